"""The desk's own file: who works here, who is logged in, who failed to log in, and what is being typed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from newsgen import plain
from newsgen.deliveries import outbox
from newsgen.errors import DeskProblem

APPLICATION = 0x6E6F6465
"""SQLite's application id of a desk's file: "node"."""
VERSION = 1
_WAIT = 15.0
"""Seconds to wait for another process that is writing."""
_TABLES = (
    """CREATE TABLE users (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE,
        role TEXT NOT NULL, hash TEXT NOT NULL, locked INTEGER NOT NULL DEFAULT 0,
        made REAL NOT NULL, seen REAL
    )""",
    """CREATE TABLE sessions (
        hash TEXT PRIMARY KEY, user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
        begun REAL NOT NULL, seen REAL NOT NULL, proxied INTEGER NOT NULL, told TEXT NOT NULL DEFAULT ''
    )""",
    "CREATE INDEX sessions_of ON sessions (user)",
    """CREATE TABLE failures (
        subject TEXT PRIMARY KEY, count INTEGER NOT NULL, until REAL NOT NULL, last REAL NOT NULL
    )""",
    """CREATE TABLE drafts (
        user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE, place TEXT NOT NULL,
        base TEXT NOT NULL, body TEXT NOT NULL, at REAL NOT NULL, PRIMARY KEY (user, place)
    )""",
)
_ADVICE = {
    "SQLITE_BUSY": "다른 newsgen이 쓰고 있습니다. 잠시 뒤에 다시 하십시오",
    "SQLITE_LOCKED": "다른 newsgen이 쓰고 있습니다. 잠시 뒤에 다시 하십시오",
    "SQLITE_FULL": "디스크에 자리가 없어 적지 못했습니다. 공간을 비우고 다시 하십시오",
    "SQLITE_IOERR": "읽거나 쓰지 못했습니다. 디스크와 남은 공간을 확인하십시오",
    "SQLITE_READONLY": "쓸 수 없는 파일입니다. 파일과 폴더의 쓰기 권한을 확인하십시오",
    "SQLITE_CANTOPEN": "열 수 없습니다. 파일과 폴더의 권한을 확인하십시오",
}
_DAMAGED = "파일이 손상됐거나 newsgen의 데스크 파일이 아닙니다. NEWSGEN_DESK에 다른 파일을 적으십시오"


def default_path() -> Path:
    """Return where the desk's file is unless told: ``NEWSGEN_DESK``, else beside the outbox."""
    named = os.environ.get("NEWSGEN_DESK")
    return Path(named).expanduser() if named else outbox.default_path().with_name("desk.sqlite")


class DeskFile:
    """One SQLite file, opened for each use; what fails is a DeskProblem of one Korean line."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Open the file, laid out first where there is none."""
        with self._told():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))  # nobody else's to read
            with closing(sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)) as db:
                db.row_factory = sqlite3.Row
                self._prepare(db)
                db.execute("PRAGMA foreign_keys=ON")
                yield db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Do several things or none, alone among the writers."""
        with self.reading() as db, _transaction(db):
            yield db

    def _prepare(self, db: sqlite3.Connection) -> None:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if not version and not db.execute("SELECT 1 FROM sqlite_master").fetchone():
            _lay_out(db)
        elif db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            raise DeskProblem(f"데스크 파일 {self.path}: {_DAMAGED}.")
        elif version > VERSION:
            raise DeskProblem(
                f"데스크 파일 {self.path}: 더 새 newsgen이 쓴 파일입니다(파일 {version}판, 이 프로그램 "
                f"{VERSION}판). 프로그램을 새 판으로 올리십시오."
            )

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", "") or ""
            advice = _ADVICE.get("_".join(name.split("_")[:2]), _DAMAGED)
            raise DeskProblem(f"데스크 파일 {self.path}: {advice}.") from error
        except OSError as error:
            raise DeskProblem(
                f"데스크 파일 {self.path}: 열 수 없습니다({plain.reason(error)}). 권한을 확인하십시오."
            ) from error


@contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _lay_out(db: sqlite3.Connection) -> None:
    """Create the tables; a process that comes second finds them and is content."""
    with _transaction(db):
        if not db.execute("PRAGMA user_version").fetchone()[0]:
            for statement in _TABLES:
                db.execute(statement)
            db.execute(f"PRAGMA application_id={APPLICATION}")
            db.execute(f"PRAGMA user_version={VERSION}")
