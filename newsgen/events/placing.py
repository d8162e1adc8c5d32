"""In which session an event could first be reacted to."""

from __future__ import annotations

import datetime as dt

from newsgen import calendars
from newsgen.markets import Market
from newsgen.model import Account


def placed(one: Account, market: Market) -> dt.date | None:
    """Return the first session that was open when an event was known, or opened after it.

    None where that hangs on an hour that nobody tells. What comes after a half day's close is the next
    session's, whatever a calendar calls it.
    """
    exchange = market.exchange
    if one.at is not None:
        day = one.at.astimezone(market.zone).date()
        if calendars.is_session(day, exchange) and one.at < calendars.closing_time(day, exchange):
            return day
        return calendars.following(day, exchange)
    if not calendars.is_session(one.day, exchange):
        return calendars.following(one.day, exchange)
    if one.part == "after":
        return calendars.following(one.day, exchange)
    return one.day if one.part else None
