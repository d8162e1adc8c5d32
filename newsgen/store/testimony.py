"""What sources say about their figures: when a series is taken, base prices, last trades. Only added to.

A row is never changed: what was said at some moment is the last row up to the import of then. Nothing is
written that says the same again.
"""

from __future__ import annotations

import datetime as dt
import functools
import math
import sqlite3

from newsgen.markets import Market
from newsgen.sources.batch import Base, Batch, LastTrade
from newsgen.sources.columns import date_of, day_number

DESK = "데스크"
"""Origin of what the desk gave itself: its base prices stand, whatever a source says later."""
RETRACTED = 0.0
"""Stands for the price where the desk takes one back."""


def write(db: sqlite3.Connection, batch: Batch, number: int) -> int:
    """Write what the import ``number`` says; return how much of it was new.

    Raises:
        ValueError: a price is not finite or not above zero: the source should have left it out.

    """
    prices = [*(one.price for one in batch.bases), *(one.price for one in batch.trades)]
    if not all(price is None or 0 < price < math.inf for price in prices):
        raise ValueError("prices must be finite and above zero")
    known = moments(db, number)
    said = {one.series: one.clock for one in batch.moments}
    clocks = [(series, clock, number) for series, clock in said.items() if known.get(series) != clock]
    db.executemany("INSERT INTO moments VALUES (?, ?, ?)", clocks)
    stored = _bases(db, number, desk=batch.origin == DESK)
    given = {(one.symbol, day_number(one.date)): one.price for one in batch.bases}
    given |= {(symbol, day_number(day)): RETRACTED for symbol, day in batch.retracted}
    new = [(*key, price, number) for key, price in given.items() if stored.get(key, RETRACTED) != price]
    db.executemany("INSERT INTO bases VALUES (?, ?, ?, ?)", new)
    before = db.total_changes
    db.executemany(
        "INSERT OR IGNORE INTO trades VALUES (?, ?, ?, ?)",
        [(one.symbol, _seconds(one.at), one.price, number) for one in batch.trades],
    )
    return len(clocks) + len(new) + db.total_changes - before


def moments(db: sqlite3.Connection, last: int) -> dict[str, str]:
    """Return when in its day each series is taken, as of the import ``last``."""
    return dict(
        db.execute("SELECT series, clock FROM moments WHERE batch <= ? ORDER BY batch, rowid", (last,))
    )


def bases(
    db: sqlite3.Connection, market: Market, until: dt.date | None, last: int, *, desk: bool | None = None
) -> list[Base]:
    """Return the base prices of a market's sessions up to ``until``, by date and symbol.

    What the desk gave goes before what a source says. ``desk`` asks for those of one of the two alone.
    """
    known = {row[0] for row in db.execute("SELECT symbol FROM symbols WHERE market = ?", (market.name,))}
    rows = _bases(db, last, desk=False) if desk is not True else {}
    if desk is not False:
        rows = {
            **rows,
            **{key: price for key, price in _bases(db, last, desk=True).items() if price != RETRACTED},
        }
    end = day_number(until) if until else math.inf
    found = [
        Base(symbol, date_of(day), price)
        for (symbol, day), price in rows.items()
        if symbol in known and day <= end
    ]
    return sorted(found, key=lambda one: (one.date, one.symbol))


def trades(db: sqlite3.Connection, market: Market, day: dt.date, last: int) -> dict[str, LastTrade]:
    """Return the latest trade of each symbol that a source told of a day, by the market's clock."""
    midnight = dt.datetime.combine(day, dt.time(), tzinfo=market.zone)
    after = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), tzinfo=market.zone)
    rows = db.execute(
        """SELECT symbol, at, price FROM trades JOIN symbols USING (symbol)
        WHERE market = ? AND at >= ? AND at < ? AND trades.batch <= ? ORDER BY at, trades.batch""",
        (market.name, midnight.timestamp(), after.timestamp(), last),
    )
    moment = functools.cache(lambda at: dt.datetime.fromtimestamp(at, dt.UTC))  # most trade with the bell
    return {symbol: LastTrade(symbol, price, moment(at)) for symbol, at, price in rows}


def _bases(db: sqlite3.Connection, last: int, *, desk: bool) -> dict[tuple[str, int], float | None]:
    """Return symbol and day -> what the desk, or else the sources, said last."""
    rows = db.execute(
        """SELECT symbol, day, price FROM bases JOIN imports ON imports.id = bases.batch
        WHERE bases.batch <= ? AND (origin = ?) = ? ORDER BY bases.batch, bases.rowid""",
        (last, DESK, desk),
    )
    return {(symbol, day): price for symbol, day, price in rows}


def _seconds(at: dt.datetime) -> int:
    if at.tzinfo is None:
        raise ValueError("the time of a trade needs a time zone")
    return int(at.timestamp())
