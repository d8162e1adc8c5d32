"""``newsgen heartbeat``: is the day's article there? People hear of it where it is not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.options import edition_option, session_option
from newsgen.cli.frame.outbox import outbox_option
from newsgen.cli.frame.screen import told
from newsgen.cli.frame.settings import Settings
from newsgen.errors import DeliveryProblem, NewsgenError, NoSession, UsageProblem

if TYPE_CHECKING:
    from newsgen.config import Config
    from newsgen.markets import Session

BY = "06:45"
"""Korean time by which New York's article should be there: it ends at 06:00 in winter."""


@click.command(options_metavar="[옵션]")
@click.option(
    "--by",
    type=click.DateTime(["%H:%M"]),
    default=BY,
    show_default=True,
    metavar="시각",
    help="기사가 있어야 할 한국시간. 그 전에는 아무것도 알리지 않습니다.",
)
@click.option(
    "--to",
    "targets",
    multiple=True,
    metavar="이름",
    help="들어가 있어야 할 [cms.이름]. 여럿도 됩니다. 기본은 설정의 모두.",
)
@click.option(
    "--log",
    type=click.Path(path_type=Path),
    metavar="파일",
    help="today --log가 쓰는 파일. 까닭을 여기서 찾습니다.",
)
@session_option
@edition_option
@outbox_option
@click.pass_context
def heartbeat(
    ctx: click.Context,
    by: dt.datetime,
    targets: tuple[str, ...],
    log: Path | None,
    date: dt.datetime | None,
    edition: str,
    outbox_path: Path | None,
) -> None:
    """그날 기사가 제때 있는지 보고, 없으면 [notify]로 까닭과 함께 한 번 알립니다.

    있으면 0, 거래일이 아니었으면 3, 없으면 6으로 끝납니다.
    """
    from newsgen.cli.frame.unattended import loaded
    from newsgen.deliveries.people import bare
    from newsgen.deliveries.word import Occasion

    settings: Settings = ctx.obj
    desk = loaded(settings, outbox_path)
    try:
        session = _session(edition, date, by.time())
        if session is None:
            ctx.exit(NoSession.exit_code if _is_past(by.time()) else 0)
        lines = _looked_at(desk, f"{session}-{edition}", targets or (*desk.cms,), log, outbox_path)
    except NoSession:
        raise
    except NewsgenError as problem:  # whatever keeps it from looking keeps the morning from its article
        bare(desk.notify, "", Occasion.LATE, str(problem), told)
        raise
    for line in lines:
        told(line)
    if not lines:
        click.echo(f"{session}-{edition}: 있습니다.")
    ctx.exit(DeliveryProblem.exit_code if lines else 0)


def _session(edition: str, date: dt.datetime | None, by: dt.time) -> Session | None:
    """Return the session whose article should be there by now; say why there is none."""
    from newsgen import markets, pipeline
    from newsgen.editions import edition_named
    from newsgen.markets.hours import over_today

    kind = edition_named(edition)
    if kind.live:
        raise UsageProblem(f"장중 판은 보지 않습니다. --edition {kind.instead}처럼 쓰십시오.")
    if date is not None:
        return pipeline.session_of(kind, date.date())
    if not _is_past(by):
        click.echo(f"아직 {by:%H:%M} 전입니다.")
        return None
    market = markets.named(kind.market)
    found = over_today(market, dt.datetime.now(dt.UTC))
    if found is None or (kind.weekly and not found.is_last_of_week):
        click.echo(f"{market.nouns.stocks} 기사가 나올 때가 아닙니다.")
        return None
    return found


def _is_past(by: dt.time) -> bool:
    from newsgen.calendars import SEOUL

    return dt.datetime.now(SEOUL).time() >= by


def _looked_at(
    desk: Config, article: str, targets: tuple[str, ...], log: Path | None, outbox_path: Path | None
) -> list[str]:
    """Look for an article, and tell people of what is missing; return that in Korean."""
    from newsgen.deliveries.heartbeat import missing
    from newsgen.deliveries.outbox import Outbox, default_path
    from newsgen.deliveries.people import People
    from newsgen.deliveries.word import Occasion

    with Outbox(outbox_path or default_path()) as outbox:
        found = missing(outbox, desk.cms, article, targets, log)
        people = People(outbox, desk, told)
        for name, line in found:
            people.of_article(article, Occasion.LATE, line, target=name)
    return [line for _, line in found]
