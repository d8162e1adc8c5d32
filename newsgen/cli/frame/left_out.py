"""What an article does not tell, for the person who reads its draft: the best items that were not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsgen.pipeline import Day

MOST = 5
"""Items that are named: those with the highest scores."""


def named(day: Day) -> tuple[str, ...]:
    """Name the best items that were left out, in Korean, the best first."""
    from newsgen import rules

    told = rules.of(day.edition)
    left = [each for each in day.items if each.rule in told and not each.chosen and each.score.surprise > 0]
    best = sorted(left, key=lambda item: -item.score.total)[:MOST]
    return tuple(f"{_subject(day, item.about)}({item.score.total:.2f}): {item.reason}" for item in best)


def _subject(day: Day, about: str) -> str:
    """Return what a subject is called, with the symbol by which the desk finds it."""
    known = day.snapshot.instruments.get(about)
    korean = known.korean if known else ""
    return f"{korean} {about}" if korean else about
