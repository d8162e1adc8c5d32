"""Every symbol that any row is about: its number, and the market on which it is traded.

The market is told by :mod:`newsgen.markets` when a symbol first comes and kept in a column, so that SQL can
ask for one market's. A symbol that no market knows has none ('') and is told to nobody, but it is kept: each
import asks again, and a market that has become known gets what is stored of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import numpy as np

from newsgen import markets
from newsgen.sources.columns import Ints
from newsgen.store import blocks

NOWHERE = ""
"""The market of a symbol that no market knows."""


def market_of(symbol: str) -> str:
    """Return the name of the market on which a symbol is traded; empty where none knows it."""
    market = markets.of(symbol)
    return market.name if market else NOWHERE


def enter(db: sqlite3.Connection, symbols: Iterable[str]) -> None:
    """Give a number and a market to the symbols that have none yet."""
    db.executemany(
        "INSERT OR IGNORE INTO symbols (symbol, market) VALUES (?, ?)",
        [(symbol, market_of(symbol)) for symbol in symbols],
    )


def enter_priced(db: sqlite3.Connection, symbols: Sequence[str], number: int) -> Ints:
    """Return the number of each symbol, of which the import ``number`` brings prices."""
    enter(db, symbols)
    db.executemany(
        "UPDATE symbols SET batch = ? WHERE symbol = ? AND batch IS NULL",
        [(number, symbol) for symbol in symbols],
    )
    known = dict(db.execute("SELECT symbol, id FROM symbols"))
    return np.array([known[symbol] for symbol in symbols], dtype=np.int64)


def numbered(db: sqlite3.Connection, market: str) -> dict[int, str]:
    """Return the symbols of a market by their number."""
    return dict(db.execute("SELECT id, symbol FROM symbols WHERE market = ?", (market,)))


def owners(db: sqlite3.Connection, symbols: Sequence[str]) -> tuple[list[str], Ints]:
    """Return the markets of some symbols as the store has them, and the place there of each symbol's."""
    market: dict[str, str] = dict(db.execute("SELECT symbol, market FROM symbols"))
    place = {name: at for at, name in enumerate(dict.fromkeys(market[symbol] for symbol in symbols))}
    return list(place), np.array([place[market[symbol]] for symbol in symbols], dtype=np.int64)


def settle(db: sqlite3.Connection) -> None:
    """Give the symbols that had no market the one that knows them by now, and what is stored with them."""
    homeless = db.execute("SELECT id, symbol FROM symbols WHERE market = ?", (NOWHERE,)).fetchall()
    owners = {one: market for one, symbol in homeless if (market := market_of(symbol))}
    if owners:
        db.executemany("UPDATE symbols SET market = ? WHERE id = ?", [(m, one) for one, m in owners.items()])
        blocks.assign(db, owners)
