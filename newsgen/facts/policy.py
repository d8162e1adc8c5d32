"""The Fed: the range in force, the meetings to come, and what futures say of them, now and before.

Odds are of whole distributions only: a meeting behind a gap in the prices has no facts. They are compared
with those of a day, a week and a month before where the range was the same then: a cut from another range
is another cut.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newsgen.errors import FedInputProblem, NoFutures
from newsgen.facts import decisions
from newsgen.facts.fact import make
from newsgen.fed.fedwatch import Odds
from newsgen.fed.fomc import Meeting
from newsgen.fed.policy import Policy, Priced, Range, compared
from newsgen.fed.worked import by_measure, three
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Snapshot

HORIZON = dt.timedelta(days=366)
"""How far ahead a meeting has facts."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield what is known of the Fed's policy at the end of the session."""
    policy = snapshot.policy
    if policy is None:
        return
    yield from _range(policy)
    yield from _meetings(policy)
    if snapshot.moment is not None:
        yield from _running(policy)
        return
    now = _priced(policy, policy.session)
    if now is not None:
        yield from _odds(policy, now)


def problem(snapshot: Snapshot) -> str:
    """Say in Korean why there are no odds of the next meeting, or that the calendar ends soon.

    While a session runs nobody is told that its settlements lack, nor where none came for a week: nothing is
    lost then that was there before.
    """
    policy = snapshot.policy
    if policy is None:
        return ""
    warning = policy.meetings.warning(policy.session, policy.warn_days)
    if policy.held:
        return warning
    try:
        if snapshot.moment is not None:
            policy.range_on(policy.session)
            return warning
        now = policy.on(policy.session)
    except NoFutures as error:
        return str(error) if _lately(policy) else warning
    except FedInputProblem as error:
        return str(error)
    return (now.outlook.missing if not now.odds and _lately(policy) else "") or warning


def _lately(policy: Policy) -> bool:
    """Tell whether there were odds the day before, or the week before."""
    then = (_priced(policy, compared(policy.session)[ago]) for ago in ("day", "week"))
    return any(one is not None and one.odds for one in then)


def before(policy: Policy, now: Priced) -> dict[str, Priced]:
    """Return what the prices of a ``day``, a ``week`` and a ``month`` before said, of the same range."""
    days = {ago: day for ago, day in compared(policy.session).items() if day in policy.contracts}
    found = {ago: _priced(policy, day) for ago, day in days.items()}
    return {
        ago: then for ago, then in found.items() if then is not None and then.range.low_bp == now.range.low_bp
    }


def about(meeting: Meeting) -> str:
    """Return how a fact names a meeting: ``FOMC:2025-09-17``."""
    return f"FOMC:{meeting.decision}"


def _priced(policy: Policy, day: dt.date) -> Priced | None:
    try:
        return policy.on(day)
    except FedInputProblem:
        return None


def _range(policy: Policy) -> Iterator[Fact]:
    """Yield the range in force, and what the session's own meeting decided where that is known."""
    session = policy.session
    try:
        now = policy.range_on(session)
    except FedInputProblem:
        return
    yield make("target_low", "FED", now.low, "percent", session, inputs=now.inputs)
    yield make("target_high", "FED", now.high, "percent", session, inputs=now.inputs)
    meeting = policy.meetings.decided_on(session)
    if meeting and now.decided:
        yield from _decision(policy, about(meeting), now)


def _decision(policy: Policy, meeting: str, now: Range) -> Iterator[Fact]:
    """Yield a decision and the move that it was from the range before."""
    session = policy.session
    yield make("decision_low", meeting, now.low, "percent", session, inputs=now.inputs)
    yield make("decision_high", meeting, now.high, "percent", session, inputs=now.inputs)
    try:
        before = policy.range_on(session - dt.timedelta(days=1))
    except FedInputProblem:
        return
    moved = now.low_bp - before.low_bp
    inputs = before.inputs + now.inputs
    yield make("decision", meeting, moved, "bp", session, base=before.inputs[0].date, inputs=inputs)
    yield from decisions.facts(policy, meeting, session, moved)


def _meetings(policy: Policy) -> Iterator[Fact]:
    """Yield the meetings of the year ahead, the session's own included."""
    session = policy.session
    try:
        coming = policy.meetings.next_meetings(session)
    except FedInputProblem:
        return
    for one in coming:
        if one.decision - session <= HORIZON:
            days = (one.decision - session).days
            yield make("meeting", about(one), days, "days", session, base=one.first, since=one.decision)


def _odds(policy: Policy, now: Priced) -> Iterator[Fact]:
    """Yield the odds of each meeting, with those of before, and the way to the end of the year."""
    near = [one for one in now.odds if one.meeting.decision - policy.session <= HORIZON]
    for one in near:
        yield from _of_meeting(policy.session, one, now)
    for ago, then in before(policy, now).items():
        yield from _before(policy.session, ago, then, {one.meeting for one in near})
    yield from _year_end(policy, now)


def _running(policy: Policy) -> Iterator[Fact]:
    """Yield the odds of before, of the range in force: a session that runs has no settlement of its own."""
    try:
        now = policy.range_on(policy.session)
        coming = policy.meetings.next_meetings(policy.session)
    except FedInputProblem:
        return
    near = {one for one in coming if one.decision - policy.session <= HORIZON}
    for ago, day in compared(policy.session).items():
        then = _priced(policy, day) if day in policy.contracts else None
        if then is not None and then.range.low_bp == now.low_bp:
            yield from _before(policy.session, ago, then, near)


def _of_meeting(session: dt.date, odds: Odds, now: Priced) -> Iterator[Fact]:
    """Yield the odds of one meeting, against the range in force."""
    meeting, inputs = about(odds.meeting), now.inputs_of(odds)
    for measure, value in by_measure(odds).items():
        yield make(measure, meeting, value, "percent", session, inputs=inputs)


def _before(session: dt.date, ago: str, then: Priced, meetings: set[Meeting]) -> Iterator[Fact]:
    """Yield the odds that the prices of an earlier day gave the same meetings."""
    for one in then.odds:
        if one.meeting in meetings:
            inputs = then.inputs_of(one)
            for measure, value in three(one).items():
                name = f"{measure}_{ago}_before"
                yield make(name, about(one.meeting), value, "percent", session, base=then.day, inputs=inputs)


def _year_end(policy: Policy, now: Priced) -> Iterator[Fact]:
    """Yield the expected move to the last meeting of the session's year, where one is left and priced."""
    last = last_of_year(now, policy)
    if last is not None:
        yield make(
            "expected_change_year_end",
            "FED",
            last.expected_bp,
            "bp",
            policy.session,
            since=last.meeting.decision,
            inputs=now.inputs_of(last),
        )


def last_of_year(now: Priced, policy: Policy) -> Odds | None:
    """Return the odds of the year's last meeting; None where none is left or it cannot be computed."""
    year = now.day.year
    last = max(one.decision for one in policy.meetings.known(now.day) if one.decision.year == year)
    return next((one for one in now.odds if one.meeting.decision == last), None)
