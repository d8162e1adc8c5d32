"""The tables of the store.

``day`` counts days from 1970-01-01 and ``id`` stands for a symbol: short keys keep a decade of
three thousand stocks near 100 MB. The view ``quotes`` shows prices with dates and symbols to whoever opens
the file with another tool.

``prices`` holds the rows; ``blocks`` holds the same figures once more as arrays, a month and field
each, because making a Python object of every cell costs a second where an article may take two. Both
are written by the one transaction in :mod:`newsgen.store.write`, and by nothing else: whoever
changes rows by hand has to import anew.

The store is a witness: it can tell what it held after any import (:mod:`newsgen.store.witness`).
``batch`` is the import that brought a row, and stays with it; replaced values are in ``revisions``,
which cells an import filled in ``fills``, replaced descriptions in ``described``. Lists of members and
economic releases are never changed, only followed by others.
"""

from __future__ import annotations

APPLICATION = 0x6E657773
"""SQLite's application id of our files: "news"."""

VERSION = 3
"""The layout of the tables. Older ones are brought up to it, newer ones refused."""

_IMPORTS = """(
        id INTEGER PRIMARY KEY, origin TEXT NOT NULL, seen_at TEXT NOT NULL, demo INTEGER NOT NULL,
        added INTEGER NOT NULL, changed INTEGER NOT NULL, filled INTEGER NOT NULL, same INTEGER NOT NULL,
        witness INTEGER NOT NULL DEFAULT 1
    )"""
_WITNESS = (
    """CREATE TABLE lists (
        id INTEGER PRIMARY KEY, universe TEXT NOT NULL, as_of INTEGER, origin TEXT NOT NULL,
        batch INTEGER NOT NULL
    )""",
    """CREATE TABLE members (
        list INTEGER NOT NULL, symbol TEXT NOT NULL, PRIMARY KEY (list, symbol)
    ) WITHOUT ROWID""",
    """CREATE TABLE spellings (
        symbol TEXT PRIMARY KEY, korean TEXT NOT NULL, english TEXT NOT NULL, batch INTEGER NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE fills (
        batch INTEGER NOT NULL, month INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (batch, month)
    )""",
    """CREATE TABLE described (
        what TEXT NOT NULL, symbol TEXT NOT NULL, old TEXT NOT NULL, batch INTEGER NOT NULL
    )""",
)
_RELEASES = (
    """CREATE TABLE releases (
        day INTEGER NOT NULL, code TEXT NOT NULL, period INTEGER,
        actual REAL, forecast REAL, previous REAL, revised REAL, batch INTEGER NOT NULL
    )""",
    "CREATE INDEX released ON releases (day)",
)
_BATCH = "batch INTEGER NOT NULL DEFAULT 0"

SCHEMA = (
    f"CREATE TABLE symbols (id INTEGER PRIMARY KEY, symbol TEXT NOT NULL UNIQUE, {_BATCH})",
    f"""CREATE TABLE prices (
        day INTEGER NOT NULL, id INTEGER NOT NULL,
        close REAL NOT NULL, open REAL, high REAL, low REAL, volume REAL, market_cap REAL,
        {_BATCH}, PRIMARY KEY (day, id)
    ) WITHOUT ROWID""",
    """CREATE TABLE blocks (
        month INTEGER NOT NULL, ohlc INTEGER NOT NULL, field TEXT NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (month, ohlc, field)
    )""",
    f"""CREATE TABLE splits (
        symbol TEXT NOT NULL, day INTEGER NOT NULL, ratio REAL NOT NULL, {_BATCH}, PRIMARY KEY (symbol, day)
    ) WITHOUT ROWID""",
    f"""CREATE TABLE rates (
        series TEXT NOT NULL, day INTEGER NOT NULL, value REAL NOT NULL, {_BATCH}, PRIMARY KEY (series, day)
    ) WITHOUT ROWID""",
    f"""CREATE TABLE bars (
        symbol TEXT NOT NULL, start INTEGER NOT NULL,
        open REAL NOT NULL, high REAL NOT NULL, low REAL NOT NULL, close REAL NOT NULL,
        {_BATCH}, PRIMARY KEY (symbol, start)
    ) WITHOUT ROWID""",
    f"""CREATE TABLE instruments (
        symbol TEXT PRIMARY KEY, english TEXT NOT NULL, korean TEXT, kind TEXT NOT NULL, sector TEXT NOT NULL,
        {_BATCH}
    ) WITHOUT ROWID""",
    f"""CREATE TABLE revisions (
        symbol TEXT NOT NULL, day INTEGER NOT NULL, field TEXT NOT NULL,
        old REAL NOT NULL, new REAL NOT NULL, seen_at TEXT NOT NULL, {_BATCH}
    )""",
    "CREATE INDEX revised ON revisions (day)",
    f"CREATE TABLE imports {_IMPORTS}",
    *_WITNESS,
    *_RELEASES,
    """CREATE VIEW quotes AS
        SELECT date(day * 86400, 'unixepoch') AS date, symbol, close, open, high, low, volume, market_cap
        FROM prices JOIN symbols USING (id)""",
)

STEPS: dict[int, tuple[str, ...]] = {
    1: (
        *(
            f"ALTER TABLE {table} ADD COLUMN {_BATCH}"
            for table in ("symbols", "prices", "splits", "rates", "bars", "instruments", "revisions")
        ),
        f"CREATE TABLE numbered {_IMPORTS}",
        """INSERT INTO numbered
            SELECT rowid, origin, seen_at, demo, added, changed, filled, same, 0 FROM imports""",
        "DROP TABLE imports",
        "ALTER TABLE numbered RENAME TO imports",
        """UPDATE revisions SET batch = coalesce(
            (SELECT max(id) FROM imports WHERE imports.seen_at = revisions.seen_at), 0)""",
        "ALTER TABLE members RENAME TO undated",
        *_WITNESS,
        """INSERT INTO lists (universe, as_of, origin, batch)
            SELECT DISTINCT universe, NULL, '', 0 FROM undated ORDER BY universe""",
        "INSERT INTO members SELECT id, symbol FROM undated JOIN lists USING (universe)",
        "DROP TABLE undated",
    ),
    2: _RELEASES,
}
"""Version -> the statements that make the next one of it.

Rows of version 1 did not tell which import brought them: their ``batch`` is 0, their imports are no
``witness``.
"""
