"""Levels of indices, for a market whose prices come from the desk's files: a stand-by, and a second word.

Where the store lacks a session, its closes are taken and nothing else: Yahoo has no base prices, no limits,
no investors and wrong stocks of Seoul. Where the desk's file has brought it, Yahoo's closes are laid beside
the file's, for the gate to tell a difference. Yahoo is twenty minutes late with Seoul.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from newsgen import markets
from newsgen.errors import SourceUnreachable
from newsgen.markets import Session
from newsgen.sources.batch import Batch, LastTrade, Price
from newsgen.sources.columns import date_of, day_number
from newsgen.sources.live.yahoo.assemble import ORIGIN, doubt
from newsgen.sources.live.yahoo.charts import DAILY, Chart, read
from newsgen.sources.live.yahoo.line import Connect, Line, connected
from newsgen.sources.live.yahoo.trouble import Trouble
from newsgen.sources.source import Failure, Fetched, Known, Occasion, Progress, Wanted

LATE = dt.timedelta(minutes=30)
"""How long after the close Yahoo has it for sure."""
YEAR = dt.timedelta(days=372)
"""Asked for where nothing is there."""
MONEY = "KRW"
_REFUSED = frozenset({401, 403, 429})


class Asked(NamedTuple):
    """What is to be asked for."""

    session: Session
    last: dict[str, dt.date | None]
    """Index -> day of its last close there."""


@dataclass(frozen=True, kw_only=True)
class YahooLevels:
    """The closes of Seoul's indices."""

    name: str = "yahoo-levels"
    fetches: str = "지수의 종가(단말기 파일이 없을 때)"
    origin: str = ORIGIN
    market: str = "kr"
    occasion: Occasion = Occasion.CLOSE
    needed: bool = False
    connect: Connect = connected

    def due(self, wanted: Wanted, known: Known) -> Asked | None:
        """Return what is missing of a session, or is to be held against; None before Yahoo has it."""
        session, now = wanted.session, dt.datetime.now(dt.UTC)
        if now < session.closes + LATE:
            return None
        market = session.market
        symbols = dict.fromkeys(filter(None, (*market.indices, market.blue)))
        last = {symbol: known.last[symbol][0] if symbol in known.last else None for symbol in symbols}
        lacking = any(day != session.day for day in last.values())
        is_new = session.day == markets.latest_finished(market, now).day
        return Asked(session, last) if lacking or is_new else None

    def fetch(self, line: Line, ask: Asked, progress: Progress) -> Fetched:
        """Ask Yahoo for each index: a request each.

        Raises:
            SourceUnreachable: Yahoo answers for none of them; the first cause.

        """
        begun, prices, trades, failures = line.requests, list[Price](), list[LastTrade](), dict[str, str]()
        for done, (symbol, last) in enumerate(ask.last.items(), start=1):
            try:
                chart = _asked(line, symbol, last or ask.session.day - YEAR)
            except Trouble as trouble:
                failures[symbol] = str(trouble)
            else:
                if why := _unusable(chart) or doubt(chart, ask.session, None):
                    failures[symbol] = why
                elif last == ask.session.day:
                    trades.append(_said(chart, ask.session))
                else:
                    prices += _closes(chart, last, ask.session)
            progress(done, len(ask.last))
        if failures and not (prices or trades):
            cause = next(iter(failures.values()))
            raise SourceUnreachable(f"야후에서 지수를 받지 못했습니다: {cause}.")
        told = "지수의 종가를 야후에서 받았습니다. 단말기 파일이 들어오면 그 값으로 바뀝니다."
        return Fetched(
            batch=Batch(
                origin=ORIGIN,
                live=True,
                prices=prices,
                trades=tuple(trades),
                notices=(told,) if prices else (),
            ),
            failures=tuple(Failure(*one) for one in failures.items()),
            requests=line.requests - begun,
        )


def _asked(line: Line, symbol: str, since: dt.date) -> Chart:
    """Ask for a chart, once more with cookie and crumb where Yahoo refuses it without."""
    start = int(dt.datetime.combine(since, dt.time(), tzinfo=dt.UTC).timestamp()) - 86_400
    try:
        return read(symbol, line.chart(symbol, start))
    except Trouble as trouble:
        if trouble.status not in _REFUSED or line.broken:
            raise
    return read(symbol, line.chart_again(symbol, start))


def _unusable(chart: Chart) -> str:
    """Return why nothing of a chart can be used; empty if it can."""
    if chart.every != DAILY:
        return f"하루치가 아닌 행이 옴({chart.every})"
    return f"원화 시세가 아님({chart.currency})" if chart.currency not in {MONEY, ""} else chart.doubt


def _closes(chart: Chart, last: dt.date | None, session: Session) -> Iterator[Price]:
    """Yield the closes of the sessions after the last that is there; one that is there is never touched."""
    days = {day.day for day in markets.days(session.market, date_of(int(chart.days[0])), session.day)}
    for day, close in zip(map(date_of, chart.days.tolist()), chart.values[:, 0].tolist(), strict=True):
        if day in days and (last is None or day > last):
            yield Price(chart.symbol, day, close)


def _said(chart: Chart, session: Session) -> LastTrade:
    """Return what Yahoo says the close of a session was."""
    row = int(np.flatnonzero(chart.days == day_number(session.day))[0])
    return LastTrade(chart.symbol, float(chart.values[row, 0]), session.closes)
