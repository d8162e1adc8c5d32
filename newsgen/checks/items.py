"""Lists of names as copy writes them: their items, how many a word says they are, and what is told where they are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsgen.checks.found import Flaw, Kind
from newsgen.claims import Mention
from newsgen.korean import josa
from newsgen.patterns import compiled

COUNT: Final = "cardinality"
NATIVE = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10}
ITEM = r"[가-힣A-Za-z0-9&.]{1,16}(?:\s(?!등(?:\s|$|[이가은는도의을를]\s)|\d|[두세네]\s|다섯|여섯|일곱)[가-힣A-Za-z0-9&.]{1,12}){0,2}(?:\([^()\n]{1,40}\))?"
NUMBER = rf"(?P<n>\d{{1,2}}|{'|'.join(NATIVE)})"


def number(text: str) -> int:
    """Return the number that a figure or a native word is."""
    return NATIVE.get(text) or int(text)


def items_of(text: str) -> list[str]:
    """Return the items of a list, without what stands in brackets."""
    plain = re.sub(r"\([^()]*\)", "", text)
    return [one.strip() for one in re.split(r"·|,\s?|(?<=[가-힣A-Za-z0-9])[와과]\s", plain) if one.strip()]


_ALSO = compiled(r"(?:\s?지수)?(?:\([^()\n]*\))?(?:[와과]\s|·|,\s|\s및\s)")
"""What stands between two names of a list."""


def row_of(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the last of some names with those before it that are joined to it."""
    row = [mentions[-1]]
    for one in reversed(mentions[:-1]):
        if not _ALSO.fullmatch(text, one.end, row[0].start):
            break
        row.insert(0, one)
    return row


def miscounted(start: int, end: int, told: str, n: int) -> Flaw:
    """Return the flaw of a number of names that are so many; it is suggested where the number alone is marked."""
    native = {number: word for word, number in NATIVE.items()}
    right = native.get(n, str(n)) if told in NATIVE else str(n)
    return Flaw(
        COUNT,
        Kind.CONTRADICTION,
        start,
        end,
        f"‘{told}’{josa(told, '이라고/라고')} 했지만 이름은 {n}개입니다.",
        right if end - start == len(told) else None,
    )
