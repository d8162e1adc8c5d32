"""How often somebody may try a password: per account and per client, longer to wait after each failure.

Each try is counted as a failure before the password is looked at, so that a hundred at once are no more than
a hundred in a row; who turns out to know it is forgiven. The counts stand in the desk's file: starting anew
forgets none. Of a name that nobody has, only two bytes of a hash are kept: it may be a password.
"""

from __future__ import annotations

import hashlib
import math
import sqlite3
from typing import NamedTuple

from newsgen.desk.accounts import Accounts, User

_FORGOTTEN = 24 * 3600.0
"""Seconds without a failure after which the earlier ones count no more."""


class _Rule(NamedTuple):
    """How one kind of subject is held up."""

    free: int
    """Failures without a wait."""
    first: float
    """Seconds to wait after the next one; twice as long after each that follows."""
    most: float


class Try(NamedTuple):
    """What became of wanting to try."""

    wait: int
    """Seconds to wait first: then nothing was tried or counted. 0: go on."""
    then: int
    """Seconds that the next one has to wait if this one fails."""


_ACCOUNT = _Rule(5, 30.0, 900.0)
_CLIENT = _Rule(20, 30.0, 900.0)
"""A client may be a whole newsroom behind one address."""


class Lockout:
    """The failures in the desk's file."""

    def __init__(self, accounts: Accounts) -> None:
        self._file = accounts.file
        self._clock = accounts.clock

    def begin(self, name: str, user: User | None, client: str) -> Try:
        """Count a try, unless it has to wait."""
        now = self._clock()
        subjects = _subjects(name, user, client)
        with self._file.writing() as db:
            db.execute("DELETE FROM failures WHERE last < ?", (now - _FORGOTTEN,))
            wait = max(_wait(db, subject, rule, now) for subject, rule in subjects)
            if wait > 0:
                return Try(math.ceil(wait), 0)
            waits = [_count(db, subject, rule, now) for subject, rule in subjects]
        return Try(0, math.ceil(max(waits)))

    def forgive(self, name: str, user: User, client: str) -> None:
        """Take back what was counted of a try that was none: of the account all, of the client this one."""
        (account, _), (place, rule) = _subjects(name, user, client)
        with self._file.writing() as db:
            db.execute("DELETE FROM failures WHERE subject = ?", (account,))
            db.execute("UPDATE failures SET count = count - 1 WHERE subject = ?", (place,))
            db.execute("DELETE FROM failures WHERE subject = ? AND count <= 0", (place,))
            db.execute("UPDATE failures SET until = 0 WHERE subject = ? AND count <= ?", (place, rule.free))

    def clear(self, user: User) -> None:
        """Forget the failures of an account: an admin says so."""
        with self._file.writing() as db:
            db.execute("DELETE FROM failures WHERE subject = ?", (_account(user),))


def _subjects(name: str, user: User | None, client: str) -> tuple[tuple[str, _Rule], tuple[str, _Rule]]:
    return ((_account(user) if user else _nobody(name), _ACCOUNT), (f"client {client}", _CLIENT))


def _account(user: User) -> str:
    return f"user {user.id}"


def _nobody(name: str) -> str:
    digest = hashlib.sha256(name.strip().casefold().encode("utf-8", "replace")).hexdigest()
    return f"nobody {digest[:4]}"


def _wait(db: sqlite3.Connection, subject: str, rule: _Rule, now: float) -> float:
    """Return the seconds that a subject has to wait: never longer than it may, if the clock was set back."""
    db.execute("UPDATE failures SET until = min(until, ?) WHERE subject = ?", (now + rule.most, subject))
    found = db.execute("SELECT until FROM failures WHERE subject = ?", (subject,)).fetchone()
    return float(found["until"]) - now if found else 0.0


def _count(db: sqlite3.Connection, subject: str, rule: _Rule, now: float) -> float:
    """Count a failure; return the seconds to wait after it."""
    found = db.execute("SELECT count FROM failures WHERE subject = ?", (subject,)).fetchone()
    count = (found["count"] if found else 0) + 1
    over = count - rule.free
    wait = min(rule.most, rule.first * 2.0 ** min(over, 30)) if over >= 0 else 0.0
    db.execute(
        """INSERT INTO failures VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET count = excluded.count, until = excluded.until, last = excluded.last""",
        (subject, count, now + wait, now),
    )
    return wait
