"""Which prices of a market can be compared: what is adjusted for, and across which days nothing is.

It is found once for all sessions of a reading, and each sees what it would see of a reading of its own.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from newsgen.markets import Session
from newsgen.snapshot.breaks import CODES, Breaks
from newsgen.snapshot.courses import Courses
from newsgen.snapshot.doubled import doubled, restored
from newsgen.snapshot.framed import framed, traded
from newsgen.snapshot.panels import Panels, Rows
from newsgen.snapshot.shocks import FEWEST_MOVES, UsualMoves
from newsgen.snapshot.snapshot import Panel, Rebased, Series, is_stock
from newsgen.snapshot.steps import steps
from newsgen.store import History, MarketStore, Window

WINDOW = dt.timedelta(days=372)
"""A year and a week: 52 weeks and the close before them."""

LEAD = dt.timedelta(days=31)
"""Before that, so that what was usual is known of the window's first sessions too."""


class Compared(NamedTuple):
    """What a session sees of prices."""

    series: dict[str, Series]
    panel: Panel
    bases: dict[str, Rebased]
    """The last base price of each symbol that has one besides the close before."""
    severed: dict[str, dt.date]
    """The last break of each symbol."""


class Comparison:
    """Prices as traded, and the steps and breaks that are known of them."""

    def __init__(
        self,
        ours: MarketStore,
        last: dt.date,
        window: Window,
        histories: Mapping[str, History],
        followed: frozenset[str],
        giants: Mapping[dt.date, list[str]],
    ) -> None:
        """Find what can be compared of the sessions up to ``last``: of a window, and of some histories.

        A move that the desk released is real, whatever it looks like; a base price that is known repairs it.
        """
        market = ours.market
        self.giants = giants
        self._genuine = ours.released(CODES)
        splits, bases = ours.splits(), ours.bases(last=last)
        twice = list(doubled(splits, ours.rewritten(dt.date.min, last)))
        if twice:
            window, histories = restored(twice, window, histories)
        known = (one for one in bases if one.price or (one.symbol, one.date) not in self._genuine)
        found = steps((one for one in splits if one.date <= last), known, window, histories)
        self.histories: Mapping[str, History] = histories
        self._days = window.days
        self._steps, self._unknown = found.known, found.unknown
        self._panels = Panels(window, found.known)
        self._courses = Courses(histories, market.exchange, last, found.known)
        self._breaks = Breaks(market, framed(_panel(window), found.known))
        old = traded({name: one for name, one in histories.items() if is_stock(name)}, market.exchange, last)
        begun = np.isfinite(old.close).argmax(axis=0) + FEWEST_MOVES + 1
        usual = UsualMoves(old.of([at for at, name in enumerate(old.symbols) if name in followed]))
        self._old, self._old_days = Breaks(market, framed(old, found.known, begun), usual), old.days

    def known(self, day: dt.date) -> bool:
        """Tell whether there are prices of a session."""
        return bool((self._days == np.datetime64(day)).any())

    def at(self, session: Session, told: frozenset[str], large: frozenset[str]) -> Compared:
        """Return what a session sees; ``told`` are whose histories it tells, ``large`` the large members."""
        day = session.day
        rows = self._rows(day)
        told = frozenset(
            name for name in told if name in self.histories and self._began(name) <= np.datetime64(day)
        )
        severed = self._severed(day, rows, told, large)
        known = bisect_right(self._steps, day, key=lambda step: step.date)
        series = {name: self._courses.at(name, day) for name in self.histories if name in told}
        return Compared(
            series={
                name: one.since(severed[name]) if name in severed else one for name, one in series.items()
            },
            panel=self._panels.at(rows, known, severed),
            bases={
                step.symbol: Rebased(step.date, step.base, step.price * step.volume)
                for step in self._steps[:known]
                if step.base and self._stands(step.symbol, step.date, rows, told)
            },
            severed=severed,
        )

    def _rows(self, day: dt.date) -> Rows:
        """Return where a session and what it looks back over stand in the window."""
        first, seen = (
            int(np.searchsorted(self._days, np.datetime64(day - back))) for back in (WINDOW + LEAD, WINDOW)
        )
        return Rows(first, seen, int(np.searchsorted(self._days, np.datetime64(day), side="right")) - 1)

    def _began(self, name: str) -> np.datetime64:
        began: np.datetime64 = self.histories[name].days[0]
        return began

    def _stands(self, symbol: str, day: dt.date, rows: Rows, told: frozenset[str]) -> bool:
        """Tell whether a session sees anything of a symbol that stood before a day."""
        inside = rows.first <= rows.last and np.datetime64(day) > self._days[rows.first]
        return bool(inside or (symbol in told and self._began(symbol) < np.datetime64(day)))

    def _severed(
        self, day: dt.date, rows: Rows, told: frozenset[str], large: frozenset[str]
    ) -> dict[str, dt.date]:
        """Return the last break of each symbol before a session, as its own ones are for the gate to tell.

        A base price that is said to be unknown is no such guess, and counts on its own day too.
        """
        found: dict[str, dt.date] = {}
        for symbol, broken in self._broken(day, rows, told, large):
            found[symbol] = max(broken, found.get(symbol, broken))
        return found

    def _broken(
        self, day: dt.date, rows: Rows, told: frozenset[str], large: frozenset[str]
    ) -> Iterator[tuple[str, dt.date]]:
        large |= {name for name in told if is_stock(name)}
        seen = self._breaks.seen(rows.first, rows.last - 1, large, self._genuine)
        before = int(np.searchsorted(self._old_days, np.datetime64(day))) - 1
        old = self._old.seen(0, before, large, self._genuine, only=told)
        for each in (seen, old):
            yield from ((symbol, days[-1]) for symbol, days in each.items())
        yield from (one for one in self._unknown if one[1] <= day and self._stands(*one, rows, told))


def _panel(window: Window) -> Panel:
    return Panel(
        days=window.days,
        symbols=window.symbols,
        close=window.close,
        volume=window.volume,
        market_cap=window.market_cap,
    )
