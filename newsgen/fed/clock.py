"""When Washington publishes: the Fed its decisions, the agencies their figures."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

WASHINGTON = ZoneInfo("America/New_York")
"""The zone of those who publish."""
DECISION = dt.time(14)
"""When the Fed tells its decision."""
CONFERENCE = dt.time(14, 30)
"""When the chair begins to answer the press, after each decision since 2019."""
CONFERRED = 2019
LAST_RELEASE = dt.time(10)
"""When the last of the morning's economic releases come out."""


def decision_time(day: dt.date) -> dt.datetime:
    """Return the moment from which a decision of a day may be told."""
    return dt.datetime.combine(day, DECISION, tzinfo=WASHINGTON)


def conference_time(day: dt.date) -> dt.datetime | None:
    """Return when the chair meets the press after a decision of a day; None where that was not the custom."""
    return dt.datetime.combine(day, CONFERENCE, tzinfo=WASHINGTON) if day.year >= CONFERRED else None


def release_time(day: dt.date) -> dt.datetime:
    """Return when the figures of a day are out at the latest: most at 08:30, some at 10:00."""
    return dt.datetime.combine(day, LAST_RELEASE, tzinfo=WASHINGTON)
