"""The line under the headline: the day's second story, else the indices that the headline leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.editions import Edition
from newsgen.story.budget import Budget
from newsgen.story.names import Names
from newsgen.story.offers import Offers, length, stated, subjects
from newsgen.story.planner import Plan, Slot
from newsgen.story.writer import Writer

LONGEST = 60
"""Characters of a deck."""
PIECES = 2


def deck(writer: Writer, outline: Plan, names: Names, edition: Edition, budget: Budget, headline: str) -> str:
    """Return the marked line; empty where nothing is left to tell.

    ``budget`` has the headline in it.
    """
    offers = Offers(writer, outline, edition)
    told: list[str] = []
    for slot in _left(offers, headline):
        line = next((line for line in _lines(offers, slot) if _is_new(line, [headline, *told], budget)), None)
        joined = _joined([*told, line]) if line else ""
        if line and length(joined, names) <= LONGEST and budget.fits(joined):
            told.append(line)
        if len(told) == PIECES:
            break
    return _joined(told) or _indices(writer, offers, budget, headline)


def _left(offers: Offers, headline: str) -> Iterator[Slot]:
    """Yield the slots that the headline does not tell, the strongest first."""
    for slot in offers.ranked():
        parts = [line for part in ("front", "tail", "headline") for line in offers.lines(slot, part)]
        if slot != offers.outline.lead and not any(line in headline for line in parts):
            yield slot


def _lines(offers: Offers, slot: Slot) -> list[str]:
    return [*offers.lines(slot, "tail"), *offers.lines(slot, "summary")]


def _is_new(line: str, before: list[str], budget: Budget) -> bool:
    """Tell whether a line tells nothing that stands above it already."""
    above = {fact for text in before for fact in stated(text)}
    about = {about for text in before[1:] for about in subjects(text)}
    return budget.fits(line) and not stated(line) & above and not subjects(line) & about


def _joined(pieces: list[str]) -> str:
    """Return pieces as one line; what has a comma of its own stands apart by more."""
    return ("…" if any(", " in piece for piece in pieces) else ", ").join(pieces)


def _indices(writer: Writer, offers: Offers, budget: Budget, headline: str) -> str:
    """Return how the indices went that the headline does not give."""
    told: list[str] = []
    for index in writer.subjects(offers.indices):
        line = " ".join(writer.paragraphs("article/deck.j2", indices=[index], first=not told))
        if not stated(line) & stated(headline) and budget.spent(told).fits(line):
            told.append(line)
    return ", ".join(told)
