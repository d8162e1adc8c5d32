"""Whether the Fed's target range changed when it can change, and stands where the effective rate does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from newsgen.errors import FedInputProblem, RangeApart
from newsgen.fed.policy import Policy, Range
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, Section, leave_out, tell
from newsgen.snapshot.snapshot import Snapshot

BACK = dt.timedelta(days=40)
"""How far back a change matters: odds are compared with those of a month before, of the same range."""
OUTSIDE = 0.06
"""Percentage points that the effective rate may stand outside the range: 0.05 on 2015-12-31 and 2019-09-17,
the most since 2015. Now it stands 0.07 to 0.14 above the lower end: a range one step off is seen."""
LARGEST = 1.0
"""Percentage points that a decision moved the range by, at most: 2020-03-15."""
FRESH = 10
"""Days after which an effective rate says nothing of the range."""
DECISION = "FED_RATE"
"""The release that tells the upper end of a range that was decided."""
DUST = 1e-9


def ranges(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave the Fed out where its range changed without a meeting, or is not where others say it is."""
    if snapshot.policy is None:
        return
    policy = snapshot.policy
    found = _unmet(policy) or _apart(policy) or _decided(policy) or _released(snapshot, policy)
    if found is not None:
        code, told = found
        yield leave_out(code, Section.TARGET, f"연방기금 금리 목표 범위: {told}", "FED")


def surprises(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Tell of a decision that nobody expected: of the 16 meetings of 2024-08 to 2026-08 one, 2024-09-18."""
    for one in snapshot.releases:
        if one.code != DECISION or one.date != snapshot.day or one.actual is None or one.forecast is None:
            continue
        if abs(one.actual - one.forecast) > DUST:
            told = f"{one.date} {DECISION} {one.actual:g}%: 예상치 {one.forecast:g}%와 다릅니다. "
            told += "발표문을 확인하십시오."
            yield tell("decision-unexpected", DECISION, told, actual=one.actual, forecast=one.forecast)


def _released(snapshot: Snapshot, policy: Policy) -> tuple[str, str] | None:
    """Return where the range in force is not the one that the last release of a decision told."""
    came = [one for one in snapshot.releases if one.code == DECISION and one.actual is not None]
    last = max(came, key=lambda one: one.date, default=None)
    now = _range(policy, snapshot.day)
    if last is None or last.actual is None or now is None or last.date >= snapshot.day:
        return None
    if any(last.date < one.decision < snapshot.day for one in policy.meetings.known(snapshot.day)):
        return None  # a later meeting decided
    if now.decided or abs(last.actual - now.high) <= DUST:
        return None
    told = f"{snapshot.day} 상단이 {now.high:g}%인데 {last.date} 결정은 상단 {last.actual:g}%로 발표됐습니다."
    return "range-told", told


def _unmet(policy: Policy) -> tuple[str, str] | None:
    """Return the last change that no meeting of the calendar decided."""
    days = [day for day in sorted(policy.low) if policy.session - BACK <= day]
    for before, day in pairwise(days):
        old, new = policy.low[before], policy.low[day]
        if abs(new - old) <= DUST:
            continue
        if not any(before <= one.decision < day for one in policy.meetings.known(day)):
            told = f"하단이 {before} {old:g}%에서 {day} {new:g}%로 바뀌었는데 그사이 FOMC 회의가 없었습니다."
            return "range-unmet", told
        if abs(new - old) > LARGEST + DUST:
            return (
                "range-jump",
                f"하단이 {day} {old:g}%에서 {new:g}%로 바뀌었습니다. 한 번에 움직일 수 없는 폭입니다.",
            )
    return None


def _apart(policy: Policy) -> tuple[str, str] | None:
    """Return where the effective rate stands outside the range of its day, or of the session."""
    known = [day for day in policy.effr if day <= policy.session]
    if not known or (policy.session - max(known)).days > FRESH:
        return None
    day = max(known)
    for at in (day, policy.session):
        now = _range(policy, at)
        since = any(day <= one.decision < at for one in policy.meetings.known(at))
        if now is None or now.decided or since:
            continue
        if not now.low - OUTSIDE - DUST <= policy.effr[day] <= now.high + OUTSIDE + DUST:
            told = f"{at} {now.low:g}~{now.high:g}%인데 {day} 실효금리는 {policy.effr[day]:.2f}%입니다."
            return "range-apart", told
    return None


def _decided(policy: Policy) -> tuple[str, str] | None:
    """Return why what the session's meeting decided cannot be: too far, told otherwise, or not priced."""
    day = policy.session
    now, before = _range(policy, day), _range(policy, day - dt.timedelta(days=1))
    if now is None or not now.decided:
        return None
    if before is not None and abs(now.low - before.low) > LARGEST + DUST:
        return (
            "range-jump",
            f"하단이 {day} {before.low:g}%에서 {now.low:g}%로 바뀌었습니다. 한 번에 움직일 수 없는 폭입니다.",
        )
    told = policy.told
    if told is not None and abs(told.high - now.high) > DUST:
        return (
            "range-told",
            f"{day} 결정의 상단이 경제지표 자료로는 {told.high:g}%, 금리 자료로는 {now.high:g}%입니다.",
        )
    try:
        policy.on(day)
    except RangeApart as error:
        return "range-unpriced", f"{day} {error}"
    except FedInputProblem:
        return None
    return None


def _range(policy: Policy, day: dt.date) -> Range | None:
    try:
        return policy.range_on(day)
    except FedInputProblem:
        return None
