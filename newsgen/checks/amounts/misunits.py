"""A figure that is right but for its unit: a yield's move in percent, bp for percentage points, a level in percent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsgen.checks.agree import agrees
from newsgen.checks.amounts.readings import Truth
from newsgen.checks.amounts.telling import fact, told
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look, called
from newsgen.checks.recorded import Range
from newsgen.claims import Claim, Measure, When
from newsgen.claims.claim import DAY
from newsgen.patterns import compiled

UNIT: Final = "unit"
_HALF_A_POINT = 0.5
_TINY = 1e-6
_THEN_LEVEL = compiled(
    r"\s(?:오른|내린|상승한|하락한|떨어진|뛴|높은|낮은|오르며|내리며|올라|내려)\s(?:연\s)?\d\.\d{2,3}%"
)
"""A move of a yield with its level behind it: 0.07% 오른 4.29%."""


def other_unit(look: Look, claim: Claim, text: str, truth: Truth) -> Flaw | None:
    """Return the flaw of a yield's move in the wrong unit: 3%포인트 for 3bp, 0.03bp for 0.03%포인트."""
    if claim.measure is not Measure.BP or isinstance(truth.value, Range):
        return None
    size, moved = float(claim.figure.value), abs(truth.value)
    digits, half = text[: claim.figure.number_end - claim.figure.start], float(claim.figure.step) / 2 + _TINY
    if (
        claim.figure.unit == "pp"
        and abs(size - moved) <= (max(0.6, half) if size >= 1 else half)
        and (size >= 1 or (size >= _HALF_A_POINT and moved >= _HALF_A_POINT))
    ):
        right = f"{digits}bp"
    elif claim.figure.unit == "bp" and abs(size * 100 - moved) <= 1.1:
        right = f"{digits}%포인트"
    else:
        return None
    return Flaw(
        UNIT,
        Kind.FALSE,
        claim.start,
        claim.end,
        f"단위가 다릅니다. {told(look, claim, truth)}",
        right,
        fact=fact(truth, claim),
    )


def in_percent(look: Look, claim: Claim) -> Flaw | None:
    """Return the flaw of an index's level that is told in percent: 변동성지수는 32.64%를 기록했다."""
    ground = look.ground(claim.abouts[0]) if len(claim.abouts) == 1 else None
    if ground is None or claim.measure is not Measure.CHANGE or not claim.abouts[0].startswith("^"):
        return None
    (day, *_) = look.days_of(claim, claim.abouts[0])
    level = ground.value(claim.abouts[0], Measure.LEVEL, When.CLOSE, DAY, day)
    if not isinstance(level, float) or not claim.figure.is_exact or not agrees(claim.figure, level):
        return None
    message = (
        f"{called(look, claim.abouts[0])} 수준은 %가 아닙니다. {day:%Y-%m-%d} 기록은 {level:,.2f}입니다."
    )
    digits = look.text[claim.start : claim.start + (claim.figure.number_end - claim.figure.start)]
    return Flaw(UNIT, Kind.FALSE, claim.start, claim.end, message, digits)


def of_yield(look: Look, claim: Claim, truth: Truth) -> Iterator[Flaw]:
    """Hold a move of a yield that is told in percent: it is basis points, or percentage points."""
    if isinstance(truth.value, Range):
        return
    size, moved = float(claim.figure.value), abs(truth.value)
    start = claim.start + (claim.figure.number_end - claim.figure.start)
    for unit, value in (("bp", size), ("%포인트", size * 100)):
        if abs(value - moved) <= max(0.6, float(claim.figure.step)):
            yield Flaw(
                UNIT, Kind.FALSE, start, claim.end,
                f"금리가 움직인 폭의 단위가 다릅니다. {told(look, claim, truth)}", unit, fact=fact(truth, claim),
            )  # fmt: skip
            return
    if size < _HALF_A_POINT and _THEN_LEVEL.match(look.text, claim.end):
        message = "금리가 움직인 폭은 %포인트로 셉니다."
        yield Flaw(UNIT, Kind.FALSE, start, claim.end, message, "%포인트", fact=fact(truth, claim))
