"""What to ask for: what a brief needs, less what the store has."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from newsgen.markets import Market
from newsgen.sources.source import Known, Wanted

CANARIES = ("SPY", "AAPL")
FUNDS = ("SPY", "QQQ", "IWM", "DIA")
YIELDS = ("^TNX", "^TYX")
"""The market's own yields (10 and 30 years), a stand-by of FRED's under their own names: a
change between one source's yesterday and the other's today would be off by a basis point or two."""
YIELDS_TAKEN = "15:00 America/Chicago"
"""When they close, by Chicago's clock: at the moment of New York's stocks."""

MONTHS = 12
"""Fed funds futures asked for: this month's and the next ones, past the meetings that a brief tells."""
_MONTH_CODES = "FGHJKMNQUVXZ"

LONG = dt.date(1990, 1, 2)
"""Start of an index's history: the calendar's first year."""
_DECADE, _YEAR, _QUARTER = dt.timedelta(days=3700), dt.timedelta(days=400), dt.timedelta(days=100)
A_YEAR_OF_CLOSES = 200
"""Closes within 372 days from which on a stock's year counts as there."""


class Ask(NamedTuple):
    """One chart to ask for."""

    symbol: str
    start: dt.date
    series: str = ""
    """The series of rates that it becomes; empty for prices."""


def futures(session: dt.date) -> dict[str, str]:
    """Return the fed funds futures to follow: ``ZQU25.CBT`` -> ``ZQ:2025-09``."""
    months = (session.year * 12 + session.month - 1 + ahead for ahead in range(MONTHS))
    return {
        f"ZQ{_MONTH_CODES[month % 12]}{month // 12 % 100:02d}.CBT": f"ZQ:{month // 12}-{month % 12 + 1:02d}"
        for month in months
    }


def canaries(market: Market) -> tuple[str, ...]:
    """Return what to ask for first, until one tells which session Yahoo has; as a rule the first one does."""
    return (market.broad, market.tech, *CANARIES)


def core(wanted: Wanted, known: Known) -> list[Ask]:
    """Return the charts that every brief needs and the store lacks; the first canary first."""
    session, indices = wanted.day, wanted.session.market.watched
    asks = []
    for symbol in dict.fromkeys((*wanted.session.market.followed, *wanted.stocks, *FUNDS)):
        there = known.last.get(symbol, (None,))[0] == session and symbol not in known.soon
        if there and symbol not in known.first_gap:
            continue
        asks.append(Ask(symbol, _start(symbol, known, LONG if symbol in indices else session - _DECADE)))
    series = {**dict(zip(YIELDS, YIELDS, strict=True)), **futures(session)}
    for symbol, name in series.items():
        last = known.rates.get(name)
        if last is None or last < session:
            asks.append(Ask(symbol, last or session - (_QUARTER if name.startswith("ZQ") else _YEAR), name))
    return asks


def crowd(wanted: Wanted, known: Known) -> list[str]:
    """Return the members without a close of the session that is final, those followed one by one left out."""
    own = {*wanted.session.market.followed, *FUNDS, *wanted.stocks}
    return sorted(
        symbol
        for symbol in wanted.members - own
        if known.last.get(symbol, (None,))[0] != wanted.day
        or symbol in known.soon
        or (wanted.whole_year and known.closes.get(symbol, 0) < A_YEAR_OF_CLOSES)
    )


def chart_of(symbol: str, wanted: Wanted, known: Known) -> Ask:
    """Return the chart to ask for of a member: its year where that is not there, else what is new."""
    if known.closes.get(symbol, 0) < A_YEAR_OF_CLOSES:
        return Ask(symbol, wanted.day - _YEAR)
    return Ask(symbol, _start(symbol, known, wanted.day - _YEAR))


def _start(symbol: str, known: Known, otherwise: dt.date) -> dt.date:
    """Return the day to ask from: the last one there, or before a gap, so that one close overlaps."""
    last = known.last.get(symbol)
    if last is None:
        return otherwise
    gap = known.first_gap.get(symbol)
    return min(last[0], gap - dt.timedelta(days=5)) if gap else last[0]
