"""Rates that imports changed and that printed figures rest on: yields, currencies, gauges, the Fed's.

Whoever publishes them hardly ever changes them afterwards: a changed one is looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np

from newsgen.fed.contracts import FUTURES
from newsgen.fed.policy import compared
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, tell
from newsgen.gate.rewritten import standing
from newsgen.markets import Yield
from newsgen.snapshot.snapshot import Observations, Snapshot, to_date
from newsgen.store import Revision

POINTS = 0.004
"""Change of a yield or of a rate of the Fed's, in percentage points: they are told to a hundredth."""
PERCENT = 0.03
"""Change of a currency, in percent: below what is printed of it."""
TICK = 0.002
"""Change of a future's price; half of the smallest step is 0.0025."""
ENDS = ("DFEDTARL", "DFEDTARU")


def rates(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Tell where a rate that the session's figures rest on was changed since the session before.

    On the last session of a week: since the week before.
    """
    session = snapshot.session
    since = (session.first_of_week if session.is_last_of_week else session).previous.closes
    fresh = standing(one for one in evidence.rates if one.seen_at > since)
    if not fresh:
        return
    for wanted, days, percent in _rested_on(snapshot):
        changed = [
            one
            for (name, day), one in fresh.items()
            if day in days and _is(name, wanted) and _moved(one, percent=percent)
        ]
        if changed:
            yield _told(changed)


def _told(changed: list[Revision]) -> GateFinding:
    one, more = changed[-1], len(changed) - 1
    others = f"(외 {more}건)" if more else ""
    told = (
        f"{one.symbol} {one.date} 값이 {one.old:g}에서 {one.new:g}로 바뀌었습니다{others}. "
        "바뀐 값으로 썼습니다. 어느 쪽이 맞는지 확인하십시오."
    )
    return tell("rate-rewritten", one.symbol, told, old=one.old, new=one.new)


def _is(name: str, wanted: str) -> bool:
    return name == wanted or (wanted == FUTURES and name.startswith(FUTURES))


def _moved(one: Revision, *, percent: bool) -> bool:
    if percent:
        return abs(one.new / one.old - 1) * 100 > PERCENT
    return abs(one.new - one.old) > (TICK if one.symbol.startswith(FUTURES) else POINTS)


def _rested_on(snapshot: Snapshot) -> Iterator[tuple[str, frozenset[dt.date], bool]]:
    """Yield a series, the days of it that matter, and whether it moves in percent; futures are one."""
    market = snapshot.market
    for one in market.observed:
        found = snapshot.rates.get(one.symbol)
        if found is not None and found.has(snapshot.day):
            yield found.symbol or one.symbol, _days(snapshot, found), not isinstance(one, Yield)
    policy = snapshot.policy
    if policy is not None:
        known = frozenset((*policy.effr, *policy.low, *policy.high))
        for name in (policy.effr_name, *ENDS):
            yield name, known, False
        yield FUTURES, frozenset((snapshot.day, *compared(snapshot.day).values())), False


def _days(snapshot: Snapshot, found: Observations) -> frozenset[dt.date]:
    """Return the source's dates of the session's value and of those that its moves are measured from."""
    dates = found.days if found.dates is None else found.dates
    week = np.datetime64(snapshot.session.first_of_week.previous.day)
    rows = {-1, -min(2, found.days.size)}
    if snapshot.session.is_last_of_week and (found.days <= week).any():
        rows.add(int(np.flatnonzero(found.days <= week)[-1]))
    return frozenset(to_date(dates[row]) for row in rows)
