"""How often a figure may stand in one piece: readers who have met it twice are not told it again.

Counted over headline, deck, bullets, lead and text together, by the fact that a figure states, however it is
rounded. Dates, clocks and words without a digit are no such figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newsgen.story.figures import WORDS
from newsgen.story.markup import FIGURE, pieces
from newsgen.story.moments import CLOCKS, DATES

MOST = 2
"""Times that one fact may be printed."""


def counted(marked: str) -> Counter[str]:
    """Return how often a marked text prints the value of each fact, those of groups included."""
    found = (piece.payload for piece in pieces(marked) if piece.kind == FIGURE)
    return Counter(
        fact
        for first, style, *also in found
        if style not in DATES and style not in CLOCKS and style not in WORDS
        for fact in (first, *also)
    )


class Budget:
    """What the texts of an article have printed so far. It never changes: ``spent`` gives another one."""

    def __init__(self, counts: Counter[str] | None = None) -> None:
        self._counts: Counter[str] = counts or Counter()

    def spent(self, texts: Iterable[str]) -> Budget:
        """Return the budget after some marked texts have been printed."""
        return Budget(sum((counted(text) for text in texts), self._counts.copy()))

    def fits(self, marked: str) -> bool:
        """Tell whether a marked text may be printed besides: no fact stands more than ``MOST`` times then."""
        return all(self._counts[fact] + times <= MOST for fact, times in counted(marked).items())

    def repeats(self, marked: str) -> bool:
        """Tell whether a figure of a marked text has been printed already."""
        return any(self._counts[fact] for fact in counted(marked))
