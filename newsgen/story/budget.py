"""How often a figure may stand in one piece: readers who have met it twice are not told it again.

Counted over headline, deck, bullets, lead and text together, by the fact that a figure states, however it
is rounded. Dates, clocks and words without a digit are no such figures. What two facts of one subject have to
the last digit is one figure: five sessions in a row that are a week.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

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


def by_value(value: Callable[[str], float]) -> Callable[[str], str]:
    """Return what makes facts of one subject one figure that have one broken number."""

    def known(fact: str) -> str:
        number = float(value(fact))
        return fact if number.is_integer() else f"{fact.partition(':')[2]} {number!r}"

    return known


class Budget:
    """What the texts of an article have printed so far. It never changes: ``spent`` gives another one."""

    def __init__(self, counts: Counter[str] | None = None, known: Callable[[str], str] = str) -> None:
        """``known`` gives what a fact is to a reader: one thing for facts that are the same figure."""
        self._counts: Counter[str] = counts or Counter()
        self._known = known

    def spent(self, texts: Iterable[str]) -> Budget:
        """Return the budget after some marked texts have been printed."""
        return Budget(sum((self._figures(text) for text in texts), self._counts.copy()), self._known)

    def fits(self, marked: str) -> bool:
        """Tell whether a marked text may be printed besides: no fact stands more than ``MOST`` times then."""
        return all(self._counts[fact] + times <= MOST for fact, times in self._figures(marked).items())

    def repeats(self, marked: str) -> bool:
        """Tell whether a figure of a marked text has been printed already."""
        return any(self._counts[fact] for fact in self._figures(marked))

    def _figures(self, marked: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for fact, times in counted(marked).items():
            found[self._known(fact)] += times
        return found
