"""Prices of any number, put away while a source is read and taken back a month at a time.

What is small stays in memory; beyond that it goes to a file without a name, which ends with the process
however that ends.
"""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from newsgen.sources.columns import FIELDS, Floats, Ints, PriceColumns, PriceTable

Records = npt.NDArray[np.void]

IN_MEMORY = 32 << 20
"""Bytes of a spool that need no file."""

_PRICE = np.dtype([("code", "<i4"), ("day", "<i4"), ("values", "<f8", (len(FIELDS),))])


class Spool:
    """Records of one kind by key, in the order in which they were put."""

    def __init__(self, kind: np.dtype[np.void]) -> None:
        self._kind = kind
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed with the spool
        weakref.finalize(self, self._file.close)
        self._places: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self._end = 0

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._places)

    def put(self, key: tuple[int, int], records: Records) -> None:
        """Add records of a key; everything is put before anything is taken."""
        octets = records.tobytes()
        self._file.write(octets)
        self._places.setdefault(key, []).append((self._end, len(octets)))
        self._end += len(octets)

    def put_each(self, keys: Ints, records: Records, of: int = 0) -> None:
        """Add records, each of its key and ``of``."""
        if (np.diff(keys) < 0).any():
            order = np.argsort(keys, kind="stable")
            keys, records = keys[order], records[order]
        cuts = [0, *(np.flatnonzero(np.diff(keys)) + 1).tolist(), len(keys)]
        for start, stop in pairwise(cuts):
            if start < stop:
                self.put((int(keys[start]), of), records[start:stop])

    def take(self, key: tuple[int, int]) -> Records:
        """Return the records of a key."""
        parts = []
        for place, size in self._places.get(key, ()):
            self._file.seek(place)
            parts.append(self._file.read(size))
        return np.frombuffer(b"".join(parts), dtype=self._kind)


class SpooledPrices(PriceTable):
    """Prices that are put away by month."""

    def __init__(self, symbols: tuple[str, ...]) -> None:
        self.symbols = symbols
        self._spool = Spool(_PRICE)
        self._size = 0

    def put(self, codes: Ints, days: Ints, values: Floats) -> None:
        """Add prices, as :class:`PriceColumns` has them; all are put before any is taken."""
        records = np.empty(len(days), dtype=_PRICE)
        records["code"], records["day"], records["values"] = codes, days, values
        months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
        self._spool.put_each(months, records)
        self._size += len(days)

    def __len__(self) -> int:
        return self._size

    def by_month(self) -> Iterator[PriceColumns]:
        """Yield the prices of each month, oldest first, by day and instrument."""
        for month in sorted(self._spool):
            records = self._spool.take(month)
            order = np.argsort((records["day"].astype(np.int64) << 32) + records["code"], kind="stable")
            records = records[order]
            codes, days = (records[name].astype(np.int64) for name in ("code", "day"))
            yield PriceColumns(self.symbols, codes, days, np.ascontiguousarray(records["values"]))
