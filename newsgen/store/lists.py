"""Lists of members: who is in a universe, by the day of the list and the market of its members."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen.markets import Market
from newsgen.sources.batch import Batch
from newsgen.sources.columns import date_of, day_number
from newsgen.store.symbols import NOWHERE, market_of

LONGEST = dt.timedelta(days=100)
"""How long a list holds of a universe that is changed a few members at a time."""


class Membership(NamedTuple):
    """Who is in a universe, as far as the store knows."""

    symbols: frozenset[str]
    as_of: dt.date | None = None
    """The day of the list; None for a list that came without one."""
    covers: bool = False
    """Whether the list holds for the session that was asked for."""
    origin: str = ""


class List(NamedTuple):
    """A list that is stored; its members are read by its number."""

    number: int
    as_of: dt.date | None
    origin: str


def write(db: sqlite3.Connection, batch: Batch, number: int) -> int:
    """Write the lists that ``batch`` (the import ``number``) brings; return how many members differ.

    A universe named by instruments is taken to be whole there: members that the batch leaves out, left;
    that alone is not counted.
    """
    for universe in sorted({name for one in batch.instruments for name in one.universes}):
        symbols = frozenset(one.symbol for one in batch.instruments if universe in one.universes)
        _put(db, universe, None, symbols, batch.origin, number)
    return sum(
        _put(db, universe, day_number(as_of), symbols, batch.origin, number)
        for universe, as_of, symbols in batch.listings
    )


def _put(
    db: sqlite3.Connection,
    universe: str,
    as_of: int | None,
    symbols: frozenset[str],
    origin: str,
    number: int,
) -> int:
    """Write the members of each market, unless the newest list of that day has the same."""
    count = 0
    for market, members in _by_market(symbols):
        row = db.execute(
            "SELECT max(id) FROM lists WHERE market = ? AND universe = ? AND as_of IS ?",
            (market, universe, as_of),
        ).fetchone()
        before = members_of(db, row[0])
        if row[0] is not None and before == members:
            continue
        made = db.execute(
            "INSERT INTO lists (universe, as_of, origin, batch, market) VALUES (?, ?, ?, ?, ?)",
            (universe, as_of, origin, number, market),
        ).lastrowid
        db.executemany("INSERT INTO members VALUES (?, ?)", [(made, symbol) for symbol in members])
        count += len(before ^ members)
    return count


def _by_market(symbols: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield a list by markets; members that no market knows stay with most of the others."""
    crowd = _crowd(symbols)
    found = {symbol: market_of(symbol) or crowd for symbol in symbols}
    for market in sorted(set(found.values())):
        yield market, frozenset(symbol for symbol in symbols if found[symbol] == market)


def _crowd(symbols: Iterable[str]) -> str:
    """Return the market of most of some symbols; empty where none is known."""
    known = Counter(market for market in map(market_of, sorted(symbols)) if market != NOWHERE)
    return known.most_common(1)[0][0] if known else NOWHERE


def settle(db: sqlite3.Connection) -> None:
    """Give the lists that had no market that of most of their members."""
    homeless = db.execute("SELECT id FROM lists WHERE market = ?", (NOWHERE,)).fetchall()
    owners = [(_crowd(members_of(db, number)), number) for (number,) in homeless]
    db.executemany("UPDATE lists SET market = ? WHERE id = ?", owners)


def members_of(db: sqlite3.Connection, number: int | None) -> frozenset[str]:
    """Return the members of a list."""
    return frozenset(row[0] for row in db.execute("SELECT symbol FROM members WHERE list = ?", (number,)))


def known(db: sqlite3.Connection, market: Market, universe: str, last: int) -> list[List]:
    """Return the lists of a universe: undated ones, then from the oldest on."""
    rows = db.execute(
        """SELECT max(id), as_of, origin FROM lists WHERE market = ? AND universe = ? AND batch <= ?
        GROUP BY as_of ORDER BY as_of""",
        (market.name, universe, last),
    )
    return [List(number, None if day is None else date_of(day), origin) for number, day, origin in rows]


def told(
    db: sqlite3.Connection, market: Market, universe: str, last: int
) -> list[tuple[dt.date | None, str, int]]:
    """Return day, origin and size of the lists of a universe."""
    listed = known(db, market, universe, last)
    return [(one.as_of, one.origin, len(members_of(db, one.number))) for one in listed]


def universes_of(db: sqlite3.Connection, market: Market, last: int) -> dict[str, tuple[str, ...]]:
    """Return the universes of each symbol that is in any, by their latest lists."""
    found: dict[str, tuple[str, ...]] = {}
    for (universe,) in db.execute(
        "SELECT DISTINCT universe FROM lists WHERE market = ? ORDER BY universe", (market.name,)
    ).fetchall():
        for symbol in membership(db, market, universe, None, last).symbols:
            found[symbol] = (*found.get(symbol, ()), universe)
    return found


def membership(
    db: sqlite3.Connection, market: Market, universe: str, on: dt.date | None, last: int
) -> Membership:
    """Return the members on a day, by the newest list without it."""
    chosen = choose(known(db, market, universe, last), market, universe, on)
    return chosen.of(members_of(db, chosen.number)) if chosen else Membership(frozenset())


class Chosen(NamedTuple):
    """A list, and whether it holds for the session that was asked for."""

    number: int
    as_of: dt.date | None
    origin: str
    covers: bool

    def of(self, members: frozenset[str]) -> Membership:
        """Return what is known by the list, whose members are given."""
        return Membership(members, self.as_of, self.covers, self.origin)


def choose(known: list[List], market: Market, universe: str, on: dt.date | None) -> Chosen | None:
    """Return the list that tells the members on a day, of those that are known; None where none is."""
    if not known:
        return None
    dated = [one for one in known if one.as_of is not None]
    undated = [one for one in known if one.as_of is None]
    before = [one for one in dated if on is None or (one.as_of and one.as_of <= on)]
    covers = True
    if before and (on is None or _holds(market, universe, before[-1].as_of, on)):
        chosen = before[-1]
    elif undated:
        chosen = undated[-1]
    else:
        chosen = before[-1] if before else dated[0]
        covers = False
    return Chosen(*chosen, covers)


def _holds(market: Market, universe: str, as_of: dt.date | None, session: dt.date) -> bool:
    """Tell whether a list of ``as_of`` still holds on ``session``.

    Where a universe is made up anew on days of its own, a list from before does not tell who is in it
    afterwards; another is changed a few members at a time.
    """
    if as_of is None:
        return True
    chosen = next((one.reconstituted for one in market.universes if one.name == universe), ())
    if not chosen:
        return session - as_of <= LONGEST
    days = [each.day(year) for each in chosen for year in range(as_of.year, session.year + 1)]
    return not any(day and as_of < day < session for day in days)
