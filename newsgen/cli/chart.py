"""``newsgen chart``: the pictures of an article, or of a session, as files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

import click

from newsgen.cli.frame.options import LISTED, Listing, at_option, date_option, edition_option
from newsgen.cli.frame.screen import say
from newsgen.cli.frame.settings import Settings
from newsgen.cli.frame.stores import opened
from newsgen.cli.frame.when import day_of, day_of_the_demo, moment_of
from newsgen.errors import NewsgenError, UsageProblem

if TYPE_CHECKING:
    from newsgen.config import Config
    from newsgen.model import Article, Chart, Output

Made: TypeAlias = "dict[str, list[Output]]"
"""Kind of picture -> the files made of it."""

SHARE = "share"
"""The picture that stands for an article where it is shared; it is of no session without one."""


def _kinds() -> str:
    from newsgen.story.pictures import KINDS

    return ", ".join((*KINDS, SHARE))


@click.command(options_metavar="[옵션]", short_help="기사나 거래일의 그래프를 SVG나 PNG로 그립니다.")
@click.argument("article", metavar="[기사.json]", type=click.Path(path_type=Path), required=False)
@date_option
@edition_option
@at_option
@click.option("--demo", is_flag=True, help="내장된 예시 시세로 그립니다. 보도에는 쓸 수 없습니다.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    cls=Listing,
    there=_kinds,
    metavar="그림",
    help=f"그릴 그림: {LISTED}. 여럿도 됩니다. 없으면 모두.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["svg", "png"]),
    default="png",
    show_default=True,
    metavar="형식",
    help="svg, png.",
)
@click.option(
    "--theme",
    type=click.Choice(["light", "dark"]),
    default="light",
    show_default=True,
    metavar="바탕",
    help="light 밝은 바탕, dark 어두운 바탕.",
)
@click.option(
    "--width",
    type=click.IntRange(320, 1600),
    default=720,
    show_default=True,
    metavar="너비",
    help="그림의 너비(픽셀). 480보다 좁으면 휴대전화에 맞춥니다.",
)
@click.option(
    "--scale",
    type=click.IntRange(1, 4),
    default=2,
    show_default=True,
    metavar="배율",
    help="PNG의 픽셀을 너비의 몇 배로 할지.",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="폴더", help="쓸 폴더. 기본은 설정의 output.")
@click.pass_obj
def chart(settings: Settings, /, article: Path | None, out: Path | None, **options: Any) -> None:
    """기사에 실린 그래프나, 기사 없이 거래일의 그래프를 그려 <폴더>/<거래일>/<판>.<그림>.<형식>에 씁니다."""
    from newsgen import config, outputs

    wanted, desk = Wanted(**options), config.load(settings.config)
    wanted.require_known()
    made = _of_article(article, wanted, desk) if article else _of_session(settings, wanted, desk)
    lacking = [kind for kind in wanted.kinds if kind not in made]
    files = [one for each in made.values() for one in each]
    if not files:
        raise NewsgenError(
            f"{', '.join(lacking)} 그림은 그릴 자료가 모자랍니다." if lacking else "그릴 그래프가 없습니다."
        )
    for kind in lacking:
        say(f"알림: {kind} 그림은 그릴 자료가 모자라 뺐습니다.", err=True)
    folder = out or Path(desk.output)
    written = outputs.write(files, folder)
    for path in written:
        click.echo(f"썼습니다: {path}")
    for left in (path for one in files if (path := folder / one.filename) not in written):
        say(f"알림: {left}에 데스크가 둔 그림이 있어 그대로 두었습니다.", err=True)


class Wanted(NamedTuple):
    """The options of ``chart``, by their names."""

    date: dt.datetime | None
    edition: str
    at: dt.datetime | None
    demo: bool
    kinds: tuple[str, ...]
    form: Literal["svg", "png"]
    theme: Literal["light", "dark"]
    width: int
    scale: int

    def require_known(self) -> None:
        """Raise UsageProblem for a picture that there is none of, or that cannot be had in the format."""
        from newsgen.story.pictures import KINDS

        unknown = [kind for kind in self.kinds if kind not in (*KINDS, SHARE)]
        if unknown:
            raise UsageProblem(f"--kind {unknown[0]}: 쓸 수 있는 그림은 {', '.join((*KINDS, SHARE))}입니다.")


def _of_article(path: Path, wanted: Wanted, desk: Config) -> Made:
    """Draw what an article shows, and the picture that stands for it where that is asked for."""
    from newsgen.acts import reading

    article = reading.read(path)
    shown = [one for one in article.charts if not wanted.kinds or _kind(one) in wanted.kinds]
    made = _drawn(f"{article.session}/{article.edition}", shown, wanted)
    return made | ({SHARE: [_share(article, wanted, desk)]} if SHARE in wanted.kinds else {})


def _of_session(settings: Settings, wanted: Wanted, desk: Config) -> Made:
    """Draw the pictures of a session, whether or not an article has them."""
    from newsgen import pipeline
    from newsgen.acts import demo
    from newsgen.story.pictures import KINDS

    session = (day_of_the_demo if wanted.demo else day_of)(wanted.edition, wanted.date)
    moment = moment_of(wanted.edition, wanted.date, wanted.at)
    day = moment.date() if moment else session
    with demo.store_of(wanted.edition) if wanted.demo else opened(settings) as store:
        asked = [kind for kind in wanted.kinds or KINDS if kind != SHARE]
        shown = pipeline.pictured(store, day, wanted.edition, desk, kinds=asked, at=moment) if asked else ()
        made = _drawn(f"{day}/{wanted.edition}", shown, wanted)
        if SHARE in wanted.kinds:
            article = pipeline.build(store, day, wanted.edition, desk, at=moment)
            made[SHARE] = [_share(article, wanted, desk)]
    return made


def _kind(chart: Chart) -> str:
    """Return which picture a chart is; in articles of before the only ones were those of indices."""
    return chart.subject or "indices"


def _drawn(place: str, shown: Iterable[Chart], wanted: Wanted) -> Made:
    """Draw charts as files: ``us-close.indices.png``, and ``investors-2`` of a second one of its kind."""
    made: Made = {}
    for one in shown:
        of_kind = made.setdefault(_kind(one), [])
        name = _kind(one) + (f"-{len(of_kind) + 1}" if of_kind else "")
        of_kind.append(_file(one, f"{place}.{name}.{wanted.form}", wanted))
    return made


def _file(chart: Chart, name: str, wanted: Wanted) -> Output:
    from newsgen.model import Output
    from newsgen.outputs import charts

    if wanted.form == "svg":
        body, media = charts.svg(chart, theme=wanted.theme, width=wanted.width).encode(), "image/svg+xml"
    else:
        body = charts.png(chart, theme=wanted.theme, width=wanted.width, scale=wanted.scale)
        media = "image/png"
    return Output(format=wanted.form, filename=name, media_type=media, body=body)


def _share(article: Article, wanted: Wanted, desk: Config) -> Output:
    """Return the picture that stands for an article, beside it: a PNG, as link previews take no other."""
    from newsgen.outputs import Issue, share

    if wanted.form != "png":
        raise UsageProblem("공유 그림(share)은 PNG로만 씁니다. --format png로 하십시오.")
    return share.output(article, Issue.of(desk))
