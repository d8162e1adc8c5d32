"""Which session a value belongs to: that of which it tells the close, by the moment at which it was taken.

A session sees the value nearest to its close among those taken from three hours before it to the next
opening: the yields of half past three, and the rate of London's midnight, three or four hours after New
York's close. What is taken at another hour is nobody's. What is taken on a day without a session (bonds and
currencies trade on some holidays of stocks) stays on its own day, so that a change is between one observation
and the next.
"""

from __future__ import annotations

import datetime as dt
import functools

import numpy as np
import numpy.typing as npt

from newsgen import calendars
from newsgen.markets import Market, clocks
from newsgen.snapshot.snapshot import Days, Floats, Observations, to_date

BEFORE = 3 * 3600
"""Seconds before a close from which on a value tells it: bonds are read at 15:30, half an hour before it."""

AHEAD = dt.timedelta(days=14)
"""How far the session after the last one can be, and then some: Seoul rested for ten days in 2017."""

_Seconds = npt.NDArray[np.int64]


def assigned(market: Market, clock: str, dates: Days, values: Floats) -> Observations:
    """Return a series, its dates as its source has them, by the sessions of a market.

    ``clock`` is as :mod:`newsgen.markets.clocks` reads it.
    """
    if not dates.size:
        return Observations(days=dates, values=values, dates=dates, clock=clock)
    sessions, opens, closes = _hours(market.exchange, to_date(dates[0]), to_date(dates[-1]))
    rows, taken = _taken(clock, dates)
    at = np.searchsorted(closes - BEFORE, taken, side="right") - 1
    known = (at >= 0) & (taken < np.append(opens[1:], np.iinfo(np.int64).max)[at])
    rows, taken, at = rows[known], taken[known], at[known]
    nearest = _nearest(at, np.abs(taken - closes[at]))
    days = sessions[at]
    days[~nearest] = _local(market, taken[~nearest])
    following = np.append(sessions[1:], np.datetime64("9999-12-31", "D"))
    kept = nearest | ((days > sessions[at]) & (days < following[at]))
    rows, days = rows[kept], days[kept]
    return Observations(days=days, values=values[rows], dates=dates[rows], clock=clock)


def _taken(clock: str, dates: Days) -> tuple[npt.NDArray[np.intp], _Seconds]:
    """Return the rows whose day has such a moment, and their moments in seconds since 1970."""
    moments = [_moment(clock, day) for day in dates.astype("datetime64[D]").tolist()]
    rows = [row for row, moment in enumerate(moments) if moment is not None]
    return np.array(rows, dtype=np.intp), np.array([moments[row] for row in rows], dtype=np.int64)


@functools.lru_cache(maxsize=100_000)
def _moment(clock: str, day: dt.date) -> int | None:
    found = clocks.read(clock)(day)
    return None if found is None else int(found.timestamp())


def _nearest(at: npt.NDArray[np.intp], away: _Seconds) -> npt.NDArray[np.bool_]:
    """Mark in each group the row that is the least ``away``, the first of several."""
    order = np.lexsort((away, at))
    first = np.ones(at.size, dtype=bool)
    first[1:] = at[order][1:] != at[order][:-1]
    marked = np.zeros(at.size, dtype=bool)
    marked[order[first]] = True
    return marked


def _local(market: Market, taken: _Seconds) -> Days:
    """Return the days of moments by the market's clock."""
    days = [dt.datetime.fromtimestamp(one, market.zone).date() for one in taken.tolist()]
    return np.array(days, dtype="datetime64[D]")


def _hours(exchange: str, first: dt.date, last: dt.date) -> tuple[Days, _Seconds, _Seconds]:
    """Return the sessions from before a day to after another, and when they open and close."""
    start, end = calendars.bounds(exchange)
    years = range(min(max(first - AHEAD, start), end).year, max(min(last + AHEAD, end), start).year + 1)
    found = [_year(exchange, year) for year in years]
    days, opens, closes = (np.concatenate(column) for column in zip(*found, strict=True))
    return days, opens, closes


@functools.cache
def _year(exchange: str, year: int) -> tuple[Days, _Seconds, _Seconds]:
    start, end = calendars.bounds(exchange)
    first, last = max(dt.date(year, 1, 1), start), min(dt.date(year, 12, 31), end)
    days = calendars.sessions(first, last, exchange)
    opens = [int(calendars.opening_time(day, exchange).timestamp()) for day in days]
    closes = [int(calendars.closing_time(day, exchange).timestamp()) for day in days]
    return np.array(days, dtype="datetime64[D]"), np.array(opens), np.array(closes)
