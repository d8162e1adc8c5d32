"""Read what is observed besides prices: splits and bars of a market, and the series of rates."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable

import numpy as np

from newsgen.markets import Market
from newsgen.sources.batch import Bar, Rate, Split
from newsgen.sources.columns import Floats, date_of, day_number
from newsgen.store.read import Days
from newsgen.store.witness import Past


def splits(
    db: sqlite3.Connection, market: Market, symbols: Iterable[str] | None, last: dt.date | None, past: Past
) -> list[Split]:
    """Return splits with an ex-date up to ``last``, by date and symbol."""
    wanted = None if symbols is None else set(symbols)
    rows = db.execute(
        """SELECT symbol, day, ratio FROM splits JOIN symbols USING (symbol)
        WHERE market = ? AND day <= ? AND splits.batch <= ? ORDER BY day, symbol""",
        (market.name, day_number(last) if last else 2**40, past.last),
    ).fetchall()
    return [
        Split(symbol, date_of(day), past.values.get((symbol, day, "split"), ratio))
        for symbol, day, ratio in rows
        if wanted is None or symbol in wanted
    ]


def rates(
    db: sqlite3.Connection, series: str, first: dt.date, last: dt.date, past: Past
) -> tuple[Days, Floats]:
    """Return days and values of one series from ``first`` to ``last``."""
    rows = db.execute(
        "SELECT day, value FROM rates WHERE series = ? AND day BETWEEN ? AND ? AND batch <= ? ORDER BY day",
        (series, day_number(first), day_number(last), past.last),
    ).fetchall()
    values = [past.values.get((series, day, "rate"), value) for day, value in rows]
    return np.array([day for day, _ in rows], dtype="datetime64[D]"), np.array(values, dtype=np.float64)


def recent(db: sqlite3.Connection, start: str, first: dt.date, last: dt.date, past: Past) -> list[Rate]:
    """Return the observations from ``first`` to ``last`` of all series whose names start so."""
    rows = db.execute(
        """SELECT series, day, value FROM rates
        WHERE series >= ? AND series < ? AND day BETWEEN ? AND ? AND batch <= ? ORDER BY series, day""",
        (start, start + chr(0x10FFFF), day_number(first), day_number(last), past.last),
    ).fetchall()
    return [
        Rate(series, date_of(day), past.values.get((series, day, "rate"), value))
        for series, day, value in rows
    ]


def rate_origins(db: sqlite3.Connection, series: Iterable[str], last: int) -> tuple[str, ...]:
    """Return where the latest values of some series came from, each name once."""
    rows = [
        db.execute(
            """SELECT origin FROM rates JOIN imports ON imports.id = batch
            WHERE series = ? AND batch <= ? ORDER BY day DESC LIMIT 1""",
            (name, last),
        ).fetchone()
        for name in series
    ]
    return tuple(dict.fromkeys(row[0] for row in rows if row))


def bars(
    db: sqlite3.Connection,
    market: Market,
    symbol: str,
    session: dt.date,
    past: Past,
    since: dt.date | None = None,
) -> list[Bar]:
    """Return the 15-minute bars of one session (by its date where the market is), or since one, by start."""
    rows = db.execute(
        """SELECT symbol, start, open, high, low, close FROM bars JOIN symbols USING (symbol)
        WHERE market = ? AND symbol = ? AND start >= ? AND start < ? AND bars.batch <= ? ORDER BY start""",
        (market.name, symbol, _day(market, since or session)[0], _day(market, session)[1], past.last),
    ).fetchall()
    return [past.bar(Bar(row[0], dt.datetime.fromtimestamp(row[1], dt.UTC), *row[2:])) for row in rows]


def bars_of(db: sqlite3.Connection, market: Market, session: dt.date, past: Past) -> dict[str, list[Bar]]:
    """Return the 15-minute bars of one session of every symbol of a market, each by start."""
    rows = db.execute(
        """SELECT DISTINCT symbol FROM bars JOIN symbols USING (symbol)
        WHERE market = ? AND start >= ? AND start < ? AND bars.batch <= ? ORDER BY symbol""",
        (market.name, *_day(market, session), past.last),
    ).fetchall()
    return {symbol: bars(db, market, symbol, session, past) for (symbol,) in rows}


def _day(market: Market, session: dt.date) -> tuple[int, int]:
    """Return when a day begins and ends where the market is, in seconds of UTC."""
    first, after = (
        dt.datetime.combine(day, dt.time(), tzinfo=market.zone)
        for day in (session, session + dt.timedelta(days=1))
    )
    return int(first.timestamp()), int(after.timestamp())
