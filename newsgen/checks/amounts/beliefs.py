"""Where a figure that disagrees with the record is wrong, and where it is likelier misread.

A figure that has no shape of a slip (:mod:`newsgen.checks.shapes`), or is the same one's of another time, is called
wrong beside a figure of its own report that the record bears out. Bound plainly (:mod:`newsgen.checks.binding`), behind
the name of its subject with no word for another time between, it is a hint; wrong, where it is exactly something else's
(:mod:`newsgen.checks.coincidences`) or far off. Quotes of before the close (:mod:`newsgen.checks.early`) are hints all.

Measured on three sets of texts (346 faults) that no rule had seen, hits to false calls: digits 50 to 2, near 10 to 3,
another's 9 to 1, beside a right figure 9 to 1; without a shape and by its binding alone 4 to 8, of another time 3 to 2.
On 470 texts and 290 wraps of people, plainly bound: exactly something else's 28 to 0, far off 12 to 0, the rest 2 to 25.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

from newsgen import calendars
from newsgen.checks.amounts import coincidences
from newsgen.checks.amounts.binding import clause, is_bound, is_of_today_alone, may_name, says_its_span
from newsgen.checks.amounts.readings import MOVES, Truth
from newsgen.checks.amounts.shapes import OWN, PLACES, Shape, is_value, length, shape_of, shapes
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.recorded import Range
from newsgen.claims import Claim, Measure, When
from newsgen.claims.claim import DAY
from newsgen.claims.markets import is_of_another_series
from newsgen.korean.figures import Figure
from newsgen.patterns import compiled


class Belief(StrEnum):
    """What a figure is that disagrees with the record."""

    WRONG = "wrong"
    DOUBTFUL = "doubtful"
    """Wrong or misread: for a person to look at."""
    MISREAD = "misread"


_HUNDREDTH = 0.01
_CLOSE, _FAR = 0.02, 0.1
"""Parts of a level up to which a wrong one is nobody else's, and from which it is something else's."""
_OF_CHANCE = 0.2
"""How likely at most a figure met by chance what it is exactly, to be called that."""
_ALIKE = (0.15, 0.05)
"""Percent, and part of a move, that a quote of before the close may be off by; nobody else's is looked for there."""
_OFF = ((1.0, 2.0), 0.4, 3)
"""Percent that moves of indices and of stocks are far off from, the part of the move, and steps of the figure."""
_ABOVE = frozenset({"over", "at_least", "nearly", "about"})
_RANGES = compiled(r"\d[일)]?\s?[~∼]\s?\d|주간")
"""What a text has that may tell a week without a word for it in each sentence."""
_AFTER = compiled(
    r"(?:[뒤후]|부터|까지|만에|대비|보다|비해|견줘|에서)(?:는|도|만)?\s|정규장|시간\s?외|예탁증서|ADR|바닥|저점|고점"
)
"""Words for what a move may be measured from, or where: one far off behind them is of something else."""


def belief(look: Look, claim: Claim, truths: list[Truth], *, held: bool, is_early: bool = False) -> Belief:
    """Return what to hold of a figure that no candidate bears out.

    ``held`` says whether another figure of its report is right, ``is_early`` whether it may be a quote of before the
    close.
    """
    if _is_left_beside_move(look, claim, truths):
        return Belief.WRONG
    shape = shape_of(look, claim, truths)
    if is_early or _is_by_other_quotes(claim, truths, shape, held=held):
        return Belief.DOUBTFUL
    if _is_of_contract(claim, truths) and shape in {None, Shape.PERIOD}:
        return Belief.MISREAD if claim.measure in MOVES else Belief.DOUBTFUL
    if shape is Shape.NEAR and not held and _is_of_contract(claim, truths):
        return Belief.DOUBTFUL
    if shape is None and claim.measure is Measure.LEVEL:
        off = min(_off(claim, each) for each in truths)
        if held and any(_is_tenfold(claim.figure, each.value) for each in truths):
            return Belief.WRONG
        if off > _FAR:
            return Belief.MISREAD
        held = held or off <= _CLOSE
    if held or shape not in {None, Shape.PERIOD} or _is_of_day_alone(look, claim, truths):
        return Belief.WRONG
    if _is_odd_one(look, claim, truths):
        return Belief.WRONG
    if not is_bound(look, claim, shape):
        return Belief.WRONG if _is_stale(look, claim, truths) else Belief.MISREAD
    sure = twin(look, claim, truths) or _is_far(look, claim, truths) or stands_beside(look, claim, truths)
    return Belief.WRONG if sure else Belief.DOUBTFUL


def twin(look: Look, claim: Claim, truths: list[Truth]) -> Truth | None:
    """Return what else a figure is exactly that stands plainly where it is wrong; None where chance may have made it so."""
    if not _is_fine(claim) or isinstance(truths[0].value, Range):
        return None
    one = coincidences.of_another_time(look, claim, truths[0])
    if one and one.chance <= _OF_CHANCE:
        longer = (
            not claim.days and claim.span == DAY != one.truth.span and _RANGES.search(look.text) is not None
        )
        unsaid = one.truth.span == DAY and not says_its_span(look, claim)
        same = one.truth.span == claim.span
        named = _tells_before(look, claim) if same else may_name(look, claim, one.truth)
        open_ = longer or unsaid or named
        return None if open_ else one.truth
    if _gap(claim, truths[0]) <= _ALIKE[0] + _ALIKE[1] * abs(truths[0].value):
        return None
    one = coincidences.of_another(look, claim, truths[0])
    return one.truth if one and one.chance <= _OF_CHANCE else None


_BEFORE = compiled(r"전날|전일|어제|까지|(?<!\d)\d{1,2}일")


def _tells_before(look: Look, claim: Claim) -> bool:
    """Tell whether a move over a time so far may be told as of a session before: 올해 들어 전날까지."""
    return claim.span != DAY and _BEFORE.search(clause(look, claim)) is not None


def misplaced(look: Look, claim: Claim, truths: list[Truth]) -> Truth | None:
    """Return what else a wrong figure is exactly that has no shape of its own: it may be right, and its name or day wrong."""
    own = any(OWN & set(shapes(look, claim, one)) for one in truths)
    return None if own else twin(look, claim, truths)


def stands_beside(look: Look, claim: Claim, truths: list[Truth]) -> bool:
    """Tell whether an exact move that would be right stands in the same sentence, as another's: two are exchanged."""
    if claim.measure not in MOVES or length(claim.figure) < PLACES:
        return False
    others = [
        one for one in look.beside(claim)
        if one.group != claim.group and one.measure is claim.measure
        and one.figure.unit == claim.figure.unit and one.figure.is_exact and one.figure.step == claim.figure.step
    ]  # fmt: skip
    return len(truths) == 1 and any(
        is_value(one.figure, truths[0].value) and one.abouts != claim.abouts for one in others
    )


def _is_far(look: Look, claim: Claim, truths: list[Truth]) -> bool:
    """Tell whether a move is off all that it may be of by more than quotes and other ways to count are."""
    if claim.measure is not Measure.CHANGE or not (claim.figure.is_exact or claim.figure.bound in _ABOVE):
        return False
    if _AFTER.search(clause(look, claim)) or coincidences.of_another_time(look, claim, truths[0]):
        return False
    if any(_is_within(look, claim, one) for one in truths):
        return False
    least, part, steps = _OFF
    return says_its_span(look, claim) and all(
        _gap(claim, one)
        >= max(least[not one.about.startswith("^")], part * _size(one), steps * float(claim.figure.step))
        for one in truths
    )


def _is_within(look: Look, claim: Claim, truth: Truth) -> bool:
    """Tell whether a day's move was so at some moment of its session."""
    ground = look.ground(truth.about)
    if ground is None or truth.span != DAY:
        return False
    range_ = ground.value(truth.about, claim.measure, When.WITHIN, DAY, truth.day)
    sign = claim.figure.sign or (claim.direction.sign if claim.direction else 1)
    return isinstance(range_, Range) and range_.low <= sign * float(claim.figure.value) <= range_.high


def _is_stale(look: Look, claim: Claim, truths: list[Truth]) -> bool:
    """Tell whether a figure is that of one of the last days, left where nothing speaks of another day than the text's own."""
    fine = claim.figure.is_exact and length(claim.figure) >= PLACES and float(claim.figure.step) <= _HUNDREDTH
    if not fine or not is_of_today_alone(look, claim):
        return False
    one = coincidences.of_day_before(look, claim, truths[0])
    return one is not None and one.chance <= _OF_CHANCE


def _is_left_beside_move(look: Look, claim: Claim, truths: list[Truth]) -> bool:
    """Tell whether a yield is that of the session before, beside the move of the text's own: 3.58%로 0.03%포인트 하락."""
    if claim.measure is not Measure.LEVEL or not all(is_of_another_series(each.about) for each in truths):
        return False
    if claim.span != DAY or not claim.figure.is_exact or not is_of_today_alone(look, claim):
        return False
    about, day = truths[0].about, truths[0].day
    ground = look.ground(about)
    left = coincidences.of_day_before(look, claim, truths[0])
    if ground is None or left is None or ground.previous(day) != left.truth.day:
        return False
    moved = ground.value(about, Measure.BP, When.CLOSE, DAY, day)
    beside = (
        one for one in look.beside(claim)
        if one.measure is Measure.BP and one.abouts == claim.abouts
        and one.figure.is_exact and one.span == DAY and not one.days
    )  # fmt: skip
    return isinstance(moved, float) and any(
        abs(abs(moved) - float(one.figure.value) * (100 if one.figure.unit == "pp" else 1)) < _BP
        for one in beside
    )


_BP = 0.51


def _is_of_day_alone(look: Look, claim: Claim, truths: list[Truth]) -> bool:
    """Tell whether a clause calls a move a week's, a month's or a year's that was the day's: 한 주 동안 0.86%."""
    if claim.span.kind not in {"week", "month", "year"} or not claim.figure.is_exact:
        return False
    if not says_its_span(look, claim) and not _goes_on_in_list(look, claim):
        return False
    grounds = ((each, look.ground(each.about)) for each in truths)
    return any(
        is_value(claim.figure, ground.value(each.about, claim.measure, claim.when, DAY, day))
        for each, ground in grounds
        if ground is not None
        for day in _days(ground, each.day, claim.span.kind)
    )


def _goes_on_in_list(look: Look, claim: Claim) -> bool:
    """Tell whether a move over a longer time stands behind another index's of it, which is right, in a list."""
    ground = look.ground(claim.abouts[0]) if claim.abouts else None
    return ground is not None and any(
        each.start < claim.start and len(each.abouts) == 1
        and (each.measure, each.span, each.days) == (claim.measure, claim.span, claim.days)
        and each.abouts != claim.abouts and each.figure.is_exact and look.ground(each.abouts[0]) is ground
        and is_value(
            each.figure,
            ground.value(each.abouts[0], each.measure, each.when, each.span, ground.session.day),
        )
        for each in look.beside(claim)
    )  # fmt: skip


def _is_odd_one(look: Look, claim: Claim, truths: list[Truth]) -> bool:
    """Tell whether a move of an index over a longer time stands beside two of others in its sentence that are right."""
    one = truths[0]
    if (
        claim.span.kind not in {"week", "month", "year"}
        or not _is_fine(claim)
        or not one.about.startswith("^")
    ):
        return False
    others = [
        each
        for each in look.beside(claim)
        if each.start != claim.start and each.abouts != claim.abouts
        and (each.measure, each.span, each.days) == (claim.measure, claim.span, claim.days)
        and len(each.abouts) == 1 and each.figure.is_exact
    ]  # fmt: skip
    right = [
        each
        for each in others
        if (ground := look.ground(each.abouts[0])) is not None
        and is_value(each.figure, ground.value(each.abouts[0], each.measure, each.when, each.span, one.day))
    ]
    return len(right) >= _BOTH and len(right) == len(others) and _gap(claim, one) > _TENTH


_BOTH, _TENTH = 2, 0.1


def _days(ground: Ground, last: dt.date, kind: str) -> Iterator[dt.date]:
    """Yield the day with which a span ends, and of a week its other sessions."""
    first = calendars.monday(last) if kind == "week" else last
    yield from ground.sessions(first, last)


def _is_by_other_quotes(claim: Claim, truths: list[Truth], shape: Shape | None, *, held: bool) -> bool:
    """Tell whether a yield, which desks print by other quotes, is off the recorded one by no more than those may be."""
    if not all(is_of_another_series(each.about) for each in truths):
        return False
    if claim.measure is Measure.BP:
        return shape not in OWN
    near = min(_gap(claim, each) for each in truths) <= BY_QUOTES
    return claim.measure is Measure.LEVEL and not held and near


BY_QUOTES = 0.055
"""Percentage points that quotes of another hour are off the official yield."""


def _is_of_contract(claim: Claim, truths: list[Truth]) -> bool:
    """Tell whether a figure is that of a future, of which texts tell another month's contract where that changes."""
    return claim.measure in {*MOVES, Measure.LEVEL} and all(each.about.endswith("=F") for each in truths)


def _off(claim: Claim, truth: Truth) -> float:
    """Return by what part of it a figure is off a level; of a range it is off the nearer end."""
    ends = truth.value if isinstance(truth.value, Range) else (truth.value,)
    return min(abs(float(claim.figure.value) / end - 1) if end else 1.0 for end in ends)


def _is_fine(claim: Claim) -> bool:
    """Tell whether a figure has digits enough to be told from most others: three, or two behind the point."""
    enough = PLACES - (float(claim.figure.step) <= _HUNDREDTH)
    return claim.figure.is_exact and length(claim.figure) >= enough


def _gap(claim: Claim, truth: Truth) -> float:
    """Return how far a figure is off a candidate, their signs aside."""
    return abs(float(claim.figure.value) - _size(truth))


def _size(truth: Truth) -> float:
    return max(map(abs, truth.value)) if isinstance(truth.value, Range) else abs(truth.value)


def _is_tenfold(figure: Figure, value: float | Range) -> bool:
    """Tell whether a round amount is a tenth or ten times of a value: 2만원 for 20만원, beside a figure that is right."""
    told = float(figure.value)
    return isinstance(value, float) and any(abs(told * by - value) <= _CLOSE * value for by in (0.1, 10.0))
