"""Odds of a meeting of the Fed, computed again from the prices that their fact keeps."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from newsgen.errors import FedInputProblem
from newsgen.fed import fedwatch
from newsgen.fed.contracts import FUTURES, month_named, month_of
from newsgen.fed.fedwatch import STEP
from newsgen.fed.fomc import calendar
from newsgen.fed.worked import by_measure, worked
from newsgen.measures import MEASURES, Sort
from newsgen.model import Fact, Input
from newsgen.proof.arithmetic import Sum

_CHANGE = "expected_change_year_end"


def recompute(fact: Fact) -> Sum | None:
    """Compute odds from their inputs; None for what is none, and where the inputs do not suffice.

    The range in force is the one that the rate before the next meeting lies in.
    """
    measure = MEASURES.get(fact.measure)
    meeting = _meeting(fact)
    if measure is None or meeting is None or (measure.sort is not Sort.ODDS and fact.measure != _CHANGE):
        return None
    found = [each for each in _sums(fact, measure.what, meeting) if each is not None]
    return next((each for each in found if each.agrees), next(iter(found), None))


def _meeting(fact: Fact) -> dt.date | None:
    if fact.measure == _CHANGE:
        return fact.since
    name, _, day = fact.about.partition(":")
    return dt.date.fromisoformat(day) if name == "FOMC" else None


def _sums(fact: Fact, what: str, meeting: dt.date) -> Iterator[Sum | None]:
    """Yield what the inputs give in each range that may be in force, with and without the day's decision."""
    averages = dict(map(_average, fact.inputs))
    first = math.floor(averages[min(averages)] * 100 / STEP) * STEP if averages else 0
    for low, decided, alone in product((first, first + STEP, first - STEP), (False, True), (False, True)):
        yield _sum(fact, what, meeting, averages, _Way(low, decided, alone))


class _Way(NamedTuple):
    low: int
    decided: bool
    alone: bool


def _average(one: Input) -> tuple[int, float]:
    """Return a month and the rate that its contract, or its days, say."""
    if one.field == "mean":
        return month_of(one.date), one.value
    return month_named(one.symbol.removeprefix(FUTURES)), 100 - one.value


def _sum(fact: Fact, what: str, meeting: dt.date, averages: dict[int, float], way: _Way) -> Sum | None:
    day = fact.base or fact.session
    try:
        seen = fedwatch.outlook(day, way.low, averages, calendar(), decided=way.decided, alone=way.alone)
    except FedInputProblem:
        return None
    odds = next((one for one in seen.odds if one.meeting.decision == meeting and not one.bridged), None)
    if odds is None:
        return None
    value = odds.expected_bp if fact.measure == _CHANGE else by_measure(odds)[what]
    agrees = math.isclose(value, fact.value, rel_tol=1e-6, abs_tol=1e-6)
    return Sum(worked(seen.moves, odds), value, agrees)
