"""Rows of prices as arrays, sorted by day and id: what is merged, and what blocks are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newsgen.sources.columns import FIELDS, Floats, Ints, date_of

KEYS = ("day", "id")


def month_of(day: int) -> int:
    """Return the month that ``day`` falls in, counted from year 0: 2025-08 is 24307."""
    date = date_of(day)
    return date.year * 12 + date.month - 1


def keys_of(days: npt.NDArray[np.generic], ids: npt.NDArray[np.generic]) -> Ints:
    """Return day and id in one number each."""
    return (days.astype(np.int64) << 32) | ids.astype(np.int64)


@dataclass(frozen=True, eq=False)
class Rows:
    """Some rows of prices, sorted by day and id, no key twice."""

    days: Ints
    ids: Ints
    values: Floats
    """One row a price, the columns in the order of ``FIELDS``; NaN where there is none."""
    batches: Ints
    """The import that brought each row."""

    @classmethod
    def none(cls) -> Rows:
        """Return no rows."""
        empty = np.empty(0, np.int64)
        return cls(empty, empty, np.empty((0, len(FIELDS))), empty)

    @classmethod
    def joined(cls, parts: Sequence[Rows]) -> Rows:
        """Return all rows of some, sorted; of rows with the same key the first one is kept."""
        parts = [part for part in parts if len(part)]
        if len(parts) < 2:
            return parts[0].by_key() if parts else cls.none()
        return Rows(
            np.concatenate([part.days for part in parts]),
            np.concatenate([part.ids for part in parts]),
            np.concatenate([part.values for part in parts]),
            np.concatenate([part.batches for part in parts]),
        ).by_key()

    @property
    def keys(self) -> Ints:
        """Day and id in one number; sorting by it sorts by day, then id."""
        return keys_of(self.days, self.ids)

    def __len__(self) -> int:
        return len(self.days)

    def __getitem__(self, chosen: slice | Ints | npt.NDArray[np.bool_]) -> Rows:
        return Rows(self.days[chosen], self.ids[chosen], self.values[chosen], self.batches[chosen])

    def by_key(self) -> Rows:
        """Return the rows sorted; of rows with the same key the first one is kept."""
        keys = self.keys
        if (np.diff(keys) > 0).all():
            return self
        _, at = np.unique(keys, return_index=True)
        return self[at]
