"""What other markets did while this one slept: their indices, on the sessions of their own.

Their days are not the market's: New York's Monday is over when Seoul's Tuesday begins. A session sees each
up to the last of its sessions that was over and settled when the session opened, priced or not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from newsgen import markets
from newsgen.markets import Market, Session
from newsgen.model import Instrument
from newsgen.snapshot.courses import Courses
from newsgen.snapshot.snapshot import Series
from newsgen.store import Store


class Nights:
    """The indices of other markets that a market tells, up to a day."""

    def __init__(self, store: Store, market: Market, last: dt.date) -> None:
        self._courses: dict[str, tuple[Market, Courses]] = {}
        """Symbol -> its market, and its history laid out on the sessions of that."""
        for name in dict.fromkeys(one.market for one in market.overnight):
            there = markets.named(name)
            symbols = [one.symbol for one in market.overnight if one.market == name]
            known = store.of(there).history(symbols, last)
            laid = Courses(known, there.exchange, last, ())
            self._courses |= {symbol: (there, laid) for symbol in symbols if symbol in known}

    def before(self, session: Session) -> Mapping[str, Series]:
        """Return each that has begun, up to its last session that was over when a session opened."""
        found = {
            symbol: laid.at(symbol, session.night_of(there).day)
            for symbol, (there, laid) in self._courses.items()
        }
        return {symbol: one for symbol, one in found.items() if one.close.size}


def instruments(market: Market) -> dict[str, Instrument]:
    """Return such indices as their own market names them, by symbol."""
    named = {one.symbol: markets.named(one.market).subject_of[one.symbol] for one in market.overnight}
    return {symbol: one.instrument for symbol, one in named.items()}
