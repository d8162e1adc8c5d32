"""The week after a session: which economic releases are due, and when the exchange rests.

No figure can leak from a week that is still to come: what is due has no place for one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen import calendars, indicators
from newsgen.facts.measures import make
from newsgen.model import Fact

_DAY = dt.timedelta(days=1)


class Scheduled(NamedTuple):
    """An economic release that is due: its code, the period that it is about, its day. No figure."""

    code: str
    period: dt.date | None
    date: dt.date


def facts(session: dt.date, coming: Iterable[Scheduled]) -> Iterator[Fact]:
    """Yield the week after a session, Monday to Friday, with what is due in it."""
    monday = session + _DAY * (7 - session.weekday())
    days = [monday + _DAY * n for n in range(5)]
    if days[-1] > calendars.bounds()[1]:
        return
    traded = sum(map(calendars.is_session, days))
    yield make("week_ahead", "XNYS", traded, "sessions", session, base=monday, since=days[-1])
    for day in days:
        if not calendars.is_session(day):
            yield _on("closed", f"XNYS:{day}", session, day)
        elif calendars.is_half_day(day):
            yield _on("half_session", f"XNYS:{day}", session, day)
    due = [one for one in coming if monday <= one.date <= days[-1] and one.code in indicators.indicators()]
    for one in sorted(due, key=lambda one: one.date):
        yield _on("scheduled", one.code, session, one.date, one.period)


def _on(measure: str, about: str, session: dt.date, day: dt.date, period: dt.date | None = None) -> Fact:
    """Make the fact of something that is due on a day, ``period`` as what it is about."""
    return make(measure, about, (day - session).days, "days", session, base=period, since=day)
