"""What speaks for or against a session's closes besides themselves: quotes, bars, what others publish."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from newsgen.markets import Session
from newsgen.snapshot.snapshot import Observations
from newsgen.store import Store

BAR = dt.timedelta(minutes=15)


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
    """When the newest prices were fetched."""
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    """The source's own last price of each symbol."""
    bars: Mapping[str, Quote] = field(default_factory=dict)
    """The close of each index's last bar of the session, and when that bar ended."""
    official: Mapping[str, Observations] = field(default_factory=dict)
    """Closes of indices as somebody else publishes them, by our symbol."""
    strays: Mapping[dt.date, int] = field(default_factory=dict)
    """How many prices are stored of days without a session, since the session before."""


def gather(
    store: Store,
    session: Session,
    *,
    now: dt.datetime | None = None,
    fetched: dt.datetime | None = None,
    quotes: Mapping[str, Quote] | None = None,
) -> Evidence:
    """Return what the store knows besides the market of a session."""
    ours, ended = store.of(session.market), {}
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
    strays = {day: count for day in closed if (count := ours.counts(day))}
    return Evidence(
        now=now, fetched=fetched, quotes=quotes or {}, bars=ended, official=official, strays=strays
    )


def _closed_days(after: dt.date, before: dt.date) -> list[dt.date]:
    """Return the days between two sessions that follow each other."""
    return [after + dt.timedelta(days=n) for n in range(1, (before - after).days)]
