"""What was imported: where the prices of a market came from, and values that were replaced."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from typing import NamedTuple

import numpy as np

from newsgen.sources.columns import date_of, day_number


class Origins(NamedTuple):
    """Where the prices of a market came from."""

    names: tuple[str, ...]
    """In the order in which they were first imported."""
    demo: bool
    """True where prices are made up: nothing built from them may be published."""
    asked: frozenset[str] = frozenset()
    """Those that are sources which were asked, not files."""


class Revision(NamedTuple):
    """A past value that a later import replaced."""

    symbol: str
    date: dt.date
    field: str
    """A price's field, ``rate``, ``split``, a bar's ``close 14:30Z``, a release's ``actual 2025-07-01``."""
    old: float
    new: float
    seen_at: dt.datetime


def stamp(db: sqlite3.Connection, last: int) -> str:
    """Return what tells one state of a store from another: its imports up to ``last``, and releases."""
    imports = db.execute("SELECT * FROM imports WHERE id <= ? ORDER BY id", (last,)).fetchall()
    released = db.execute("SELECT * FROM gate_releases ORDER BY rowid").fetchall()
    return hashlib.sha256(repr((imports, released)).encode()).hexdigest()


def origins(db: sqlite3.Connection, market: str, last: int) -> Origins:
    """Return where the prices of a market came from up to the import ``last``, and whether they are demo."""
    rows = db.execute(
        """SELECT origin, max(demo), max(live) FROM imports JOIN brought ON brought.batch = id
        WHERE market = ? AND id <= ? GROUP BY origin ORDER BY min(id)""",
        (market, last),
    ).fetchall()
    asked = frozenset(row[0] for row in rows if row[2])
    return Origins(tuple(row[0] for row in rows), any(row[1] for row in rows), asked)


def revisions(
    db: sqlite3.Connection, since: dt.date | None, last: int, market: str | None = None
) -> list[Revision]:
    """Return replaced values of days from ``since`` on, oldest change first; of a market, or all."""
    rows = db.execute(
        """SELECT symbol, day, field, old, new, seen_at FROM revisions
        WHERE day >= ? AND batch <= ?
        AND (? IS NULL OR symbol IN (SELECT symbol FROM symbols WHERE market = ?)) ORDER BY rowid""",
        (day_number(since) if since else -(2**40), last, market, market),
    ).fetchall()
    return [_revision(*row) for row in rows]


def rewritten(db: sqlite3.Connection, market: str, first: dt.date, day: dt.date, last: int) -> list[Revision]:
    """Return replaced closes of a market of the days ``first`` to ``day``, oldest change first."""
    rows = db.execute(
        """SELECT revisions.symbol, day, field, old, new, seen_at FROM revisions JOIN symbols USING (symbol)
        WHERE day BETWEEN ? AND ? AND field = 'close' AND revisions.batch <= ? AND market = ?
        ORDER BY revisions.rowid""",
        (day_number(first), day_number(day), last, market),
    )
    return [_revision(*row) for row in rows]


def rates_rewritten(db: sqlite3.Connection, first: dt.date, day: dt.date, last: int) -> list[Revision]:
    """Return replaced rates of the days ``first`` to ``day``, oldest change first."""
    rows = db.execute(
        """SELECT symbol, day, field, old, new, seen_at FROM revisions
        WHERE day BETWEEN ? AND ? AND field = 'rate' AND batch <= ? ORDER BY rowid""",
        (day_number(first), day_number(day), last),
    )
    return [_revision(*row) for row in rows]


def _revision(symbol: str, day: int, field: str, old: float, new: float, seen: str) -> Revision:
    return Revision(symbol, date_of(day), field, old, new, dt.datetime.fromisoformat(seen))


def attribute(db: sqlite3.Connection) -> None:
    """Write down of which markets the imports of an older version brought prices.

    The prices and revisions that are there tell it, origin by origin; an origin of which none is left counts
    for every market.
    """
    told = set(
        db.execute("SELECT DISTINCT revisions.batch, market FROM revisions JOIN symbols USING (symbol)")
    )
    for market, body in db.execute("SELECT market, body FROM blocks WHERE field = 'batch'"):
        told |= {(one, market) for one in np.unique(np.frombuffer(body, dtype="<i4")).tolist()}
    every = [market for (market,) in db.execute("SELECT DISTINCT market FROM blocks")]
    imports = db.execute(
        "SELECT id, origin FROM imports WHERE added + changed + filled + same > 0"
    ).fetchall()
    origin_of = dict(imports)
    of_origin = {(origin_of.get(one), market) for one, market in told}
    for one, origin in imports:
        known = [market for market in every if (origin, market) in of_origin] or every
        db.executemany("INSERT INTO brought VALUES (?, ?)", [(one, market) for market in known])
