"""What another market did while ours slept: its indices, as that market's own brief would fetch them.

Ours is over nine hours after theirs, so that what Yahoo has of their last session is settled.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from newsgen import markets
from newsgen.errors import SourceUnreachable
from newsgen.markets import Session
from newsgen.sources.live.yahoo.assemble import ORIGIN, Collected, assembled
from newsgen.sources.live.yahoo.charts import read
from newsgen.sources.live.yahoo.line import Connect, Line, connected
from newsgen.sources.live.yahoo.trouble import Trouble
from newsgen.sources.live.yahoo.wanted import LONG, Ask
from newsgen.sources.source import Fetched, Known, Occasion, Progress, Wanted

_REFUSED = frozenset({401, 403, 429})


class Asked(NamedTuple):
    """What is to be asked for."""

    session: Session
    """Theirs."""
    asks: tuple[Ask, ...]
    known: Known


@dataclass(frozen=True, kw_only=True)
class YahooNights:
    """New York's indices, for Seoul: their last session before ours opened."""

    name: str = "yahoo-nights"
    fetches: str = "간밤 뉴욕증시의 지수"
    origin: str = ORIGIN
    market: str = "kr"
    occasion: Occasion = Occasion.CLOSE
    needed: bool = False
    connect: Connect = connected

    def due(self, wanted: Wanted, known: Known) -> Asked | None:
        """Return what the store lacks of their session; None where it lacks nothing."""
        told = wanted.session.market.overnight
        if not told:
            return None
        session = wanted.session.night_of(markets.named(told[0].market))
        last = {one.symbol: known.last.get(one.symbol, (LONG,))[0] for one in told}
        asks = tuple(Ask(symbol, day) for symbol, day in last.items() if day < session.day)
        return Asked(session, asks, known) if asks else None

    def fetch(self, line: Line, ask: Asked, progress: Progress) -> Fetched:
        """Ask Yahoo for each index: a request each.

        Raises:
            SourceUnreachable: Yahoo answers for none of them; the first cause.

        """
        begun, collected = line.requests, Collected()
        for done, one in enumerate(ask.asks, start=1):
            try:
                collected.charts[one] = read(one.symbol, _asked(line, one), ask.known.closes_of(one.symbol))
            except Trouble as trouble:
                collected.failures[one.symbol] = str(trouble)
            progress(done, len(ask.asks))
        if not collected.charts:
            cause = next(iter(collected.failures.values()))
            raise SourceUnreachable(f"야후에서 간밤 뉴욕증시의 지수를 받지 못했습니다: {cause}.")
        collected.requests = line.requests - begun
        return assembled(Wanted(session=ask.session), ask.known, collected)


def _asked(line: Line, ask: Ask) -> bytes:
    """Ask for a chart, once more with cookie and crumb where Yahoo refuses it without."""
    start = int(dt.datetime.combine(ask.start, dt.time(), tzinfo=dt.UTC).timestamp()) - 6 * 3600
    try:
        return line.chart(ask.symbol, start)
    except Trouble as trouble:
        if trouble.status not in _REFUSED or line.broken:
            raise
    return line.chart_again(ask.symbol, start)
