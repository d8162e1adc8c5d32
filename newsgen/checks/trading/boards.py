"""The parts of the exchange in Seoul: as records name them, and as copy does where it tells of all that is traded."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.patterns import compiled

BOARDS = ("KOSPI", "KOSDAQ")
ENDS = {"KOSPI": ".KS", "KOSDAQ": ".KQ"}
"""Part of the exchange -> how the symbols of its stocks end."""
KOREAN = {"KOSPI": "유가증권시장", "KOSDAQ": "코스닥시장"}
NAMED = compiled(r"(?P<kosdaq>코스닥)|코스피|유가증권\s?시장")
"""A part by its name, or by that of its index."""


def board_of(found: re.Match[str]) -> str:
    """Return which part was found, by a pattern that has ``kosdaq`` for the second."""
    return BOARDS[1] if found["kosdaq"] else BOARDS[0]


def last_of(found: Iterable[re.Match[str]], other: str = "") -> str:
    """Return the part that was found last; ``other`` where none was."""
    return next((board_of(one) for one in reversed([*found])), other)
