"""Whether the three places that hold prices (rows, blocks, histories) hold the same.

An article reads blocks and histories, whoever opens the file with another tool reads rows: they must not
part.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import numpy as np

from newsgen.sources.columns import FIELDS
from newsgen.store import blocks, histories
from newsgen.store.rows import Rows, first_day, month_of


def differences(db: sqlite3.Connection) -> Iterator[str]:
    """Yield in Korean where prices are not the same in all places; raises as the reading of each does."""
    markets = [market for (market,) in db.execute("SELECT DISTINCT market FROM blocks ORDER BY market")]
    owner: dict[int, str] = dict(db.execute("SELECT id, market FROM symbols"))
    for month in _months(db, markets):
        parts = [blocks.read_month(db, market, month) for market in markets]
        strangers = any(
            owner.get(one) != market
            for market, part in zip(markets, parts, strict=True)
            for one in np.unique(part.ids).tolist()
        )
        if strangers or not _same(Rows.joined(parts), _stored(db, month)):
            yield f"{month // 12}-{month % 12 + 1:02} 시세의 행과 묶음이 다릅니다"
    for one in histories.different(db):
        yield f"{one}: 연속 시세와 묶음이 다릅니다"


def _months(db: sqlite3.Connection, markets: list[str]) -> list[int]:
    """Return the months of which any place has prices."""
    found = {month for market in markets for month in blocks.months(db, market)}
    day, last = db.execute("SELECT min(day), max(day) FROM prices").fetchone()
    while day is not None and day <= last:
        found.add(month := month_of(day))
        (day,) = db.execute("SELECT min(day) FROM prices WHERE day >= ?", (first_day(month + 1),)).fetchone()
    return sorted(found)


def _stored(db: sqlite3.Connection, month: int) -> Rows:
    """Return the rows of a month as they stand in the table of prices."""
    cells = db.execute(
        f"SELECT day, id, batch, {', '.join(FIELDS)} FROM prices WHERE day >= ? AND day < ? ORDER BY day, id",  # noqa: S608
        (first_day(month), first_day(month + 1)),
    ).fetchall()
    if not cells:
        return Rows.none()
    table = np.array(cells, dtype=np.float64)
    days, ids, batches = table[:, :3].astype(np.int64).T
    return Rows(days, ids, table[:, 3:], batches)


def _same(one: Rows, other: Rows) -> bool:
    return (
        np.array_equal(one.keys, other.keys)
        and np.array_equal(one.batches, other.batches)
        and np.array_equal(one.values, other.values, equal_nan=True)
    )
