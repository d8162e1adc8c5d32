"""The line under the headline: the day's second story, else the indices that the headline leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.markets.market import is_index
from newsgen.story.budget import Budget
from newsgen.story.headlines import WORD
from newsgen.story.lines import stated, subjects
from newsgen.story.offers import ASIDE, Offers, is_news
from newsgen.story.planner import Slot

_PERCENT = re.compile(r"\d+(?:\.\d+)?%")
LONGEST = 60
"""Characters of a deck."""
PIECES = 2
LEAST = 1.0
"""Bits of score below which nobody would print an item."""


def deck(offers: Offers, budget: Budget, headline: str) -> str:
    """Return the marked line; empty where nothing is left to tell.

    ``budget`` has the headline in it.
    """
    left = [slot for slot in offers.ranked if not offers.is_told(slot, [headline])]
    left = [slot for slot in left if slot != offers.outline.lead]
    news = [slot for slot in left if is_news(slot)]
    rest = [slot for slot in left if slot not in news and slot.score >= LEAST]
    beside = [slot for slot in rest if slot.section not in ASIDE]
    second = _pieces(offers, [*news, *beside], budget, headline)
    if news and second:
        return second
    return _indices(offers, budget, headline) or second or _pieces(offers, rest, budget, headline)


def _pieces(offers: Offers, slots: Iterable[Slot], budget: Budget, headline: str) -> str:
    """Return the first lines of slots that fit beside each other."""
    some = list(slots)
    return _told(offers, some, budget, headline, apart=True) or _told(
        offers, some, budget, headline, apart=False
    )


def _told(offers: Offers, slots: Iterable[Slot], budget: Budget, headline: str, *, apart: bool) -> str:
    """Return them; ``apart`` leaves out whom the headline is about already."""
    told: list[str] = []
    known = subjects(headline) if apart else set[str]()
    for slot in slots:
        lines = [line for line in _lines(offers, slot) if _is_new(line, [headline, *told], budget)]
        lines = [line for line in lines if not subjects(line) & known]
        above = [offers.plain(text) for text in (headline, *told)]
        lines = sorted(lines, key=lambda line: echoes(offers.plain(line), above))
        told += next(([line] for line in lines if _fits(offers, [*told, line], budget)), [])
        if len(told) == PIECES:
            break
    return _joined(told)


def _fits(offers: Offers, told: list[str], budget: Budget) -> bool:
    joined = _joined(told)
    return len(offers.plain(joined)) <= LONGEST and budget.fits(joined)


def _lines(offers: Offers, slot: Slot) -> list[str]:
    """Return what a slot has for a deck: nothing that names nobody, as if the market stood before it."""
    lines = [*offers.lines(slot, "tail"), *offers.lines(slot, "summary")]
    return [line for line in lines if slot.happened or subjects(line)]


def _is_new(line: str, before: list[str], budget: Budget) -> bool:
    """Tell whether a line tells nothing that stands above it already."""
    above = {fact for text in before for fact in stated(text)}
    about = {about for text in before[1:] for about in subjects(text)}
    about |= {stock for stock in subjects(before[0]) if not is_index(stock)}
    return budget.fits(line) and not stated(line) & above and not subjects(line) & about


def echoes(line: str, above: Iterable[str]) -> int:
    """Count the words of a line that stand above it already: 급락 under a headline that says 급락."""
    said = set[str]().union(*(WORD.findall(text) for text in above))
    return sum(word in said for word in WORD.findall(line))


def _joined(pieces: list[str]) -> str:
    """Return pieces as one line; what has a comma of its own stands apart by more."""
    return ("…" if any(", " in piece for piece in pieces) else ", ").join(pieces)


def _indices(offers: Offers, budget: Budget, headline: str) -> str:
    """Return how the indices went that the headline does not give.

    One that went as far today as the headline says that it did over more than the day is left out: the same
    number twice, once 주간, would have to be read twice.
    """
    told: list[str] = []
    stood = subjects(headline) if "보합" in offers.plain(headline) else set[str]()
    for index in offers.writer.subjects(offers.indices):
        told_so = offers.writer.paragraphs("article/deck.j2", indices=[index], first=not told)
        line = offers.rounded(" ".join(told_so))
        if stated(line) & stated(headline) or index.about in stood or _alike(offers, line, headline):
            continue
        if budget.spent(told).fits(line):
            told.append(line)
    return ", ".join(told)


def _alike(offers: Offers, line: str, headline: str) -> bool:
    """Tell whether the headline has the subject of a line with the number of the line."""
    numbers = (set(_PERCENT.findall(offers.plain(text))) for text in (line, headline))
    return bool(subjects(line) & subjects(headline) and set.intersection(*numbers))
