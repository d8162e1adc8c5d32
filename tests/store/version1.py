"""A store as version 1 laid it out, for the test of the way to the next version."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np

TABLES = """
CREATE TABLE symbols (id INTEGER PRIMARY KEY, symbol TEXT NOT NULL UNIQUE);
CREATE TABLE prices (
    day INTEGER NOT NULL, id INTEGER NOT NULL,
    close REAL NOT NULL, open REAL, high REAL, low REAL, volume REAL, market_cap REAL,
    PRIMARY KEY (day, id)
) WITHOUT ROWID;
CREATE TABLE blocks (
    month INTEGER NOT NULL, ohlc INTEGER NOT NULL, field TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (month, ohlc, field)
);
CREATE TABLE splits (
    symbol TEXT NOT NULL, day INTEGER NOT NULL, ratio REAL NOT NULL, PRIMARY KEY (symbol, day)
) WITHOUT ROWID;
CREATE TABLE rates (
    series TEXT NOT NULL, day INTEGER NOT NULL, value REAL NOT NULL, PRIMARY KEY (series, day)
) WITHOUT ROWID;
CREATE TABLE bars (
    symbol TEXT NOT NULL, start INTEGER NOT NULL,
    open REAL NOT NULL, high REAL NOT NULL, low REAL NOT NULL, close REAL NOT NULL,
    PRIMARY KEY (symbol, start)
) WITHOUT ROWID;
CREATE TABLE instruments (
    symbol TEXT PRIMARY KEY, english TEXT NOT NULL, korean TEXT, kind TEXT NOT NULL, sector TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE members (
    universe TEXT NOT NULL, symbol TEXT NOT NULL, PRIMARY KEY (universe, symbol)
) WITHOUT ROWID;
CREATE TABLE revisions (
    symbol TEXT NOT NULL, day INTEGER NOT NULL, field TEXT NOT NULL,
    old REAL NOT NULL, new REAL NOT NULL, seen_at TEXT NOT NULL
);
CREATE INDEX revised ON revisions (day);
CREATE TABLE imports (
    origin TEXT NOT NULL, seen_at TEXT NOT NULL, demo INTEGER NOT NULL,
    added INTEGER NOT NULL, changed INTEGER NOT NULL, filled INTEGER NOT NULL, same INTEGER NOT NULL
);
CREATE VIEW quotes AS
    SELECT date(day * 86400, 'unixepoch') AS date, symbol, close, open, high, low, volume, market_cap
    FROM prices JOIN symbols USING (id);
PRAGMA application_id=1852143475;
PRAGMA user_version=1;
"""
DAY = 20313  # 2025-08-13
MONTH = 2025 * 12 + 7


def make(path: Path) -> None:
    """Write a store with one price, imported wrong and then right, and one of everything else."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode=WAL")
    db.executescript(TABLES)
    db.execute("INSERT INTO symbols VALUES (1, 'A')")
    db.execute("INSERT INTO prices VALUES (?, 1, 10.5, NULL, NULL, NULL, 7, NULL)", (DAY,))
    for field, value in (("day", np.int32(DAY)), ("id", np.int32(1)), ("close", 10.5), ("volume", 7.0)):
        db.execute("INSERT INTO blocks VALUES (?, 0, ?, ?)", (MONTH, field, np.asarray([value]).tobytes()))
    db.execute("INSERT INTO rates VALUES ('DGS10', ?, 4.24)", (DAY,))
    db.execute("INSERT INTO instruments VALUES ('A', 'A Corp', '가', 'stock', 'Technology')")
    db.executemany("INSERT INTO members VALUES (?, 'A')", [("russell2000",), ("sp500",)])
    db.execute(
        "INSERT INTO revisions VALUES ('A', ?, 'close', 10, 10.5, '2025-08-15T00:00:00+00:00')", (DAY,)
    )
    db.executemany(
        "INSERT INTO imports VALUES ('옛 시세', ?, 0, 1, 0, 0, 0)",
        [("2025-08-14T00:00:00+00:00",), ("2025-08-15T00:00:00+00:00",)],
    )
    db.commit()
    db.close()
