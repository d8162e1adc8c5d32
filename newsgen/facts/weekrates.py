"""What a finished week did to yields and currencies, and what the Fed decided in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np

from newsgen import calendars
from newsgen.errors import FedInputProblem
from newsgen.facts import policy
from newsgen.facts.market import Market, to_date
from newsgen.facts.measures import make
from newsgen.facts.percent import change
from newsgen.facts.periods import last_row_before, week_of
from newsgen.facts.rates import CURRENCIES, LONGEST_PAUSE, YIELDS
from newsgen.model import Fact, Input

_DAY = dt.timedelta(days=1)


def facts(market: Market) -> Iterator[Fact]:
    """Yield the facts of the week that ends with the session; nothing where it is not the week's last."""
    if market.week_finished:
        yield from _rates(market)
        yield from _decision(market, calendars.first_of_week(market.session))


def _rates(market: Market) -> Iterator[Fact]:
    """Yield what yields and currencies did since the last observation of the week before."""
    for name in (*YIELDS, *CURRENCIES):
        pair = _over_week(market, name)
        if pair is None:
            continue
        before, last = pair
        base, points = before.date, last.value - before.value
        if name in YIELDS:
            bp = round(points * 100, 6)  # 4.24 - 4.29 is not -0.05 in binary
            yield make("yield_change_week", name, bp, "bp", market.session, base=base, inputs=pair)
            continue
        moved = change(last.value, before.value)
        yield make("change_week", name, moved, "percent", market.session, base=base, inputs=pair)
        yield make("points_week", name, points, CURRENCIES[name], market.session, base=base, inputs=pair)


def _over_week(market: Market, name: str) -> tuple[Input, Input] | None:
    """Return the last observation of the week before and the session's; None where either is missing."""
    found = market.rates.get(name)
    if found is None or not found.days.size or to_date(found.days[-1]) != market.session:
        return None
    row = last_row_before(week_of(found.days))
    monday = np.datetime64(market.session - _DAY * market.session.weekday())
    if row is None or monday - found.days[row] > LONGEST_PAUSE:
        return None
    before, last = (
        Input(
            symbol=found.symbol or name,
            date=to_date(found.days[at]),
            value=float(found.values[at]),
            field="rate",
        )
        for at in (row, -1)
    )
    return before, last


def _decision(market: Market, first: dt.date) -> Iterator[Fact]:
    """Yield what the Fed decided in the week, where that is known."""
    known = market.policy
    meetings = known.meetings.known(market.session) if known else ()
    meeting = next((one for one in meetings if first <= one.decision <= market.session), None)
    if known is None or meeting is None:
        return
    try:
        before, now = known.range_on(meeting.decision - _DAY), known.range_on(market.session)
    except FedInputProblem:
        return
    if meeting.decision == market.session and not now.decided:
        return
    values = (
        ("decided", float(now.low_bp - before.low_bp), "bp", before.inputs + now.inputs),
        ("decided_low", now.low, "percent", now.inputs),
        ("decided_high", now.high, "percent", now.inputs),
    )
    for measure, value, unit, inputs in values:
        yield make(
            measure, policy.about(meeting), value, unit, market.session,
            base=meeting.first, since=meeting.decision, inputs=inputs,
        )  # fmt: skip
