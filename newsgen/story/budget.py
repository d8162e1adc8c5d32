"""How often a figure may stand in one piece: readers who have met it twice are not told it again.

Counted over headline, deck, bullets, lead and text together, by the fact that a figure states, however it is
rounded. Dates, clocks, the record before and words without a digit are no such figures. What two facts of
one subject have to the tenth is one figure: five sessions in a row that are a week.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from newsgen.story.figures import WORDS
from newsgen.story.markup import FIGURE, Piece
from newsgen.story.moments import CLOCKS, DATES

MOST = 2
"""Times that one fact may be printed."""

Counts = Mapping[str, int]
"""How often the value of each fact is printed."""

_OF_BEFORE = frozenset({"since_percent", "since_level"})
"""Styles that print the value of the day since when something holds."""
_NO_VALUES = frozenset({*DATES, *CLOCKS, *WORDS, *_OF_BEFORE})


def counted(found: Iterable[Piece]) -> Counts:
    """Return how often the pieces of a text print the value of each fact, those of groups included."""
    counts: dict[str, int] = {}
    for piece in found:
        if piece.kind == FIGURE and piece.payload[1] not in _NO_VALUES:
            for fact in piece.facts:
                counts[fact] = counts.get(fact, 0) + 1
    return counts


def merged(every: Iterable[Counts]) -> dict[str, int]:
    """Return how often several texts together print the value of each fact."""
    found: dict[str, int] = {}
    for counts in every:
        for fact, times in counts.items():
            found[fact] = found.get(fact, 0) + times
    return found


def by_value(value: Callable[[str], float], digits: int = 1) -> Callable[[str], str]:
    """Return what makes facts of one subject one figure that have one broken number.

    Its first ``digits`` are read, whichever way it goes: 1.5% up within the day, 1.5% down over the week.
    """

    def known(fact: str) -> str:
        number = float(value(fact))
        return fact if number.is_integer() else f"{fact.partition(':')[2]} {abs(number):.{digits}f}"

    return known


class Budget:
    """What the texts of an article have printed so far. It never changes: ``spent`` gives another one."""

    def __init__(self, counts: Counts | None = None, known: Callable[[str], str] = str) -> None:
        """``known`` gives what a fact is to a reader: one thing for facts that are the same figure."""
        self._counts = counts or {}
        self._known = known

    def spent(self, *printed: Counts) -> Budget:
        """Return the budget after some texts have been printed."""
        return Budget(merged([self._counts, *map(self._figures, printed)]), self._known)

    def fits(self, counts: Counts) -> bool:
        """Tell whether a text may be printed besides: no fact stands more than ``MOST`` times then."""
        return all(self._counts.get(fact, 0) + times <= MOST for fact, times in self._figures(counts).items())

    def repeats(self, counts: Counts) -> bool:
        """Tell whether a figure of a text has been printed already."""
        return not self._counts.keys().isdisjoint(self._figures(counts))

    def _figures(self, counts: Counts) -> Counts:
        return merged({self._known(fact): times} for fact, times in counts.items())
