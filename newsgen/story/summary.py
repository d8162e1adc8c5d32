"""Lines that tell the day besides headline and lead: each true by itself, none of them said already.

A rule with a line for it has a ``summary`` in its template. The strongest items are taken, not more than
two of a section, and stand in the order of the article. There are three at most, and fewer where the text has
told too much already.
"""

from __future__ import annotations

from collections import Counter

from newsgen.story.budget import Budget
from newsgen.story.deck import LEAST
from newsgen.story.headlines import LONGEST
from newsgen.story.lines import Line
from newsgen.story.offers import Offers
from newsgen.story.planner import Slot

LINES = 3
OF_A_SECTION = 2


def summary(offers: Offers, budget: Budget, headline: Line, deck: Line, lead: Line) -> list[Line]:
    """Return the lines; ``budget`` has in it what stands over them, the headline and the deck."""
    outline = offers.outline
    above = headline, deck
    told = headline.news | deck.news
    chosen: dict[int, Line] = {}
    about: set[str] = set()
    sections: Counter[str] = Counter()
    for slot in sorted(offers.ranked, key=lambda slot: slot != outline.lead):
        if not (slot == outline.lead or slot.happened or slot.score >= LEAST) or offers.is_told(slot, above):
            continue
        left = budget.spent(*(each.counts for each in chosen.values()))
        able = (line for line in _lines(offers, slot) if offers.adds(slot, line, lead))
        line = next((line for line in able if _fits(line, told, left)), None)
        if line is None or line.subjects & about or sections[slot.section] == OF_A_SECTION:
            continue
        chosen[outline.body.index(slot)] = line
        about |= line.subjects
        sections[slot.section] += 1
        if len(chosen) == LINES:
            break
    return [chosen[at] for at in sorted(chosen)]


def _fits(line: Line, told: frozenset[str], budget: Budget) -> bool:
    """Tell whether a line tells nothing that stands above it already, nor a figure too often."""
    return budget.fits(line.counts) and line.news.isdisjoint(told)


def _lines(offers: Offers, slot: Slot) -> list[Line]:
    return [line for line in offers.lines(slot, "summary") if len(line.plain) <= LONGEST]
