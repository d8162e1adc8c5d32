"""A bound that is said of all of several names whose figures stand right before it: 세 종목 모두 3% 넘게 내렸다."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.items import NUMBER, number
from newsgen.checks.look import Look
from newsgen.claims import Measure
from newsgen.patterns import compiled

_BOUND = compiled(
    rf"(?:이들\s|이\s)?(?<![\d.,]){NUMBER}\s?(?:개\s?)?(?:종목|지수|기업|회사|업체|곳|사)(?:[은는이가도])?\s(?:모두|다|나란히|일제히|전부|각각)\s"
    r"(?P<value>\d+(?:\.\d+)?)%\s?(?:(?P<over>넘게|이상(?:씩)?|(?:을|를)\s넘)|(?P<under>미만|안쪽|이내|이하))"
)
_SURE = 0.05
"""Percent that a figure may be off a bound, as what it is rounded from."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield a bound that one of so many figures of the sentence before, or of its own, is beyond."""
    begin = 0
    for sentence in look.copy.sentences:
        for found in _BOUND.finditer(sentence.own) if "%" in sentence.own else ():
            at = sentence.at + found.start()
            moves = _moves(look, sentence.at, at) or _moves(look, begin, sentence.at)
            bound = float(found["value"])
            off = [one for one in moves if (one < bound - _SURE if found["over"] else one > bound + _SURE)]
            if len(moves) == number(found["n"]) and off:
                least = min(off) if found["over"] else max(off)
                start, end = sentence.at + found.start("value"), sentence.at + found.end()
                message = f"앞에 적은 {len(moves)}개 가운데 {least:g}%가 있어 맞지 않습니다."
                yield Flaw("bound", Kind.CONTRADICTION, start, end, message)
        begin = sentence.at


def _moves(look: Look, begin: int, end: int) -> list[float]:
    """Return the sizes of the exact moves that stand between two places, in percent, one for each subject."""
    told = {
        one.abouts or (str(one.start),): float(one.figure.value)
        for one in look.claims
        if begin <= one.start < end and one.measure is Measure.CHANGE and one.figure.is_exact
    }
    return list(told.values())
