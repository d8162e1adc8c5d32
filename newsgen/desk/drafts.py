"""What is being typed and not saved yet, by whom and where: a browser or desk that dies loses nothing."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import NamedTuple

from newsgen.desk.file import DeskFile
from newsgen.desk.visit import Visit
from newsgen.korean import moment
from newsgen.service.answer import JSON, NEVER, Answer

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


class Own(NamedTuple):
    """What a user types at one place."""

    visit: Visit
    place: str
    """Address of the page."""

    def kept(self) -> Draft | None:
        """Return what the user typed there and did not save; None where there is nothing."""
        with self._file.reading() as db:
            row = db.execute(
                "SELECT * FROM drafts WHERE user = ? AND place = ?", (self._user, self.place)
            ).fetchone()
        return Draft(row["base"], json.loads(row["body"]), _at(row["at"])) if row else None

    def keep(self, base: str, fields: Mapping[str, str]) -> dt.datetime:
        """Keep what the user typed, in the place of what stood there; return when."""
        now = self._now()
        with self._file.writing() as db:
            db.execute("DELETE FROM drafts WHERE at < ?", (now - _KEPT,))
            db.execute(
                "INSERT OR REPLACE INTO drafts (user, place, base, body, at) VALUES (?, ?, ?, ?, ?)",
                (self._user, self.place, base, json.dumps(dict(fields), ensure_ascii=False), now),
            )
        return _at(now)

    def others(self) -> list[Typing]:
        """Return who else typed at the place a moment ago."""
        with self._file.reading() as db:
            rows = db.execute(
                """SELECT users.name, drafts.at FROM drafts JOIN users ON users.id = user
                WHERE place = ? AND user <> ? AND drafts.at > ? ORDER BY drafts.at DESC""",
                (self.place, self._user, self._now() - _NOW),
            ).fetchall()
        return [Typing(row["name"], _at(row["at"])) for row in rows]

    def drop(self) -> None:
        """Forget what the user typed there."""
        with self._file.writing() as db:
            db.execute("DELETE FROM drafts WHERE user = ? AND place = ?", (self._user, self.place))

    @property
    def _user(self) -> int:
        return self.visit.session.user if self.visit.session else 0

    @property
    def _file(self) -> DeskFile:
        return self.visit.office.accounts.file

    def _now(self) -> float:
        return self.visit.office.accounts.clock()


def told(at: dt.datetime) -> Answer:
    """Return what a page's script is told once what was typed is kept: when."""
    return Answer(f'{{"saved": "{moment(at, seconds=True)}"}}'.encode(), JSON, cache=NEVER)


def _at(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)
