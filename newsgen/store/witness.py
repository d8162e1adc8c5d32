"""What the store held after a certain import: later values undone, later rows hidden.

The order of the imports is what counts; their times say which of them were there at a moment. A clock
that was set back between two imports therefore shows the later one too early, never a value that was
not there.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from newsgen import korean
from newsgen.errors import StoreProblem
from newsgen.sources.batch import Bar
from newsgen.sources.columns import FIELDS, Floats, Ints, day_number
from newsgen.store.blocks import BATCH, Arrays, read
from newsgen.store.rows import keys_of, month_of
from newsgen.store.small import bar_field

NOW = 2**62
"""As the last import: nothing is hidden."""

Masks = np.ndarray[tuple[int, int], np.dtype[np.bool_]]


@dataclass(frozen=True, eq=False)
class Past:
    """A moment in the life of a store; prices of it come through :meth:`blocks`."""

    last: int
    """The last import that was there."""
    values: dict[tuple[str, int, str], float] = field(default_factory=dict)
    """Symbol, day and field -> what stood there, of splits, rates and bars replaced since."""
    prices: dict[tuple[int, str], tuple[Ints, Floats]] = field(default_factory=dict)
    """Month and field -> keys and what stood there, of prices replaced since."""
    fills: dict[int, list[tuple[Ints, Masks]]] = field(default_factory=dict)
    """Month -> keys and which of their fields were empty then."""

    def blocks(
        self, db: sqlite3.Connection, market: str, first: int, last: int, fields: tuple[str, ...]
    ) -> Iterator[Arrays]:
        """Yield blocks as :func:`newsgen.store.blocks.read` does, as they were then."""
        found = read(db, market, first, last, fields)
        return found if self.last >= NOW else map(self._restored, found)

    def _restored(self, block: Arrays) -> Arrays:
        """Return a block of prices as it was."""
        kept = block[BATCH].astype(np.int64) <= self.last
        block = {name: array[kept] for name, array in block.items()}
        if not len(block["day"]):
            return block
        month, keys = month_of(int(block["day"][0])), keys_of(block["day"], block["id"])
        for name in FIELDS:
            if name in block and (month, name) in self.prices:
                given, old = self.prices[month, name]
                at, known = _found(keys, given)
                block[name][at] = old[known]
        for given, empty in self.fills.get(month, ()):
            at, known = _found(keys, given)
            for column, name in enumerate(FIELDS):
                if name in block:
                    block[name][at[empty[known, column]]] = np.nan
        return block

    def bar(self, bar: Bar) -> Bar:
        """Return a bar of 15 minutes as it was."""
        if not self.values:
            return bar
        if not self.values:
            return bar
        day = day_number(bar.start.date())
        names = Bar._fields[2:]
        values = [
            self.values.get((bar.symbol, day, bar_field(name, bar.start)), value)
            for name, value in zip(names, bar[2:], strict=True)
        ]
        return Bar(bar.symbol, bar.start, *values)


def _found(keys: Ints, given: Ints) -> tuple[Ints, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    """Return where those of ``given`` stand that ``keys`` (sorted) has, and which they are."""
    at = np.minimum(np.searchsorted(keys, given), len(keys) - 1)
    known = keys[at] == given
    return at[known], known


def at(db: sqlite3.Connection, moment: dt.datetime, path: Path) -> Past:
    """Return the store of ``moment``.

    Raises:
        StoreProblem: nothing had been imported by then, or a program without memory did it.

    """
    told = moment.astimezone(dt.UTC).isoformat(timespec="seconds")
    (last,) = db.execute("SELECT max(id) FROM imports WHERE seen_at <= ?", (told,)).fetchone()
    first, since = db.execute("SELECT min(seen_at), max(iif(witness, NULL, seen_at)) FROM imports").fetchone()
    (forgotten,) = db.execute("SELECT max(id) FROM imports WHERE NOT witness").fetchone()
    if last is None:
        having = f"첫 시세는 {_moment(first)}에 들어왔습니다" if first else "저장소가 비어 있습니다"
        raise StoreProblem(f"저장소 {path}: {korean.moment(moment)}에는 아무 시세도 없었습니다: {having}")
    if last < (forgotten or 0):
        raise StoreProblem(
            f"저장소 {path}: {korean.moment(moment)}에 무엇을 알고 있었는지 기록이 없습니다: "
            f"기록은 {_moment(since)}부터 있습니다"
        )
    return _past(db, int(last))


def _moment(kept: str) -> str:
    """Tell a person a time as the store keeps it."""
    return korean.moment(dt.datetime.fromisoformat(kept))


def _past(db: sqlite3.Connection, last: int) -> Past:
    """Gather what happened after the import ``last``, latest first: so the oldest value is what stays."""
    values: dict[tuple[str, int, str], float] = {}
    prices: dict[tuple[int, str], dict[int, float]] = {}
    ids = dict(db.execute("SELECT symbol, id FROM symbols"))
    for symbol, day, name, old in db.execute(
        "SELECT symbol, day, field, old FROM revisions WHERE batch > ? ORDER BY rowid DESC", (last,)
    ):
        if name in FIELDS:
            prices.setdefault((month_of(day), name), {})[(day << 32) | ids[symbol]] = old
        else:
            values[symbol, day, name] = old
    arrays = {
        key: (np.array(list(found), dtype=np.int64), np.array(list(found.values()), dtype=np.float64))
        for key, found in prices.items()
    }
    fills: dict[int, list[tuple[Ints, Masks]]] = {}
    for month, body in db.execute("SELECT month, body FROM fills WHERE batch > ?", (last,)):
        fills.setdefault(month, []).append(_unpacked(body))
    return Past(last, values, arrays, fills)


def write_fills(db: sqlite3.Connection, batch: int, keys: Ints, empty: Masks) -> None:
    """Write down which fields of one month's rows an import fills."""
    if len(keys):
        month = month_of(int(keys[0]) >> 32)
        body = zlib.compress(keys.astype("<i8").tobytes() + empty.astype("u1").tobytes())
        db.execute("INSERT INTO fills VALUES (?, ?, ?)", (batch, month, body))


def _unpacked(body: bytes) -> tuple[Ints, Masks]:
    plain = zlib.decompress(body)
    size = len(plain) // (8 + len(FIELDS))
    keys = np.frombuffer(plain, dtype="<i8", count=size).astype(np.int64)
    empty = np.frombuffer(plain, dtype="u1", offset=8 * size).astype(np.bool_)
    return keys, empty.reshape(size, len(FIELDS))


def rows(
    db: sqlite3.Connection, what: str, columns: str, last: int, market: str | None = None
) -> dict[str, list[str]]:
    """Return the rows of a table of descriptions by symbol, as they were after the import ``last``.

    Those of one market, or of all without it.
    """
    found = {
        row[0]: list(row[1:])
        for row in db.execute(
            f"""SELECT {columns} FROM {what} JOIN symbols USING (symbol)
            WHERE {what}.batch <= ? AND market = coalesce(?, market) ORDER BY symbol""",  # noqa: S608
            (last, market),
        )
    }
    if last < NOW:
        for symbol, old in db.execute(
            "SELECT symbol, old FROM described WHERE what = ? AND batch > ? ORDER BY rowid DESC", (what, last)
        ):
            if symbol in found:
                found[symbol] = json.loads(old)
    return found
