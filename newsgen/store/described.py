"""Instruments, brokers' spellings and lists of members: what is no price, and how it changed."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsgen.model import Instrument, Kind
from newsgen.sources.batch import Batch
from newsgen.sources.columns import date_of, day_number
from newsgen.store import witness

_INSTRUMENTS = "symbol, english, korean, kind, sector"
_SPELLINGS = "symbol, korean, english"

LONGEST = dt.timedelta(days=100)
"""How long a list holds of a universe that is changed a few members at a time."""
RECONSTITUTED = "russell2000"


class Membership(NamedTuple):
    """Who is in a universe, as far as the store knows."""

    symbols: frozenset[str]
    as_of: dt.date | None = None
    """The day of the list; None for a list that came without one."""
    covers: bool = False
    """Whether the list holds for the session that was asked for."""
    origin: str = ""


def write(db: sqlite3.Connection, batch: Batch, number: int) -> int:
    """Write what ``batch`` (the import ``number``) describes; return how many rows were new or replaced.

    A missing Korean name or sector does not erase a known one. A universe named by instruments is taken
    to be whole there: members that the batch leaves out, left.
    """
    stored = witness.rows(db, "instruments", _INSTRUMENTS, witness.NOW)
    given: dict[str, list[str | None]] = {}
    for one in batch.instruments:
        _, korean, _, sector = stored.get(one.symbol, ("", None, "", ""))
        given[one.symbol] = [one.english, one.korean or korean, str(one.kind), one.sector or sector]
    count = _put(db, "instruments", _INSTRUMENTS, stored, given, number)
    stored = witness.rows(db, "spellings", _SPELLINGS, witness.NOW)
    spelled = {one.symbol: [one.korean, one.english] for one in batch.spellings}
    count += _put(db, "spellings", _SPELLINGS, stored, spelled, number)
    for universe in sorted({name for one in batch.instruments for name in one.universes}):
        symbols = frozenset(one.symbol for one in batch.instruments if universe in one.universes)
        _put_list(db, universe, None, symbols, batch.origin, number)
    for universe, as_of, symbols in batch.listings:
        count += _put_list(db, universe, day_number(as_of), symbols, batch.origin, number)
    return count


def _put(
    db: sqlite3.Connection,
    table: str,
    columns: str,
    stored: Mapping[str, list[str]],
    given: Mapping[str, Iterable[str | None]],
    number: int,
) -> int:
    """Write rows, keeping the old one of each that is replaced."""
    news = {symbol: list(row) for symbol, row in given.items() if stored.get(symbol) != list(row)}
    db.executemany(
        "INSERT INTO described VALUES (?, ?, ?, ?)",
        [(table, s, json.dumps(stored[s], ensure_ascii=False), number) for s in news if s in stored],
    )
    names = columns.split(", ")
    changed = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
    db.executemany(
        f"""INSERT INTO {table} ({columns}, batch) VALUES ({", ".join("?" * len(names))}, ?)
        ON CONFLICT (symbol) DO UPDATE SET {changed}""",  # noqa: S608
        [(symbol, *row, number) for symbol, row in news.items()],
    )
    return len(news)


def _put_list(
    db: sqlite3.Connection,
    universe: str,
    as_of: int | None,
    symbols: frozenset[str],
    origin: str,
    number: int,
) -> int:
    """Write a list unless the newest one of that day is the same; return the members that differ."""
    row = db.execute(
        "SELECT max(id) FROM lists WHERE universe = ? AND as_of IS ?", (universe, as_of)
    ).fetchone()
    before = _symbols(db, row[0])
    if row[0] is not None and before == symbols:
        return 0
    made = db.execute(
        "INSERT INTO lists (universe, as_of, origin, batch) VALUES (?, ?, ?, ?)",
        (universe, as_of, origin, number),
    ).lastrowid
    db.executemany("INSERT INTO members VALUES (?, ?)", [(made, symbol) for symbol in symbols])
    return len(before ^ symbols)


def _symbols(db: sqlite3.Connection, number: int | None) -> frozenset[str]:
    return frozenset(row[0] for row in db.execute("SELECT symbol FROM members WHERE list = ?", (number,)))


def lists(db: sqlite3.Connection, universe: str, last: int) -> list[tuple[int, dt.date | None, str]]:
    """Return number, day and origin of the lists of a universe: undated ones, then from the oldest on."""
    rows = db.execute(
        """SELECT max(id), as_of, origin FROM lists WHERE universe = ? AND batch <= ?
        GROUP BY as_of ORDER BY as_of""",
        (universe, last),
    )
    return [(number, None if day is None else date_of(day), origin) for number, day, origin in rows]


def told(db: sqlite3.Connection, universe: str, last: int) -> list[tuple[dt.date | None, str, int]]:
    """Return day, origin and size of the lists of a universe."""
    return [(day, origin, len(_symbols(db, number))) for number, day, origin in lists(db, universe, last)]


def membership(db: sqlite3.Connection, universe: str, on: dt.date | None, last: int) -> Membership:
    """Return the members on a day, by the newest list without it."""
    known = lists(db, universe, last)
    dated = [one for one in known if one[1] is not None]
    undated = [one for one in known if one[1] is None]
    if not known:
        return Membership(frozenset())
    before = [one for one in dated if on is None or (one[1] and one[1] <= on)]
    covers = True
    if before and (on is None or holds(universe, before[-1][1], on)):
        number, as_of, origin = before[-1]
    elif undated:
        number, as_of, origin = undated[-1]
    else:
        number, as_of, origin = before[-1] if before else dated[0]
        covers = False
    return Membership(_symbols(db, number), as_of, covers, origin)


def holds(universe: str, as_of: dt.date | None, session: dt.date) -> bool:
    """Tell whether a list of ``as_of`` still holds on ``session``.

    The Russell 2000 is made up anew after the close of the fourth Friday of June and, from 2026 on, of the
    second Friday of November; a list from before does not tell who is in it afterwards.
    """
    if as_of is None:
        return True
    if universe != RECONSTITUTED:
        return session - as_of <= LONGEST
    days = [day for year in range(as_of.year, session.year + 1) for day in _reconstitutions(year)]
    return not any(as_of < day < session for day in days)


def _reconstitutions(year: int) -> list[dt.date]:
    fridays = [dt.date(year, 6, 22)] + ([dt.date(year, 11, 8)] if year >= 2026 else [])
    return [day + dt.timedelta(days=(4 - day.weekday()) % 7) for day in fridays]


def instruments(
    db: sqlite3.Connection, last: int, only: Iterable[str] | None = None
) -> dict[str, Instrument]:
    """Return what is described, by symbol; the brokers' spelling goes before a name of an instrument.

    What only brokers name is left out where it has no price, unless it is one of ``only``.
    """
    universes: dict[str, list[str]] = {}
    for (universe,) in db.execute("SELECT DISTINCT universe FROM lists ORDER BY universe").fetchall():
        for symbol in membership(db, universe, None, last).symbols:
            universes.setdefault(symbol, []).append(universe)
    spelled = witness.rows(db, "spellings", _SPELLINGS, last)
    found = {
        symbol: [english, spelled.get(symbol, [korean])[0], kind, sector]
        for symbol, (english, korean, kind, sector) in witness.rows(
            db, "instruments", _INSTRUMENTS, last
        ).items()
    }
    priced = (row[0] for row in db.execute("SELECT symbol FROM symbols WHERE batch <= ?", (last,)))
    for symbol in (spelled.keys() - found.keys()).intersection(priced if only is None else only):
        korean, english = spelled[symbol]
        found[symbol] = [english or symbol, korean, Kind.STOCK, ""]
    wanted = found if only is None else found.keys() & set(only)
    return {
        symbol: Instrument(
            symbol=symbol,
            english=english,
            korean=korean,
            kind=Kind(kind),
            sector=sector,
            universes=tuple(universes.get(symbol, ())),
        )
        for symbol, (english, korean, kind, sector) in found.items()
        if symbol in wanted
    }
