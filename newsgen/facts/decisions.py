"""How a decision of the Fed follows on those before it: the n-th cut or hold in a row, the first in so long.

Decisions count by meeting. A run that reaches back to a meeting whose outcome is not known has no length.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

from newsgen.facts.fact import make
from newsgen.fed.policy import Policy
from newsgen.model import Fact

_KINDS = {-1: "cut", 0: "hold", 1: "hike"}


def facts(policy: Policy, about: str, day: dt.date, bp: float) -> Iterator[Fact]:
    """Yield what the decision of a day, a move by ``bp``, goes on with or ends, and the last like it."""
    days = [one.decision for one in policy.meetings.known(policy.session) if one.decision < day]
    before = [(each, _sign(policy.moved.get(each))) for each in reversed(days)]
    now = -1 if bp < 0 else 1 if bp > 0 else 0
    was = before[0][1] if before else None
    run = _run(before, was)
    if was is None:
        return
    if was == now:
        if run:
            measure = f"{_KINDS[now]}_run"
            yield make(measure, about, len(run) + 1, "meetings", policy.session, base=run[-1], since=day)
        return
    if run and len(run) > 1:
        measure = f"{_KINDS[was]}_run_ended"
        yield make(measure, about, len(run), "meetings", policy.session, base=run[-1], since=run[0])
    last = _last(before, now)
    if now and last is not None:
        yield make("decision_last", about, (day - last).days, "days", policy.session, since=last)


def _sign(bp: float | None) -> int | None:
    return None if bp is None else (bp > 0) - (bp < 0)


def _run(before: Sequence[tuple[dt.date, int | None]], sign: int | None) -> list[dt.date] | None:
    """Return the decisions of a kind right before, the latest first; None where an unknown one is beyond."""
    run = [day for day, _ in itertools.takewhile(lambda one: one[1] == sign, before)]
    beyond = before[len(run)] if len(run) < len(before) else None
    return None if beyond is None or beyond[1] is None else run


def _last(before: Sequence[tuple[dt.date, int | None]], sign: int | None) -> dt.date | None:
    """Return the last earlier decision of a kind; None where one between is not known, or none was."""
    for day, kind in before:
        if kind is None:
            return None
        if kind == sign:
            return day
    return None
