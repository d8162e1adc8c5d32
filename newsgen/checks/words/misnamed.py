"""A company's name with one syllable wrong, in front of a move that is, to the last digit, the company's own."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.agree import agrees
from newsgen.checks.found import Flaw
from newsgen.checks.ground import Ground
from newsgen.checks.look import Look
from newsgen.checks.words.spelling import NAME, flaw, sounds_alike
from newsgen.claims import Claim, Measure
from newsgen.patterns import compiled

_NAMED = compiled(r"(?<![가-힣A-Za-z0-9])(?P<name>[가-힣]{2,8}?)(?:은|는|이|가|도|\()\s?$")
"""Who stands right before a figure."""
_AS_LISTED = "kr"
"""The market whose companies' names are Korean themselves; of foreign ones desks have several spellings."""
_BEFORE = 14
_FINE = 0.011


def check(look: Look) -> Iterator[Flaw]:
    """Yield names in no list that are one syllable off the company whose move stands behind them."""
    ground = look.grounds.get(look.home) if look.home == _AS_LISTED else None
    for claim in look.claims if ground is not None and look.is_closing else ():
        exact = claim.measure is Measure.CHANGE and claim.figure.is_exact
        if claim.abouts or not exact or float(claim.figure.step) > _FINE or claim.days:
            continue
        found = _NAMED.search(look.own, max(claim.start - _BEFORE, 0), claim.start)
        if found is None or ground is None:
            continue
        near = [about for about, name in _named(ground) if _is_slip(found["name"], name)]
        same = [about for about in near if _moved(ground, claim, about)]
        if len(same) == 1:
            right = ground.snapshot.instruments[same[0]].korean
            yield flaw(NAME, *found.span("name"), right, "목록에 없는 이름입니다")


def _named(ground: Ground) -> Iterator[tuple[str, str]]:
    for about, one in ground.snapshot.instruments.items():
        if one.korean:
            yield about, one.korean


def _is_slip(told: str, name: str) -> bool:
    """Tell whether a word is a name but for one syllable that sounds alike."""
    if len(told) != len(name):
        return False
    return sum(a != b for a, b in zip(told, name, strict=True)) == 1 and sounds_alike(told, name)


def _moved(ground: Ground, claim: Claim, about: str) -> bool:
    """Tell whether a company moved so, its way too."""
    value = ground.moved(about)
    sign = claim.figure.sign or (claim.direction.sign if claim.direction else 0)
    return value is not None and agrees(claim.figure, value) and (not sign or sign * value > 0)
