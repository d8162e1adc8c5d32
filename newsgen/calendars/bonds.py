"""The holidays on which a bond market is shut while the exchange beside it is open."""

from __future__ import annotations

import datetime as dt

_NEW_YORK = "XNYS"


def closed_for(exchange: str, day: dt.date) -> str:
    """Return in Korean for which holiday the bond market is shut on a session; empty if it is open.

    New York's keeps the second Monday of October and 11 November, on the Monday after where that is a Sunday.
    """
    if exchange != _NEW_YORK:
        return ""
    if day.month == 10 and day.weekday() == 0 and 8 <= day.day <= 14:
        return "콜럼버스의 날"
    veterans = dt.date(day.year, 11, 11)
    observed = veterans + dt.timedelta(veterans.weekday() == 6)
    return "재향군인의 날" if day == observed and day.weekday() < 5 else ""
