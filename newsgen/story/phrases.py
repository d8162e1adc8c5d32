"""The reviewed fixed phrases: the only digits in our own sentences that state no fact of the day.

Each one is a name or a definition that is always true. A new one is added here after somebody has
checked exactly that; a number that could be wrong tomorrow has no place in this list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

PHRASES: tuple[str, ...] = (
    "S&P500",
    "러셀2000",
    "1bp는 0.01%포인트",
    "52주",
    "2년물",
    "10년물",
    "30년물",
    "3대 지수",
    "6개 통화",
    "10% 이상",
    "20거래일",
    "7종목",
    "오후 1시",
    "1년 전",
    "기준선인 50",
    "50bp(0.50%포인트) 이상",
)

_PATTERN = re.compile("|".join(re.escape(phrase) for phrase in sorted(PHRASES, key=len, reverse=True)))
_DIGIT = re.compile(r"[0-9０-９]")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where reviewed phrases stand; none begins or ends inside a longer number."""
    for match in _PATTERN.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if not _DIGIT.match(before) and before not in {".", ","} and not _DIGIT.match(after):
            yield start, end


def loose_digit(text: str, bound: list[tuple[int, int]]) -> int | None:
    """Return where the first digit stands that lies in none of the bound spans; None where all are bound."""
    at = 0
    for start, end in sorted(bound):
        if found := _DIGIT.search(text, at, start):
            return found.start()
        at = max(at, end)
    found = _DIGIT.search(text, at)
    return found.start() if found else None


def bulk(part: float) -> str:
    """Return the most that is true of a part of a whole, from a half on, without a digit."""
    return "대부분" if part >= 3 / 4 else "절반 이상"
