"""Short days, and holidays beside a session or in a week: said on such days and on no others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen import markets
from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import LEVELS, RESTS, Desk, Rule, ids, score

_OF = {"day": ("rest_before", "rest_ahead", "short_session"), "week": ("rested", "", "cut_short")}
"""Span -> measures of what lies before, ahead, and of sessions that ended early."""


class Holidays(Rule, frozen=True):
    """One standing item on a short session, or one beside a holiday; of a week, where it was short.

    Where wraps are read at home that the exchange rested for a day is known by the day after.
    """

    name: str = "holidays"
    one: ClassVar[frozenset[str]] = frozenset({"short"})
    many: ClassVar[frozenset[str]] = frozenset({"before", "ahead"})

    bits: float = 3.0
    """Freshness: it can be told on such a day only, and readers plan by it."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - whoever reads it
        """Yield the item, with the holidays as its subjects: their names are the reason."""
        before, ahead, short = (book.all(measure) if measure else [] for measure in _OF[self.span])
        known = self.span == "day" and book.market.ranged and len(before) == 1 and not (ahead or short)
        if not (before or ahead or short):
            return
        yield Item(
            rule=self.name,
            about=book.market.exchange,
            facts=ids([*short, *before, *ahead]),
            score=score(0.0, freshness=self.bits),
            reason="휴장일이나 일찍 끝난 거래일이 가까이 있다",
            subjects={
                "before": tuple(fact.about for fact in before),
                "ahead": tuple(fact.about for fact in ahead),
                "short": tuple(fact.about for fact in short[:1]),
            },
            chosen=not known,
            standing=not known,
        )

    def matter(self, item: Item) -> str:
        """Return the matter of the levels: it stands in their paragraph.

        Where wraps tell of levels what a day did, a rest that is ahead is told behind all of them.
        """
        last = self.span == "day" and item.subjects["ahead"] and markets.at(item.about).ranged
        return RESTS if last else LEVELS
