"""In which session an event could first be reacted to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

from newsgen import calendars
from newsgen.markets import Market
from newsgen.model import Account, EventKind, Part

PARTS: Mapping[Part, str] = {"before": "개장 전", "during": "장중", "after": "장 마감 후"}
"""What the parts of a day are called that have a name."""
WHOLE_DAYS: frozenset[EventKind] = frozenset({"expiry", "index_change", "holiday"})
"""What is of a whole session and of no minute of it: a rule or an exchange's own list has set the day."""


def placed(one: Account, market: Market) -> dt.date | None:
    """Return the first session that was open when an event was known, or opened after it.

    None where that hangs on an hour that nobody tells, and outside the days that the market's calendar
    covers. What an authority tells by the day is placed in the session of its day, though it may be of the
    evening. What comes after a half day's close is the next session's, whatever a calendar calls it.
    """
    found = possible(one, market)
    return found[0] if len(found) == 1 else None


def possible(one: Account, market: Market) -> tuple[dt.date, ...]:
    """Return the sessions that may have been the first to react: two where nobody tells the hour."""
    exchange = market.exchange
    day = one.at.astimezone(market.zone).date() if one.at is not None else one.day
    own, after = _around(day, exchange)
    if own is None or after is None:
        return () if after is None else (after,)
    if one.at is not None:
        return (day if one.at < own else after,)
    if one.kind in WHOLE_DAYS or one.part in {"before", "during", "day"}:
        return (day,)
    return (after,) if one.part == "after" else (day, after)


@cache
def _around(day: dt.date, exchange: str) -> tuple[dt.datetime | None, dt.date | None]:
    """Return when the session of a day closes, and the session after it; None of what there is none."""
    first, last = calendars.bounds(exchange)
    if not first <= day < last - _MARGIN:
        return None, None
    closes = calendars.closing_time(day, exchange) if calendars.is_session(day, exchange) else None
    return closes, calendars.following(day, exchange)


_MARGIN = dt.timedelta(days=7)
"""Days at the end of a calendar after which it need not have a session."""


def part_at(at: dt.datetime, market: Market) -> Part:
    """Return the part of a market's day in which a moment is; empty on a day without a session."""
    exchange, day = market.exchange, at.astimezone(market.zone).date()
    first, last = calendars.bounds(exchange)
    if not first <= day <= last or not calendars.is_session(day, exchange):
        return ""
    if at < calendars.opening_time(day, exchange):
        return "before"
    return "during" if at < calendars.closing_time(day, exchange) else "after"
