"""What comes next after a session: the weighty releases of the coming days, a meeting of the Fed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from newsgen import calendars
from newsgen.facts.book import FactBook
from newsgen.indicators import indicators
from newsgen.model import Fact, Item
from newsgen.rules.base import Desk, Rule, ids, score


class Ahead(Rule, frozen=True):
    """The calendar in one sentence: what is named is dated, and nobody is said to wait for it.

    A release of weight is named some days before, a lesser one shortly before, a weekly one never.
    """

    name: str = "ahead"
    one: ClassVar[frozenset[str]] = frozenset({"fed", "committee", "meeting", "exchange"})
    many: ClassVar[frozenset[str]] = frozenset({"releases", "reports"})
    section: str = "next"
    either_way: ClassVar[bool] = True

    weighty: float = 5.0
    """Weight from which a release is named ``near`` days before."""
    near: int = 7
    """Calendar days in which a weighty release comes out that is named."""
    coming: float = 2.0
    """Bits of weight of what is only to come: it stands in every article, and is the news of none."""
    lesser: float = 3.0
    """Weight from which a release is named ``soon`` before it."""
    soon: int = 2
    """Calendar days to a lesser release; over days without trading as many more."""
    eve: int = 1
    """Calendar days to what is named on its eve; over days without trading as many more."""
    most: int = 3
    """Releases that are named at most."""
    meets: int = 10
    """Calendar days to the decision of a meeting from which it is named."""
    reported: int = 5
    """Calendar days in which a company reports that is named; over days without trading as many more."""
    reports: int = 5
    """Companies that are named at most, the next session's first."""
    spoken: int = 3
    """Calendar days to a speech that is named; minutes and the like are on their eve."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item where anything of weight is near."""
        if book.as_of != "close":
            return
        releases = self._releases(book, desk)
        meeting = min(book.all("meeting"), key=lambda fact: (fact.value <= 0, fact.value), default=None)
        if meeting is not None and not 0 < meeting.value <= self.meets:
            meeting = None
        others, reports = self._others(book), self._reports(book, desk)
        if not (releases or others or reports) and meeting is None:
            return
        yield Item(
            rule=self.name,
            about=book.market.exchange,
            facts=ids([*releases, meeting, *others, *reports]),
            score=score(0.0, weight=self.coming),
            reason="며칠 안에 나올 지표와 회의는 늘 싣는다",
            subjects={
                "releases": tuple(fact.about for fact in releases),
                "fed": ("FED",),
                "committee": ("FOMC",),
                "meeting": (meeting.about,) if meeting else (),
                "exchange": (book.market.exchange,) if others else (),
                "reports": tuple(fact.about for fact in reports),
            },
            standing=True,
            tags=frozenset(fact.measure.removesuffix("_due") for fact in others),
        )

    def _others(self, book: FactBook) -> list[Fact]:
        """Return what else is due of the market: a speech some days before, all else on its eve."""
        eve = dict.fromkeys(("minutes_due", "survey_due", "expiry_due"), self.eve)
        reach, off = eve | {"speech_due": self.spoken}, _days_off(book)
        found = (book.get(measure, book.market.exchange) for measure in reach)
        return [fact for fact in found if fact and 0 < fact.value <= reach[fact.measure] + off]

    def _reports(self, book: FactBook, desk: Desk) -> list[Fact]:
        """Return the reports that are named, by day.

        Those of the next session, the evening's own among them; of the days after it those of the desk's
        members alone.
        """
        off = _days_off(book)
        near = [fact for fact in book.all("earnings_due") if fact.value <= self.reported + off]
        first = [fact for fact in near if fact.value <= self.eve + off]
        later = [fact for fact in near if fact not in first and fact.about in desk.members]
        members_first = sorted(first, key=lambda fact: fact.about not in desk.members)
        named = [*members_first, *later][: self.reports]
        return [fact for fact in near if fact in named]

    def _releases(self, book: FactBook, desk: Desk) -> list[Fact]:
        """Return the releases that are named, one of those that come out together, in the order of days."""
        known = indicators()
        order = list(known)
        soon = self.soon + _days_off(book)
        found: dict[str, Fact] = {}
        for fact in sorted(book.all("due"), key=lambda fact: (fact.value, order.index(fact.about))):
            one, weight = known[fact.about], desk.weight(fact.about)
            reach = self.near if weight >= self.weighty else soon if weight >= self.lesser else -1
            if one.every == "month" and 0 < fact.value <= reach:
                found.setdefault(one.family, fact)
        best = sorted(found.values(), key=lambda fact: (fact.value, -desk.weight(fact.about)))[: self.most]
        return sorted(best, key=lambda fact: fact.value)


def _days_off(book: FactBook) -> int:
    """Return how many days without trading follow the session; the calendar ends somewhere."""
    session, last = book.session, calendars.bounds(book.market.exchange)[1]
    return (session.following.day - session.day).days - 1 if session.day < last - dt.timedelta(7) else 0
