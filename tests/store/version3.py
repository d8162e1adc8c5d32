"""A store as version 3 laid it out, of two markets mixed, for the test of the way to the next version."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np

TABLES = """
CREATE TABLE symbols (id INTEGER PRIMARY KEY, symbol TEXT NOT NULL UNIQUE, batch INTEGER NOT NULL DEFAULT 0);
CREATE TABLE prices (
    day INTEGER NOT NULL, id INTEGER NOT NULL,
    close REAL NOT NULL, open REAL, high REAL, low REAL, volume REAL, market_cap REAL,
    batch INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (day, id)
) WITHOUT ROWID;
CREATE TABLE blocks (
    month INTEGER NOT NULL, ohlc INTEGER NOT NULL, field TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (month, ohlc, field)
);
CREATE TABLE splits (
    symbol TEXT NOT NULL, day INTEGER NOT NULL, ratio REAL NOT NULL, batch INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (symbol, day)
) WITHOUT ROWID;
CREATE TABLE rates (
    series TEXT NOT NULL, day INTEGER NOT NULL, value REAL NOT NULL, batch INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (series, day)
) WITHOUT ROWID;
CREATE TABLE bars (
    symbol TEXT NOT NULL, start INTEGER NOT NULL,
    open REAL NOT NULL, high REAL NOT NULL, low REAL NOT NULL, close REAL NOT NULL,
    batch INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (symbol, start)
) WITHOUT ROWID;
CREATE TABLE instruments (
    symbol TEXT PRIMARY KEY, english TEXT NOT NULL, korean TEXT, kind TEXT NOT NULL, sector TEXT NOT NULL,
    batch INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE revisions (
    symbol TEXT NOT NULL, day INTEGER NOT NULL, field TEXT NOT NULL,
    old REAL NOT NULL, new REAL NOT NULL, seen_at TEXT NOT NULL, batch INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX revised ON revisions (day);
CREATE TABLE imports (
    id INTEGER PRIMARY KEY, origin TEXT NOT NULL, seen_at TEXT NOT NULL, demo INTEGER NOT NULL,
    added INTEGER NOT NULL, changed INTEGER NOT NULL, filled INTEGER NOT NULL, same INTEGER NOT NULL,
    witness INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE lists (
    id INTEGER PRIMARY KEY, universe TEXT NOT NULL, as_of INTEGER, origin TEXT NOT NULL,
    batch INTEGER NOT NULL
);
CREATE TABLE members (
    list INTEGER NOT NULL, symbol TEXT NOT NULL, PRIMARY KEY (list, symbol)
) WITHOUT ROWID;
CREATE TABLE spellings (
    symbol TEXT PRIMARY KEY, korean TEXT NOT NULL, english TEXT NOT NULL, batch INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE fills (
    batch INTEGER NOT NULL, month INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (batch, month)
);
CREATE TABLE described (
    what TEXT NOT NULL, symbol TEXT NOT NULL, old TEXT NOT NULL, batch INTEGER NOT NULL
);
CREATE VIEW quotes AS
    SELECT date(day * 86400, 'unixepoch') AS date, symbol, close, open, high, low, volume, market_cap
    FROM prices JOIN symbols USING (id);
PRAGMA application_id=1852143475;
PRAGMA user_version=2;
"""
RELEASES = """
CREATE TABLE releases (
    day INTEGER NOT NULL, code TEXT NOT NULL, period INTEGER,
    actual REAL, forecast REAL, previous REAL, revised REAL, batch INTEGER NOT NULL
);
CREATE INDEX released ON releases (day);
PRAGMA user_version=3;
"""
"""What version 2 did not have."""

FOURTH, DAY = 20273, 20313  # 2025-07-04, on which New York rests, and 2025-08-13
MONTHS = {FOURTH: 2025 * 12 + 6, DAY: 2025 * 12 + 7}
A, SP500, SAMSUNG, TOYOTA = 1, 2, 3, 4

PRICES = {  # by day: id, close, import
    FOURTH: [(SAMSUNG, 63300.0, 2)],
    DAY: [(A, 10.0, 1), (SP500, 6466.58, 1), (SAMSUNG, 71900.0, 2), (TOYOTA, 2900.0, 2)],
}


def make(path: Path, *, version: int = 3) -> None:
    """Write a store of version 2 or 3: New York, then Seoul with a stock of Tokyo, then a correction.

    Import 1 brought the S&P 500 at 6,400; import 3 made 6,466.58 of it.
    """
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode=WAL")
    db.executescript(TABLES + (RELEASES if version == 3 else ""))
    names = ((A, "A", 1), (SP500, "^GSPC", 1), (SAMSUNG, "005930.KS", 2), (TOYOTA, "7203.T", 2))
    db.executemany("INSERT INTO symbols VALUES (?, ?, ?)", names)
    for day, rows in PRICES.items():
        _prices(db, day, rows)
    db.executemany("INSERT INTO splits VALUES (?, ?, 2.0, ?)", [("A", DAY, 1), ("005930.KS", DAY, 2)])
    db.execute("INSERT INTO rates VALUES ('DGS10', ?, 4.24, 1)", (DAY,))
    db.execute("INSERT INTO bars VALUES ('^GSPC', ?, 1, 2, 1, 2, 1)", (DAY * 86400 + 14 * 3600,))
    db.execute("INSERT INTO instruments VALUES ('A', 'A Corp', '가', 'stock', 'Technology', 1)")
    db.execute("INSERT INTO instruments VALUES ('005930.KS', 'Samsung', '삼성전자', 'stock', '', 2)")
    db.execute("INSERT INTO spellings VALUES ('000660.KS', '하이닉스', 'Hynix', 2)")
    db.executemany(
        "INSERT INTO lists VALUES (?, ?, NULL, ?, ?)", [(1, "sp500", "미국", 1), (2, "kospi", "한국", 2)]
    )
    db.executemany("INSERT INTO members VALUES (?, ?)", [(1, "A"), (2, "005930.KS"), (2, "000660.KS")])
    db.execute(
        "INSERT INTO revisions VALUES ('^GSPC', ?, 'close', 6400, 6466.58, '2025-08-16T00:00:00+00:00', 3)",
        (DAY,),
    )
    db.executemany(
        "INSERT INTO imports VALUES (?, ?, ?, 0, ?, ?, 0, ?, 1)",
        [
            (1, "미국", "2025-08-14T00:00:00+00:00", 2, 0, 0),
            (2, "한국", "2025-08-15T00:00:00+00:00", 3, 0, 0),
            (3, "정정", "2025-08-16T00:00:00+00:00", 0, 1, 0),
            (4, "같은 것", "2025-08-17T00:00:00+00:00", 0, 0, 2),
        ],
    )
    db.commit()
    db.close()


def _prices(db: sqlite3.Connection, day: int, rows: Sequence[tuple[int, float, int]]) -> None:
    """Write prices of a day both as rows and as the blocks of its month."""
    ids, closes, batches = zip(*rows, strict=True)
    db.executemany(
        "INSERT INTO prices VALUES (?, ?, ?, NULL, NULL, NULL, NULL, NULL, ?)", [(day, *row) for row in rows]
    )
    one = batches[:1] if len(set(batches)) == 1 else batches
    arrays = {
        "day": np.full(len(rows), day, dtype="<i4"),
        "id": np.array(ids, dtype="<i4"),
        "close": np.array(closes, dtype="<f8"),
        "batch": np.array(one, dtype="<i4"),
    }
    db.executemany(
        "INSERT INTO blocks VALUES (?, 0, ?, ?)",
        [(MONTHS[day], field, array.tobytes()) for field, array in arrays.items()],
    )
