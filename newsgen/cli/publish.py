"""``newsgen publish``: an article to a CMS, as a draft unless somebody approved it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from newsgen import plain
from newsgen.cli.frame.moment import Moment
from newsgen.cli.frame.outbox import open_outbox, outbox_option, send, wait_option
from newsgen.cli.frame.settings import Settings
from newsgen.errors import UsageProblem

if TYPE_CHECKING:
    from newsgen.deliveries.copy import Image

_IMAGES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp"}


@click.command(options_metavar="[옵션]")
@click.argument("path", metavar="기사.json", type=click.Path(path_type=Path))
@click.option(
    "--to", "names", required=True, multiple=True, metavar="이름", help="설정의 [cms.이름]. 여럿도 됩니다."
)
@click.option(
    "--status",
    type=click.Choice(["draft", "pending", "future", "publish"]),
    help="CMS에 둘 상태. 기본은 설정의 status(draft). publish와 future는 승인이 있어야 합니다.",
)
@click.option(
    "--at", type=Moment(), metavar="시각", help="--status future로 나갈 시각(한국시간, 2025-08-14T06:30)."
)
@click.option(
    "--image",
    type=click.Path(path_type=Path),
    metavar="그림",
    help="대표 이미지(PNG, JPEG, WebP). 기본은 기사 옆의 같은 이름 PNG, 없으면 그려서.",
)
@click.option(
    "--merge",
    "wish",
    flag_value="merge",
    help="데스크가 CMS에서 고친 말을 두고, 바뀐 수치와 문장만 새 판으로 바꿉니다.",
)
@click.option("--again", "wish", flag_value="again", help="데스크가 CMS에서 지운 글을 새로 만듭니다.")
@wait_option
@outbox_option
@click.pass_context
def publish(ctx: click.Context, /, wait: float, outbox_path: Path | None, **options: Any) -> None:
    """기사를 CMS에 보냅니다. 같은 판을 여러 번 보내도 한 번만 들어갑니다."""
    from newsgen import config
    from newsgen.cli.frame.proved import proved
    from newsgen.deliveries.kinds import targets
    from newsgen.deliveries.ordering import Wish, order
    from newsgen.deliveries.picture import drawn

    settings: Settings = ctx.obj
    wanted = Wanted(**options)
    desk = config.load(settings.config)
    picture = _image(wanted.path, wanted.image)
    targets(desk.cms, wanted.names)  # a name or a secret that is missing is told before anything is kept
    with open_outbox(outbox_path) as outbox:
        article = proved(settings, wanted.path, outbox, desk)
        picture = picture or drawn(article, desk.newsroom.name)
        rows = [
            order(outbox, article, name, wanted.status or desk.cms[name].status, wanted.at, picture,
                  wish=Wish(wanted.wish or ""))
            for name in wanted.names
        ]  # fmt: skip
        code = send(outbox, desk, wanted.names, rows, wait)
    ctx.exit(code)


class Wanted(NamedTuple):
    """The options of ``publish``, by their names."""

    path: Path
    names: tuple[str, ...]
    status: str | None
    at: dt.datetime | None
    image: Path | None
    wish: str | None


def _image(article: Path, named: Path | None) -> Image | None:
    """Read the picture that was named, or the one that stands beside the article."""
    from newsgen.deliveries.copy import Image

    path = named or article.with_suffix(".png")
    if named is None and not path.is_file():
        return None
    kind = _IMAGES.get(path.suffix.lower())
    if kind is None:
        raise UsageProblem(f"{path}: 대표 이미지로 쓸 수 있는 것은 PNG, JPEG, WebP입니다.")
    try:
        return Image(body=path.read_bytes(), media_type=kind)
    except OSError as error:
        raise UsageProblem(f"{path}: 그림을 읽을 수 없습니다({plain.reason(error)}).") from error
