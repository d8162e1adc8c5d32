"""Currencies at a market's close, from bars of an hour: what never closes has a value at any moment.

Yahoo's daily row of a currency is London's day and ends with the minute of the asking, so it is nobody's
close. Of the hours the one that ends with New York's close tells the value of that moment; the sessions
before it are told by theirs, so that a change is between two closes. Where no such hour is there, or the
hours stand still, nothing is told: a rate that is not in the store is missed, a wrong one would be printed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from newsgen.errors import SourceUnreachable
from newsgen.markets import Session, clocks, days
from newsgen.sources.batch import Batch, Moment, Rate
from newsgen.sources.live.yahoo.assemble import ORIGIN
from newsgen.sources.live.yahoo.charts import as_quoted, last_trade, only_result
from newsgen.sources.live.yahoo.line import Connect, Line, connected
from newsgen.sources.live.yahoo.trouble import Trouble
from newsgen.sources.source import Failure, Fetched, Known, Occasion, Progress, Wanted

HOUR = dt.timedelta(hours=1)
SLACK = dt.timedelta(minutes=1)
"""How long before the end of an hour the last trade may be, and the hour be over."""
STILL = 3
"""Hours in a row without any move that are a feed which stands still."""
BACK = dt.timedelta(days=20)
"""How far back is asked at most: past the last close of the week before, over any holidays."""

_SENT = ("open", "high", "low", "close")
_REFUSED = frozenset({401, 403, 429})


class Asked(NamedTuple):
    """What is to be asked for."""

    session: Session
    last: dict[str, dt.date | None]
    """Symbol -> day of its last value there."""


class Hour(NamedTuple):
    """One hour of a symbol that is over."""

    ends: dt.datetime
    close: float
    still: bool
    """Whether nothing moved in it."""


@dataclass(frozen=True, kw_only=True)
class YahooCurrencies:
    """The currencies of a session at its close, each under its own symbol: stand-bys of recorded ones.

    Those that an index is made of come with it, to be held against it.
    """

    name: str = "yahoo-currencies"
    fetches: str = "환율"
    origin: str = ORIGIN
    market: str = "us"
    occasion: Occasion = Occasion.CLOSE
    needed: bool = False
    connect: Connect = connected

    def due(self, wanted: Wanted, known: Known) -> Asked | None:
        """Return what is missing; None where nothing is."""
        market = wanted.session.market
        told = (one.stand_by for one in market.currencies if one.stand_by)
        symbols = [*told, *(name for made in market.bounds.made for name in made.stand_bys.values())]
        last = {symbol: known.rates.get(symbol) for symbol in symbols}
        missing = {symbol: day for symbol, day in last.items() if day is None or day < wanted.day}
        return Asked(wanted.session, missing) if missing else None

    def fetch(self, line: Line, ask: Asked, progress: Progress) -> Fetched:
        """Ask Yahoo for the hours of each currency: a request each.

        Raises:
            SourceUnreachable: Yahoo answers for none of them; the first cause.

        """
        session, begun = ask.session, line.requests
        rates: list[Rate] = []
        failures: dict[str, str] = {}
        for done, (symbol, last) in enumerate(ask.last.items(), start=1):
            since = max(last or dt.date.min, session.day - BACK)
            try:
                hours = _asked(line, symbol, since)
            except Trouble as trouble:
                failures[symbol] = str(trouble)
            else:
                found = list(at_closes(symbol, hours, since, session))
                rates += [rate for rate in found if last is None or rate.date > last]
                if not found or found[-1].date != session.day:
                    failures[symbol] = f"{session} 마감 무렵의 한 시간 봉이 없거나 멈춰 있음"
            progress(done, len(ask.last))
        if not rates and failures:
            raise SourceUnreachable(f"야후에서 환율을 받지 못했습니다: {next(iter(failures.values()))}.")
        clock = clocks.at_close(session.market)
        return Fetched(
            batch=Batch(
                origin=ORIGIN,
                rates=tuple(rates),
                moments=tuple(Moment(name, clock) for name in sorted({rate.series for rate in rates})),
            ),
            failures=tuple(Failure(*one) for one in failures.items()),
            requests=line.requests - begun,
        )


def at_closes(symbol: str, hours: list[Hour], since: dt.date, last: Session) -> Iterator[Rate]:
    """Yield a value for each session whose close is the end of an hour that is no doubt."""
    at = {hour.ends: row for row, hour in enumerate(hours)}
    for session in days(last.market, since, last.day):
        row = at.get(session.closes.astimezone(dt.UTC))
        if row is not None and not _stands(hours[max(row + 1 - STILL, 0) : row + 1]):
            yield Rate(symbol, session.day, hours[row].close)


def _stands(hours: list[Hour]) -> bool:
    """Tell whether some hours that follow each other are all without a move, and one value."""
    same = len({hour.close for hour in hours}) == 1 and all(hour.still for hour in hours)
    return len(hours) == STILL and same


def read(symbol: str, body: bytes) -> list[Hour]:
    """Read a chart of hours as Yahoo sent it, those that are over; raises :class:`Trouble` for any other."""
    result = only_result(body)
    last = last_trade(symbol, result)
    try:
        return [hour for hour in _hours(result) if hour.ends <= last + SLACK]
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, IndexError) as error:
        raise Trouble("답의 일부가 빠졌거나 깨짐", again=True) from error


def _hours(result: dict[str, Any]) -> Iterator[Hour]:
    """Yield the hours with a price, by time; the one that is being made begins with its last trade."""
    stamps = [int(stamp) for stamp in result.get("timestamp") or []]
    if not stamps:
        return
    quote = result["indicators"]["quote"][0]
    columns = [np.array(quote[name], dtype=np.float64) for name in _SENT]
    if any(column.shape != (len(stamps),) for column in columns):
        raise ValueError("columns of different length")
    prices = as_quoted(np.column_stack(columns))
    sound = np.isfinite(prices).all(axis=1) & (prices > 0).all(axis=1)
    for stamp, row in sorted(zip(np.array(stamps)[sound].tolist(), prices[sound].tolist(), strict=True)):
        _, high, low, close = row
        ends = dt.datetime.fromtimestamp(stamp, dt.UTC) + HOUR
        yield Hour(ends, close, still=high == low)


def _asked(line: Line, symbol: str, since: dt.date) -> list[Hour]:
    """Ask for the hours of a symbol, once more with cookie and crumb where Yahoo refuses them without."""
    start = int(dt.datetime.combine(since, dt.time(), tzinfo=dt.UTC).timestamp())
    try:
        return read(symbol, line.hours(symbol, start))
    except Trouble as trouble:
        if trouble.status not in _REFUSED or line.broken:
            raise
    return read(symbol, line.hours_again(symbol, start))
