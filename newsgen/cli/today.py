"""``newsgen today``: a session's prices in, its article out."""

from __future__ import annotations

import datetime as dt
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from newsgen.cli.frame.fetched import fetched
from newsgen.cli.frame.formats import formats_of, formats_option, out_option
from newsgen.cli.frame.moment import known_at_option
from newsgen.cli.frame.options import LISTED, Listing, at_option, edition_option, session_option
from newsgen.cli.frame.outbox import outbox_option, wait_option
from newsgen.cli.frame.screen import say, told
from newsgen.cli.frame.settings import Settings
from newsgen.cli.frame.when import day_of, day_of_the_demo, moment_of
from newsgen.errors import UsageProblem

if TYPE_CHECKING:
    from newsgen.acts.building import Made
    from newsgen.acts.newsroom import Newsroom
    from newsgen.model import Article


def _demos() -> str:
    from newsgen import markets
    from newsgen.sources.demo import DEMOS

    return ", ".join(f"{markets.named(one.market).nouns.place} {one.session}" for one in DEMOS.values())


@click.command(options_metavar="[옵션]")
@session_option
@edition_option
@click.option("--offline", is_flag=True, help="시세를 새로 받지 않고 저장소에 있는 것만 씁니다.")
@click.option(
    "--demo",
    cls=Listing,
    there=_demos,
    is_flag=True,
    help=f"내장된 예시 시세로 기사를 만듭니다({LISTED}). 보도에는 쓸 수 없습니다.",
)
@formats_option
@out_option
@at_option
@click.option(
    "--notes",
    type=click.Path(exists=True, path_type=Path),
    metavar="폴더",
    help="데스크 메모(<거래일>.toml)가 있는 폴더나 메모 파일. 기본은 설정의 notes.",
)
@known_at_option
@click.option(
    "--publish",
    "to",
    multiple=True,
    metavar="이름",
    help="기사를 설정의 [cms.이름]에, 판마다 한 번만 보냅니다. 여럿도 됩니다.",
)
@click.option(
    "--morning",
    is_flag=True,
    help="cron에서: 오늘(한국시간) 끝난 거래일이 아니면 만들지 않고 3으로 끝냅니다.",
)
@click.option(
    "--log", type=click.Path(path_type=Path), metavar="파일", help="한 일을 JSON 한 줄씩 적을 파일."
)
@wait_option
@outbox_option
@click.pass_context
def today(
    ctx: click.Context,
    /,
    to: tuple[str, ...],
    log: Path | None,
    wait: float,
    outbox_path: Path | None,
    **options: Any,
) -> None:
    """하루의 시황 기사를 만들어 화면에 내고, <폴더>/<거래일>/<판>.<형식>에 씁니다."""
    from newsgen import config
    from newsgen.acts.newsroom import Newsroom
    from newsgen.cli.frame.unattended import loaded

    settings: Settings = ctx.obj
    wanted = Wanted(**options)
    if to and wanted.demo:
        raise UsageProblem("예시 기사는 보낼 수 없습니다. --demo와 --publish를 함께 쓰지 마십시오.")
    alone = bool(to) or log is not None
    read = loaded(settings, outbox_path) if alone else config.load(settings.config)
    desk = _with_notes(Newsroom.of(read, store=settings.store, outbox=outbox_path, out=wanted.out), wanted)
    if not alone:
        _made(desk, wanted)
        return
    from newsgen.deliveries.unattended import Making, Plan, run

    plan = Plan(wanted.article, to, log, desk.outbox, wait, desk.archive.folder)
    making = Making(lambda: _made(desk, wanted), lambda _: _left_out(desk, wanted))
    ctx.exit(run(plan, desk.desk, making, tell=told))


class Wanted(NamedTuple):
    """The options of ``today``, by their names."""

    date: dt.datetime | None
    edition: str
    offline: bool
    demo: bool
    formats: str
    out: Path | None
    notes: Path | None
    at: dt.datetime | None
    known_at: dt.datetime | None
    morning: bool

    @property
    def moment(self) -> dt.datetime | None:
        """The moment that an edition of a session so far looks at; None for others."""
        return moment_of(self.edition, self.date, self.at) if not self.demo else None

    @property
    def session(self) -> dt.date:
        """The session that the article is about."""
        if self.demo:
            return day_of_the_demo(self.edition, self.date)
        return self.moment.date() if self.moment is not None else day_of(self.edition, self.date)

    @property
    def article(self) -> str:
        """The id of the article."""
        return f"{self.session}-{self.edition}"


def _with_notes(desk: Newsroom, wanted: Wanted) -> Newsroom:
    """Return the newsroom with the notes that were asked for; the demo brings its own."""
    if wanted.notes is not None:
        return desk.with_notes(wanted.notes)
    if not wanted.demo:
        return desk
    from newsgen.acts import demo

    return demo.with_notes(desk, wanted.edition)


def _left_out(desk: Newsroom, wanted: Wanted) -> tuple[str, ...]:
    """Name the best of what the article does not tell."""
    from newsgen import pipeline
    from newsgen.acts.left_out import named
    from newsgen.editions import edition_named

    edition = edition_named(wanted.edition)
    with desk.prices() as store:
        day = pipeline.computed(store, edition, wanted.session, desk.desk, at=wanted.moment)
    return named(day)


def _made(desk: Newsroom, wanted: Wanted) -> Article:
    """Fetch, build and write the article; print it."""
    from newsgen.acts import building, reading

    if wanted.morning and wanted.date is None:
        from newsgen import markets
        from newsgen.editions import edition_named

        building.require_morning(markets.named(edition_named(wanted.edition).market), wanted.session)
    chosen = formats_of(wanted.formats)
    if wanted.demo:
        reading.require_example(desk.archive.folder / f"{wanted.session}" / f"{wanted.edition}.json")
    offline = wanted.offline or wanted.demo or wanted.known_at is not None
    asked = building.Asked(wanted.session, wanted.edition, wanted.moment, wanted.known_at)
    made = building.make(
        desk,
        asked,
        chosen,
        fetch=None if offline else fetched,
        tell=lambda line: say(line, err=True),
        example=wanted.demo,
    )
    _tell(made)
    return made.article


def _tell(made: Made) -> None:
    """Tell what was written, what its editor must look at, and the article itself."""
    for path in made.dropped:
        click.echo(f"지웠습니다: {path}(지금은 승인된 판과 다를 것이 없습니다)", err=True)
    if made.is_next:
        say(
            f"알림: 승인된 판과 달라져 v{made.article.revision} 초안으로 썼습니다. "
            f"읽고 승인하십시오: newsgen approve {shlex.quote(str(made.written[0]))} --by 이름",
            err=True,
        )
    for path in made.restored:
        click.echo(f"손댄 파일을 승인한 대로 되돌렸습니다: {path}", err=True)
    if made.is_withdrawn:
        say(
            "알림: 거둬들인 기사라 되살리기 전에는 나가지 않습니다: "
            f"newsgen kill {made.article.id} --undo --by 이름",
            err=True,
        )
    for path in made.written:
        click.echo(f"썼습니다: {path}", err=True)
    if made.own_picture:
        say(f"알림: {made.own_picture}에 데스크가 둔 그림이 있어 그대로 두었습니다.", err=True)
    for flag in made.flags:
        say(f"확인: {flag}", err=True)
    click.echo(made.text, nl=False)
