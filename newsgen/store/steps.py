"""How a store of an older version becomes one of the next: frozen SQL, a step a version, never edited again.

Rows of version 1 did not tell which import brought them: their ``batch`` is 0, their imports are no
``witness``. Version 3 knew no markets: its step leaves every symbol, block and list without one, and
what gives a market to a newly known symbol gives them theirs. Version 4 released findings of no market.
Version 6 took a row of currencies for that of its date's session: those that Yahoo brought are kept under
another name, which nothing prints; those of a recorded folder wait for it to say when they are taken.
Version 7 had no checksums: what stands there is taken to be what was written. Version 8 knew no
classification. Version 10 had each price a second time, as a row. Version 11 knew no investors.
"""

from __future__ import annotations

import sqlite3

from newsgen.sqlite_file import transaction
from newsgen.store import histories, imports, sums
from newsgen.store.write import settle

_MARKETS = 4
"""The first version that knew markets."""

_BATCH = "batch INTEGER NOT NULL DEFAULT 0"

STEPS: dict[int, tuple[str, ...]] = {
    1: (
        *(
            f"ALTER TABLE {table} ADD COLUMN {_BATCH}"
            for table in ("symbols", "prices", "splits", "rates", "bars", "instruments", "revisions")
        ),
        """CREATE TABLE numbered (
            id INTEGER PRIMARY KEY, origin TEXT NOT NULL, seen_at TEXT NOT NULL, demo INTEGER NOT NULL,
            added INTEGER NOT NULL, changed INTEGER NOT NULL, filled INTEGER NOT NULL, same INTEGER NOT NULL,
            witness INTEGER NOT NULL DEFAULT 1
        )""",
        """INSERT INTO numbered
            SELECT rowid, origin, seen_at, demo, added, changed, filled, same, 0 FROM imports""",
        "DROP TABLE imports",
        "ALTER TABLE numbered RENAME TO imports",
        """UPDATE revisions SET batch = coalesce(
            (SELECT max(id) FROM imports WHERE imports.seen_at = revisions.seen_at), 0)""",
        "ALTER TABLE members RENAME TO undated",
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
        """INSERT INTO lists (universe, as_of, origin, batch)
            SELECT DISTINCT universe, NULL, '', 0 FROM undated ORDER BY universe""",
        "INSERT INTO members SELECT id, symbol FROM undated JOIN lists USING (universe)",
        "DROP TABLE undated",
    ),
    2: (
        """CREATE TABLE releases (
            day INTEGER NOT NULL, code TEXT NOT NULL, period INTEGER,
            actual REAL, forecast REAL, previous REAL, revised REAL, batch INTEGER NOT NULL
        )""",
        "CREATE INDEX released ON releases (day)",
    ),
    3: (
        "DROP VIEW quotes",
        "ALTER TABLE symbols RENAME TO priced",
        """CREATE TABLE symbols (
            id INTEGER PRIMARY KEY, symbol TEXT NOT NULL UNIQUE, market TEXT NOT NULL, batch INTEGER
        )""",
        "INSERT INTO symbols SELECT id, symbol, '', batch FROM priced",
        "DROP TABLE priced",
        *(
            f"INSERT OR IGNORE INTO symbols (symbol, market) SELECT DISTINCT symbol, '' FROM {table}"  # noqa: S608
            for table in ("splits", "bars", "instruments", "spellings", "members")
        ),
        "ALTER TABLE blocks RENAME TO unsorted",
        """CREATE TABLE blocks (
            market TEXT NOT NULL, month INTEGER NOT NULL, ohlc INTEGER NOT NULL, field TEXT NOT NULL,
            body BLOB NOT NULL, PRIMARY KEY (market, month, ohlc, field)
        )""",
        "INSERT INTO blocks SELECT '', month, ohlc, field, body FROM unsorted",
        "DROP TABLE unsorted",
        "CREATE TABLE histories (id INTEGER PRIMARY KEY, body BLOB NOT NULL)",
        "ALTER TABLE fills RENAME TO unsorted",
        "CREATE TABLE fills (batch INTEGER NOT NULL, month INTEGER NOT NULL, body BLOB NOT NULL)",
        "INSERT INTO fills SELECT batch, month, body FROM unsorted",
        "DROP TABLE unsorted",
        "CREATE INDEX filled ON fills (batch)",
        "ALTER TABLE lists ADD COLUMN market TEXT NOT NULL DEFAULT ''",
        """CREATE TABLE brought (
            batch INTEGER NOT NULL, market TEXT NOT NULL, PRIMARY KEY (batch, market)
        ) WITHOUT ROWID""",
        """CREATE VIEW quotes AS
            SELECT date(day * 86400, 'unixepoch') AS date, symbol, market,
                close, open, high, low, volume, market_cap
            FROM prices JOIN symbols USING (id)""",
    ),
    4: (
        # Made by the first release until then, when there were editions of New York only.
        """CREATE TABLE IF NOT EXISTS gate_releases (
            session TEXT NOT NULL, code TEXT NOT NULL, symbol TEXT NOT NULL,
            reason TEXT NOT NULL, released_by TEXT NOT NULL, released_at TEXT NOT NULL
        )""",
        "ALTER TABLE gate_releases RENAME TO unplaced",
        """CREATE TABLE gate_releases (
            market TEXT NOT NULL, session TEXT NOT NULL, code TEXT NOT NULL, symbol TEXT NOT NULL,
            reason TEXT NOT NULL, released_by TEXT NOT NULL, released_at TEXT NOT NULL
        )""",
        """INSERT INTO gate_releases
            SELECT 'us', session, code, symbol, reason, released_by, released_at
            FROM unplaced ORDER BY rowid""",
        "DROP TABLE unplaced",
    ),
    5: (
        "CREATE TABLE moments (series TEXT NOT NULL, clock TEXT NOT NULL, batch INTEGER NOT NULL)",
        """CREATE TABLE bases (
            symbol TEXT NOT NULL, day INTEGER NOT NULL, price REAL, batch INTEGER NOT NULL
        )""",
        """CREATE TABLE trades (
            symbol TEXT NOT NULL, at INTEGER NOT NULL, price REAL NOT NULL, batch INTEGER NOT NULL,
            PRIMARY KEY (at, symbol, price)
        ) WITHOUT ROWID""",
        "ALTER TABLE imports ADD COLUMN live INTEGER NOT NULL DEFAULT 0",
        "UPDATE imports SET live = 1 WHERE origin = 'Yahoo Finance'",
    ),
    6: (
        # Yahoo's daily chart of the won and the dollar index ended with the minute of the fetch.
        """CREATE TEMP TABLE daily AS SELECT series, day FROM rates
            WHERE (series LIKE 'USD___' OR series LIKE 'DX_') AND coalesce((
                SELECT origin FROM imports WHERE id = coalesce((
                    SELECT max(batch) FROM revisions
                    WHERE field = 'rate' AND symbol = series AND revisions.day = rates.day
                ), rates.batch)
            ), '') IN ('Yahoo Finance', '')""",
        """UPDATE revisions SET symbol = symbol || ' daily'
            WHERE field = 'rate' AND (symbol, day) IN (SELECT series, day FROM daily)""",
        """UPDATE rates SET series = series || ' daily'
            WHERE (series, day) IN (SELECT series, day FROM daily)""",
        "DROP TABLE daily",
        """INSERT INTO moments SELECT DISTINCT series, '15:30 America/New_York', 0
            FROM rates JOIN imports ON imports.id = batch
            WHERE series LIKE 'DGS%' AND origin LIKE '%(FRED)'""",
        """INSERT INTO moments SELECT DISTINCT series, '15:00 America/Chicago', 0
            FROM rates JOIN imports ON imports.id = batch
            WHERE series IN ('^TNX', '^TYX') AND origin = 'Yahoo Finance'""",
    ),
    7: (
        "ALTER TABLE blocks ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0",
        "UPDATE blocks SET checksum = checksum_of(body, market, month, ohlc, field)",
        "ALTER TABLE histories ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0",
        "UPDATE histories SET checksum = checksum_of(body, id)",
    ),
    8: (
        """CREATE TABLE classes (
            symbol TEXT PRIMARY KEY, sector TEXT NOT NULL, industry TEXT NOT NULL, batch INTEGER NOT NULL
        ) WITHOUT ROWID""",
    ),
    9: (
        """CREATE TABLE events (
            day INTEGER NOT NULL, source TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL,
            batch INTEGER NOT NULL
        )""",
        "CREATE INDEX happened ON events (day)",
        "CREATE INDEX said ON events (key, source)",
    ),
    10: ("DROP VIEW quotes", "DROP TABLE prices"),
    11: (
        """CREATE TABLE flows (
            board TEXT NOT NULL, day INTEGER NOT NULL, as_of TEXT NOT NULL,
            individual REAL, "foreign" REAL, institution REAL, other_corp REAL, securities REAL,
            insurance REAL, trust REAL, bank REAL, other_financial REAL, pension REAL, batch INTEGER NOT NULL
        )""",
    ),
}
"""Version -> the statements that make the next one of it."""


def step_up(db: sqlite3.Connection) -> None:
    """Bring a store up to the newest version in one transaction: whole or not at all.

    A process that comes second finds it done and is content.
    """
    db.create_function("checksum_of", -1, sums.of, deterministic=True)
    with transaction(db):
        before = _version(db)
        while (version := _version(db)) in STEPS:
            for statement in STEPS[version]:
                db.execute(statement)
            db.execute(f"PRAGMA user_version={version + 1}")
        if before < _MARKETS:
            settle(db)
            imports.attribute(db)
            histories.follow(db, histories.followed())


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
