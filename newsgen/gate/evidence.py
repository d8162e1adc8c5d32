"""What speaks for or against a session's closes besides themselves: quotes, bars, what others publish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsgen.markets import Session
from newsgen.snapshot.snapshot import Observations, Snapshot
from newsgen.sources.batch import INVESTORS, Bar
from newsgen.store import MarketStore, Revision, Store

YEAR = dt.timedelta(days=372)
"""As far back as a 52-week high can lie."""
WEEKS = dt.timedelta(days=45)
"""As far back as a rate lies that a figure is computed from: odds of a month before."""
BAR = dt.timedelta(minutes=15)
EARLIER = dt.timedelta(days=15)
"""How far back a session's bars are looked for: ten sessions."""
_NONE = np.empty(0)


Floats = npt.NDArray[np.float64]


class Quote(NamedTuple):
    """The last price of a symbol and when it was made; ``time`` has a time zone."""

    price: float
    time: dt.datetime

    def is_of(self, session: Session) -> bool:
        """Tell whether it was made on the day of a session, by the market's clock."""
        return self.time.astimezone(session.market.zone).date() == session.day


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """All of it is optional: a check without its witness says nothing."""

    now: dt.datetime | None = None
    """When the question is asked."""
    fetched: dt.datetime | None = None
    """When most of the session's closes had last been asked for, of those that did not come from files."""
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    """The source's own last price of each symbol."""
    bars: Mapping[str, Quote] = field(default_factory=dict)
    """The close of each index's last bar of the session, and when that bar ended."""
    quarters: Mapping[str, Sequence[Bar]] = field(default_factory=dict)
    """The bars of each index of a session so far, and of some sessions before it, by start."""
    official: Mapping[str, Observations] = field(default_factory=dict)
    """Closes of indices as somebody else publishes them, by our symbol."""
    strays: Mapping[dt.date, int] = field(default_factory=dict)
    """How many prices are stored of days without a session, since the session before."""
    revisions: tuple[Revision, ...] = ()
    """Closes of the year up to the session that imports replaced, oldest change first."""
    averages: Mapping[str, Mapping[dt.date, float]] = field(default_factory=dict)
    """Series of a currency's average of the day before -> its values of the last weeks by their dates."""
    flows: tuple[Revision, ...] = ()
    """What investors bought on days of the last weeks and imports replaced, oldest change first."""
    rates: tuple[Revision, ...] = ()
    """The same of rates, of the last weeks."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Quoted:
    """The quotes of a session's day whose symbols have a close of it, side by side."""

    symbols: tuple[str, ...]
    close: Floats
    price: Floats
    time: Floats
    """Seconds since 1970."""


def quoted(snapshot: Snapshot, evidence: Evidence) -> Quoted:
    """Return the quotes that speak of a session's closes."""
    begins, ends = (
        dt.datetime.combine(snapshot.day + dt.timedelta(days=n), dt.time(), snapshot.market.zone).timestamp()
        for n in (0, 1)
    )
    if not evidence.quotes:
        return Quoted(symbols=(), close=_NONE, price=_NONE, time=_NONE)
    closes = {symbol: float(one.close[-1]) for symbol, one in snapshot.series.items() if one.here}
    if snapshot.panel.close.shape[0]:
        closes = dict(zip(snapshot.panel.symbols, snapshot.panel.close[-1].tolist(), strict=True)) | closes
    symbols = tuple(symbol for symbol in evidence.quotes if symbol in closes)
    told = [evidence.quotes[symbol] for symbol in symbols]
    close = np.array([closes[symbol] for symbol in symbols], dtype=np.float64)
    price = np.array([one.price for one in told], dtype=np.float64)
    time = np.array([one.time.timestamp() for one in told], dtype=np.float64)
    of_day = np.flatnonzero(np.isfinite(close) & (time >= begins) & (time < ends))
    return Quoted(
        symbols=tuple(symbols[at] for at in of_day.tolist()),
        close=close[of_day],
        price=price[of_day],
        time=time[of_day],
    )


def gather(
    store: Store,
    session: Session,
    *,
    now: dt.datetime | None = None,
    fetched: dt.datetime | None = None,
    quotes: Mapping[str, Quote] | None = None,
) -> Evidence:
    """Return what the store knows besides the market of a session; what is given stands in its place."""
    ours, ended = store.of(session.market), {}
    if quotes is None:
        quotes = {symbol: Quote(one.price, one.at) for symbol, one in ours.last_trades(session.day).items()}
    bounds = session.market.bounds
    for symbol in bounds.bars:
        bars = ours.bars(symbol, session.day)
        if bars:
            ended[symbol] = Quote(bars[-1].close, bars[-1].start + BAR)
    official = {}
    for symbol, series in bounds.official.series.items() if bounds.official else ():
        days, values = store.rates(series, session.day)
        if days.size:
            official[symbol] = Observations(days=days, values=values)
    closed = _closed_days(session.previous.day, session.day)
    apart = session.market.apart
    strays = {day: count for day in closed if (count := ours.counts(day, apart=apart))}
    return Evidence(
        now=now,
        fetched=fetched or _fetched(ours, session),
        quotes=quotes,
        bars=ended,
        official=official,
        strays=strays,
        revisions=tuple(ours.rewritten(session.day - YEAR, session.day)),
        averages=_averages(store, session),
        flows=_flows(ours, session),
        rates=tuple(store.rates_rewritten(session.day - WEEKS, session.day + dt.timedelta(days=1))),
    )


def gather_so_far(store: Store, session: Session, until: dt.datetime) -> Evidence:
    """Return what the store knows besides the market of a session as it stood at a moment."""
    ours, since = store.of(session.market), session.day - EARLIER
    bars = {name: ours.bars(name, session.day, since=since) for name in session.market.bounds.bars}
    known = {name: [bar for bar in rows if bar.start + BAR <= until] for name, rows in bars.items()}
    return Evidence(quarters=known)


def _averages(store: Store, session: Session) -> dict[str, dict[dt.date, float]]:
    """Return the averages that are no closes, up to the day after a session: that of the session itself."""
    first, last = session.day - WEEKS, session.following.day
    found = {}
    for name in filter(None, (one.average for one in session.market.currencies)):
        days, values = store.rates(name, last, first=first)
        found[name] = dict(zip(days.astype("datetime64[D]").tolist(), values.tolist(), strict=True))
    return found


def _flows(ours: MarketStore, session: Session) -> tuple[Revision, ...]:
    """Return what was replaced of the final figures of who bought and sold."""
    boards = {one.name for one in session.market.boards}
    told = ours.revisions(since=session.day - WEEKS) if boards else []
    kept = (one for one in told if one.symbol in boards and one.date <= session.day)
    return tuple(one for one in kept if one.field in INVESTORS)


def _fetched(ours: MarketStore, session: Session) -> dt.datetime | None:
    """Return when all but a tenth of the closes had been asked for or later; None where none was."""
    moments = sorted(ours.asked(session.day).values())
    return moments[len(moments) // 10] if moments else None


def _closed_days(after: dt.date, before: dt.date) -> list[dt.date]:
    """Return the days between two sessions that follow each other."""
    return [after + dt.timedelta(days=n) for n in range(1, (before - after).days)]
