"""What the store answers: plain arrays and records, and nothing of after the day that was asked for."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsgen import calendars
from newsgen.sources.columns import Floats, day_number
from newsgen.store.blocks import Arrays, month_of, read
from newsgen.store.witness import NOW, Past

Days = npt.NDArray[np.datetime64]
Numbers = npt.NDArray[np.int64]

_PANEL = ("close", "volume", "market_cap")
_OHLCV = ("open", "high", "low", "close", "volume")


@dataclass(frozen=True, eq=False, kw_only=True)
class Window:
    """Closes of many instruments side by side: one row a session, one column a symbol.

    Every session of the exchange between the two ends has its row, whether or not a price is there:
    a session that is missing for all is a row of NaN, and never shortens a day's move.
    """

    days: Days
    symbols: tuple[str, ...]
    close: Floats
    """Raw, as traded; NaN where absent, as in the others."""
    volume: Floats
    market_cap: Floats
    """Millions of US dollars."""


@dataclass(frozen=True, eq=False, kw_only=True)
class History:
    """All that is known of one instrument, session by session; sessions without a close are left out."""

    days: Days
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats


class Revision(NamedTuple):
    """A past value that a later import replaced."""

    symbol: str
    date: dt.date
    field: str
    """A price's field, ``rate``, ``split``, a bar's ``close 14:30Z``, a release's ``actual 2025-07-01``."""
    old: float
    new: float
    seen_at: dt.datetime


class Origins(NamedTuple):
    """Where the prices of a store came from."""

    names: tuple[str, ...]
    """In the order in which they were first imported."""
    demo: bool
    """True where prices are made up: nothing built from them may be published."""


@cache
def _sessions() -> Numbers:
    """Return the day numbers of every session that the calendar knows."""
    return np.array(
        [day_number(day) for day in calendars.sessions(*calendars.bounds("XNYS"), "XNYS")], dtype=np.int64
    )


def _between(first: int, last: int) -> Numbers:
    """Return the day numbers of the sessions from ``first`` to ``last``."""
    known = _sessions()
    return known[np.searchsorted(known, first) : np.searchsorted(known, last, side="right")]


@dataclass(frozen=True, eq=False)
class _Lookup:
    """Positions of numbers in a list of them, -1 for those not in it."""

    base: int
    table: Numbers

    @classmethod
    def of(cls, numbers: Numbers) -> _Lookup:
        base = int(numbers.min()) if len(numbers) else 0
        size = int(numbers.max()) - base + 1 if len(numbers) else 1
        positions = np.full(size + 1, -1, dtype=np.int64)
        positions[numbers - base] = np.arange(len(numbers))
        return cls(base, positions)

    def __call__(self, numbers: npt.NDArray[np.generic]) -> Numbers:
        at = numbers.astype(np.int64) - self.base
        at[(at < 0) | (at >= len(self.table))] = len(self.table) - 1
        return self.table[at]


def first_day(db: sqlite3.Connection, last: int) -> int | None:
    """Return the first day with a price, of those that the imports up to ``last`` brought."""
    found: int | None = db.execute("SELECT min(day) FROM prices WHERE batch <= ?", (last,)).fetchone()[0]
    return found


def _blocks(
    db: sqlite3.Connection, first: int, last: int, fields: tuple[str, ...], past: Past
) -> Iterator[Arrays]:
    """Yield blocks as :func:`newsgen.store.blocks.read` does, as they were then."""
    found = read(db, first, last, fields)
    return found if past.last >= NOW else map(past.restored, found)


def window(
    db: sqlite3.Connection, first: dt.date, last: dt.date, symbols: Sequence[str] | None, past: Past
) -> Window:
    """Read the panel of ``first`` to ``last``; see :meth:`newsgen.store.Store.window`."""
    start = first_day(db, past.last)
    days = _between(max(day_number(first), start), day_number(last)) if start is not None else _between(0, -1)
    months = (month_of(int(days[0])), month_of(int(days[-1]))) if len(days) else (1, 0)
    blocks = list(_blocks(db, *months, _PANEL, past))
    row_of = _Lookup.of(days)
    rows = [row_of(block["day"]) for block in blocks]
    names = dict(db.execute("SELECT id, symbol FROM symbols"))
    if symbols is None:
        present = [np.unique(block["id"][row >= 0]) for block, row in zip(blocks, rows, strict=True)]
        found = np.unique(np.concatenate(present)).tolist() if present else []
        symbols = sorted(names[one] for one in found)
    column_of = _columns(names, symbols)
    panel = np.full((len(_PANEL), len(days), len(symbols)), np.nan)
    for block, row in zip(blocks, rows, strict=True):
        column = column_of(block["id"])
        wanted = (row >= 0) & (column >= 0)
        for field, name in enumerate(_PANEL):
            panel[field, row[wanted], column[wanted]] = block[name][wanted]
    close, volume, market_cap = panel
    return Window(
        days=days.astype("datetime64[D]"),
        symbols=tuple(symbols),
        close=close,
        volume=volume,
        market_cap=market_cap,
    )


def _columns(names: dict[int, str], symbols: Sequence[str]) -> _Lookup:
    """Map ids to the position of their symbol in ``symbols``; symbols never seen have no id."""
    position = {symbol: at for at, symbol in enumerate(symbols)}
    table = np.full(max(names, default=0) + 2, -1, dtype=np.int64)
    for one, symbol in names.items():
        table[one] = position.get(symbol, -1)
    return _Lookup(0, table)


def histories(
    db: sqlite3.Connection, symbols: Iterable[str], last: dt.date, past: Past
) -> dict[str, History]:
    """Read whole histories up to ``last``; see :meth:`newsgen.store.Store.history`."""
    wanted = sorted(set(symbols))
    column_of = _columns(dict(db.execute("SELECT id, symbol FROM symbols")), wanted)
    days = _between(first_day(db, past.last) or 0, day_number(last))
    row_of = _Lookup.of(days)
    parts: list[tuple[Numbers, Numbers, Floats]] = []
    for block in _blocks(db, 0, month_of(day_number(last)), _OHLCV, past):
        column = column_of(block["id"])
        chosen = np.flatnonzero(column >= 0)
        row = row_of(block["day"][chosen])
        chosen, row = chosen[row >= 0], row[row >= 0]
        if len(chosen):
            parts.append((column[chosen], row, np.stack([block[name][chosen] for name in _OHLCV])))
    if not parts:
        return {}
    column, row = (np.concatenate([part[at] for part in parts]) for at in (0, 1))
    values = np.concatenate([part[2] for part in parts], axis=1)
    order = np.lexsort((row, column))
    column, row, values = column[order], row[order], values[:, order]
    cuts = np.searchsorted(column, np.arange(len(wanted) + 1))
    return {
        symbol: _history(days[row[start:stop]], values[:, start:stop])
        for symbol, start, stop in zip(wanted, cuts[:-1], cuts[1:], strict=True)
        if stop > start
    }


def _history(days: Numbers, values: Floats) -> History:
    return History(days=days.astype("datetime64[D]"), **dict(zip(_OHLCV, values, strict=True)))
