"""The desk's own file: who works here, who is logged in, who failed to log in, and what is being typed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from newsgen.deliveries import outbox
from newsgen.errors import DeskProblem
from newsgen.sqlite_file import WAIT, Kind, transaction

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
_FILE = Kind(
    called="데스크 파일",
    problem=DeskProblem,
    damaged="파일이 손상됐거나 newsgen의 데스크 파일이 아닙니다. NEWSGEN_DESK에 다른 파일을 적으십시오",
    full="디스크에 자리가 없어 적지 못했습니다. 공간을 비우고 다시 하십시오",
    application=0x6E6F6465,  # "node"
    version=1,
    tables=_TABLES,
)


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
        with _FILE.told(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))  # nobody else's to read
            with closing(sqlite3.connect(self.path, timeout=WAIT, isolation_level=None)) as db:
                _FILE.prepare(db, self.path)
                db.execute("PRAGMA foreign_keys=ON")
                yield db

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Do several things or none, alone among the writers."""
        with self.reading() as db, transaction(db):
            yield db
