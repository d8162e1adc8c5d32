"""What is being typed and not saved yet, by whom and where: a browser or desk that dies loses nothing."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import NamedTuple

from newsgen.desk.accounts import Accounts

_KEPT = 30 * 86400.0
"""Seconds after which nobody comes back for what he typed."""
_NOW = 30 * 60.0
"""Seconds in which somebody who typed is still at it."""


class Draft(NamedTuple):
    """What somebody typed at a place."""

    base: str
    """What it was typed on: the hash of what stood there."""
    fields: dict[str, str]
    at: dt.datetime
    """When it was typed last, UTC."""


class Typing(NamedTuple):
    """Somebody else who is at the same place."""

    name: str
    at: dt.datetime


class Drafts:
    """The drafts in the desk's file; one of each user at each place."""

    def __init__(self, accounts: Accounts) -> None:
        self._file, self._clock = accounts.file, accounts.clock

    def keep(self, user: int, place: str, base: str, fields: Mapping[str, str]) -> dt.datetime:
        """Keep what a user typed, in the place of what he had typed there; return when."""
        now = self._clock()
        with self._file.writing() as db:
            db.execute("DELETE FROM drafts WHERE at < ?", (now - _KEPT,))
            db.execute(
                "INSERT OR REPLACE INTO drafts (user, place, base, body, at) VALUES (?, ?, ?, ?, ?)",
                (user, place, base, json.dumps(dict(fields), ensure_ascii=False), now),
            )
        return _at(now)

    def of(self, user: int, place: str) -> Draft | None:
        """Return what a user typed at a place and did not save; None where there is nothing."""
        with self._file.reading() as db:
            row = db.execute("SELECT * FROM drafts WHERE user = ? AND place = ?", (user, place)).fetchone()
        return Draft(row["base"], json.loads(row["body"]), _at(row["at"])) if row else None

    def others(self, user: int, place: str) -> list[Typing]:
        """Return who else typed at a place a moment ago."""
        with self._file.reading() as db:
            rows = db.execute(
                """SELECT users.name, drafts.at FROM drafts JOIN users ON users.id = user
                WHERE place = ? AND user <> ? AND drafts.at > ? ORDER BY drafts.at DESC""",
                (place, user, self._clock() - _NOW),
            ).fetchall()
        return [Typing(row["name"], _at(row["at"])) for row in rows]

    def drop(self, user: int, place: str) -> None:
        """Forget what a user typed at a place."""
        with self._file.writing() as db:
            db.execute("DELETE FROM drafts WHERE user = ? AND place = ?", (user, place))


def _at(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)
