"""The tables of the store.

``day`` counts days from 1970-01-01 and ``id`` stands for a symbol: short keys keep a decade of
three thousand stocks near 100 MB. The view ``quotes`` shows prices with dates and symbols to whoever opens
the file with another tool.

``prices`` holds the rows; ``blocks`` holds the same figures once more as arrays, a month and field
each, because making a Python object of every cell costs a second where an article may take two. Both
are written by the one transaction in :mod:`newsgen.store.write`, and by nothing else: whoever
changes rows by hand has to import anew.
"""

from __future__ import annotations

APPLICATION = 0x6E657773
"""SQLite's application id of our files: "news"."""

VERSION = 1
"""The layout of the tables; another one is refused."""

SCHEMA = (
    "CREATE TABLE symbols (id INTEGER PRIMARY KEY, symbol TEXT NOT NULL UNIQUE)",
    """CREATE TABLE prices (
        day INTEGER NOT NULL, id INTEGER NOT NULL,
        close REAL NOT NULL, open REAL, high REAL, low REAL, volume REAL, market_cap REAL,
        PRIMARY KEY (day, id)
    ) WITHOUT ROWID""",
    """CREATE TABLE blocks (
        month INTEGER NOT NULL, ohlc INTEGER NOT NULL, field TEXT NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (month, ohlc, field)
    )""",
    """CREATE TABLE splits (
        symbol TEXT NOT NULL, day INTEGER NOT NULL, ratio REAL NOT NULL, PRIMARY KEY (symbol, day)
    ) WITHOUT ROWID""",
    """CREATE TABLE rates (
        series TEXT NOT NULL, day INTEGER NOT NULL, value REAL NOT NULL, PRIMARY KEY (series, day)
    ) WITHOUT ROWID""",
    """CREATE TABLE bars (
        symbol TEXT NOT NULL, start INTEGER NOT NULL,
        open REAL NOT NULL, high REAL NOT NULL, low REAL NOT NULL, close REAL NOT NULL,
        PRIMARY KEY (symbol, start)
    ) WITHOUT ROWID""",
    """CREATE TABLE instruments (
        symbol TEXT PRIMARY KEY, english TEXT NOT NULL, korean TEXT, kind TEXT NOT NULL, sector TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE members (
        universe TEXT NOT NULL, symbol TEXT NOT NULL, PRIMARY KEY (universe, symbol)
    ) WITHOUT ROWID""",
    """CREATE TABLE revisions (
        symbol TEXT NOT NULL, day INTEGER NOT NULL, field TEXT NOT NULL,
        old REAL NOT NULL, new REAL NOT NULL, seen_at TEXT NOT NULL
    )""",
    "CREATE INDEX revised ON revisions (day)",
    """CREATE TABLE imports (
        origin TEXT NOT NULL, seen_at TEXT NOT NULL, demo INTEGER NOT NULL,
        added INTEGER NOT NULL, changed INTEGER NOT NULL, filled INTEGER NOT NULL, same INTEGER NOT NULL
    )""",
    """CREATE VIEW quotes AS
        SELECT date(day * 86400, 'unixepoch') AS date, symbol, close, open, high, low, volume, market_cap
        FROM prices JOIN symbols USING (id)""",
)
