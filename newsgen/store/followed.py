"""Rows of figures that are never changed, only followed: what a later one says anew, and what it replaces."""

from __future__ import annotations

import datetime as dt
import math
import sqlite3
from collections.abc import Iterable, Sequence

from newsgen.sources.columns import day_number

Figures = Sequence[float | None]
"""Those of a row, in its order; None for what is not given."""
SAME = 1e-9
"""Difference, relative to the larger, up to which two figures are the same."""


def require_finite(given: Iterable[Figures]) -> None:
    """Raise ValueError for a figure that is not finite: the source should have left it out."""
    for figures in given:
        if not all(math.isfinite(value) for value in figures if value is not None):
            raise ValueError(f"figures must be finite: {figures}")


def merged(old: Figures, new: Figures) -> list[float | None]:
    """Return the figures of a row that is followed by another: what is not given erases nothing."""
    return [value if _differ(was, value) else was for was, value in zip(old, new, strict=True)]


def revise(
    db: sqlite3.Connection,
    about: tuple[str, dt.date],
    figures: Iterable[tuple[str, float | None, float | None]],
    seen: str,
    number: int,
) -> None:
    """Write down each figure that is being replaced: its field, what it was and what it is."""
    db.executemany(
        "INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (about[0], day_number(about[1]), field, was, value, seen, number)
            for field, was, value in figures
            if was is not None and value is not None and was != value
        ],
    )


def _differ(old: float | None, new: float | None) -> bool:
    if old is None or new is None:
        return new is not None
    return abs(new - old) > SAME * max(abs(old), abs(new))
