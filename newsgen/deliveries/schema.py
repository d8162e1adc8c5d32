"""The outbox's tables, and how its file is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsgen import plain
from newsgen.errors import OutboxProblem

APPLICATION = 0x6E6F7562
"""SQLite's application id of an outbox: "noub"."""
VERSION = 2
WAIT = 15.0
"""Seconds to wait for another process that is writing."""

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

_ADVICE = {
    "SQLITE_BUSY": "다른 newsgen이 쓰고 있습니다. 잠시 뒤에 다시 하십시오",
    "SQLITE_LOCKED": "다른 newsgen이 쓰고 있습니다. 잠시 뒤에 다시 하십시오",
    "SQLITE_FULL": "디스크에 자리가 없어 적지 못했습니다. 공간을 비우고 newsgen outbox send로 이어 가십시오",
    "SQLITE_IOERR": "읽거나 쓰지 못했습니다. 디스크와 남은 공간을 확인하십시오",
    "SQLITE_READONLY": "쓸 수 없는 파일입니다. 파일과 폴더의 쓰기 권한을 확인하십시오",
    "SQLITE_CANTOPEN": "열 수 없습니다. 파일과 폴더의 권한을 확인하십시오",
}
_DAMAGED = "파일이 손상됐거나 newsgen의 발송함이 아닙니다. --outbox로 다른 파일을 지정하십시오"


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn whatever SQLite or the file system raises into an OutboxProblem of one Korean line."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        advice = _ADVICE.get("_".join(name.split("_")[:2]), _DAMAGED)
        raise OutboxProblem(f"발송함 {path}: {advice}.") from error
    except OSError as error:
        raise OutboxProblem(
            f"발송함 {path}: 열 수 없습니다({plain.reason(error)}). 권한을 확인하십시오."
        ) from error


def connect(path: Path) -> sqlite3.Connection:
    """Open the outbox at ``path``, laid out first where there is none; OutboxProblem where it is none."""
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        try:
            _prepare(db, path)
        except BaseException:
            db.close()
            raise
    return db


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA synchronous=FULL")  # a row must be on the disk before its article is on the wire
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if not version and not db.execute("SELECT 1 FROM sqlite_master").fetchone():
        _lay_out(db)
    elif db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise OutboxProblem(f"발송함 {path}: {_DAMAGED}.")
    elif version > VERSION:
        raise OutboxProblem(
            f"발송함 {path}: 더 새 newsgen이 쓴 파일입니다(파일 {version}판, 이 프로그램 {VERSION}판). "
            "프로그램을 새 판으로 올리십시오."
        )
    elif version < VERSION:
        _carry_on(db)


def _carry_on(db: sqlite3.Connection) -> None:
    """Make an older file one of this version, all steps or none; who comes second finds it done."""
    with transaction(db):
        for version in range(db.execute("PRAGMA user_version").fetchone()[0], VERSION):
            for statement in _STEPS[version]:
                db.execute(statement)
        db.execute(f"PRAGMA user_version={VERSION}")


def _lay_out(db: sqlite3.Connection) -> None:
    """Create the tables; a process that comes second finds them and is content."""
    with transaction(db):
        if not db.execute("PRAGMA user_version").fetchone()[0]:
            for statement in _TABLES:
                db.execute(statement)
            db.execute(f"PRAGMA application_id={APPLICATION}")
            db.execute(f"PRAGMA user_version={VERSION}")


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Do several things or none, alone among the writers."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
