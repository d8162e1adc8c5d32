"""What investors bought on balance, session by session: the day as it is known, its past as final.

Provisional figures are the day's own as long as there are none that are final. No streak is counted and no
record found over them, so of earlier sessions they are not here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from newsgen.markets import Session, days
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

    @property
    def today(self) -> dict[str, float]:
        """The session's figures, of those kinds of which there is one."""
        return {name: float(each[-1]) for name, each in self.net.items() if np.isfinite(each[-1])}

    def without(self, day: dt.date) -> Flows:
        """Return the flows without those of one session."""
        at = self.days == np.datetime64(day)
        blank = {name: np.where(at, np.nan, each) for name, each in self.net.items()}
        return replace(self, net=blank, as_of="" if at[-1] else self.as_of)


def at(session: Session, told: Mapping[str, Iterable[Flow]]) -> dict[str, Flows]:
    """Return the flows of each board up to a session, of the boards that have any of it or before."""
    found = (_at(one.name, session, told.get(one.name, ())) for one in session.market.boards)
    return {flows.board: flows for flows in found if flows is not None}


def _at(board: str, session: Session, told: Iterable[Flow]) -> Flows | None:
    known = [one for one in told if one.date <= session.day]
    final = {one.date: one for one in known if not one.as_of}
    early = [one for one in known if one.as_of and one.date == session.day]
    now = final.get(session.day) or max(early, key=lambda one: one.as_of, default=None)
    first = min([*final, *([now.date] if now else [])], default=None)
    if first is None:
        return None
    calendar = [each.day for each in days(session.market, first, session.day)]
    rows = [*(final.get(day) for day in calendar[:-1]), now]
    net = {name: np.array([_figure(one, name) for one in rows], dtype=np.float64) for name in INVESTORS}
    return Flows(
        board=board,
        days=np.array(calendar, dtype="datetime64[D]"),
        net=net,
        as_of=now.as_of if now else "",
    )


def _figure(one: Flow | None, name: str) -> float:
    value: float | None = getattr(one, name) if one else None
    return np.nan if value is None else value
