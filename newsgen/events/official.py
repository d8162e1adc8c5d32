"""Official calendars as accounts, with no network: when futures and options end, and listed speeches.

What follows from a rule is reckoned from the market's table; what is published as a list stands in
``data/speeches.csv``, and only days and hours that somebody checked are in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

from newsgen import calendars
from newsgen.markets import Market
from newsgen.model import Account
from newsgen.resources import rows

_DAY = dt.timedelta(days=1)


def accounts(market: Market, first: dt.date, last: dt.date) -> tuple[Account, ...]:
    """Return what official calendars have of a market on the days from ``first`` to ``last``."""
    listed = (one for one in _speeches() if one.about == market.exchange)
    return tuple(one for one in (*_expiries(market, first, last), *listed) if first <= one.day <= last)


def _expiries(market: Market, first: dt.date, last: dt.date) -> Iterator[Account]:
    """Yield the days on which a market's futures and options end at once.

    Where the exchange rests on the day they end on the session before.
    """
    known = calendars.bounds(market.exchange)
    ends = market.expiry
    if ends is None:
        return
    for year in range(first.year, last.year + 1):
        for month in ends.months:
            day = ends.day(year, month)
            if day < ends.since or not known[0] <= day <= known[1]:
                continue
            held = calendars.previous(day + _DAY, market.exchange)
            yield Account(
                id=f"expiry:{market.exchange}:{held}",
                kind="expiry",
                about=market.exchange,
                source=ends.source,
                day=held,
                part="during",
                status="reported",
                title=ends.name,
                codes=(QUARTERLY,),
            )


QUARTERLY = "quarterly"
"""The code of the days on which futures end, too; of others nothing is told."""


@cache
def _speeches() -> tuple[Account, ...]:
    return tuple(map(_speech, rows("speeches.csv")))


def _speech(row: dict[str, str]) -> Account:
    exchange, day = row["exchange"], dt.date.fromisoformat(row["day"])
    hour = dt.time.fromisoformat(row["hour"])
    return Account(
        id=f"speech:{exchange}:{day}",
        kind="speech",
        about=exchange,
        source=row["source"],
        day=day,
        at=dt.datetime.combine(day, hour, tzinfo=calendars.zone(exchange)),
        status="reported",
        title=row["title"],
        link=row["link"],
    )
