"""``newsgen fetch``: a session's prices and rates into the store, as far as they are missing there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.cli.frame.fetched import fetched
from newsgen.cli.frame.options import json_option, market_option, session_option
from newsgen.cli.frame.settings import Settings
from newsgen.errors import SourceUnreachable, UsageProblem

if TYPE_CHECKING:
    from newsgen.fetching import Done
    from newsgen.markets import Market, Session


@click.command(options_metavar="[옵션]")
@session_option
@market_option
@click.option(
    "--deadline",
    type=click.FloatRange(min=1),
    default=240.0,
    show_default=True,
    metavar="초",
    help="이 시간이 지나면 받은 것만 저장하고 끝냅니다.",
)
@click.option("--history", is_flag=True, help="구성 종목의 지난 1년도 받습니다(종목마다 요청 하나).")
@click.option("--live", is_flag=True, help="지금 열린 장의 15분봉을 받습니다. 장중 판(us-midday)에 씁니다.")
@json_option
@click.pass_obj
def fetch(
    settings: Settings,
    date: dt.datetime | None,
    market: Market,
    deadline: float,
    history: bool,
    live: bool,
    as_json: bool,
) -> None:
    """하루의 시세와 금리를 받아 저장소에 넣습니다. 이미 있는 것은 다시 받지 않습니다."""
    from newsgen import config
    from newsgen.cli.frame.screen import told
    from newsgen.fetching import Order, unasked
    from newsgen.sources.source import Occasion
    from newsgen.store import Store, default_path

    if live and history:
        raise UsageProblem("--live와 --history는 함께 쓸 수 없습니다.")
    order = Order(
        session=_running(market, date) if live else _finished(market, date),
        desk=config.load(settings.config),
        occasion=Occasion.LIVE if live else Occasion.CLOSE,
        whole_year=history,
    )
    session = order.session
    with Store.open(settings.store or default_path(), create=True) as store:
        done = fetched(store, order, deadline=deadline)
        there = store.of(session.market).counts(session.day)
    if as_json:
        click.echo(_json(session, done), nl=False)
    else:
        if not live and done.requests and (line := unasked(session.market, order.desk)):
            told(f"알림: {line}")
        click.echo(_live(store.path, session, done) if live else _summary(store.path, session, done, there))
    if not live and not there:
        raise SourceUnreachable(_nothing(session, done))


def _finished(market: Market, date: dt.datetime | None) -> Session:
    from newsgen import markets
    from newsgen.markets import hours

    day = date.date() if date else markets.latest_finished(market, dt.datetime.now(dt.UTC)).day
    return hours.finished(market, day)


def _running(market: Market, date: dt.datetime | None) -> Session:
    from newsgen import markets

    return markets.session(market, date.date() if date else dt.datetime.now(market.zone).date())


def _live(path: Path, session: Session, done: Done) -> str:
    until = max(one.start for one in done.bars) + dt.timedelta(minutes=15)
    clock = until.astimezone(session.market.zone)
    return (
        f"{path}: {session} 장중 시세 {len({one.symbol for one in done.bars}):,}종목, "
        f"{session.market.nouns.place} {clock:%H:%M}까지. 요청 {done.requests:,}번.{_failed(done)}"
    )


def _summary(path: Path, session: Session, done: Done, there: int) -> str:
    if there and not done.requests:
        return f"{path}: {session} 시세는 이미 다 있습니다({there:,}종목). 요청하지 않았습니다."
    return (
        f"{path}: {session} 시세 {there:,}종목. 요청 {done.requests:,}번으로 "
        f"{done.written.added:,}건을 더하고 {done.written.changed:,}건을 고쳤습니다.{_failed(done)}"
    )


def _nothing(session: Session, done: Done) -> str:
    """Say that the session has no price after a fetch: why is told already, or nobody was asked for any."""
    why = "위의 까닭을 보십시오." if done.failures else "newsgen import로 넣으십시오."
    return f"{session} 시세를 하나도 받지 못했습니다. {why}"


def _failed(done: Done) -> str:
    return f" 못 받은 것 {len(done.failures):,}건." if done.failures else ""


def _json(session: Session, done: Done) -> bytes:
    import msgspec

    from newsgen.outputs.desk import FetchFailure, FetchListing

    told = FetchListing(
        session=session.day, origin=done.origin, requests=done.requests_to_origin, added=done.written.added,
        changed=done.written.changed, same=done.written.same, bars=len(done.bars),
        failures=tuple(FetchFailure(symbol=one.symbol, cause=one.cause) for one in done.failures),
        notices=done.notices,
    )  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"
