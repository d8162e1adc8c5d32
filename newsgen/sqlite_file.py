"""A SQLite file of ours: known by its application id, laid out once, and its failures one Korean line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from newsgen import plain
from newsgen.errors import NewsgenError

WAIT = 15.0
"""Seconds to wait for another process that is writing."""

_ADVICE = {
    "SQLITE_BUSY": "다른 newsgen이 쓰고 있습니다. 잠시 뒤에 다시 하십시오",
    "SQLITE_LOCKED": "다른 newsgen이 쓰고 있습니다. 잠시 뒤에 다시 하십시오",
    "SQLITE_IOERR": "읽거나 쓰지 못했습니다. 디스크와 남은 공간을 확인하십시오",
    "SQLITE_READONLY": "쓸 수 없는 파일입니다. 파일과 폴더의 쓰기 권한을 확인하십시오",
    "SQLITE_CANTOPEN": "열 수 없습니다. 파일과 폴더의 권한을 확인하십시오",
}


class Kind(NamedTuple):
    """What one kind of file is, and what is said of it."""

    called: str
    """``발송함``: stands before the path in a message."""
    problem: type[NewsgenError]
    damaged: str
    """What is wrong with a file that is none of its kind, and what to do."""
    full: str
    """What to do where the disk is full."""
    application: int
    """SQLite's application id."""
    version: int
    tables: tuple[str, ...]
    """The statements that lay it out."""
    steps: Mapping[int, tuple[str, ...]] = {}
    """Version of a file -> what makes it one of the next version."""

    @contextmanager
    def told(self, path: Path) -> Iterator[None]:
        """Turn whatever SQLite or the file system raises into the kind's problem, of one Korean line."""
        try:
            yield
        except sqlite3.Error as error:
            advice = {**_ADVICE, "SQLITE_FULL": self.full}.get(family(error), self.damaged)
            raise self.problem(f"{self.called} {path}: {advice}.") from error
        except OSError as error:
            raise self.problem(
                f"{self.called} {path}: 열 수 없습니다({plain.reason(error)}). 권한을 확인하십시오."
            ) from error

    def prepare(self, db: sqlite3.Connection, path: Path) -> None:
        """Lay an empty file out, bring an older one up; raise the kind's problem for any other."""
        db.row_factory = sqlite3.Row
        version = _version(db)
        if not version and not db.execute("SELECT 1 FROM sqlite_master").fetchone():
            self._lay_out(db)
        elif db.execute("PRAGMA application_id").fetchone()[0] != self.application:
            raise self.problem(f"{self.called} {path}: {self.damaged}.")
        elif version > self.version:
            raise self.problem(
                f"{self.called} {path}: 더 새 newsgen이 쓴 파일입니다(파일 {version}판, 이 프로그램 "
                f"{self.version}판). 프로그램을 새 판으로 올리십시오."
            )
        elif version < self.version:
            self._carry_on(db)

    def _lay_out(self, db: sqlite3.Connection) -> None:
        """Create the tables; a process that comes second finds them and is content."""
        with transaction(db):
            if not _version(db):
                for statement in self.tables:
                    db.execute(statement)
                db.execute(f"PRAGMA application_id={self.application}")
                db.execute(f"PRAGMA user_version={self.version}")

    def _carry_on(self, db: sqlite3.Connection) -> None:
        """Make an older file one of this version, all steps or none; who comes second finds it done."""
        with transaction(db):
            for version in range(_version(db), self.version):
                for statement in self.steps[version]:
                    db.execute(statement)
            db.execute(f"PRAGMA user_version={self.version}")


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


def family(error: sqlite3.Error) -> str:
    """Return what SQLite calls the kind of an error: ``SQLITE_BUSY`` of ``SQLITE_BUSY_SNAPSHOT`` too."""
    name = getattr(error, "sqlite_errorname", "") or ""
    return "_".join(name.split("_")[:2])


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
