"""What people's slips look like.

A figure that disagrees with the record is either miswritten or misread. People miswrite in shapes: a digit, the
decimal point, the sign, another's figure, another day's.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import product

from newsgen.checks.agree import agrees
from newsgen.checks.amounts import sizes
from newsgen.checks.amounts.readings import MOVES, Truth
from newsgen.checks.digits import is_exchanged, is_slip
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.recorded import Range
from newsgen.claims import Claim, Measure, Span, When
from newsgen.claims.claim import DAY
from newsgen.korean.figures import Figure


class Shape(StrEnum):
    """How a wrong figure came of a right one."""

    DIGITS = "digits"
    """One digit wrong, left out or doubled, or two exchanged."""
    SCALE = "scale"
    """The decimal point, or 만 and 억, in another place."""
    SIGN = "sign"
    """The right size, the other way."""
    NEAR = "near"
    """A whole number, or one with a bound, next to the right one."""
    MEASURE = "measure"
    """Points for percent, or the other way."""
    ANOTHER = "another"
    """Another's figure of the same day."""
    PERIOD = "period"
    """The same one's figure of another day, moment or span."""


OWN = frozenset({Shape.DIGITS, Shape.SCALE, Shape.SIGN, Shape.NEAR})
"""Shapes that a figure has by itself."""
PLACES = 3
"""Digits that a figure has to have for one of them to be called wrong."""
_NEXT, _TENTH = 1.1, 0.1
"""Steps from the right figure, and parts of it, within which a rough one is next to it."""
_AROUND = 3
"""Sessions before the text's own whose figures slip into it."""
_OVER = (DAY, *(Span(kind) for kind in ("week", "month", "year")))
_WHENS = (When.CLOSE, When.OPEN, When.HIGH, When.LOW)


def meant(look: Look, claim: Claim, truths: list[Truth]) -> Truth:
    """Return the candidate that a figure is a miswriting of, by its own digits; the likeliest where it is of none."""
    return next((one for one in truths if OWN & set(shapes(look, claim, one))), truths[0])


def has_one_answer(look: Look, claim: Claim, truths: list[Truth], *, held: bool) -> bool:
    """Tell whether the record alone says what is right: not where the figure, its name or its day may be the slip.

    An exact figure that is another's of those told, or the same one's of another time, is as it should be and stands
    in the wrong place. So may a move of no shape, unless another figure of its report is right.
    """
    found = {shape for truth in truths for shape in shapes(look, claim, truth)}
    if not found and not held and claim.measure in MOVES:
        return False
    if held and claim.measure is Measure.LEVEL:
        return True  # what moved to it is right, so neither its name nor its day is the slip
    return bool(found & OWN) or not (
        Shape.PERIOD in found or (Shape.ANOTHER in found and _stands_alone(look, claim))
    )


def _stands_alone(look: Look, claim: Claim) -> bool:
    """Tell whether a text tells a figure once: told twice it was copied."""
    places = look.kept(_places, lambda: _places(look.claims))
    return places[claim.figure.value, claim.measure] <= {claim.start}


def _places(claims: list[Claim]) -> defaultdict[tuple[Decimal, Measure], set[int]]:
    """Return where figures stand that say so much."""
    found: defaultdict[tuple[Decimal, Measure], set[int]] = defaultdict(set)
    for one in claims:
        found[one.figure.value, one.measure].add(one.start)
    return found


def shape_of(look: Look, claim: Claim, truths: list[Truth]) -> Shape | None:
    """Return by what shape a figure is a slip for one of the candidates; None where it is for none."""
    return next((found for truth in truths for found in shapes(look, claim, truth)), None)


def shapes(look: Look, claim: Claim, truth: Truth) -> tuple[Shape, ...]:
    """Return the shapes of a slip for a candidate that a figure has."""
    told = claim.figure, claim.measure, claim.when, truth
    return look.kept((shapes, *told), lambda: tuple(_shapes(look, claim, truth)))


def _shapes(look: Look, claim: Claim, truth: Truth) -> Iterator[Shape]:
    if isinstance(truth.value, Range):
        if any(_is_near(claim.figure, abs(end)) for end in truth.value):
            yield Shape.NEAR
        return
    hundredths = claim.measure is Measure.BP and claim.figure.unit == "pp"
    yield from _of_digits(claim.figure, abs(truth.value) / (100 if hundredths else 1))
    ground = look.ground(truth.about)
    if ground is not None and claim.figure.is_exact and length(claim.figure) > 1:
        yield from _of_others(look, ground, claim, truth)


def _of_digits(figure: Figure, value: float) -> Iterator[Shape]:
    """Yield the shapes that a figure has by itself."""
    if agrees(figure, value):
        yield Shape.SIGN
    if (not figure.is_exact or length(figure) < PLACES) and _is_near(figure, value):
        yield Shape.NEAR
    if figure.is_exact and is_misprint(figure, value):
        yield Shape.DIGITS
    if is_rescaled(figure, value):
        yield Shape.SCALE


def _of_others(look: Look, ground: Ground, claim: Claim, truth: Truth) -> Iterator[Shape]:
    """Yield the shapes that it has because something else is so much."""
    other = {Measure.POINTS: Measure.CHANGE, Measure.CHANGE: Measure.POINTS}.get(claim.measure)
    if other and is_value(claim.figure, ground.value(truth.about, other, claim.when, truth.span, truth.day)):
        yield Shape.MEASURE
    if _is_anothers(look, ground, claim, truth):
        yield Shape.ANOTHER
    if _is_of_another_time(ground, claim, truth):
        yield Shape.PERIOD


def _is_near(figure: Figure, value: float) -> bool:
    return abs(float(figure.value) - value) <= max(_NEXT * float(figure.step), _TENTH * value)


def is_value(figure: Figure, value: float | Range | None) -> bool:
    """Tell whether a figure says one value that is known, its sign aside."""
    return isinstance(value, float) and agrees(figure, value)


def _is_anothers(look: Look, ground: Ground, claim: Claim, truth: Truth) -> bool:
    others = sizes.of_named(look, ground, sizes.time_of(claim, truth.span, truth.day))
    return any(one != truth.about for one in others.said_by(claim.figure))


def _is_of_another_time(ground: Ground, claim: Claim, truth: Truth) -> bool:
    days = [truth.day]
    for _ in range(_AROUND):
        days.append(ground.previous(days[-1]))
    spans = _OVER if claim.measure in MOVES else (truth.span,)
    return any(
        is_value(claim.figure, ground.value(truth.about, claim.measure, when, span, day))
        for day, when, span in product(days, _WHENS, spans)
    )


def length(figure: Figure) -> int:
    """Return how many digits a figure has, leading zeros left out."""
    return len(str(int(figure.value / figure.step)))


def is_misprint(figure: Figure, value: float) -> bool:
    """Tell whether a figure's digits are those of a value with one wrong, left out or doubled, or two exchanged.

    Of two digits only whether they are exchanged: every fifth other figure has one of them.
    """
    told = str(int(figure.value / figure.step))
    is_off = is_slip if len(told) >= PLACES else is_exchanged
    return math.isfinite(value) and any(  # a day of which the store has nothing is no misprint of anything
        is_off(told, str(int((Decimal(repr(value)) / figure.step).quantize(Decimal(1), way))))
        for way in (ROUND_HALF_UP, ROUND_DOWN)
    )


def is_rescaled(figure: Figure, value: float) -> bool:
    """Tell whether a figure is a value but for a power of ten, by at least two digits."""
    told = str(int(figure.value / figure.step)).rstrip("0")
    if len(told) < 2 or not value:
        return False
    for power in (-4, -3, -2, -1, 1, 2, 3, 4):
        scaled = float(figure.value) * 10.0**power
        if abs(scaled - value) <= 0.5 * float(figure.step) * 10.0**power + 0.0051:
            return True
    return False
