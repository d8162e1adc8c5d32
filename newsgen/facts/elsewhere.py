"""Indices of other places: what each moved by on the session's date, before New York closed.

Their days are their own. Where the market rested on a weekday before its session they may have traded on it,
and a change from one session of the market to the next would be one of two of their days: there is none then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newsgen.facts import changes
from newsgen.markets import Session
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Snapshot

_DAY = dt.timedelta(days=1)


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the change of each index that has both closes."""
    if snapshot.moment is not None or not _follow(snapshot.session):
        return
    for series in snapshot.elsewhere.values():
        if series.here:
            yield from (fact for fact in changes.day(snapshot, series) if fact.measure == "change_day")


def _follow(session: Session) -> bool:
    """Tell whether no weekday lies between a session and the one before."""
    before = session.day - _DAY * (3 if session.day.weekday() == 0 else 1)
    return session.previous.day == before
