"""``newsgen fetch``: a session's prices and rates into the store, as far as they are missing there."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator, Sized
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from newsgen.cli._options import json_option, session_option
from newsgen.cli._settings import Settings
from newsgen.errors import NoSession, SourceUnreachable, UsageProblem
from newsgen.korean import attach

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from newsgen.config import Config
    from newsgen.sources.yahoo import Failure, Fetched, Known, Wanted
    from newsgen.store import Store, Written

DEADLINE = 240.0
"""Seconds that a fetch may take, all in all, unless told."""
SCHEMA = "newsgen/fetch/v1"

_NAMED = 12
"""Symbols named for each cause; the JSON has them all."""
_YEAR = dt.timedelta(days=372)
_WEEKS = dt.timedelta(days=14)
"""How far back the last economic release is looked for."""
_RECENT = 10
"""Sessions in which a hole is asked for again."""


@click.command(options_metavar="[옵션]")
@session_option
@click.option(
    "--deadline",
    type=click.FloatRange(min=1),
    default=DEADLINE,
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
    deadline: float,
    history: bool,
    live: bool,
    as_json: bool,
) -> None:
    """야후의 하루 시세와 연준의 금리를 받아 저장소에 넣습니다. 이미 있는 것은 다시 받지 않습니다."""
    from newsgen import calendars, config, markets
    from newsgen.markets import hours
    from newsgen.store import Store, default_path

    if live:
        _fetch_live(settings, date, deadline, history=history, as_json=as_json)
        return
    session = date.date() if date else calendars.latest_finished(dt.datetime.now(dt.UTC), "XNYS")
    hours.finished(markets.named("us"), session)
    desk = config.load(settings.config)
    with Store.open(settings.store or default_path(), create=True) as store:
        done = refresh(store, session, desk, deadline=deadline, whole_year=history)
        there = store.of(markets.named("us")).counts(session)
    if as_json:
        click.echo(_json(session, done), nl=False)
    else:
        click.echo(_summary(store.path, session, done, there))
    if not there:
        raise SourceUnreachable(f"{session} 시세를 하나도 받지 못했습니다. 위의 까닭을 보십시오.")


def _fetch_live(
    settings: Settings, date: dt.datetime | None, deadline: float, *, history: bool, as_json: bool
) -> None:
    """Fetch the bars of the session that runs."""
    from newsgen import calendars, config
    from newsgen.cli import _live
    from newsgen.store import Store, default_path

    if history:
        raise UsageProblem("--live와 --history는 함께 쓸 수 없습니다.")
    session = date.date() if date else dt.datetime.now(calendars.NEW_YORK).date()
    if not calendars.is_session(session, "XNYS"):
        raise NoSession(f"{attach(f'{session}', '은/는')} 뉴욕증시가 열리는 날이 아닙니다.")
    desk = config.load(settings.config)
    with Store.open(settings.store or default_path(), create=True) as store:
        done = _live.refresh(store, session, desk, deadline=deadline)
    if as_json:
        click.echo(_json(session, done), nl=False)
        return
    bars = list(done.fetched.batch.bars)
    until = max(one.start for one in bars) + dt.timedelta(minutes=15)
    failed = f" 못 받은 것 {len(done.fetched.failures):,}건." if done.fetched.failures else ""
    click.echo(
        f"{store.path}: {session} 장중 시세 {len({one.symbol for one in bars}):,}종목, 뉴욕 "
        f"{until.astimezone(calendars.NEW_YORK):%H:%M}까지. 요청 {done.fetched.requests:,}번.{failed}"
    )


class Refreshed(NamedTuple):
    """What a fetch brought and what the store made of it."""

    fetched: Fetched
    written: Written


def refresh(
    store: Store, session: dt.date, desk: Config, *, deadline: float = DEADLINE, whole_year: bool = False
) -> Refreshed:
    """Fetch what the store lacks of ``session``, write it, and tell on stderr what could not be had.

    Another fetch into the same store is waited for, within the deadline.

    Raises:
        SourceUnreachable: Yahoo does not answer, or does not have the session yet; nothing is changed.
        StoreProblem: the store cannot be written to, or another fetch does not end.

    """
    from newsgen.cli import _official
    from newsgen.cli._alone import alone
    from newsgen.sources import yahoo

    ends = time.monotonic() + deadline
    with alone(store.path, deadline) as cache, bar() as progress:
        known, wanted = _known(store, session), _wanted(store, session, desk, whole_year=whole_year)
        left = max(ends - time.monotonic(), 1.0)
        fetched = yahoo.fetch(wanted, known, cache=cache, deadline=left, progress=progress)
        written = _write(store, fetched)
        _official.refresh(store, session, seconds=max(ends - time.monotonic(), 1.0), told=_missed)
    if not wanted.members:
        click.echo("알림: 구성 종목 명단이 없어 지수와 대형주만 받았습니다.", err=True)
    tell(fetched)
    return Refreshed(fetched, written)


def _wanted(store: Store, session: dt.date, desk: Config, *, whole_year: bool) -> Wanted:
    from newsgen import markets
    from newsgen.sources.yahoo import Wanted

    ours = store.of(markets.named("us"))
    members = frozenset[str]().union(*(ours.members(each.name, session) for each in ours.market.universes))
    return Wanted(
        session=session,
        stocks=tuple(dict.fromkeys(symbol for basket in desk.baskets.values() for symbol in basket)),
        members=members,
        whole_year=whole_year,
    )


def _known(store: Store, session: dt.date) -> Known:
    """Sum up what the store has of the year up to ``session``."""
    import numpy as np

    from newsgen import markets
    from newsgen.sources.yahoo import Known

    ours = store.of(markets.named("us"))
    window = ours.window(session - _YEAR, session)
    there = np.isfinite(window.close)
    days: list[dt.date] = window.days.tolist()
    last, gaps = {}, {}
    for column, symbol in enumerate(window.symbols):
        rows = np.flatnonzero(there[:, column])
        if not rows.size:
            continue
        at = int(rows[-1])
        last[symbol] = days[at], float(window.close[at, column])
        recent = max(int(rows[0]), len(days) - _RECENT)
        holes = np.flatnonzero(~there[recent:at, column])
        if holes.size:
            gaps[symbol] = days[recent + int(holes[0])]
    rates = {}
    for series in store.series():
        dates, _ = store.rates(series, session)
        if dates.size:
            rates[series] = dates[-1].item()
    came = [one.date for one in store.releases(session - _WEEKS, session) if one.actual is not None]
    return Known(
        last=last,
        first_gap=gaps,
        closes=dict(zip(window.symbols, there.sum(axis=0).tolist(), strict=True)),
        rates=rates,
        named=frozenset(ours.instruments()),
        released=max(came, default=None),
    )


def _write(store: Store, fetched: Fetched) -> Written:
    from newsgen.store import Written

    batch = fetched.batch
    prices = len(batch.prices) if isinstance(batch.prices, Sized) else 0
    if not (prices or batch.rates or batch.splits or batch.instruments or batch.releases):
        return Written()
    return store.write(batch, now=dt.datetime.now(dt.UTC))


@contextlib.contextmanager
def bar() -> Iterator[Callable[[int, int], None]]:
    """Show a progress bar on stderr, from the first request that is done."""
    with contextlib.ExitStack() as shown:
        bar: ProgressBar[int] | None = None

        def progress(done: int, total: int) -> None:
            nonlocal bar
            if bar is None:
                made = click.progressbar(length=total, label="시세를 받는 중", file=sys.stderr)
                bar = shown.enter_context(made)
            bar.length = total
            bar.update(done - bar.pos)

        yield progress


def _missed(what: str) -> None:
    click.echo(f"못 받음: {what}", err=True)


def tell(fetched: Fetched) -> None:
    """Say on stderr what the editor must know and what could not be had, one line a cause."""
    for notice in fetched.batch.notices:
        click.echo(f"알림: {notice}", err=True)
    by_cause: dict[str, list[str]] = {}
    for failure in fetched.failures:
        by_cause.setdefault(failure.cause, []).append(failure.symbol)
    for cause, symbols in sorted(by_cause.items(), key=lambda found: -len(found[1])):
        more = f" 외 {len(symbols) - _NAMED:,}종목" if len(symbols) > _NAMED else ""
        _missed(f"{cause}: {', '.join(symbols[:_NAMED])}{more}")


def _summary(path: Path, session: dt.date, done: Refreshed, there: int) -> str:
    fetched, written = done
    if not fetched.requests:
        return f"{path}: {session} 시세는 이미 다 있습니다({there:,}종목). 요청하지 않았습니다."
    failed = f" 못 받은 것 {len(fetched.failures):,}건." if fetched.failures else ""
    return (
        f"{path}: {session} 시세 {there:,}종목. 요청 {fetched.requests:,}번으로 {written.added:,}건을 더하고 "
        f"{written.changed:,}건을 고쳤습니다.{failed}"
    )


def _json(session: dt.date, done: Refreshed) -> bytes:
    import msgspec

    fetched, written = done
    failures: list[Failure] = list(fetched.failures)
    told = {
        "schema": SCHEMA,
        "session": session,
        "origin": fetched.batch.origin,
        "requests": fetched.requests,
        "added": written.added,
        "changed": written.changed,
        "same": written.same,
        "bars": len(list(fetched.batch.bars)),
        "failures": [failure._asdict() for failure in failures],
        "notices": fetched.batch.notices,
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"
