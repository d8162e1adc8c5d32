"""A move of oil in general whose price, named behind it, is of one sort: 국제유가도 2.50% 하락해 WTI는 배럴당 68.93달러."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.amounts.shapes import is_misprint
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look, called
from newsgen.checks.written import written
from newsgen.patterns import compiled

_OIL = compiled(
    r"(?<![가-힣])(?:국제\s?)?유가(?:도|는|가|는 이날|가 이날)?\s\d{1,2}\.\d{1,2}%\s(?:하락|내려|떨어져|급락|밀려|상승|올라|급등|뛰어)(?:해|하며|하면서)?,?\s"
)
_NEAR = 0.06
"""Percent by which the move of a future may be off, by the minute at which it is taken."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield a move that is but for its digits that of the sort of oil named right behind it, whose price is right."""
    if "유가" not in look.own or not look.is_closing:
        return
    for sentence in look.having(_OIL):
        for found in _OIL.finditer(sentence.own):
            behind = [one for one in look.names.named(sentence.own) if one.start == found.end()]
            claim = next(
                (one for one in look.claims if found.start() <= one.start - sentence.at < found.end()), None
            )
            if len(behind) != 1 or behind[0].sort != "commodity" or claim is None or claim.abouts:
                continue
            about = next(iter(behind[0].abouts))
            ground = look.ground(about)
            if ground is None or look.is_of_another_day(sentence):
                continue
            day = ground.session.day
            moved = ground.moved(about)
            if moved is None or abs(abs(moved) - float(claim.figure.value)) < _NEAR:
                continue
            if is_misprint(claim.figure, round(abs(moved), 2)):
                message = f"{called(look, about)} 등락률: {day:%Y-%m-%d} 기록은 {abs(moved):.2f}%입니다."
                right = written(claim.figure, look.text[claim.start : claim.end], abs(moved))
                yield Flaw("change", Kind.FALSE, claim.start, claim.end, message, right)
