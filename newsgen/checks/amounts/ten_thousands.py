"""Prices and levels told by 억 for 만: 17억9,100원 of a share of 17만9,100원, 4억608.45 of an index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look, called
from newsgen.claims import Measure, When
from newsgen.claims.claim import DAY
from newsgen.korean.figures import amount
from newsgen.patterns import compiled

UNIT: Final = "unit"
_TOLD = compiled(
    r"(?<![\d.,조만])(?P<high>\d{1,4})(?P<unit>억)\s?(?P<low>\d천\s?\d{0,3}|\d,?\d{3}(?:\.\d\d)?|\d{1,3}(?:\.\d\d)?)?\s?(?=원(?!대)|(?<=\.\d\d))"
)
_CLOSELY, _WIDE = 0.0006, 0.006
"""Parts by which a price is off at most, told to its last digit and by its ten thousands alone."""
_MAN = 10_000.0


def check(look: Look) -> Iterator[Flaw]:
    """Yield the unit of a price or level that would be the record of somebody named before it by 만."""
    if "억" not in look.own:
        return
    for found in _TOLD.finditer(look.own):
        sentence = look.copy.sentence_at(found.start())
        if sentence is None:
            continue
        told = float(found["high"]) * _MAN + float(amount(found["low"])[0] if found["low"] else 0)
        slack = _CLOSELY if found["low"] else _WIDE
        named = [
            about
            for one in look.names.named(sentence.own)
            for about in sorted(one.abouts)
            if one.start < found.start() - sentence.at
        ]
        about = next((one for one in reversed(named) if _is_of(look, one, told, slack)), None)
        if about is not None:
            message = f"{called(look, about)}의 값은 만 단위입니다."
            start, end = found.span("unit")
            yield Flaw(UNIT, Kind.FALSE, start, end, message, "만", fact=f"level:{about} = {told:g}")


def _is_of(look: Look, about: str, told: float, slack: float) -> bool:
    """Tell whether a price is one of a subject on the text's day or the one before: its close, its first, its extremes."""
    ground = look.ground(about)
    if ground is None:
        return False
    days = (ground.session.day, ground.previous(ground.session.day))
    values = (ground.value(about, Measure.LEVEL, when, DAY, day) for day in days for when in _WHENS)
    return any(isinstance(one, float) and abs(told / one - 1) <= slack for one in values if one)


_WHENS = (When.CLOSE, When.OPEN, When.HIGH, When.LOW)
