"""Instruments, brokers' spellings and the classification: what is no price, and how it changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from newsgen.markets import Market
from newsgen.model import Instrument, Kind
from newsgen.sources.batch import Batch, Classed
from newsgen.store import lists, witness

_INSTRUMENTS = "symbol, english, korean, kind, sector"
_SPELLINGS = "symbol, korean, english"
_CLASSES = "symbol, sector, industry"
_UNKNOWN = ("", "")


def write(db: sqlite3.Connection, batch: Batch, number: int) -> int:
    """Write what ``batch`` (the import ``number``) describes; return how many rows were new or replaced.

    A missing Korean name, sector or industry does not erase a known one.
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
    stored = witness.rows(db, "classes", _CLASSES, witness.NOW)
    classed = {one.symbol: _classed(one, stored.get(one.symbol)) for one in batch.classes}
    count += _put(db, "classes", _CLASSES, stored, classed, number)
    return count


def _classed(one: Classed, known: list[str] | None) -> list[str]:
    """Return a classification as it is kept: who tells the sector alone leaves the industry within it."""
    kept = known[1] if known and known[0] == one.sector else ""
    return [one.sector, one.industry or kept]


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


def instruments(
    db: sqlite3.Connection, market: Market, last: int, only: Iterable[str] | None = None
) -> dict[str, Instrument]:
    """Return what is described of a market, by symbol; brokers' spelling goes before an instrument's name.

    What only brokers name is left out where it has no price, unless it is one of ``only``.
    """
    universes = lists.universes_of(db, market, last)
    spelled = witness.rows(db, "spellings", _SPELLINGS, last, market.name)
    found = {
        symbol: [english, spelled.get(symbol, [korean])[0], kind, sector]
        for symbol, (english, korean, kind, sector) in witness.rows(
            db, "instruments", _INSTRUMENTS, last, market.name
        ).items()
    }
    classed = witness.rows(db, "classes", _CLASSES, last, market.name)
    priced = (
        row[0]
        for row in db.execute(
            "SELECT symbol FROM symbols WHERE market = ? AND batch <= ?", (market.name, last)
        )
    )
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
            gics_sector=classed.get(symbol, _UNKNOWN)[0],
            gics_industry=classed.get(symbol, _UNKNOWN)[1],
            universes=universes.get(symbol, ()),
        )
        for symbol, (english, korean, kind, sector) in found.items()
        if symbol in wanted
    }
