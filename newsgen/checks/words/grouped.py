"""Digits in groups that no number has: a comma and a point that change places, a comma before two digits."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.checks.found import Flaw, Kind
from newsgen.checks.look import Look
from newsgen.checks.words.lists import SEPARATOR
from newsgen.patterns import compiled

_TORN = compiled(
    r"(?<![\d.,A-Za-z])(?P<whole>\d{1,3},\d{1,2}(?=\.)|\d{1,3},\d{4,}(?=\.)|\d{1,3}\.\d{3}(?=[,.])|\d{1,3},\d{3}(?=,)|\d{4,5}(?=,\d\d(?:포인트|로\s|으로\s|에\s)))[.,](?P<cents>\d\d)(?![\d%]|[.,]\d|년|월|일)"
)
"""A level with cents: 11,65.25, 6,4665.80, 5.186,33, 5.186.33, 5,186,33, 5186,33포인트."""
_AMOUNT = compiled(
    r"(?<![\d.,A-Za-z])(?P<amount>\d{1,3}(?:,\d{3})*,(?:\d{4,}(?=\.\d(?!\d)|(?:원|억\s?원|조\s?원|달러|포인트)(?![가-힣]*당))|\d{2}(?=억\s?원|조\s?원)))"
)
"""An amount, or a level with the point a place on: 59,66억원, 206,0000원, 20,0267.7."""
_LEAST = 4
"""Digits of a number that is parted into groups."""


def check(look: Look) -> Iterator[Flaw]:
    """Yield levels whose commas and points stand where none do."""
    for found in _TORN.finditer(look.own):
        digits = found["whole"].replace(",", "").replace(".", "")
        if len(digits) < _LEAST:
            continue
        is_whole = "," not in found["whole"] or len(found["whole"].rpartition(",")[2]) < _LEAST
        right = f"{int(digits):,}.{found['cents']}" if is_whole else None
        message = "쉼표는 세 자리마다, 소수점은 그 뒤에 한 번 찍습니다. 숫자를 확인하십시오."
        yield Flaw(SEPARATOR, Kind.STYLE, found.start(), found.end(), message, right)
    for found in _AMOUNT.finditer(look.own) if "," in look.own else ():
        head, _, last = found["amount"].rpartition(",")
        right = f"{int((head + last).replace(',', '')):,}" if len(last) < _LEAST else None
        message = "쉼표는 세 자리마다 찍습니다. 숫자를 확인하십시오."
        yield Flaw(SEPARATOR, Kind.STYLE, found.start(), found.end(), message, right)
