"""The move of a day before told once more as the day's own: 전날 7.98% 뛴 현대로템은 7.98% 더 올랐다."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from newsgen.checks.amounts.readings import Truth
from newsgen.checks.amounts.shapes import PLACES, length
from newsgen.checks.amounts.telling import fact, suggested, told
from newsgen.checks.amounts.truths import fits
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.claims import Claim, Measure, When
from newsgen.claims.claim import DAY
from newsgen.patterns import compiled

_ELSEWHEN = compiled(r"장\s?중|한때|시간\s?외|동안|사이|합계|누적|주간|이틀|사흘|만회|되돌|반납|각각")
"""Words by which one of two like figures is of another time, or takes the other back."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield a move behind that of a day before, of the same subject and the same size, that the day did not have."""
    for before, claim in pairwise(look.claims):
        if _is_again(look, before, claim):
            yield from _held(look, before, claim)


def _is_again(look: Look, before: Claim, claim: Claim) -> bool:
    """Tell whether a move of the text's own day is told behind one of another day that is the same figure."""
    return (
        before.sentence == claim.sentence
        and before.abouts == claim.abouts
        and len(claim.abouts) == 1
        and before.measure is claim.measure is Measure.CHANGE
        and before.when is claim.when is When.CLOSE
        and before.span == claim.span == DAY
        and before.figure.value == claim.figure.value
        and claim.figure.is_exact
        and before.figure.is_exact
        and length(claim.figure) >= PLACES
        and bool(before.days)
        and not claim.days
        and not claim.why_open
        and look.is_closing
        and not _ELSEWHEN.search(claim.sentence)
    )


def _held(look: Look, before: Claim, claim: Claim) -> Iterator[Flaw]:
    (about,) = claim.abouts
    ground, days = look.ground(about), look.days_of(claim, about)
    if ground is None or len(days) != 1:
        return
    now = _truth(look, claim, about, days[0])
    then = [_truth(look, before, about, day) for day in look.days_of(before, about) if day < days[0]]
    if now is None or not isinstance(now.value, float) or fits(claim, now):
        return
    if not any(one is not None and fits(before, one) for one in then):
        return
    text = look.text[claim.start : claim.end]
    right = suggested(claim, text, abs(now.value), commas=look.has_commas)
    yield Flaw(
        "change", Kind.FALSE, claim.start, claim.end, told(look, claim, now), right, fact=fact(now, claim)
    )


def _truth(look: Look, claim: Claim, about: str, day: dt.date) -> Truth | None:
    ground = look.ground(about)
    value = ground.value(about, claim.measure, claim.when, DAY, day) if ground else None
    return Truth(about, day, DAY, value, ground.grain(about)) if ground and isinstance(value, float) else None
