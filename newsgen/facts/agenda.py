"""What is to come after a session: economic releases that are due, and when the exchange rests.

No figure can leak from days that are still to come: what is due has no place for one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newsgen import calendars, indicators
from newsgen.facts.fact import make
from newsgen.model import Fact
from newsgen.snapshot import Snapshot

_DAY = dt.timedelta(days=1)


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the week after a session, Monday to Friday, with what is due in it."""
    session, exchange = snapshot.day, snapshot.market.exchange
    monday = session + _DAY * (7 - session.weekday())
    days = [monday + _DAY * n for n in range(5)]
    if days[-1] > calendars.bounds(exchange)[1]:
        return
    traded = sum(calendars.is_session(day, exchange) for day in days)
    yield make("week_ahead", exchange, traded, "sessions", session, base=monday, since=days[-1])
    for day in days:
        if not calendars.is_session(day, exchange):
            yield _on("closed", f"{exchange}:{day}", session, day)
        elif calendars.is_half_day(day, exchange):
            yield _on("half_session", f"{exchange}:{day}", session, day)
    due = [
        one
        for one in snapshot.coming
        if monday <= one.date <= days[-1] and one.code in indicators.indicators()
    ]
    for one in sorted(due, key=lambda one: one.date):
        yield _on("scheduled", one.code, session, one.date, one.period)


def soon(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the releases due in the days after a session, the earliest first, ``base`` as their period."""
    due = [one for one in snapshot.coming if one.code in indicators.indicators()]
    for one in sorted(due, key=lambda one: one.date):
        yield make(
            "due", one.code, (one.date - snapshot.day).days, "days", snapshot.day,
            base=one.period, since=one.date,
        )  # fmt: skip


def _on(measure: str, about: str, session: dt.date, day: dt.date, period: dt.date | None = None) -> Fact:
    """Make the fact of something that is due on a day, ``period`` as what it is about."""
    return make(measure, about, (day - session).days, "days", session, base=period, since=day)
