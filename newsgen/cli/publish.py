"""``newsgen publish``: an article to a CMS, as a draft unless somebody approved it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from newsgen.cli.frame.moment import Moment
from newsgen.cli.frame.newsroom import newsroom
from newsgen.cli.frame.outbox import outbox_option, send, wait_option
from newsgen.cli.frame.settings import Settings


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
def publish(
    ctx: click.Context,
    /,
    path: Path,
    names: tuple[str, ...],
    image: Path | None,
    wish: str | None,
    wait: float,
    outbox_path: Path | None,
    **options: Any,
) -> None:
    """기사를 CMS에 보냅니다. 같은 판을 여러 번 보내도 한 번만 들어갑니다."""
    from newsgen.acts import publishing
    from newsgen.deliveries.ordering import Wish

    settings: Settings = ctx.obj
    desk = newsroom(settings, outbox_path)
    wanted = publishing.Wanted(names, image=image, wish=Wish(wish or ""), **options)
    ctx.exit(send(desk, publishing.ordered(desk, path, wanted), wait=wait))
