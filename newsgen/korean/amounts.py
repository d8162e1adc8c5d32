"""An amount with its currency's sign before it, which is said after it: 달러 of $1.3, $5억, $40~50."""

from __future__ import annotations

import re

from newsgen.patterns import compiled

from . import readings

_FIGURE = r"[\d.,십백천만억조]*[\d십백천만억조]"
_ANY_SIGN = compiled(rf"[{re.escape(''.join(sign[-1] for sign in readings.CURRENCIES))}]")
_SIGN = rf"(?<![A-Z])R\$|[{re.escape(''.join(sign for sign in readings.CURRENCIES if len(sign) == 1))}]"
_MONEY = compiled(rf"({_SIGN})\s?{_FIGURE}(?:\s?[~∼–-]\s?{_FIGURE})?[.,]*\s?$")

SCALES_IN_HANGUL = frozenset("십백천만억조")
"""Syllables that may end an amount: $5억."""


def currency(text: str) -> str | None:
    """Give the name of the currency that a text ends with an amount of; None where it does not."""
    found = _MONEY.search(text) if _ANY_SIGN.search(text) else None
    return readings.CURRENCIES[found[1]] if found else None
