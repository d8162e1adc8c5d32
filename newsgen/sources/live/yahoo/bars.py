"""The session that runs, in bars of fifteen minutes: indices, what is followed, and who moves far.

Which stocks move is asked of the quotes, a few hundred at once; only those far movers get bars of their
own, a request each. A bar is kept once it is over: of the one that is being made nothing is said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from newsgen.errors import SourceUnreachable
from newsgen.markets import Session
from newsgen.sources.batch import Bar, Batch
from newsgen.sources.columns import Floats
from newsgen.sources.live.yahoo import quotes as quoting
from newsgen.sources.live.yahoo.assemble import ORIGIN
from newsgen.sources.live.yahoo.charts import as_quoted, last_trade, only_result
from newsgen.sources.live.yahoo.line import Connect, Line, connected
from newsgen.sources.live.yahoo.pool import run
from newsgen.sources.live.yahoo.quotes import Quote
from newsgen.sources.live.yahoo.trouble import Trouble
from newsgen.sources.source import Failure, Fetched, Known, Occasion, Progress, Wanted

WIDTH = dt.timedelta(minutes=15)
EVERY = "15m"
"""What Yahoo calls bars of that width."""
SLACK = dt.timedelta(minutes=1)
"""How long before the end of a bar the last trade may be, and the bar be over."""
MOVED = 0.05
"""A move from which a stock may be named."""
LARGE, PRICED = 1000.0, 5.0  # millions of dollars and dollars from which a stock can be named at all
MOST = 60
"""Movers whose bars are asked for at most, the largest moves first."""
DISAGREE = 0.005
"""Relative difference between the stored close and the quote's previous one: a split, or an error."""

_SENT = ("open", "high", "low", "close")
_REFUSED = frozenset({401, 403, 429})


class Traded(NamedTuple):
    """One symbol's bars that are over, and when it last traded."""

    bars: tuple[Bar, ...]
    last: dt.datetime


class Asked(NamedTuple):
    """What is to be asked for."""

    wanted: Wanted
    closes: dict[str, float]
    """Closes of the session before, by symbol: without one there is no move."""


@dataclass(frozen=True, kw_only=True)
class YahooBars:
    """The session that runs, in bars of fifteen minutes."""

    name: str = "yahoo-bars"
    fetches: str = "장중 15분봉"
    origin: str = ORIGIN
    market: str = "us"
    occasion: Occasion = Occasion.LIVE
    needed: bool = True
    connect: Connect = connected

    def due(self, wanted: Wanted, known: Known) -> Asked:
        """Return what to ask for: bars go on being made, so they are due whenever somebody asks."""
        before = wanted.session.previous.day
        return Asked(wanted, {symbol: close for symbol, (day, close) in known.last.items() if day == before})

    def fetch(self, line: Line, ask: Asked, progress: Progress) -> Fetched:
        """Ask Yahoo for the indices, for what is followed, and for the members that move far.

        Raises:
            SourceUnreachable: Yahoo does not answer, its session is another one, or it has no whole bar yet.

        """
        wanted, session, begun = ask.wanted, ask.wanted.session, line.requests
        canary = session.market.broad
        found = {canary: _canary(line, canary, session)}
        movers, failures = _movers(line, ask)
        followed = dict.fromkeys((*session.market.watched, *wanted.stocks, *movers))
        symbols = [one for one in followed if one != canary]
        answers = run(symbols, _asked(line, session), left=line.left)
        for done, (symbol, answer) in enumerate(answers, start=1):
            if isinstance(answer, Trouble):
                failures.append(Failure(symbol, str(answer)))
            elif not answer.bars or _day(answer.last, session) != session.day:
                failures.append(Failure(symbol, f"{session} 분봉이 없음"))
            else:
                found[symbol] = answer
            progress(done, len(symbols))
        bars = tuple(bar for one in found.values() for bar in one.bars)
        return Fetched(
            batch=Batch(origin=ORIGIN, bars=bars),
            failures=tuple(failures),
            requests=line.requests - begun,
        )


def read(symbol: str, body: bytes, session: Session) -> Traded:
    """Read a chart of a session's bars as Yahoo sent it; raises :class:`Trouble` for whatever is none."""
    result = only_result(body)
    last = last_trade(symbol, result)
    try:
        stamps, values = _rows(result)
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError, IndexError) as error:
        raise Trouble("답의 일부가 빠졌거나 깨짐", again=True) from error
    starts = [dt.datetime.fromtimestamp(stamp, dt.UTC) for stamp in stamps]
    width = str(result["meta"].get("dataGranularity", EVERY))
    if (width != EVERY and not width.startswith("1d")) or not _are_bars(starts, last):
        raise Trouble(f"15분봉이 아님({width})")
    bars = (Bar(symbol, start, *row) for start, row in zip(starts, values.tolist(), strict=True))
    return Traded(tuple(bar for bar in bars if _is_whole(bar, last, session)), last)


def _rows(result: dict[str, Any]) -> tuple[list[int], Floats]:
    """Return when the bars began and their prices, a row each."""
    stamps = [int(stamp) for stamp in result.get("timestamp") or []]
    if not stamps:
        return [], np.empty((0, len(_SENT)))
    quote = result["indicators"]["quote"][0]
    columns = [np.array(quote[name], dtype=np.float64) for name in _SENT]
    if any(column.shape != (len(stamps),) for column in columns):
        raise ValueError("columns of different length")
    return stamps, as_quoted(np.column_stack(columns))


def _are_bars(starts: list[dt.datetime], last: dt.datetime) -> bool:
    """Return whether rows can be bars of 15 minutes: the last one alone may be stamped otherwise.

    A row that stands alone half an hour into trading is the day's.
    """
    steps = [later - earlier for earlier, later in pairwise(starts[:-1])]
    alone = len(starts) == 1 and last - starts[0] >= 2 * WIDTH
    return not alone and all(step >= WIDTH for step in steps)


def _is_whole(bar: Bar, last: dt.datetime, session: Session) -> bool:
    """Return whether a bar of the session's regular hours is over, and its prices can be."""
    begins = bar.start >= session.opens and not (bar.start - session.opens) % WIDTH
    if not begins or bar.start + WIDTH > session.closes:
        return False
    prices = np.array(bar[2:])
    sound = bool(np.isfinite(prices).all()) and bar.low > 0
    return sound and bar.low <= min(prices) and bar.high >= max(prices) and bar.start + WIDTH <= last + SLACK


def _canary(line: Line, symbol: str, session: Session) -> Traded:
    """Ask for the index that stands for the market; SourceUnreachable where it has no bar of the session."""
    advice = "네트워크를 확인하거나 잠시 뒤에 다시 하십시오."
    try:
        found = _asked(line, session)(symbol)
    except Trouble as trouble:
        raise SourceUnreachable(f"야후에서 장중 시세를 받지 못했습니다: {trouble}. {advice}") from trouble
    day = _day(found.last, session)
    if day != session.day:
        raise SourceUnreachable(
            f"야후의 지금 시세는 {day}의 것이라 {session} 장중 시세를 받을 수 없습니다. 장중에 다시 하십시오."
        )
    if not found.bars:
        raise SourceUnreachable(
            f"{session} 장이 열린 뒤 다 찬 15분봉이 아직 없습니다. 잠시 뒤에 다시 하십시오."
        )
    return found


def _asked(line: Line, session: Session) -> Callable[[str], Traded]:
    """Return what asks for one symbol, once more with cookie and crumb where Yahoo refuses it without."""

    def ask(symbol: str) -> Traded:
        try:
            return read(symbol, line.bars(symbol), session)
        except Trouble as trouble:
            if trouble.status not in _REFUSED or line.broken:
                raise
        return read(symbol, line.bars_again(symbol), session)

    return ask


def _movers(line: Line, asked: Asked) -> tuple[list[str], list[Failure]]:
    """Return the members that move far and can be named, the furthest first; what is wrong with others."""
    wanted = asked.wanted
    with line.at_most(line.left() / 3):
        answers = quoting.ask(sorted(wanted.members - {*wanted.stocks}), line.quotes)
    failures = [Failure("*", f"종목 시세를 받지 못함({answers.trouble})")] if answers.trouble else []
    far = [quote for quote in answers.found.values() if _is_far(quote, wanted.session)]
    named = []
    for quote in sorted(far, key=lambda quote: -abs(quote.move or 0)):
        close = asked.closes.get(quote.symbol)
        if close is None or quote.previous is None or abs(quote.previous / close - 1) > DISAGREE:
            failures.append(Failure(quote.symbol, "전 거래일 종가가 저장소에 없거나 다름"))
        else:
            named.append(quote.symbol)
    return named[:MOST], failures


def _is_far(quote: Quote, session: Session) -> bool:
    """Return whether a stock trades today, moves far, and is large enough to be named."""
    traded = quote.traded is not None and _day(quote.traded, session) == session.day
    today = traded and quote.currency in {"USD", ""}
    large = (quote.market_cap or 0) >= LARGE and (quote.price or 0) >= PRICED
    return today and large and abs(quote.move or 0) >= MOVED


def _day(moment_: dt.datetime, session: Session) -> dt.date:
    """Return the day of a moment where the session is."""
    return moment_.astimezone(session.market.zone).date()
