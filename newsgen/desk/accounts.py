"""Who works at the desk: names, roles and passwords."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
import time
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from newsgen.desk import passwords
from newsgen.desk.file import DeskFile
from newsgen.errors import UsageProblem

_NAME = re.compile(r"[0-9A-Za-z가-힣][0-9A-Za-z가-힣._@-]{0,39}")
_LAST = "관리자가 한 사람은 있어야 합니다. 먼저 다른 사람을 관리자로 만드십시오."


class Role(StrEnum):
    """What somebody may do; each may what those before it may."""

    WRITER = "writer"
    EDITOR = "editor"
    ADMIN = "admin"

    @property
    def label(self) -> str:
        """Its name in Korean."""
        return {"writer": "기자", "editor": "편집자", "admin": "관리자"}[self.value]

    def may(self, needed: Role) -> bool:
        """Say whether who has this role may do what needs another."""
        every = list(Role)
        return every.index(self) >= every.index(needed)


class User(NamedTuple):
    """Somebody who works at the desk."""

    id: int
    name: str
    role: Role
    locked: bool
    has_password: bool
    """False for who comes by the proxy's header alone."""
    made: dt.datetime
    seen: dt.datetime | None
    """Last login, UTC."""


class Accounts:
    """The users in the desk's file; what changes what one may ends the sessions that he has."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self.file = DeskFile(path)
        self.clock = clock

    def every(self) -> list[User]:
        """Return all users, by name."""
        with self.file.reading() as db:
            return [_user(row) for row in db.execute("SELECT * FROM users ORDER BY folded")]

    def find(self, name: str) -> User | None:
        """Return a user by the name, in whatever case it was typed."""
        return self.with_hash(name)[0]

    def with_hash(self, name: str) -> tuple[User | None, str]:
        """Return a user by the name, and the hash of the password; None and an empty one for nobody."""
        with self.file.reading() as db:
            row = db.execute("SELECT * FROM users WHERE folded = ?", (_folded(name),)).fetchone()
        return (_user(row), row["hash"]) if row else (None, "")

    def add(self, name: str, role: Role, password: str = "") -> User:
        """Add a user; without a password only a proxy's header lets him in. UsageProblem: it cannot be."""
        name = unicodedata.normalize("NFC", name.strip())
        if not _NAME.fullmatch(name):
            raise UsageProblem("이름은 한글, 영문, 숫자와 . _ @ - 로 40자까지 적으십시오.")
        hash_ = passwords.hashed(passwords.fit(password, name)) if password else ""
        with self.file.writing() as db:
            if db.execute("SELECT 1 FROM users WHERE folded = ?", (_folded(name),)).fetchone():
                raise UsageProblem(f"{name}: 이미 있는 이름입니다.")
            row = db.execute(
                "INSERT INTO users (name, folded, role, hash, made) VALUES (?, ?, ?, ?, ?) RETURNING *",
                (name, _folded(name), role, hash_, self.clock()),
            ).fetchone()
        return _user(row)

    def set_role(self, name: str, role: Role) -> User:
        """Give a user another role."""
        with self.file.writing() as db:
            user = _known(db, name)
            if user.role is Role.ADMIN and role is not Role.ADMIN:
                _require_another(db, user)
            return _changed(db, user, "role = ?", role)

    def set_password(self, name: str, password: str) -> User:
        """Give a user another password."""
        with self.file.reading() as db:
            user = _known(db, name)
        hash_ = passwords.hashed(passwords.fit(password, user.name))
        with self.file.writing() as db:
            return _changed(db, _known(db, name), "hash = ?", hash_)

    def lock(self, name: str) -> User:
        """Let a user in no more."""
        with self.file.writing() as db:
            user = _known(db, name)
            _require_another(db, user)
            return _changed(db, user, "locked = ?", True)

    def unlock(self, name: str) -> User:
        """Let a user in again."""
        with self.file.writing() as db:
            return _changed(db, _known(db, name), "locked = ?", False)

    def remove(self, name: str) -> User:
        """Take a user out; what he did stays in the log under his name."""
        with self.file.writing() as db:
            user = _known(db, name)
            _require_another(db, user)
            db.execute("DELETE FROM users WHERE id = ?", (user.id,))
        return user

    def saw(self, user: User, hash_: str = "") -> None:
        """Note that a user logged in, and the password's hash if it was made anew."""
        with self.file.writing() as db:
            db.execute("UPDATE users SET seen = ? WHERE id = ?", (self.clock(), user.id))
            if hash_:
                db.execute("UPDATE users SET hash = ? WHERE id = ?", (hash_, user.id))


def _known(db: sqlite3.Connection, name: str) -> User:
    row = db.execute("SELECT * FROM users WHERE folded = ?", (_folded(name),)).fetchone()
    if row is None:
        raise UsageProblem(f"{name[:40]}: 그런 사용자가 없습니다. newsgen desk user list로 확인하십시오.")
    return _user(row)


def _changed(db: sqlite3.Connection, user: User, change: str, value: object) -> User:
    """Change a user and end his sessions: ``change`` is SQL of ours."""
    db.execute(f"UPDATE users SET {change} WHERE id = ?", (value, user.id))  # noqa: S608
    db.execute("DELETE FROM sessions WHERE user = ?", (user.id,))
    return _user(db.execute("SELECT * FROM users WHERE id = ?", (user.id,)).fetchone())


def _require_another(db: sqlite3.Connection, user: User) -> None:
    """Raise UsageProblem where without this user nobody could administer."""
    others = "SELECT 1 FROM users WHERE role = ? AND NOT locked AND id != ?"
    if user.role is Role.ADMIN and not db.execute(others, (Role.ADMIN, user.id)).fetchone():
        raise UsageProblem(_LAST)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip()).casefold()


def _user(row: sqlite3.Row) -> User:
    seen = row["seen"]
    return User(
        row["id"], row["name"], Role(row["role"]), bool(row["locked"]), bool(row["hash"]),
        dt.datetime.fromtimestamp(row["made"], dt.UTC),
        dt.datetime.fromtimestamp(seen, dt.UTC) if seen is not None else None,
    )  # fmt: skip
