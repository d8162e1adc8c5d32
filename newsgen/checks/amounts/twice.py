"""One thing told twice in a text and not alike, where no record says which is right: a rate's move up here and down there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from newsgen.checks.amounts.truths import truths_of
from newsgen.checks.digits import is_transposed
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.opposite import opposite
from newsgen.claims import Claim, Measure, When
from newsgen.claims.claim import DAY
from newsgen.patterns import compiled

_OFFICIAL = compiled(r"기준율|야간|새벽|역외|NDF|장중|한때|출발|개장|주간\s?거래|시가|고시|예상|전망")
"""What makes a rate another than the one of the day's close."""
_LEAST = 1
"""Digits of a move from which on it is no other by chance, behind its point."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield the second telling of a currency's close or move that says otherwise than the first."""
    told = [one for one in look.claims if _is_open(look, one)]
    for first, second in combinations(told, 2):
        if first.abouts != second.abouts or first.measure is not second.measure:
            continue
        if first.measure is Measure.POINTS:
            yield from _turned(look, first, second)
        elif first.measure is Measure.LEVEL:
            one, other = f"{first.figure.value:.1f}", f"{second.figure.value:.1f}"
            if is_transposed(one, other):
                message = f"앞에서는 {look.text[first.start : first.end]}이라고 했습니다."
                yield Flaw("level", Kind.CONTRADICTION, second.start, second.end, message)


def _is_open(look: Look, claim: Claim) -> bool:
    """Tell whether a claim is of a currency's day, exact, and nothing recorded says whether it is right."""
    if len(claim.abouts) != 1 or not claim.figure.is_exact or claim.figure.unit not in {"원", "엔"}:
        return False
    if claim.days or claim.when is not When.CLOSE or claim.span != DAY or _OFFICIAL.search(claim.sentence):
        return False
    return not truths_of(look, claim)[0]


def _turned(look: Look, first: Claim, second: Claim) -> Iterator[Flaw]:
    one, other = first.direction, second.direction
    if one is None or other is None or one.sign == other.sign or first.figure.value != second.figure.value:
        return
    if first.figure.step >= _LEAST:
        return
    start, end, word = opposite(look.text, other.start, other.end)
    message = f"앞에서는 {look.text[one.start : one.end]} 것으로 적었습니다."
    yield Flaw("direction", Kind.CONTRADICTION, start, end, message, word)
