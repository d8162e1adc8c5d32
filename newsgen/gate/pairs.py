"""A series' last two observations, as checks of rates and currencies compare them."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from newsgen.snapshot.snapshot import Snapshot, to_date


class Pair(NamedTuple):
    """A series' observation of a session and the one before it."""

    since: dt.date
    before: float
    today: float


def observed(snapshot: Snapshot, name: str) -> Pair | None:
    """Return the last two observations of a series; None where it has none of the session."""
    found = snapshot.rates.get(name)
    if found is None or found.days.size < 2 or to_date(found.days[-1]) != snapshot.day:
        return None
    return Pair(to_date(found.days[-2]), float(found.values[-2]), float(found.values[-1]))
