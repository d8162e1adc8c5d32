"""What a finished week did to yields and currencies, and what the Fed decided in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np

from newsgen.errors import FedInputProblem
from newsgen.facts import decisions, policy
from newsgen.facts.fact import make
from newsgen.facts.percent import change
from newsgen.facts.periods import last_row_before, week_of
from newsgen.facts.rates import LONGEST_PAUSE, Pair, pair_of
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Snapshot

_DAY = dt.timedelta(days=1)


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the facts of the week that ends with the session; nothing where it is not the week's last."""
    if snapshot.week_finished:
        yield from _rates(snapshot)
        yield from _decision(snapshot, snapshot.session.first_of_week.day)


def _rates(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield what yields and currencies did since the last observation of the week before."""
    yields = {one.symbol for one in snapshot.market.yields}
    units = {one.symbol: one.unit for one in snapshot.market.currencies}
    for name in (*(one.symbol for one in snapshot.market.yields), *units):
        pair = _over_week(snapshot, name)
        if pair is None:
            continue
        before, last, base = pair
        inputs, points = (before, last), last.value - before.value
        if name in yields:
            bp = round(points * 100, 6)  # 4.24 - 4.29 is not -0.05 in binary
            yield make("yield_change_week", name, bp, "bp", snapshot.day, base=base, inputs=inputs)
            continue
        moved = change(last.value, before.value)
        yield make("change_week", name, moved, "percent", snapshot.day, base=base, inputs=inputs)
        yield make("points_week", name, points, units[name], snapshot.day, base=base, inputs=inputs)


def _over_week(snapshot: Snapshot, name: str) -> Pair | None:
    """Return the last observation of the week before and the session's; None where either is missing."""
    found = snapshot.rates.get(name)
    if found is None or not found.has(snapshot.day):
        return None
    row = last_row_before(week_of(found.days))
    monday = np.datetime64(snapshot.day - _DAY * snapshot.day.weekday())
    if row is None or monday - found.days[row] > LONGEST_PAUSE:
        return None
    return pair_of(found, name, row)


def _decision(snapshot: Snapshot, first: dt.date) -> Iterator[Fact]:
    """Yield what the Fed decided in the week, where that is known."""
    known = snapshot.policy
    meetings = known.meetings.known(snapshot.day) if known else ()
    meeting = next((one for one in meetings if first <= one.decision <= snapshot.day), None)
    if known is None or meeting is None:
        return
    try:
        before, now = known.range_on(meeting.decision - _DAY), known.range_on(snapshot.day)
    except FedInputProblem:
        return
    if meeting.decision == snapshot.day and not now.decided:
        return
    values = (
        ("decided", float(now.low_bp - before.low_bp), "bp", before.inputs + now.inputs),
        ("decided_low", now.low, "percent", now.inputs),
        ("decided_high", now.high, "percent", now.inputs),
    )
    for measure, value, unit, inputs in values:
        yield make(
            measure, policy.about(meeting), value, unit, snapshot.day,
            base=meeting.first, since=meeting.decision, inputs=inputs,
        )  # fmt: skip
    if meeting.decision != snapshot.day:  # the day's own facts tell of that
        moved = now.low_bp - before.low_bp
        yield from decisions.facts(known, policy.about(meeting), meeting.decision, moved)
