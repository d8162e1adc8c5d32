"""What investors bought on balance, session by session: the day as it is known, its past as final.

Provisional figures are the day's own as long as there are none that are final. No streak is counted and no
record found over them, so of earlier sessions they are not here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from newsgen import calendars
from newsgen.markets import Market
from newsgen.sources.batch import INVESTORS, Flow
from newsgen.sources.columns import Floats
from newsgen.store.read import Days


@dataclass(frozen=True, kw_only=True)
class Flows:
    """What each kind of investor bought on balance on one part of an exchange, in 억원; NaN where unknown."""

    board: str
    days: Days
    """The sessions of the exchange from the first with final figures up to the session itself."""
    net: Mapping[str, Floats]
    """Kind of investor -> a figure a session; provisional ones stand in the last row alone."""
    as_of: str = ""
    """The time of the session's figures where they are provisional; empty where they are final."""

    @cached_property
    def today(self) -> dict[str, float]:
        """The session's figures, of those kinds of which there is one."""
        return {name: float(each[-1]) for name, each in self.net.items() if np.isfinite(each[-1])}

    def without(self, day: dt.date) -> Flows:
        """Return the flows without those of one session."""
        at = self.days == np.datetime64(day)
        blank = {name: np.where(at, np.nan, each) for name, each in self.net.items()}
        return replace(self, net=blank, as_of="" if at[-1] else self.as_of)


@dataclass(frozen=True, kw_only=True)
class Bought:
    """What was bought on one part of an exchange, laid out once for all sessions that look at it."""

    board: str
    days: Days
    """The sessions from the first with final figures to the last that is asked for."""
    net: Mapping[str, Floats]
    """Kind of investor -> the final figure of each of them; not to be written to."""
    final: frozenset[dt.date]
    """The days that have final figures."""
    early: Mapping[dt.date, Flow]
    """Day -> the latest of its provisional figures."""

    @classmethod
    def of(cls, market: Market, board: str, told: Iterable[Flow], last: dt.date) -> Bought:
        """Lay out what was told of a board up to a day."""
        known = [one for one in told if one.date <= last]
        final = {one.date: one for one in known if not one.as_of}
        days = calendars.sessions(min(final), last, market.exchange) if final else []
        return cls(
            board=board,
            days=np.array(days, dtype="datetime64[D]"),
            net=_columns([final.get(day) for day in days]),
            final=frozenset(final),
            early={one.date: one for one in sorted(known, key=lambda one: one.as_of) if one.as_of},
        )

    def at(self, day: dt.date) -> Flows | None:
        """Return what a session sees; None where nothing was told of it or before."""
        end = int(np.searchsorted(self.days, np.datetime64(day), side="right"))
        early = self.early.get(day) if day not in self.final else None
        if early is None:
            net = {name: each[:end] for name, each in self.net.items()}
            return Flows(board=self.board, days=self.days[:end], net=net) if end else None
        before, today = max(end - 1, 0), _columns([early])
        return Flows(
            board=self.board,
            days=np.append(self.days[:before], np.datetime64(day, "D")),
            net={name: np.append(each[:before], today[name]) for name, each in self.net.items()},
            as_of=early.as_of,
        )


def _columns(told: Sequence[Flow | None]) -> dict[str, Floats]:
    """Return what each kind of investor bought, NaN where that is not known."""
    return {
        name: np.array([np.nan if one is None else getattr(one, name) for one in told], dtype=np.float64)
        for name in INVESTORS
    }
