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
    one: ClassVar[frozenset[str]] = frozenset({"week", "fed", "committee", "meeting", "exchange"})
    many: ClassVar[frozenset[str]] = frozenset({"releases", "closed", "halved", "reports"})
    section: str = "ahead"
    either_way: ClassVar[bool] = True

    weighty: float = 6.0
    """Weight from which a release due is named in a headline; a meeting of the Fed has it."""
    closed: float = 3.0
    """Weight of a day without trading."""
    reports: int = 6
    """Companies whose reports are named at most: the desk's members first, then those of the earlier days."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item where anything is due."""
        exchange = book.market.exchange
        week = book.get("week_ahead", exchange)
        if week is None or week.base is None or week.since is None:
            return
        meetings = [fact for fact in book.all("meeting") if _within(fact, week)]
        closed, halved = book.all("closed"), book.all("half_session")
        releases = _first_of_family(book.all("scheduled"))
        reports = self._reports(book, week, desk)
        measures = ("minutes_due", "survey_due", "speech_due", "expiry_due")
        known = (book.get(measure, exchange) for measure in measures)
        others = [fact for fact in known if fact and _within(fact, week)]
        facts = [*releases, *meetings, *closed, *halved, *reports, *others]
        if not facts:
            return
        weights = [desk.weight(fact.about) for fact in releases]
        tags = {fact.measure.removesuffix("_due") for fact in others} | ({"fomc"} if meetings else set())
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
                "exchange": (exchange,) if others else (),
                "reports": tuple(fact.about for fact in reports),
            },
            standing=True,
            tags=frozenset(tags),
        )

    def _reports(self, book: FactBook, week: Fact, desk: Desk) -> list[Fact]:
        """Return the reports that are named, by day."""
        due = [fact for fact in book.all("earnings_due") if _within(fact, week)]
        named = sorted(due, key=lambda fact: fact.about not in desk.members)[: self.reports]
        return [fact for fact in due if fact in named]


def _within(fact: Fact, week: Fact) -> bool:
    """Tell whether something is due in the week ahead."""
    return bool(fact.since and week.base and week.since and week.base <= fact.since <= week.since)


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
