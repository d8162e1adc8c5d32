"""The tables of the store.

``day`` counts days from 1970-01-01 and ``id`` stands for a symbol.

``symbols`` has every symbol that any row is about and the market on which it is traded ('' where no market
knows it). ``blocks`` holds the prices as arrays, a market, month and field each, because making a Python
object of every cell costs a second where an article may take two, and because an article of one market shall
not read another's. ``histories`` holds those of the followed instruments once more, each whole. Both are
written by the one transaction in :mod:`newsgen.store.write`, and by nothing else. Arrays have a ``checksum``
of their own (:mod:`newsgen.store.sums`), which whoever reads them verifies; ``fills`` are packed by zlib,
which has one. :mod:`newsgen.store.agreement` compares the two. Whoever wants prices in another tool takes
them from :mod:`newsgen.frames`.

Rates and releases are series of many markets' briefs and belong to no market.

The store is a witness: it can tell what it held after any import (:mod:`newsgen.store.witness`).
``batch`` is the import that brought a row, and stays with it; replaced values are in ``revisions``,
which cells an import filled in ``fills``, replaced descriptions in ``described``. Lists of members,
economic releases, flows, events, moments, base prices and last trades are never changed, only followed by
others.
``gate_releases`` says which findings of the gate an editor released, who and why; its rows stay too.
"""

from __future__ import annotations

APPLICATION = 0x6E657773
"""SQLite's application id of our files: "news"."""

VERSION = 12
"""The layout of the tables. Older ones are brought up (:mod:`newsgen.store.steps`), newer ones refused."""

_BATCH = "batch INTEGER NOT NULL DEFAULT 0"

SCHEMA = (
    # Here alone `batch` may be empty: it is the import that brought the first price, if there is any.
    """CREATE TABLE symbols (
        id INTEGER PRIMARY KEY, symbol TEXT NOT NULL UNIQUE, market TEXT NOT NULL, batch INTEGER
    )""",
    """CREATE TABLE blocks (
        market TEXT NOT NULL, month INTEGER NOT NULL, ohlc INTEGER NOT NULL, field TEXT NOT NULL,
        body BLOB NOT NULL, checksum INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (market, month, ohlc, field)
    )""",
    """CREATE TABLE histories (
        id INTEGER PRIMARY KEY, body BLOB NOT NULL, checksum INTEGER NOT NULL DEFAULT 0
    )""",
    f"""CREATE TABLE splits (
        symbol TEXT NOT NULL, day INTEGER NOT NULL, ratio REAL NOT NULL, {_BATCH}, PRIMARY KEY (symbol, day)
    ) WITHOUT ROWID""",
    f"""CREATE TABLE rates (
        series TEXT NOT NULL, day INTEGER NOT NULL, value REAL NOT NULL, {_BATCH}, PRIMARY KEY (series, day)
    ) WITHOUT ROWID""",
    """CREATE TABLE releases (
        day INTEGER NOT NULL, code TEXT NOT NULL, period INTEGER,
        actual REAL, forecast REAL, previous REAL, revised REAL, batch INTEGER NOT NULL
    )""",
    "CREATE INDEX released ON releases (day)",
    """CREATE TABLE flows (
        board TEXT NOT NULL, day INTEGER NOT NULL, as_of TEXT NOT NULL,
        individual REAL, "foreign" REAL, institution REAL, other_corp REAL, securities REAL, insurance REAL,
        trust REAL, bank REAL, other_financial REAL, pension REAL, batch INTEGER NOT NULL
    )""",
    f"""CREATE TABLE bars (
        symbol TEXT NOT NULL, start INTEGER NOT NULL,
        open REAL NOT NULL, high REAL NOT NULL, low REAL NOT NULL, close REAL NOT NULL,
        {_BATCH}, PRIMARY KEY (symbol, start)
    ) WITHOUT ROWID""",
    """CREATE TABLE moments (series TEXT NOT NULL, clock TEXT NOT NULL, batch INTEGER NOT NULL)""",
    """CREATE TABLE bases (
        symbol TEXT NOT NULL, day INTEGER NOT NULL, price REAL, batch INTEGER NOT NULL
    )""",
    """CREATE TABLE trades (
        symbol TEXT NOT NULL, at INTEGER NOT NULL, price REAL NOT NULL, batch INTEGER NOT NULL,
        PRIMARY KEY (at, symbol, price)
    ) WITHOUT ROWID""",
    f"""CREATE TABLE instruments (
        symbol TEXT PRIMARY KEY, english TEXT NOT NULL, korean TEXT, kind TEXT NOT NULL, sector TEXT NOT NULL,
        {_BATCH}
    ) WITHOUT ROWID""",
    """CREATE TABLE spellings (
        symbol TEXT PRIMARY KEY, korean TEXT NOT NULL, english TEXT NOT NULL, batch INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE classes (
        symbol TEXT PRIMARY KEY, sector TEXT NOT NULL, industry TEXT NOT NULL, batch INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE events (
        day INTEGER NOT NULL, source TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL,
        batch INTEGER NOT NULL
    )""",
    "CREATE INDEX happened ON events (day)",
    "CREATE INDEX said ON events (key, source)",
    """CREATE TABLE lists (
        id INTEGER PRIMARY KEY, universe TEXT NOT NULL, as_of INTEGER, origin TEXT NOT NULL,
        batch INTEGER NOT NULL, market TEXT NOT NULL DEFAULT ''
    )""",
    """CREATE TABLE members (
        list INTEGER NOT NULL, symbol TEXT NOT NULL, PRIMARY KEY (list, symbol)
    ) WITHOUT ROWID""",
    f"""CREATE TABLE revisions (
        symbol TEXT NOT NULL, day INTEGER NOT NULL, field TEXT NOT NULL,
        old REAL NOT NULL, new REAL NOT NULL, seen_at TEXT NOT NULL, {_BATCH}
    )""",
    "CREATE INDEX revised ON revisions (day)",
    "CREATE TABLE fills (batch INTEGER NOT NULL, month INTEGER NOT NULL, body BLOB NOT NULL)",
    "CREATE INDEX filled ON fills (batch)",
    """CREATE TABLE described (
        what TEXT NOT NULL, symbol TEXT NOT NULL, old TEXT NOT NULL, batch INTEGER NOT NULL
    )""",
    """CREATE TABLE imports (
        id INTEGER PRIMARY KEY, origin TEXT NOT NULL, seen_at TEXT NOT NULL, demo INTEGER NOT NULL,
        added INTEGER NOT NULL, changed INTEGER NOT NULL, filled INTEGER NOT NULL, same INTEGER NOT NULL,
        witness INTEGER NOT NULL DEFAULT 1, live INTEGER NOT NULL DEFAULT 0
    )""",
    """CREATE TABLE brought (
        batch INTEGER NOT NULL, market TEXT NOT NULL, PRIMARY KEY (batch, market)
    ) WITHOUT ROWID""",
    """CREATE TABLE gate_releases (
        market TEXT NOT NULL, session TEXT NOT NULL, code TEXT NOT NULL, symbol TEXT NOT NULL,
        reason TEXT NOT NULL, released_by TEXT NOT NULL, released_at TEXT NOT NULL
    )""",
)
