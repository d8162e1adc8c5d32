"""Words that make a number a bound or a rounding: 2% 넘게, 2% 가까이, 약 2%."""

from __future__ import annotations

import re

_IDIOMS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (re.compile(r"\s?(?:넘게|넘는|넘은|넘긴|넘어|초과)|(?:을|를) 넘"), frozenset({"over", "since_over"})),
    (re.compile(r"\s?이상"), frozenset({"at_least"})),
    (re.compile(r"\s?미만"), frozenset({"under", "ceiling"})),
    (re.compile(r"\s?(?:가까이|가까운)"), frozenset({"nearly"})),
    (re.compile(r"대(?!비)"), frozenset({"band"})),
)
"""The word behind a number, and the styles of which it speaks."""
RANGED: frozenset[str] = frozenset[str]().union(*(styles for _, styles in _IDIOMS))
"""Styles that are true of a range."""
ROUNDED = frozenset({"percent0", "bp0", "around"})
"""Styles that leave decimals away: said with 약 or 안팎 unless the article itself says it so of the fact."""
AROUND = "around"
"""The one of them that is never said without."""
_LOOSE = re.compile(r"(?:약|대략|거의)\s?$")
_LOOSELY = re.compile(r"\s?(?:안팎|내외|정도|가량|쯤)")


def ranged(right: str) -> frozenset[str]:
    """Return the styles of which the words behind a number speak; empty where they name the number itself."""
    return next((styles for words, styles in _IDIOMS if words.match(right)), frozenset())


def is_loose(left: str, right: str) -> bool:
    """Tell whether a number is said to be rounded: 약 2%, 2% 안팎."""
    return bool(_LOOSE.search(left) or _LOOSELY.match(right))
