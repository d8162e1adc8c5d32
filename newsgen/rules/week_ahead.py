"""The calendar of the week after a finished one: releases, a meeting of the Fed, days without trading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.indicators import indicators
from newsgen.measures import Span
from newsgen.model import Fact, Item
from newsgen.rules.base import Desk, Rule, ids, score


class WeekAhead(Rule, frozen=True):
    """What is due, in the order of the days; one figure stands for those that come out with it."""

    name: str = "week_ahead"
    span: Span = "week"
    one: ClassVar[frozenset[str]] = frozenset({"week", "fed", "committee", "meeting"})
    many: ClassVar[frozenset[str]] = frozenset({"releases", "closed", "halved"})
    section: str = "ahead"
    either_way: ClassVar[bool] = True

    weighty: float = 6.0
    """Weight from which a release due is named in a headline; a meeting of the Fed has it."""
    closed: float = 3.0
    """Weight of a day without trading."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item where anything is due."""
        exchange = book.market.exchange
        week = book.get("week_ahead", exchange)
        if week is None or week.base is None or week.since is None:
            return
        meetings = [
            fact for fact in book.all("meeting") if fact.since and week.base <= fact.since <= week.since
        ]
        closed, halved = book.all("closed"), book.all("half_session")
        releases = _first_of_family(book.all("scheduled"))
        facts = [*releases, *meetings, *closed, *halved]
        if not facts:
            return
        weights = [desk.weight(fact.about) for fact in releases]
        tags = {"fomc"} if meetings else set()
        due = max(weights, default=0.0)
        worth = max(due, self.weighty if meetings else 0.0, self.closed if closed or halved else 0.0)
        if due >= self.weighty:
            tags.add("weighty")
        yield Item(
            rule=self.name,
            about=exchange,
            facts=ids([week, *facts]),
            score=score(0.0, weight=worth),
            reason="다음 주 일정은 늘 싣는다",
            subjects={
                "week": (exchange,),
                "releases": tuple(fact.about for fact in releases),
                "fed": ("FED",),
                "committee": ("FOMC",),
                "meeting": tuple(fact.about for fact in meetings[:1]),
                "closed": tuple(fact.about for fact in closed),
                "halved": tuple(fact.about for fact in halved),
            },
            standing=True,
            tags=frozenset(tags),
        )


def _first_of_family(scheduled: list[Fact]) -> list[Fact]:
    """Return the first of the figures that come out together; the Fed's decision is no release here.

    What comes out every week is no news of the next one, alone no more than beside anything else.
    """
    order = list(indicators())
    found: dict[str, Fact] = {}
    for fact in sorted(scheduled, key=lambda fact: (fact.value, order.index(fact.about))):
        if fact.about != "FED_RATE":
            found.setdefault(indicators()[fact.about].family, fact)
    return [fact for fact in found.values() if indicators()[fact.about].every != "week"]
