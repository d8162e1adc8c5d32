"""When the closes of a session were asked for: a close that is read soon after the bell may still change."""

from __future__ import annotations

import datetime as dt

from newsgen.fetching.sources import SOURCES
from newsgen.markets import Session
from newsgen.sources.source import Occasion
from newsgen.store import MarketStore

FINAL = dt.timedelta(minutes=60)
"""How long after the bell a close is the last word.

The S&P 500's own last trade is 37 to 55 minutes after it; read after 30 minutes it was up to 0.02 % off."""


def asked(ours: MarketStore, session: Session) -> dict[str, dt.datetime]:
    """Return when each symbol's close of a session was last asked for; those from files are not there.

    A later import that finds most of them as they are, or changes them, has asked for all of them again.
    """
    closes = (one for one in SOURCES if one.occasion is Occasion.CLOSE and one.needed)
    live = {one.origin for one in closes if one.market == session.market.name}
    found: dict[str, dt.datetime] = {}
    for reading in ours.readings(session.day):
        if reading.origin in live:
            if found and 2 * reading.again >= len(found):
                found = dict.fromkeys(found, reading.seen_at)
            found |= dict.fromkeys(reading.symbols, reading.seen_at)
    return found


def soon(ours: MarketStore, session: Session, now: dt.datetime) -> frozenset[str]:
    """Return whose closes were asked for too soon after the bell, once it is late enough to ask again."""
    final = session.closes + FINAL
    if now < final:
        return frozenset()
    return frozenset(symbol for symbol, at in asked(ours, session).items() if at < final)
