"""What to ask for: what a brief needs, less what the store has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

CANARIES = ("^GSPC", "^IXIC", "SPY", "AAPL")
"""Asked for first, until one tells which session Yahoo has; as a rule the first one does."""

INDICES = ("^GSPC", "^IXIC", "^DJI", "^RUT", "^SOX", "^VIX")
FUNDS = ("SPY", "QQQ", "IWM", "DIA")
CURRENCIES = {"KRW=X": "USDKRW", "DX-Y.NYB": "DXY"}
"""Symbol -> series of rates."""
YIELDS = {"^TNX": "^TNX", "^TYX": "^TYX"}
"""The market's own yields (10 and 30 years), a stand-by of FRED's under their own names: a
change between one source's yesterday and the other's today would be off by a basis point or two."""

MONTHS = 12
"""Fed funds futures asked for: this month's and the next ones, past the meetings that a brief tells."""
_MONTH_CODES = "FGHJKMNQUVXZ"

_LONG = dt.date(1990, 1, 2)
"""Start of an index's history: the calendar's first year."""
_DECADE, _YEAR, _QUARTER = dt.timedelta(days=3700), dt.timedelta(days=400), dt.timedelta(days=100)
A_YEAR_OF_CLOSES = 200
"""Closes within 372 days from which on a stock's year counts as there."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the store has up to the session, as far as it matters here."""

    last: Mapping[str, tuple[dt.date, float]]
    """Symbol -> day and value of its last close, of the last year."""
    first_gap: Mapping[str, dt.date]
    """Symbol -> the first of the last ten sessions that it lacks, before its last close."""
    closes: Mapping[str, int]
    """Symbol -> closes of the last year."""
    rates: Mapping[str, dt.date]
    """Series -> day of its last observation."""
    named: frozenset[str] = frozenset()
    """Symbols that have a name."""
    released: dt.date | None = None
    """Day of the last economic release that came; None where none of late is there."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the brief of a session is made of."""

    session: dt.date
    stocks: tuple[str, ...]
    """Followed one by one, with their history: the desk's baskets."""
    members: frozenset[str]
    """Followed as a crowd: one session at a time, history only for those that move."""
    whole_year: bool = False
    """Whether the members' last year is wanted, where it is not there: one request a member."""


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


def core(wanted: Wanted, known: Known) -> list[Ask]:
    """Return the charts that every brief needs and the store lacks; the first canary first."""
    session = wanted.session
    asks = []
    for symbol in (*INDICES, *dict.fromkeys((*wanted.stocks, *FUNDS))):
        if known.last.get(symbol, (None,))[0] == session and symbol not in known.first_gap:
            continue
        asks.append(Ask(symbol, _start(symbol, known, _LONG if symbol in INDICES else session - _DECADE)))
    series = {**CURRENCIES, **YIELDS, **futures(session)}
    for symbol, name in series.items():
        last = known.rates.get(name)
        if last is None or last < session:
            asks.append(Ask(symbol, last or session - (_QUARTER if name.startswith("ZQ") else _YEAR), name))
    return asks


def crowd(wanted: Wanted, known: Known) -> list[str]:
    """Return the members without a close of the session, those followed one by one left out."""
    own = {*INDICES, *FUNDS, *wanted.stocks}
    return sorted(
        symbol
        for symbol in wanted.members - own
        if known.last.get(symbol, (None,))[0] != wanted.session
        or (wanted.whole_year and known.closes.get(symbol, 0) < A_YEAR_OF_CLOSES)
    )


def chart_of(symbol: str, wanted: Wanted, known: Known) -> Ask:
    """Return the chart to ask for of a member: its year where that is not there, else what is new."""
    if known.closes.get(symbol, 0) < A_YEAR_OF_CLOSES:
        return Ask(symbol, wanted.session - _YEAR)
    return Ask(symbol, _start(symbol, known, wanted.session - _YEAR))


def _start(symbol: str, known: Known, otherwise: dt.date) -> dt.date:
    """Return the day to ask from: the last one there, or before a gap, so that one close overlaps."""
    last = known.last.get(symbol)
    if last is None:
        return otherwise
    gap = known.first_gap.get(symbol)
    return min(last[0], gap - dt.timedelta(days=5)) if gap else last[0]
