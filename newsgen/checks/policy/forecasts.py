"""What came against what was expected, where a text tells both figures: the word between them has to fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsgen.checks.agree import agrees
from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.opposite import opposite
from newsgen.claims import Sentence
from newsgen.patterns import compiled

CODE: Final = "direction"
_SIGN = compiled("예상|전망|컨센서스|추정치|내다본|점친|예측")
_FIGURE = r"(?<![\d.,])(?P<{0}>\d[\d,]*(?:\.\d+)?)(?P<{0}_unit>%|만\s?명|만\s?건|명|건|달러|억\s?달러|포인트|(?=[로으을를보에)]))"
_FORECAST = r"(?:예상치?|전망치?|컨센서스|추정치)"
_WAY = r"(?P<word>웃돌|상회|넘어섰|밑돌|하회|못\s?미[치쳤친]|높[은게았]|낮[은게았])"
_TOLD = (
    compiled(
        rf"{_FIGURE.format('told')}[^.%\d]{{0,16}}?\s(?:[가-힣]+\s){{0,3}}?{_FORECAST}\s?\({_FIGURE.format('expected')}\)(?:을|를|보다|에)?\s?(?:[가-힣]+\s)?{_WAY}"
    ),
    compiled(
        rf"{_FIGURE.format('told')}[^.%\d]{{0,16}}?\s(?:[가-힣]+\s){{0,3}}?{_FORECAST}(?:인)?\s{_FIGURE.format('expected')}(?:을|를|보다|에)?\s?(?:[가-힣]+\s)?{_WAY}"
    ),
    compiled(
        rf"{_FIGURE.format('expected')}(?:로|으로|를|을|가|이)?\s(?:예상|전망|추정|점쳐)(?!치)[^.%\d]{{1,20}}?{_FIGURE.format('told')}(?:로|으로|까지)?\s(?:[가-힣]+\s)?{_WAY}"
    ),
)
_SPLIT = compiled(
    rf"{_FIGURE.format('told')}[^.%\d\n]{{0,8}}?(?:\.\s|[,고]\s|[로으]\s)(?:[가-힣]+[이가은는]\s)?(?:[가-힣]+\s){{0,2}}?(?:내다본|예상한|전망한|점친|예측한)\s(?:수치인\s|값인\s)?{_FIGURE.format('expected')}(?:을|를|보다|에)?\s?(?:[가-힣]+\s)?{_WAY}"
)
"""The figure, and behind the end of its sentence or clause what the market had seen coming: 2.4%. 시장이 내다본 2.5%보다."""
_ABOVE = compiled("웃돌|상회|넘어|높")


def check(look: Look) -> Iterator[Flaw]:
    """Yield words that say the other way than the two figures beside them."""
    for sentence in look.having(_SIGN):
        if not _SIGN.search(sentence.own):
            continue
        yield from _differences(look, sentence)
        for pattern in _TOLD:
            for found in pattern.finditer(sentence.own):
                yield from _held(look, sentence.at, found)

    if _AHEAD.search(look.own):
        for found in _SPLIT.finditer(look.own):
            yield from _held(look, 0, found)


_AHEAD = compiled("내다본|예상한|전망한|점친|예측한")
_BY = compiled(r"(?:을|를|보다)?\s[^.\d]{0,4}$")
_BEYOND = compiled(r"\s?(?:웃돌|밑돌|상회|하회|많|적)")
_COUNTED = compiled(r"\s?(?:만\s?)?(?P<unit>명|개|건)")


def _differences(look: Look, sentence: Sentence) -> Iterator[Flaw]:
    """Yield by how much something was above what was expected, where both figures say otherwise."""
    own, found = sentence.own, look.figures(sentence)
    for told, expected, by in zip(found, found[1:], found[2:], strict=False):
        units = [_COUNTED.match(own, one.number_end) for one in (told, expected, by)]
        if any(one is None for one in units) or len({one["unit"] for one in units if one}) != 1:
            continue
        near = _EXPECTED.search(own, told.end, expected.start) and _BY.search(
            own[expected.end : by.start].lstrip("명개건)")
        )
        if not near or not _BEYOND.match(own, by.bound_end if by.bound else by.number_end + 1):
            continue
        apart = abs(float(told.value) - float(expected.value))
        if not (told.is_exact and expected.is_exact) or agrees(by, apart, float(by.step) * 0.01):
            continue
        start, end = sentence.at + by.start, sentence.at + max(by.bound_end, by.number_end + 1)
        message = f"두 수치의 차이는 {apart:,.0f}입니다."
        whole = int(apart // _TEN_THOUSAND)
        unit = units[2]["unit"] if units[2] else ""
        right = f"{whole}만{unit} 넘게" if by.bound == "over" and whole else None
        yield Flaw("bound" if by.bound else "arithmetic", Kind.CONTRADICTION, start, end, message, right)


_EXPECTED = compiled(_FORECAST)
_TEN_THOUSAND = 10_000


def _recorded(look: Look, told: float, *, above: bool) -> float | None:
    """Return what was expected of the release that came out as told, by the record, where the word fits it."""
    ground = look.grounds.get("us")
    for one in ground.snapshot.releases if ground else ():
        is_it = 0 <= (look.day - one.date).days <= _HEARD and one.actual is not None
        if is_it and one.actual == told and one.forecast is not None and (told > one.forecast) == above:
            return one.forecast
    return None


_HEARD = 7
"""Days for which a release is what copy tells."""


_JOINED = compiled(r"\)?[과와]\s")
"""What joins a figure with the next: 1월 상승률(3.0%)과 전망치(2.9%)를."""


def _held(look: Look, at: int, found: re.Match[str]) -> Iterator[Flaw]:
    if _JOINED.match(found.string, found.end("told_unit")):
        return  # what came is told elsewhere, this is one more thing that it is held against
    if found["told_unit"].replace(" ", "") != found["expected_unit"].replace(" ", ""):
        return
    told, expected = (float(found[name].replace(",", "")) for name in ("told", "expected"))
    above = _ABOVE.match(found["word"]) is not None
    if told == expected or above == (told > expected):
        return
    right_one = _recorded(look, told, above=above) if found["told_unit"] == "%" else None
    if right_one is not None and told != right_one != expected:
        message = f"기록에 있는 예상치는 {right_one:g}%입니다."
        yield Flaw(
            CODE,
            Kind.FALSE,
            at + found.start("expected"),
            at + found.end("expected_unit"),
            message,
            f"{right_one:.1f}%",
        )
        return
    start = at + found.start("word")
    right = opposite(look.text, start, at + found.end("word"))[2]
    message = f"{found['told']}{found['told_unit']}는 예상({found['expected']}{found['expected_unit']})보다 {'높' if told > expected else '낮'}습니다."
    yield Flaw(CODE, Kind.CONTRADICTION, start, at + found.end("word"), message, right)
