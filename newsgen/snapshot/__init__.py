"""What is known of one session of one market: read once from the store, and sliced, never loaded twice."""

from __future__ import annotations

from newsgen.snapshot.load import Reading, day, read, snapshot, week
from newsgen.snapshot.snapshot import (
    Anchor,
    Basket,
    Days,
    Floats,
    Observations,
    Panel,
    Scheduled,
    Series,
    Snapshot,
    to_date,
)

__all__ = [
    "Anchor",
    "Basket",
    "Days",
    "Floats",
    "Observations",
    "Panel",
    "Reading",
    "Scheduled",
    "Series",
    "Snapshot",
    "day",
    "read",
    "snapshot",
    "to_date",
    "week",
]
