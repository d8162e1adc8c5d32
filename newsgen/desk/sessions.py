"""Who is logged in: a random token in a cookie, of which only the hash is kept."""

from __future__ import annotations

import hashlib
import secrets
from typing import NamedTuple

from newsgen.desk.accounts import Accounts, Role
from newsgen.desk.file import DeskFile

_BYTES = 32
_STEP = 60.0
"""Seconds after which it is written down again that a session is in use."""


class Session(NamedTuple):
    """A login that holds."""

    hash: str
    user: int
    name: str
    role: Role
    proxied: bool
    """Whether a proxy's header began it, and has to name the same user with every request."""


class Sessions:
    """The logins; each ends after ``idle`` seconds without a request, and after ``whole`` seconds anyway."""

    def __init__(self, accounts: Accounts, *, idle: float, whole: float) -> None:
        self._file: DeskFile = accounts.file
        self._clock = accounts.clock
        self._idle = idle
        self._whole = whole

    def begin(self, user: int, *, proxied: bool = False) -> str:
        """Log a user in; return the token, which is nowhere else. What is over is forgotten."""
        token, now = secrets.token_urlsafe(_BYTES), self._clock()
        with self._file.writing() as db:
            db.execute(
                "DELETE FROM sessions WHERE seen < ? OR begun < ?", (now - self._idle, now - self._whole)
            )
            db.execute(
                "INSERT INTO sessions (hash, user, begun, seen, proxied) VALUES (?, ?, ?, ?, ?)",
                (_hash(token), user, now, now, proxied),
            )
        return token

    def find(self, token: str, *, in_use: bool = True) -> Session | None:
        """Return the login of a token; None where there is none, it is over, or the user is locked.

        ``in_use`` false is of requests that a page makes by itself: they do not keep it from ending.
        """
        if not token:
            return None
        hash_, now = _hash(token), self._clock()
        with self._file.reading() as db:
            row = db.execute(
                """SELECT sessions.*, users.name, users.role FROM sessions JOIN users ON users.id = user
                WHERE sessions.hash = ? AND NOT locked""",
                (hash_,),
            ).fetchone()
            if row is None or self._is_over(now - row["seen"], now - row["begun"]):
                return None
            if in_use and abs(now - row["seen"]) > _STEP:
                db.execute("UPDATE sessions SET seen = ? WHERE hash = ?", (now, hash_))
        return Session(hash_, row["user"], row["name"], Role(row["role"]), bool(row["proxied"]))

    def _is_over(self, unseen: float, age: float) -> bool:
        """Say whether a login is over; one from a future as far off as that is, too: the clock was wrong."""
        return abs(unseen) > self._idle or abs(age) > self._whole

    def end(self, session: Session) -> None:
        """Log out."""
        with self._file.writing() as db:
            db.execute("DELETE FROM sessions WHERE hash = ?", (session.hash,))

    def tell(self, session: Session, line: str) -> None:
        """Keep a line for the next page of a login."""
        with self._file.writing() as db:
            db.execute("UPDATE sessions SET told = ? WHERE hash = ?", (line, session.hash))

    def told(self, session: Session) -> str:
        """Return the line that was kept, once; empty where there is none."""
        with self._file.reading() as db:
            row = db.execute("SELECT told FROM sessions WHERE hash = ?", (session.hash,)).fetchone()
            line: str = row["told"] if row else ""
            if line:
                db.execute("UPDATE sessions SET told = '' WHERE hash = ?", (session.hash,))
        return line


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
