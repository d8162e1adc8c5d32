"""Whether the figures of a report that disagrees with the record agree with each other, as those of another source do.

Vendors correct a close afterwards, and copy of the last minutes has one that is not final yet. Such a report has its
level, points and percent in step; a slip puts one of them out of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.checks.amounts.shapes import OWN, shape_of
from newsgen.checks.amounts.slips import Wrong
from newsgen.checks.look import Look
from newsgen.checks.recorded import Range
from newsgen.claims import Claim, Measure, When
from newsgen.claims.claim import DAY

_SAME = 0.0151
"""What two figures that are in step may be off each other by their last digits."""
_MOVED = 0.05
"""Part of a move that the close before may have been corrected by."""
_LEFT = 0.01
"""Part of a level that the last minutes may still move."""


def _are_beside(one: Claim, other: Claim) -> bool:
    """Tell whether two figures are of one subject, in one sentence."""
    return one.sentence == other.sentence and one.abouts == other.abouts


def _is_of_another_hour(look: Look, level: Wrong, percent: Wrong) -> bool:
    """Tell whether a level and the percent that led to it are measured from the recorded close of the session before."""
    truth, claim = level.truths[0], percent.claim
    ground = look.ground(truth.about)
    before = ground.value(truth.about, Measure.PREVIOUS, When.CLOSE, DAY, truth.day) if ground else None
    sign = claim.figure.sign or (claim.direction.sign if claim.direction else 0)
    if not isinstance(before, float) or isinstance(truth.value, Range) or not sign:
        return False
    told = float(level.claim.figure.value)
    base = told / (1 + sign * float(claim.figure.value) / 100)
    near = _SAME + float(claim.figure.step) / 100 * told
    return abs(base - before) <= near and abs(told / truth.value - 1) <= _LEFT


def _is_by_right_points(look: Look, level: Wrong, right: Sequence[Claim]) -> bool:
    """Tell whether a level is the recorded close before it and the points beside it, which pass for the recorded ones."""
    truth, told = level.truths[0], float(level.claim.figure.value)
    ground = look.ground(truth.about)
    before = ground.value(truth.about, Measure.PREVIOUS, When.CLOSE, DAY, truth.day) if ground else None
    if not isinstance(before, float) or isinstance(truth.value, Range) or told == truth.value:
        return False
    if (told > before) != (truth.value > before):
        return False
    moves = [one for one in right if one.measure is Measure.POINTS and one.figure.is_exact]
    return any(abs(abs(told - before) - float(one.figure.value)) <= _CENT for one in moves)


_CENT = 0.0051


def are_even(look: Look, one: Wrong, wrong: Sequence[Wrong], right: Sequence[Claim]) -> bool:
    """Tell whether the wrong figures beside one are in step with each other and with those that are right."""
    told = {
        each.claim.measure: each
        for each in wrong
        if each.claim.figure.is_exact and each.claim.span == DAY and _are_beside(each.claim, one.claim)
    }
    right = [each for each in right if _are_beside(each, one.claim)]
    points, percent, level = (told.get(each) for each in (Measure.POINTS, Measure.CHANGE, Measure.LEVEL))
    truth = points.truths[0] if points else None
    held = next((one for one in right if one.measure is Measure.LEVEL), level.claim if level else None)
    if points is None and level is not None and _is_by_right_points(look, level, right):
        return True
    if points is None and percent is not None and level is not None:
        return _is_of_another_hour(look, level, percent)
    if points is None or truth is None or held is None or isinstance(truth.value, Range):
        return False
    moved = float(points.claim.figure.value) * (1 if truth.value > 0 else -1)
    base = float(held.figure.value) - moved
    if base <= 0 or (percent and abs(abs(moved) / base * 100 - float(percent.claim.figure.value)) > _SAME):
        return False
    if level is None:
        near = abs(moved - truth.value) <= _MOVED * abs(truth.value)
        return percent is not None and near and shape_of(look, points.claim, points.truths) not in OWN
    ground = look.ground(truth.about)
    before = ground.value(truth.about, Measure.PREVIOUS, When.CLOSE, DAY, truth.day) if ground else None
    now = level.truths[0].value
    if isinstance(now, Range) or not isinstance(before, float):
        return False
    return abs(before - base) <= _SAME and abs(float(held.figure.value) / now - 1) <= _LEFT
