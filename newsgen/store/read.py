"""Prices side by side: the sessions of one market, and nothing of after the day that was asked for."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newsgen.markets import Market
from newsgen.sources.columns import Floats, Ints, date_of, day_number
from newsgen.store import sessions
from newsgen.store.blocks import latest_months, months
from newsgen.store.rows import month_of
from newsgen.store.symbols import numbered
from newsgen.store.witness import Past

Days = npt.NDArray[np.datetime64]

_PANEL = ("close", "volume", "market_cap")


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


@dataclass(frozen=True, eq=False)
class _Lookup:
    """Positions of numbers in a list of them, -1 for those not in it."""

    base: int
    table: Ints

    @classmethod
    def of(cls, numbers: Ints) -> _Lookup:
        base = int(numbers.min()) if len(numbers) else 0
        size = int(numbers.max()) - base + 1 if len(numbers) else 1
        positions = np.full(size + 1, -1, dtype=np.int64)
        positions[numbers - base] = np.arange(len(numbers))
        return cls(base, positions)

    def __call__(self, numbers: npt.NDArray[np.generic]) -> Ints:
        at = numbers.astype(np.int64) - self.base
        at[(at < 0) | (at >= len(self.table))] = len(self.table) - 1
        return self.table[at]


def _days(db: sqlite3.Connection, market: Market, month: int, past: Past) -> Ints:
    """Return the day of each price of a month."""
    parts = [block["day"] for block in past.blocks(db, market.name, month, month, ())]
    return np.concatenate([np.empty(0, np.int64), *parts]).astype(np.int64)


def counts(
    db: sqlite3.Connection, market: Market, day: dt.date, past: Past, apart: Set[str]
) -> dict[dt.date, int]:
    """Return how many prices of a market there are of each day of a day's month, but of ``apart``."""
    left = [one for one, symbol in numbered(db, market.name).items() if symbol in apart] if apart else []
    month, found = month_of(day_number(day)), dict[dt.date, int]()
    for block in past.blocks(db, market.name, month, month, ()):
        days, sizes = np.unique(block["day"][~np.isin(block["id"], left)], return_counts=True)
        for one, size in zip(map(date_of, days.tolist()), sizes.tolist(), strict=True):
            found[one] = found.get(one, 0) + size
    return found


def latest_session(db: sqlite3.Connection, market: Market, past: Past) -> dt.date | None:
    """Return the last session of a market with a price; None where there is none."""
    for month in latest_months(db, market.name):
        days = _days(db, market, month, past)
        days = days[sessions.is_session(market.exchange, days)]
        if len(days):
            return date_of(int(days.max()))
    return None


def _first_day(db: sqlite3.Connection, market: Market, past: Past) -> int | None:
    found = (_days(db, market, month, past) for month in months(db, market.name))
    return next((int(days.min()) for days in found if len(days)), None)


def window(
    db: sqlite3.Connection,
    market: Market,
    first: dt.date,
    last: dt.date,
    symbols: Sequence[str] | None,
    past: Past,
    apart: Set[str],
) -> Window:
    """Read the panel of ``first`` to ``last``; see :meth:`newsgen.store.MarketStore.window`."""
    start = _first_day(db, market, past)
    begins, ends = (day_number(first), day_number(last)) if start is not None else (0, -1)
    days = sessions.between(market.exchange, max(begins, start or 0), ends)
    ends_of = (month_of(int(days[0])), month_of(int(days[-1]))) if len(days) else (1, 0)
    blocks = list(past.blocks(db, market.name, *ends_of, _PANEL))
    row_of = _Lookup.of(days)
    rows = [row_of(block["day"]) for block in blocks]
    names = numbered(db, market.name)
    if symbols is None:
        present = np.zeros(max(names, default=0) + 1, dtype=bool)
        for block, row in zip(blocks, rows, strict=True):
            present[block["id"][row >= 0]] = True
        symbols = sorted({names[one] for one in np.flatnonzero(present).tolist()} - apart)
    column_of = _columns(names, symbols)
    close, volume, market_cap = panel = np.full((len(_PANEL), len(days), len(symbols)), np.nan)
    for block, row in zip(blocks, rows, strict=True):
        column = column_of(block["id"])
        wanted = np.flatnonzero((row >= 0) & (column >= 0))
        cells = row[wanted] * len(symbols) + column[wanted]
        for table, name in zip(panel, _PANEL, strict=True):
            table.reshape(-1)[cells] = block[name][wanted]
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
