"""A printed number read back: the way opposite to the one that set it, and sharing no code with it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_MYRIADS = {"만": Decimal(10) ** 4, "억": Decimal(10) ** 8, "조": Decimal(10) ** 12, "": Decimal(1)}
_GROUP = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_PART = re.compile(rf"({_GROUP})(천?)(조|억|만|)\s?")
_NUMBER = re.compile(rf"(?:{_GROUP}천?(?:조|억|만)?\s?)+")


class Number(NamedTuple):
    """A number as printed, and what stands after it."""

    value: Decimal
    places: int
    """Decimals printed."""
    step: Decimal
    """What the last printed digit counts."""
    unit: str


@lru_cache(maxsize=4096)
def number(text: str) -> Number | None:
    """Read ``1.98%``, ``4만4910.65`` or ``1조2천억원``; None where no number begins the text."""
    found = _NUMBER.match(text)
    if found is None:
        return None
    parts = _PART.findall(found[0])
    if [scale for _, _, scale in parts] != _descending(parts):
        return None
    digits, thousand, scale = parts[-1]
    places = len(digits.partition(".")[2])
    step = Decimal(1).scaleb(-places) * _size(thousand, scale)
    total = sum((Decimal(d.replace(",", "")) * _size(t, s) for d, t, s in parts), Decimal(0))
    return Number(total, places, step, text[found.end() :].strip())


def _size(thousand: str, scale: str) -> Decimal:
    return _MYRIADS[scale] * (1000 if thousand else 1)


def _descending(parts: list[tuple[str, str, str]]) -> list[str]:
    """Return the scales in the only order in which they make one number."""
    return sorted({scale for _, _, scale in parts}, key=lambda scale: -_MYRIADS[scale])
