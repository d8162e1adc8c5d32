"""Which prices of a market can be compared: what is adjusted for, and across which days nothing is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from newsgen.markets import Session
from newsgen.snapshot import aligned, breaks
from newsgen.snapshot.doubled import doubled, restored
from newsgen.snapshot.snapshot import Rebased, is_stock
from newsgen.snapshot.steps import Step, Steps, steps
from newsgen.store import History, MarketStore, Window


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What is known of the steps and breaks of a market up to a session."""

    steps: Steps
    histories: Mapping[str, History]
    """As they were traded: without closes that came adjusted already."""
    breaks: Mapping[str, list[dt.date]]
    """Symbol -> the days over which its prices cannot be compared, in order."""
    window: Window
    """Adjusted for every step up to the session."""

    def known(self, day: dt.date) -> list[Step]:
        """Return the steps up to a day."""
        return [step for step in self.steps.known if step.date <= day]

    def later(self, day: dt.date) -> list[Step]:
        """Return the steps after a day."""
        return [step for step in self.steps.known if step.date > day]

    def bases(self, day: dt.date) -> dict[str, Rebased]:
        """Return the last base price up to a session of each symbol that has one besides the close before."""
        return {
            step.symbol: Rebased(step.date, step.base, step.price * step.volume)
            for step in self.known(day)
            if step.base
        }

    def severed(self, day: dt.date) -> dict[str, dt.date]:
        """Return the last break of each symbol: before a session, as its own ones are for the gate to tell.

        A base price that is said to be unknown is no such guess, and counts on its own day too.
        """
        found = {symbol: [one for one in days if one < day] for symbol, days in self.breaks.items()}
        for symbol, of in self.steps.unknown:
            if of <= day:
                found[symbol] = [*found.get(symbol, ()), of]
        return {symbol: max(days) for symbol, days in found.items() if days}


def compared(
    ours: MarketStore, session: Session, window: Window, histories: Mapping[str, History]
) -> Comparison:
    """Compare prices as traded, up to a session: those of a window, and some histories.

    A move that the desk released is real, whatever it looks like; a base price that is known repairs it.
    """
    market, day = session.market, session.day
    genuine = ours.released(breaks.CODES)
    bases = (one for one in ours.bases(last=day) if one.price or (one.symbol, one.date) not in genuine)
    splits = ours.splits(last=day)
    twice = list(doubled(splits, ours.rewritten(dt.date.min, day)))
    if twice:
        window, histories = restored(twice, window, histories)
    found = steps(splits, bases, window, histories)
    window = aligned.adjusted(window, found.known)
    stocks = {name: one for name, one in histories.items() if is_stock(name)}
    old = aligned.traded(stocks, session, found.known)
    large = ours.members(market.universe("large"), day) | set(old.symbols)
    broken = breaks.broken_days(market, aligned.panel(window, slice(None), ()), large, genuine)
    for symbol, days in breaks.broken_days(market, old, large, genuine).items():
        broken[symbol] = sorted({*broken.get(symbol, ()), *days})
    return Comparison(steps=found, histories=histories, breaks=broken, window=window)
