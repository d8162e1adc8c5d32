"""Rows of figures that are never changed, only followed: what a later one says anew, and what it replaces."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from newsgen.sources.batch import Flow, Release
from newsgen.sources.columns import day_number

KEY: Final = 3
"""First fields of such a row, by which a later one follows it; all others are figures."""
SAME = 1e-9
"""Difference, relative to the larger, up to which two figures are the same."""

_Row = TypeVar("_Row", Flow, Release)
_Figures = Sequence[float | None]


def follow(
    db: sqlite3.Connection,
    given: Iterable[_Row],
    stored: Iterable[_Row],
    insert: Callable[[_Row], object],
    seen: str,
    number: int,
) -> int:
    """Insert the rows that are new or know more than the ``stored`` ones they follow; return how many.

    A figure that is not given does not erase a known one. A replaced one is written to the revisions, as
    seen by the import ``number``.

    Raises:
        ValueError: a figure is not finite: the source should have left it out.

    """
    rows, known, count = list(given), {one[:KEY]: one for one in stored}, 0
    _require_finite(rows)
    for one in rows:
        old = known.get(one[:KEY])
        new = one if old is None else type(one)(*one[:KEY], *_merged(old[KEY:], one[KEY:]))
        if new == old:
            continue
        known[one[:KEY]] = new
        insert(new)
        count += 1
        if old is not None:
            _revise(db, old, new, seen, number)
    return count


def _require_finite(rows: Iterable[_Row]) -> None:
    for one in rows:
        if not all(math.isfinite(value) for value in one[KEY:] if value is not None):
            raise ValueError(f"figures must be finite: {one}")


def _merged(old: _Figures, new: _Figures) -> list[float | None]:
    """Return the figures of a row that is followed by another: what is not given erases nothing."""
    return [value if _differ(was, value) else was for was, value in zip(old, new, strict=True)]


def _differ(old: float | None, new: float | None) -> bool:
    if old is None or new is None:
        return new is not None
    return abs(new - old) > SAME * max(abs(old), abs(new))


def _revise(db: sqlite3.Connection, old: _Row, new: _Row, seen: str, number: int) -> None:
    """Write down each figure that is being replaced: its field, what it was and what it is."""
    figures = zip(new._fields[KEY:], old[KEY:], new[KEY:], strict=True)
    db.executemany(
        "INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (new[0], day_number(new.date), f"{field} {_which(new)}".rstrip(), was, value, seen, number)
            for field, was, value in figures
            if was is not None and value is not None and was != value
        ],
    )


def _which(one: Flow | Release) -> str:
    """Return what tells a row from others of its day, behind a revised field's name: ``foreign 15:40``."""
    return one.as_of if isinstance(one, Flow) else str(one.period or "")
