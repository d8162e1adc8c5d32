"""What a finished week did to yields and currencies, and what the Fed decided in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from newsgen.errors import FedInputProblem
from newsgen.facts import decisions, policy
from newsgen.facts.fact import make
from newsgen.facts.percent import change
from newsgen.facts.periods import last_row_before, week_of
from newsgen.facts.rates import LONGEST_PAUSE, Pair, pair_of
from newsgen.markets import Yield
from newsgen.model import Fact, Input
from newsgen.snapshot.snapshot import Observations, Snapshot, to_date

LINE = 10.0
"""Units of the dollar index between the round levels that are told."""
FEWEST = 100
"""Finished weeks without which nothing is said of how large one was."""

_DAY = dt.timedelta(days=1)


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the facts of the week that ends with the session; nothing where it is not the week's last."""
    if snapshot.week_finished:
        yield from _rates(snapshot)
        yield from _decision(snapshot, snapshot.session.first_of_week.day)


def _rates(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield what yields, currencies and gauges did since the last observation of the week before."""
    for one in snapshot.market.observed:
        name = one.symbol
        pair = _over_week(snapshot, name)
        if pair is None:
            continue
        before, last, base = pair
        inputs, points = (before, last), last.value - before.value
        if isinstance(one, Yield):
            bp = round(points * 100, 6)  # 4.24 - 4.29 is not -0.05 in binary
            yield make("yield_change_week", name, bp, "bp", snapshot.day, base=base, inputs=inputs)
            yield from _largest(snapshot, name, bp, inputs)
            yield from _largest_day(snapshot, name)
            continue
        moved = change(last.value, before.value)
        yield make("change_week", name, moved, "percent", snapshot.day, base=base, inputs=inputs)
        yield make("points_week", name, points, one.unit, snapshot.day, base=base, inputs=inputs)
        if name == snapshot.market.currency("dollar"):
            yield from _crossed(snapshot, name, inputs)


def _largest(snapshot: Snapshot, name: str, now: float, inputs: tuple[Input, ...]) -> Iterator[Fact]:
    """Yield since when a yield's week is the largest its way; where none was as large, since the first known.

    Nothing of one that did not move, of fewer than ``FEWEST`` weeks, or where a week is missing on the way.
    """
    found = snapshot.levels.get(name, snapshot.rates[name])
    rows = _ends(found)
    moves = np.round(np.diff(found.values[rows]) * 100, 6)
    moves[np.diff(week_of(found.days[rows])) > 1] = np.nan
    way = 1.0 if now > 0 else -1.0
    hits = np.flatnonzero(moves[:-1] * way >= abs(now))
    hit = int(hits[-1]) if hits.size else 0
    if not now or moves.size <= FEWEST or np.isnan(moves[hit:]).any():
        return
    ended = to_date(found.days[rows[hit + 1]])
    yield make(
        f"yield_{'rise' if now > 0 else 'fall'}_since_week", name, now, "bp", snapshot.day,
        base=to_date(found.days[0]), since=ended if hits.size else None,
        since_value=float(moves[hit]) if hits.size else None,
        periods=int(moves.size - 1 - hit), inputs=inputs,
    )  # fmt: skip


def _ends(found: Observations) -> npt.NDArray[np.intp]:
    """Return the rows of the last observations of the weeks."""
    return np.flatnonzero(np.append(np.diff(week_of(found.days)) > 0, True))


def _largest_day(snapshot: Snapshot, name: str) -> Iterator[Fact]:
    """Yield the day of the week on which a yield moved furthest; nothing over a day that is missing."""
    found = snapshot.rates[name]
    row = last_row_before(found.days, "week")
    if row is None or found.days.size - 1 - row != len(snapshot.session.week):
        return
    moves = np.round(np.diff(found.values[row:]) * 100, 6)
    at = int(np.abs(moves).argmax())
    before, last, base = pair_of(found, name, row + at, row + at + 1)
    yield make(
        "yield_change_largest_day", name, float(moves[at]), "bp", snapshot.day,
        base=base, since=to_date(found.days[row + at + 1]), n=int(moves.size), inputs=(before, last),
    )  # fmt: skip


def _crossed(snapshot: Snapshot, name: str, inputs: tuple[Input, ...]) -> Iterator[Fact]:
    """Yield the round level that the dollar index lost or won back over the week, by the ends of weeks.

    With it since when it was not beyond; nothing of one that it did not stand on this side of for a while.
    """
    before, now = (one.value for one in inputs)
    line = np.floor(max(before, now) / LINE) * LINE
    if not min(before, now) < line <= max(before, now):
        return
    found = snapshot.levels.get(name, snapshot.rates[name])
    ends = found.values[_ends(found)][:-1]
    beyond = np.flatnonzero(ends < line if now < before else ends >= line)
    weeks = int(ends.size - beyond[-1]) if beyond.size else int(ends.size)
    measure = "level_lost_week" if now < before else "level_won_week"
    yield make(measure, name, float(line), "level", snapshot.day, periods=weeks, inputs=inputs)


def _over_week(snapshot: Snapshot, name: str) -> Pair | None:
    """Return the last observation of the week before and the session's; None where either is missing."""
    found = snapshot.rates.get(name)
    if found is None or not found.has(snapshot.day):
        return None
    row = last_row_before(found.days, "week")
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
