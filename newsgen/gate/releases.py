"""Findings that an editor released, by name and with a reason: kept beside the prices they are about."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from newsgen.gate.finding import Consequence, GateFinding
from newsgen.model import Record
from newsgen.store.place import connect, told

TABLE = """CREATE TABLE IF NOT EXISTS gate_releases (
    session TEXT NOT NULL, code TEXT NOT NULL, symbol TEXT NOT NULL,
    reason TEXT NOT NULL, released_by TEXT NOT NULL, released_at TEXT NOT NULL
)"""
"""Rows are added and never changed: who released what, and why, stays."""


class Release(Record, frozen=True, kw_only=True):
    """One finding of one session that is not to stand."""

    session: dt.date
    code: str
    symbol: str
    reason: str
    by: str
    """Who released it; empty where nobody was named."""
    at: dt.datetime


def keep(path: Path, release: Release) -> None:
    """Write a release into the store at ``path``; StoreProblem where it cannot be written."""
    with closing(connect(path, create=False)) as db, told(path):
        db.execute(TABLE)
        db.execute(
            "INSERT INTO gate_releases VALUES (?, ?, ?, ?, ?, ?)",
            (
                release.session.isoformat(),
                release.code,
                release.symbol,
                release.reason,
                release.by,
                release.at.astimezone(dt.UTC).isoformat(timespec="seconds"),
            ),
        )


def kept(path: Path, session: dt.date | None = None) -> tuple[Release, ...]:
    """Return the releases of a session, or all of them, in the order in which they were given."""
    with closing(connect(path, create=False)) as db, told(path):
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'gate_releases'").fetchone():
            return ()
        return tuple(_release(row) for row in db.execute(*_query(session)))


def _query(session: dt.date | None) -> tuple[str, tuple[str, ...]]:
    columns = "SELECT session, code, symbol, reason, released_by, released_at FROM gate_releases"
    if session is None:
        return f"{columns} ORDER BY rowid", ()
    return f"{columns} WHERE session = ? ORDER BY rowid", (session.isoformat(),)


def _release(row: sqlite3.Row | tuple[str, ...]) -> Release:
    session, code, symbol, reason, by, at = row
    return Release(
        session=dt.date.fromisoformat(session),
        code=code,
        symbol=symbol,
        reason=reason,
        by=by,
        at=dt.datetime.fromisoformat(at),
    )


def released(findings: Iterable[GateFinding], releases: Iterable[Release]) -> list[GateFinding]:
    """Return the findings, those that were released turned into flags that say by whom and why."""
    given = {(one.code, one.symbol): one for one in releases}
    return [_turned(finding, given.get((finding.code, finding.symbol))) for finding in findings]


def _turned(finding: GateFinding, release: Release | None) -> GateFinding:
    if release is None:
        return finding
    by = f", {release.by}" if release.by else ""
    why = f"{release.reason}{by}"
    return finding.turned(Consequence.FLAG, f"편집자가 풀었습니다({why}).", why)
