"""What came against what was expected, where a text tells both figures: the word between them has to fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.opposite import opposite

CODE = "direction"
_SIGN = re.compile("예상|전망|컨센서스|추정치")
_FIGURE = r"(?<![\d.,])(?P<{0}>\d[\d,]*(?:\.\d+)?)(?P<{0}_unit>%|만\s?명|만\s?건|명|건|달러|억\s?달러)"
_FORECAST = r"(?:예상치?|전망치?|컨센서스|추정치)"
_WAY = r"(?P<word>웃돌|상회|넘어섰|밑돌|하회|못\s?미[치쳤친]|높[은게았]|낮[은게았])"
_TOLD = (
    re.compile(
        rf"{_FIGURE.format('told')}[^.%\d]{{0,16}}?\s(?:[가-힣]+\s){{0,3}}?{_FORECAST}\s?\({_FIGURE.format('expected')}\)(?:을|를|보다|에)?\s?(?:[가-힣]+\s)?{_WAY}"
    ),
    re.compile(
        rf"{_FIGURE.format('told')}[^.%\d]{{0,16}}?\s(?:[가-힣]+\s){{0,3}}?{_FORECAST}(?:인)?\s{_FIGURE.format('expected')}(?:을|를|보다|에)?\s?(?:[가-힣]+\s)?{_WAY}"
    ),
    re.compile(
        rf"{_FIGURE.format('expected')}(?:로|으로|를|을|가|이)?\s(?:예상|전망|추정|점쳐)[^.%\d]{{1,20}}?{_FIGURE.format('told')}(?:로|으로|까지)?\s(?:[가-힣]+\s)?{_WAY}"
    ),
)
_ABOVE = re.compile("웃돌|상회|넘어|높")


def check(look: Look) -> Iterator[Flaw]:
    """Yield words that say the other way than the two figures beside them."""
    for sentence in look.copy.sentences:
        if not _SIGN.search(sentence.own):
            continue
        for pattern in _TOLD:
            for found in pattern.finditer(sentence.own):
                yield from _held(look, sentence.at, found)


def _held(look: Look, at: int, found: re.Match[str]) -> Iterator[Flaw]:
    if found["told_unit"].replace(" ", "") != found["expected_unit"].replace(" ", ""):
        return
    told, expected = (float(found[name].replace(",", "")) for name in ("told", "expected"))
    above = _ABOVE.match(found["word"]) is not None
    if told == expected or above == (told > expected):
        return
    start = at + found.start("word")
    right = _OTHER.get(found["word"]) or opposite(look.text, start, at + found.end("word"))[2]
    message = f"{found['told']}{found['told_unit']}는 예상({found['expected']}{found['expected_unit']})보다 {'높' if told > expected else '낮'}습니다."
    yield Flaw(CODE, Kind.CONTRADICTION, start, at + found.end("word"), message, right)


_OTHER = {
    "웃돌": "밑돌",
    "밑돌": "웃돌",
    "상회": "하회",
    "하회": "상회",
    "높게": "낮게",
    "낮게": "높게",
    "높았": "낮았",
    "낮았": "높았",
}
