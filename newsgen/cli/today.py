"""``newsgen today``: a session's prices in, its article out."""

from __future__ import annotations

import datetime as dt
import math
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from newsgen.cli.frame.article import require_example
from newsgen.cli.frame.fetched import fetched
from newsgen.cli.frame.formats import formats_of, formats_option, out_option
from newsgen.cli.frame.moment import known_at_option
from newsgen.cli.frame.options import LISTED, Listing, at_option, edition_option, session_option
from newsgen.cli.frame.outbox import open_outbox, outbox_option, wait_option
from newsgen.cli.frame.proved import with_demo_notes
from newsgen.cli.frame.screen import say, told
from newsgen.cli.frame.settings import Settings
from newsgen.cli.frame.stores import nothing_of, of_the_demo, opened
from newsgen.cli.frame.when import day_of, day_of_the_demo, moment_of
from newsgen.errors import Held, NoSession, SourceUnreachable, UsageProblem

if TYPE_CHECKING:
    from newsgen.config import Config
    from newsgen.markets import Session
    from newsgen.model import Article, Output
    from newsgen.store import Store


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
    from newsgen.cli.frame.unattended import loaded

    settings: Settings = ctx.obj
    wanted = Wanted(**options)
    if to and wanted.demo:
        raise UsageProblem("예시 기사는 보낼 수 없습니다. --demo와 --publish를 함께 쓰지 마십시오.")
    alone = bool(to) or log is not None
    read = loaded(settings, outbox_path) if alone else config.load(settings.config)
    desk = _with_notes(read, wanted)
    if not alone:
        _made(settings, desk, wanted, outbox_path)
        return
    from newsgen.deliveries.outbox import default_path
    from newsgen.deliveries.unattended import Making, Plan, run

    out = wanted.out or Path(desk.output)
    plan = Plan(wanted.article, to, log, outbox_path or default_path(), wait, out)
    making = Making(
        lambda: _made(settings, desk, wanted, outbox_path), lambda _: _left_out(settings, desk, wanted)
    )
    ctx.exit(run(plan, desk, making, tell=told))


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
        return moment_of(self.edition, self.date, self.at)

    @property
    def session(self) -> dt.date:
        """The session that the article is about."""
        if self.moment is not None:
            return self.moment.date()
        return day_of_the_demo(self.edition, self.date) if self.demo else day_of(self.edition, self.date)

    @property
    def article(self) -> str:
        """The id of the article."""
        return f"{self.session}-{self.edition}"


def _require_morning(wanted: Wanted) -> None:
    """Raise NoSession where only the session that was over today is wanted, and the last one is not that."""
    if not wanted.morning or wanted.date is not None:
        return
    from newsgen import markets
    from newsgen.editions import edition_named
    from newsgen.markets.hours import over_today, settling

    market, now = markets.named(edition_named(wanted.edition).market), dt.datetime.now(dt.UTC)
    if over_today(market, now) is None:
        when = "오늘 아침(한국시간)에" if market.nouns.local else "오늘"
        raise NoSession(
            f"{when} 끝난 {market.nouns.stocks} 거래일이 아직 없습니다. "
            f"마지막 거래일: {wanted.session}{settling(market, now)}"
        )


def _left_out(settings: Settings, desk: Config, wanted: Wanted) -> tuple[str, ...]:
    """Name the best of what the article does not tell."""
    from newsgen import pipeline
    from newsgen.cli.frame.left_out import named
    from newsgen.editions import edition_named

    with opened(settings) as store:
        day = pipeline.computed(store, edition_named(wanted.edition), wanted.session, desk, at=wanted.moment)
    return named(day)


def _made(settings: Settings, desk: Config, wanted: Wanted, outbox_path: Path | None) -> Article:
    """Fetch, build and write the article; print it."""
    from newsgen import outputs, pipeline
    from newsgen.editions import edition_named
    from newsgen.outputs.versions import standing

    _require_morning(wanted)
    chosen = formats_of(wanted.formats)
    demo, out = wanted.demo, wanted.out or Path(desk.output)
    if demo:
        require_example(out / f"{wanted.session}" / f"{wanted.edition}.json")
    offline = wanted.offline or wanted.known_at is not None
    with of_the_demo(wanted.edition) if demo else opened(settings, create=not offline) as store:
        moment, session = wanted.moment, wanted.session
        told_of = pipeline.session_of(edition_named(wanted.edition), session, moment)
        trouble = None if offline or demo else _refreshed(store, told_of, desk, live=moment is not None)
        asked = Asked(session, wanted.edition, moment, wanted.known_at)
        fresh = _built(store, asked, desk, trouble)
        version = Version(fresh) if demo else _sealed(fresh, store, desk, outbox_path)
    article = version.article
    issue = outputs.Issue.of(desk, at=dt.datetime.now(dt.UTC))
    named = [*chosen, *sorted(standing(article, out) - {*chosen})]  # those from before keep up
    made = {name: outputs.OUTPUTS[name](article, issue) for name in {*named, "txt"}}
    written = _written(version, [made[name] for name in named], out)
    for path in written:
        click.echo(f"썼습니다: {path}", err=True)
    if "png" in chosen and not version.is_next and not any(path.suffix == ".png" for path in written):
        say(f"알림: {out / made['png'].filename}에 데스크가 둔 그림이 있어 그대로 두었습니다.", err=True)
    for flag in dict.fromkeys((*fresh.flags, *article.flags)):
        say(f"확인: {flag}", err=True)
    click.echo(made["txt"].body.decode(), nl=False)
    return article


class Version(NamedTuple):
    """An article, and whether another version of it is what readers see."""

    article: Article
    is_next: bool = False


def _sealed(fresh: Article, store: Store, desk: Config, outbox_path: Path | None) -> Version:
    """Return the version that an article is, sealed as newsgen's own."""
    from newsgen.deliveries.approved import approved
    from newsgen.succession import succeed

    with open_outbox(outbox_path) as outbox:
        now = dt.datetime.now(dt.UTC).replace(microsecond=0)
        article = succeed(fresh, store, outbox, desk, now)
        printed = approved(outbox, article.id)
    return Version(article, is_next=printed is not None and printed.revision < article.revision)


def _written(version: Version, made: list[Output], out: Path) -> list[Path]:
    """Write an article; a version that is to take the place of the one in print stands beside it."""
    from newsgen import outputs
    from newsgen.outputs.versions import draft, drop_drafts

    article = version.article
    if not version.is_next:
        for path in [] if article.demo else drop_drafts(article, out):
            click.echo(f"지웠습니다: {path}(지금은 승인된 판과 다를 것이 없습니다)", err=True)
        return outputs.write(made, out)
    written = draft(article, out)
    say(
        f"알림: 승인된 판과 달라져 v{article.revision} 초안으로 썼습니다. "
        f"읽고 승인하십시오: newsgen approve {shlex.quote(str(written[0]))} --by 이름",
        err=True,
    )
    return written


class Asked(NamedTuple):
    """What article is asked for, by the names that the pipeline gives it."""

    session: dt.date
    edition: str
    at: dt.datetime | None
    known_at: dt.datetime | None


def _with_notes(desk: Config, wanted: Wanted) -> Config:
    """Return the settings with the notes that were asked for; the demo brings its own."""
    import msgspec

    if wanted.notes is None:
        return with_demo_notes(desk, wanted.edition) if wanted.demo else desk
    return msgspec.structs.replace(desk, notes=str(wanted.notes))


def _refreshed(store: Store, session: Session, desk: Config, *, live: bool) -> SourceUnreachable | None:
    """Fetch what the store lacks of a session, or its bars so far; return why that failed, if it did."""
    from newsgen.fetching import Order
    from newsgen.sources.source import Occasion

    occasion = Occasion.LIVE if live else Occasion.CLOSE
    try:
        fetched(store, Order(session=session, desk=desk, occasion=occasion))
    except SourceUnreachable as trouble:
        return trouble
    return None


def _built(store: Store, asked: Asked, desk: Config, trouble: SourceUnreachable | None) -> Article:
    """Build the article; without a source, from what the store has, if that is fit to print.

    Where the store lacks the session, what the source answered is raised: it is the cause, and what to mend.
    """
    try:
        article = _build(store, asked, desk)
    except Held as held:
        if trouble is None:
            raise
        if not _has(store, asked):
            raise trouble from held
        raise Held(f"{held} 새로 받지도 못했습니다: {trouble}") from held
    if trouble:
        say(f"저장소에 있는 시세로 씁니다. {trouble}", err=True)
    return article


def _has(store: Store, asked: Asked) -> bool:
    """Tell whether the store has a session that is over: the gate, and no source, keeps its article back."""
    from newsgen import markets
    from newsgen.editions import edition_named

    if asked.at is not None:  # its bars so far are what the source did not give
        return False
    market = markets.named(edition_named(asked.edition).market)
    closes = store.of(market).window(asked.session, asked.session, market.indices).close
    return not all(map(math.isnan, closes.flat))


def _build(store: Store, asked: Asked, desk: Config) -> Article:
    """Build the article; where the session is held, say what the store does have."""
    from newsgen import markets, pipeline
    from newsgen.editions import edition_named

    try:
        return pipeline.build(store, config=desk, **asked._asdict())
    except Held as held:
        market = markets.named(edition_named(asked.edition).market)
        latest = store.of(market).latest_session()
        having = f"저장소의 마지막 거래일은 {latest}입니다." if latest else nothing_of(market, store.path)
        raise Held(f"{held} {having}") from held
