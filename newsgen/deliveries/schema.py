"""The outbox's tables, and how its file is opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from newsgen.errors import OutboxProblem
from newsgen.sqlite_file import WAIT, Kind

VERSION = 2

_DELIVERIES = """
    id INTEGER PRIMARY KEY, article TEXT NOT NULL, version INTEGER NOT NULL, target TEXT NOT NULL,
    action TEXT NOT NULL, status TEXT NOT NULL, at TEXT, document TEXT NOT NULL,
    state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due TEXT NOT NULL,
    remote TEXT NOT NULL DEFAULT '', answer TEXT NOT NULL DEFAULT '',
    sent TEXT NOT NULL DEFAULT '', returned TEXT NOT NULL DEFAULT '',
    life INTEGER NOT NULL DEFAULT 1, merge INTEGER NOT NULL DEFAULT 0,
    UNIQUE (article, version, target, action, status, life)
"""
_NO_OTHER = """CREATE TRIGGER audit_adds BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END"""
_TABLES = (
    """CREATE TABLE documents (
        hash TEXT PRIMARY KEY, article TEXT NOT NULL, version INTEGER NOT NULL,
        body BLOB NOT NULL, image BLOB, image_type TEXT NOT NULL DEFAULT ''
    )""",
    f"CREATE TABLE deliveries ({_DELIVERIES})",
    """CREATE TABLE audit (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, event TEXT NOT NULL,
        delivery INTEGER, article TEXT NOT NULL, version INTEGER NOT NULL, target TEXT NOT NULL,
        hash TEXT NOT NULL, detail TEXT NOT NULL
    )""",
    "CREATE INDEX audited ON audit (article, event)",
    """CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END""",
    """CREATE TRIGGER audit_stays BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END""",
    _NO_OTHER,
)

_STEPS = {
    # deliveries of an article that was withdrawn and restored, and those merged with the desk's words
    1: (
        f"CREATE TABLE deliveries_2 ({_DELIVERIES})",
        """INSERT INTO deliveries_2 (
            id, article, version, target, action, status, at, document, state, attempts, due, remote, answer,
            sent, returned
        ) SELECT
            id, article, version, target, action, status, at, document, state, attempts, due, remote, answer,
            sent, returned FROM deliveries""",
        "DROP TABLE deliveries",
        "ALTER TABLE deliveries_2 RENAME TO deliveries",
        _NO_OTHER,
    ),
}
"""Version of a file -> what makes it one of the next version."""

FILE = Kind(
    called="발송함",
    problem=OutboxProblem,
    damaged="파일이 손상됐거나 newsgen의 발송함이 아닙니다. --outbox로 다른 파일을 지정하십시오",
    full="디스크에 자리가 없어 적지 못했습니다. 공간을 비우고 newsgen outbox send로 이어 가십시오",
    application=0x6E6F7562,  # "noub"
    version=VERSION,
    tables=_TABLES,
    steps=_STEPS,
)


def connect(path: Path) -> sqlite3.Connection:
    """Open the outbox at ``path``, laid out first where there is none; OutboxProblem where it is none."""
    with FILE.told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        try:
            db.execute(
                "PRAGMA synchronous=FULL"
            )  # a row must be on the disk before its article is on the wire
            FILE.prepare(db, path)
        except BaseException:
            db.close()
            raise
    return db
