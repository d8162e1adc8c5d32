"""Histories: all sessions of one instrument, of those that are followed read in one piece.

Blocks are cut by month, so a history of one symbol means reading every price of its market. For the few
whose histories an article looks at (the markets' indices, the desk's baskets, whatever else an import is
told to follow) ``histories`` keeps a copy each in one piece. A row there is always whole: the import
that changes a price changes it too, and what has no row is read from the blocks, to the same figures.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newsgen import markets
from newsgen.markets import Market
from newsgen.sources.columns import FIELDS, Floats, Ints, day_number
from newsgen.store import sums
from newsgen.store.rows import Rows, month_of
from newsgen.store.sessions import is_session
from newsgen.store.witness import NOW, Past

Days = npt.NDArray[np.datetime64]

_OHLCV = ("open", "high", "low", "close", "volume")
_COLUMNS = [FIELDS.index(name) for name in _OHLCV]
_BYTES = 8 * len(_OHLCV) + 4
"""What one day takes in the body of a row: the figures of all days field by field, then the days."""


@dataclass(frozen=True, eq=False, kw_only=True)
class History:
    """All that is known of one instrument, session by session; sessions without a close are left out.

    The arrays are not to be written to.
    """

    days: Days
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    volume: Floats


@dataclass(frozen=True, eq=False)
class _Course:
    """Every stored day of one instrument, sorted, sessions or not."""

    days: Ints
    values: Floats
    """One row a field, in the order of ``_OHLCV``."""

    @classmethod
    def unpacked(cls, body: bytes) -> _Course:
        size, rest = divmod(len(body), _BYTES)
        if rest:
            raise ValueError("a history is cut")
        values = np.frombuffer(body, dtype="<f8", count=len(_OHLCV) * size)
        days = np.frombuffer(body, dtype="<i4", offset=8 * len(values))
        return cls(days.astype(np.int64), values.reshape(len(_OHLCV), size))

    @property
    def packed(self) -> bytes:
        return self.values.astype("<f8").tobytes() + self.days.astype("<i4").tobytes()

    def with_(self, days: Ints, values: Floats) -> _Course:
        """Return the course with some days added or replaced."""
        days, values = np.concatenate([days, self.days]), np.concatenate([values, self.values], axis=1)
        days, at = np.unique(days, return_index=True)
        return _Course(days, values[:, at])

    def until(self, last: int, exchange: str) -> History | None:
        """Return the sessions up to ``last``; None where there is none."""
        end = int(np.searchsorted(self.days, last, side="right"))
        days, values = self.days[:end], self.values[:, :end]
        sessions = is_session(exchange, days)
        if not sessions.all():
            days, values = days[sessions], values[:, sessions]
        if not len(days):
            return None
        return History(days=days.astype("datetime64[D]"), **dict(zip(_OHLCV, values, strict=True)))


_NOTHING = _Course(np.empty(0, np.int64), np.empty((len(_OHLCV), 0)))


def read(
    db: sqlite3.Connection, market: Market, symbols: Iterable[str], last: dt.date, past: Past
) -> dict[str, History]:
    """Read whole histories up to ``last``; see :meth:`newsgen.store.MarketStore.history`."""
    ids = dict(
        db.execute(
            """SELECT symbol, id FROM symbols
            WHERE market = ? AND symbol IN (SELECT value FROM json_each(?)) ORDER BY symbol""",
            (market.name, json.dumps(list(symbols))),
        )
    )
    # Rows are as of now: what was known then is put together from the blocks.
    courses = _kept(db, ids.values()) if past.last >= NOW else {}
    day = day_number(last)
    courses |= _gathered(db, market.name, ids.values() - courses.keys(), month_of(day), past)
    found = {symbol: courses.get(one, _NOTHING).until(day, market.exchange) for symbol, one in ids.items()}
    return {symbol: history for symbol, history in found.items() if history}


def _kept(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, _Course]:
    rows = db.execute(
        "SELECT id, body, checksum FROM histories WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {one: _Course.unpacked(sums.verified(body, sum_, "연속 시세", one)) for one, body, sum_ in rows}


def _gathered(
    db: sqlite3.Connection, market: str, ids: Iterable[int], month: int, past: Past
) -> dict[int, _Course]:
    """Put histories together from all blocks of a market up to ``month``."""
    wanted = np.array(sorted(ids), dtype=np.int64)
    if not len(wanted):
        return {}
    is_wanted = np.zeros(wanted[-1] + 2, dtype=bool)
    is_wanted[wanted] = True
    parts: list[tuple[Ints, Ints, Floats]] = []
    for block in past.blocks(db, market, 0, month, _OHLCV):
        chosen = np.flatnonzero(is_wanted[np.minimum(block["id"], len(is_wanted) - 1)])
        if len(chosen):
            at, days = np.searchsorted(wanted, block["id"][chosen]), block["day"][chosen].astype(np.int64)
            parts.append((at, days, np.stack([block[name][chosen] for name in _OHLCV])))
    if not parts:
        return {}
    which, days = (np.concatenate([part[n] for part in parts]) for n in (0, 1))
    values = np.concatenate([part[2] for part in parts], axis=1)
    order = np.lexsort((days, which))
    cuts = np.searchsorted(which[order], np.arange(len(wanted) + 1)).tolist()
    return {
        one: _Course(days[order[start:stop]], values[:, order[start:stop]])
        for one, start, stop in zip(wanted.tolist(), cuts[:-1], cuts[1:], strict=True)
        if stop > start
    }


def followed() -> frozenset[str]:
    """Return what is followed where it has prices: indices, commodities, baskets, indices of other places."""
    return frozenset(
        symbol
        for market in markets.every()
        for symbol in (*market.kept, *itertools.chain.from_iterable(market.baskets.values()))
    )


def follow(db: sqlite3.Connection, symbols: Iterable[str]) -> None:
    """Begin to keep the histories of symbols that have prices, where that is not done yet."""
    rows = db.execute(
        """SELECT market, id FROM symbols WHERE symbol IN (SELECT value FROM json_each(?))
        AND batch IS NOT NULL AND id NOT IN (SELECT id FROM histories)""",
        (json.dumps(sorted(symbols)),),
    ).fetchall()
    for market in {market for market, _ in rows}:
        ids = [one for its, one in rows if its == market]
        _write(db, dict.fromkeys(ids, _NOTHING) | _gathered(db, market, ids, NOW, Past(NOW)))


def _write(db: sqlite3.Connection, courses: Mapping[int, _Course]) -> None:
    db.executemany(
        "INSERT OR REPLACE INTO histories VALUES (?, ?, ?)",
        [(one, body, sums.of(body, one)) for one, course in courses.items() for body in [course.packed]],
    )


def different(db: sqlite3.Connection) -> Iterator[str]:
    """Yield the symbols whose history is not what the blocks give."""
    for market, symbols in _by_market(db).items():
        kept = _kept(db, symbols)
        gathered = _gathered(db, market, symbols, NOW, Past(NOW))
        for one, symbol in symbols.items():
            a, b = kept[one], gathered.get(one, _NOTHING)
            same = np.array_equal(a.days, b.days) and np.array_equal(a.values, b.values, equal_nan=True)
            if not same:
                yield symbol


def _by_market(db: sqlite3.Connection) -> dict[str, dict[int, str]]:
    """Return the instruments whose histories are kept, by market and number."""
    found: dict[str, dict[int, str]] = {}
    for market, one, symbol in db.execute("SELECT market, id, symbol FROM histories JOIN symbols USING (id)"):
        found.setdefault(market, {})[one] = symbol
    return found


class Keeper:
    """Takes what an import changes and brings the histories up to it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._ids = np.array([one for (one,) in db.execute("SELECT id FROM histories")], dtype=np.int64)
        self._parts: list[Rows] = []

    def take(self, rows: Rows) -> None:
        """Note rows that are new, or as they are now."""
        chosen = np.isin(rows.ids, self._ids)
        if chosen.any():
            self._parts.append(rows[chosen])

    def write(self) -> None:
        """Write the histories that have changed."""
        rows = Rows.joined(self._parts)
        changed = np.unique(rows.ids).tolist()
        courses = _kept(self._db, changed)
        for one in changed:
            its = rows.ids == one
            courses[one] = courses[one].with_(rows.days[its], rows.values[its][:, _COLUMNS].T)
        _write(self._db, courses)
