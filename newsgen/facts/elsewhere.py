"""Indices of other places: what each moved by on the session's date, before New York closed.

Their days are their own: after holidays of theirs the change is that from the close before these. Where the
market rested on a weekday before its session they may have traded on it, and a change from one session of the
market to the next would be one of two of their days: there is none then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np

from newsgen.facts.changes import percent
from newsgen.facts.fact import closes, make
from newsgen.markets import Session
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Series, Snapshot

_DAY = dt.timedelta(days=1)
_RESTED = 8
"""Sessions of the market over which another place may have rested: its next day is against its last."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the change of each index that has both closes."""
    if snapshot.moment is not None or not _follow(snapshot.session):
        return
    for series in snapshot.elsewhere.values():
        if series.here:
            yield from _change(snapshot, series)


def _change(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the change from the close before, over the days on which the place rested; none over a doubt."""
    known = np.flatnonzero(np.isfinite(series.close[-2 - _RESTED : -1]))
    if not known.size:
        return
    row = int(known[-1]) - min(series.close.size - 1, _RESTED + 1) - 1
    base = series.on(row)
    if any(series.symbol in gone for day, gone in snapshot.taken_out.items() if day > base):
        return
    yield make(
        "change_day", series.symbol, percent(series, row), "percent", snapshot.day,
        base=base, inputs=closes(series, [row, -1]),
    )  # fmt: skip


def _follow(session: Session) -> bool:
    """Tell whether no weekday lies between a session and the one before."""
    before = session.day - _DAY * (3 if session.day.weekday() == 0 else 1)
    return session.previous.day == before
