"""Days without trading around a session or in its week, and sessions that ended early."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newsgen import calendars
from newsgen.facts.fact import make
from newsgen.markets import Session
from newsgen.model import Fact
from newsgen.snapshot import Snapshot

_DAY = dt.timedelta(days=1)


def day(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the closed weekdays between a session and its neighbours, and that it ended early."""
    session = snapshot.session
    last = calendars.bounds(session.market.exchange)[1]
    yield from _closed("rest_before", snapshot, session.previous.day, session.day)
    if session.day < last - 7 * _DAY:
        yield from _closed("rest_ahead", snapshot, session.day, session.following.day)
    if _ends_at_one(session):
        yield _on("short_session", snapshot, session.market.exchange, session.day)


def week(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the closed weekdays of a finished week, and its sessions that ended early."""
    session, exchange = snapshot.session, snapshot.market.exchange
    monday = session.day - _DAY * session.day.weekday()
    yield from _closed("rested", snapshot, monday - _DAY, monday + 5 * _DAY)
    for each in session.week:
        if _ends_at_one(each):
            yield _on("cut_short", snapshot, f"{exchange}:{each}", each.day)


def _ends_at_one(session: Session) -> bool:
    return session.is_half_day and session.closes.hour == 13


def _closed(measure: str, snapshot: Snapshot, after: dt.date, before: dt.date) -> Iterator[Fact]:
    """Yield the weekdays between two days on which the exchange rests."""
    exchange = snapshot.market.exchange
    for n in range(1, (before - after).days):
        if calendars.closure(after + _DAY * n, exchange):
            day = after + _DAY * n
            yield _on(measure, snapshot, f"{exchange}:{day}", day)


def _on(measure: str, snapshot: Snapshot, about: str, day: dt.date) -> Fact:
    away = abs((day - snapshot.day).days)
    return make(measure, about, away, "days", snapshot.day, base=day, since=day)
