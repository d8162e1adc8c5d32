"""Lines that tell the day besides headline and lead: each true by itself, none of them said already.

A rule with a line for it has a ``summary`` in its template. The strongest items are taken, not more than
two of a section, and stand in the order of the article. There are three at most, and fewer where the text has
told too much already.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from newsgen.story.budget import Budget
from newsgen.story.deck import LEAST
from newsgen.story.headlines import LONGEST
from newsgen.story.lines import Line
from newsgen.story.offers import Offers
from newsgen.story.planner import Slot

LINES = 3
OF_A_SECTION = 2

_FIGURE = re.compile(r"(?<![A-Za-z&\d])\d[\d,.]*\d|(?<![A-Za-z&\d])\d")
"""A number; not that of a name, S&P500."""
_WORD = re.compile(r"[A-Za-z가-힣&]+")
_RUN = frozenset({"연속", "째"})
"""What says a run: 5거래일 연속, 5거래일째."""


def summary(
    offers: Offers, budget: Budget, headline: Line, deck: Line, lead: Line, told_below: Iterable[str] = ()
) -> list[Line]:
    """Return the lines; ``budget`` has in it what stands over them, the headline and the deck.

    ``told_below`` are the sentences of the text: what one of them says in the same words is no line.
    """
    below = [(_figures(text), text) for text in told_below]
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
        able = (
            line
            for line in _lines(offers, slot)
            if offers.adds(slot, line, lead) and not any(_says(line.plain, *each) for each in below)
        )
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


def _says(line: str, figures: list[str], sentence: str) -> bool:
    """Tell whether a sentence says a line word for word, with its figures and none besides."""
    if not figures or _figures(line) != figures:
        return False
    words = [word for word in _WORD.findall(line) if word not in _RUN]
    return all(word[: max(1, len(word) - 1)] in sentence for word in words)


def _figures(text: str) -> list[str]:
    return sorted(_FIGURE.findall(text))


def _lines(offers: Offers, slot: Slot) -> list[Line]:
    return [line for line in offers.lines(slot, "summary") if len(line.plain) <= LONGEST]
