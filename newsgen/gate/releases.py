"""Findings that an editor released, by name and with a reason: kept beside the prices they are about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from newsgen.gate.finding import Consequence, GateFinding
from newsgen.model import Record
from newsgen.store.place import connect, told


class Release(Record, frozen=True, kw_only=True):
    """One finding of one session that is not to stand."""

    market: str
    """Name of the session's market."""
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
        db.execute(
            "INSERT INTO gate_releases VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                release.market,
                release.session.isoformat(),
                release.code,
                release.symbol,
                release.reason,
                release.by,
                release.at.astimezone(dt.UTC).isoformat(timespec="seconds"),
            ),
        )


def kept(path: Path, market: str | None = None, session: dt.date | None = None) -> tuple[Release, ...]:
    """Return the releases of a market, of a day, or all of them, in the order in which they were given."""
    query = """SELECT market, session, code, symbol, reason, released_by, released_at FROM gate_releases
        WHERE market = coalesce(?, market) AND session = coalesce(?, session) ORDER BY rowid"""
    with closing(connect(path, create=False)) as db, told(path):
        return tuple(map(_release, db.execute(query, (market, session and session.isoformat()))))


def _release(row: tuple[str, ...]) -> Release:
    market, session, code, symbol, reason, by, at = row
    return Release(
        market=market,
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
