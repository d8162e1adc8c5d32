"""Whether the two places that hold prices (blocks, histories) hold the same, each under its own market."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import numpy as np

from newsgen.store import blocks, histories
from newsgen.store.rows import month_of


def differences(db: sqlite3.Connection) -> Iterator[str]:
    """Yield in Korean what of prices is not as it was written; raises as the reading of each does."""
    markets = [market for (market,) in db.execute("SELECT DISTINCT market FROM blocks ORDER BY market")]
    owner: dict[int, str] = dict(db.execute("SELECT id, market FROM symbols"))
    for market in markets:
        for month in list(blocks.months(db, market)):
            rows = blocks.read_month(db, market, month)
            strangers = any(owner.get(one) != market for one in np.unique(rows.ids).tolist())
            misplaced = any(month_of(day) != month for day in np.unique(rows.days).tolist())
            if strangers or misplaced or np.isnan(rows.values[:, 0]).any():
                yield f"{month // 12}-{month % 12 + 1:02} 시세의 묶음이 어긋납니다"
    for one in histories.different(db):
        yield f"{one}: 연속 시세와 묶음이 다릅니다"
