"""Which record of the year a close is told as: 올해 들어 16번째 최고치."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

import numpy as np

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.history.told import Told, sentences
from newsgen.checks.items import NATIVE
from newsgen.checks.look import Look, called
from newsgen.checks.recorded import Prices
from newsgen.patterns import compiled

RECORD: Final = "record"
_ONES = {"첫": 1} | {word: number for word, number in NATIVE.items() if number < 10}
_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60}
_NTH = rf"(?P<nth>(?P<n>\d{{1,2}})|(?P<tens>{'|'.join(_TENS)})?(?P<ones>{'|'.join(_ONES)})?)\s?(?:번째|차례)"
_BEFORE = compiled(
    rf"(?:올해(?:\s들어)?|올\s들어)(?:서)?\s(?:벌써\s)?{_NTH}(?:의|로)?\s(?:사상\s|역대\s|종가\s(?:기준\s)?)?(?:최고치|최고 기록|신고점|최고가)"
)
"""올해 들어 열두 번째 최고치."""
_BEHIND = compiled(
    rf"최고치(?:로|를|에)?\s?[^.,\n]{{0,12}}?것[은이]\s(?:올해(?:\s들어)?|올\s들어)(?:서)?\s(?:이번이\s)?(?:벌써\s)?{_NTH}"
)
"""최고치로 마감한 것은 올해 들어 16번째."""
_WITHIN = compiled(r"장\s?중|한때")


def check(look: Look) -> Iterator[Flaw]:
    """Yield the number of a record of closes of the year that is another one."""
    if not look.is_closing or ("번째" not in look.own and "차례" not in look.own):
        return
    for told in look.once(sentences):
        for pattern in (_BEFORE, _BEHIND):
            for found in pattern.finditer(told.text):
                yield from _held(told, found)


def _held(told: Told, found: re.Match[str]) -> Iterator[Flaw]:
    n = _number(found)
    abouts = told.whose(found.start(), found.start()).abouts
    known = told.series(abouts[0]) if len(set(abouts)) == 1 and abouts[0].startswith("^") else None
    near = told.text[max(found.start() - 16, 0) : found.end()]
    if known is None or not n or _WITHIN.search(near) or told.is_of_earlier(found.start()):
        return
    prices, row = known
    count = told.look.kept((_records, abouts[0], row), lambda: _records(prices, row))
    if count in {0, n}:
        return
    start, end = told.at + found.start("nth"), told.at + found.end("nth")
    message = f"{called(told.look, abouts[0])}의 기록으로는 올해 {count}번째 최고치 마감입니다."
    right = str(count) if found["n"] else None
    yield Flaw(RECORD, Kind.FALSE, start, end, message, right, fact=f"records:{abouts[0]} = {count}")


def _records(prices: Prices, row: int) -> int:
    """Return how many closes of a session's year were the highest ever, up to it; 0 where its own is none."""
    first = bisect_left(prices.days, prices.days[row].replace(month=1, day=1))
    highest = np.fmax.accumulate(prices.close[: row + 1])
    if first < 1 or not prices.close[row] > highest[row - 1]:
        return 0
    return int(np.count_nonzero(prices.close[first : row + 1] > highest[first - 1 : row]))


def _number(found: re.Match[str]) -> int:
    if found["n"]:
        return int(found["n"])
    return _TENS.get(found["tens"] or "", 0) + _ONES.get(found["ones"] or "", 0)
