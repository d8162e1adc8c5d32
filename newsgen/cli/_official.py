"""Rates that authorities publish, into the store: asked for when they are due, no loss where they fail."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from newsgen.errors import SourceUnreachable

if TYPE_CHECKING:
    from newsgen.sources.batch import Rate
    from newsgen.store import Store

SECONDS = 30.0
"""What both sources together may take: an article can do without them, for the market's own rates."""

_HISTORY = dt.timedelta(days=400)
_OVERLAP = dt.timedelta(days=7)
"""Asked for again, because authorities correct what they have published."""
_WEEKLY = frozenset({"DEXKOUS"})
"""Published once a week, for the week before."""


def refresh(store: Store, session: dt.date, *, seconds: float, told: Callable[[str], None]) -> None:
    """Fetch what FRED and the New York Fed have published by now and the store lacks, and write it.

    ``told`` is given a Korean line for each source or series that could not be had.
    """
    from newsgen.sources import fred, nyfed

    deadline = time.monotonic() + min(seconds, SECONDS)
    due = {name: start for name in fred.SERIES if (start := _due(store, name, session))}
    if due:
        first = min(due.values())
        _write(
            store,
            fred.ORIGIN,
            lambda: fred.fetch(tuple(due), first, session, deadline=deadline, told=told),
            told,
        )
    start = _due(store, "EFFR", session)
    if start:
        _write(store, nyfed.ORIGIN, lambda: nyfed.fetch(start, session, deadline=deadline), told)


def _due(store: Store, series: str, session: dt.date) -> dt.date | None:
    """Return the day to ask from; None where the store has all that can be published by now."""
    from newsgen import calendars

    days, _ = store.rates(series, session)
    if not days.size:
        return session - _HISTORY
    last: dt.date = days[-1].item()
    published = calendars.previous(session, "XNYS")  # the session's own value comes out on the day after
    if series in _WEEKLY:
        published -= dt.timedelta(days=10)
    return last - _OVERLAP if last < published else None


def _write(
    store: Store, origin: str, ask: Callable[[], tuple[Rate, ...]], told: Callable[[str], None]
) -> None:
    from newsgen.sources.batch import Batch

    try:
        rates = ask()
    except SourceUnreachable as error:
        told(str(error))
        return
    if rates:
        store.write(Batch(origin=origin, rates=rates), now=dt.datetime.now(dt.UTC))
