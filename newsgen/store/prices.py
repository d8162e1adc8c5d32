"""Write prices: a month of a market at a time, merged with what is there.

A value that differs is replaced and written to ``revisions``, an empty one is filled and written to
``fills``; a batch that lacks a field never erases one.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from newsgen.sources.columns import FIELDS
from newsgen.store.blocks import read_month, write_month
from newsgen.store.rows import Rows
from newsgen.store.witness import Masks, write_fills

SAME = 1e-7
"""Relative difference up to which two values are the same: the rounding of a 32-bit float, as some
sources send (6e-8), but less than a cent in 100,000."""


class Import(NamedTuple):
    """The import that is being written."""

    number: int
    seen: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Merged:
    """What a month's rows came to."""

    rows: Rows
    """Those that are new or have changed, as they are now."""
    added: int
    changed: int
    filled: int
    same: int


def write(db: sqlite3.Connection, market: str, month: int, rows: Rows, made: Import) -> Merged:
    """Merge rows of one month into what is stored of a market."""
    stored = read_month(db, market, month)
    if not len(stored):
        write_month(db, market, month, rows)
        return Merged(rows=rows, added=len(rows), changed=0, filled=0, same=0)
    at = np.minimum(np.searchsorted(stored.keys, rows.keys), len(stored) - 1)
    known = stored.keys[at] == rows.keys
    at, given, old = at[known], rows.values[known], stored.values[at[known]]

    present = ~np.isnan(given)
    fills = present & np.isnan(old)
    with np.errstate(invalid="ignore"):
        differs = present & ~fills & (np.abs(given - old) > SAME * np.abs(old))
    touched = (fills | differs).any(axis=1)

    changed = int(differs.any(axis=1).sum())

    again = replace(rows[known], values=np.where(fills | differs, given, old), batches=stored.batches[at])
    news = Rows.joined((rows[~known], again[touched]))
    if len(news):
        _revise(db, rows[known], old, differs, made)
        write_fills(db, made.number, again.keys[fills.any(axis=1)], fills[fills.any(axis=1)])
        write_month(db, market, month, Rows.joined((news, stored)))
    return Merged(
        rows=news,
        added=int((~known).sum()),
        changed=changed,
        filled=int(touched.sum()) - changed,
        same=int((~touched).sum()),
    )


def _revise(
    db: sqlite3.Connection,
    rows: Rows,
    old: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    differs: Masks,
    made: Import,
) -> None:
    """Write down each value that is being replaced."""
    which, column = np.nonzero(differs)
    db.executemany(
        "INSERT INTO revisions SELECT symbol, ?, ?, ?, ?, ?, ? FROM symbols WHERE id = ?",
        [
            (
                int(rows.days[i]),
                FIELDS[j],
                float(old[i, j]),
                float(rows.values[i, j]),
                made.seen,
                made.number,
                int(rows.ids[i]),
            )
            for i, j in zip(which.tolist(), column.tolist(), strict=True)
        ],
    )
