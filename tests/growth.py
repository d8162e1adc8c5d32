"""Whether work takes time that goes with the length of what it is given, however busy the processor is."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

FEW, TIMES = 6_000, 4
"""Characters of the shorter text, and how often as many the longer one has."""
SLACK = 0.03
"""Seconds of the longer text that nobody waits for: what they would grow to, with 400,000, is eight."""
TRIES = 3
"""A processor that is shared is now and then slow; one good measure in three is enough."""


def grows_with_length(work: Callable[[str], object], piece: str) -> bool:
    """Say whether four times the text takes about four times as long, rather than sixteen times."""
    return grows_with_text(work, *(piece * (count // len(piece)) for count in (FEW, FEW * TIMES)))


def grows_with_text(work: Callable[[str], object], few: str, many: str) -> bool:
    """Say the same of any two texts, the longer of them TIMES as long.

    Where the longer one takes no more than SLACK, the shorter one has nothing to say.
    """
    for _ in range(TRIES):
        long = taken(work, many)
        if long < SLACK or long < taken(work, few) * TIMES * 2 + SLACK:
            return True
    return False


def taken(work: Callable[[str], object], text: str) -> float:
    begun = process_time()
    work(text)
    return process_time() - begun
