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

    A release of weight is named some days before, a lesser one on its eve; what comes out every week is not.
    """

    name: str = "ahead"
    one: ClassVar[frozenset[str]] = frozenset({"fed", "committee", "meeting"})
    many: ClassVar[frozenset[str]] = frozenset({"releases"})
    section: str = "next"
    either_way: ClassVar[bool] = True

    weighty: float = 5.0
    """Weight from which a release is named ``near`` days before."""
    near: int = 5
    """Calendar days in which a weighty release comes out that is named."""
    lesser: float = 3.0
    """Weight from which a release is named on its eve."""
    eve: int = 1
    """Calendar days to a lesser release; over days without trading as many more."""
    most: int = 2
    """Releases that are named at most."""
    meets: int = 14
    """Calendar days to the decision of a meeting from which it is named beside a release ..."""
    alone: int = 7
    """... and from which it is named without one."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item where anything of weight is near."""
        if book.as_of != "close":
            return
        releases = self._releases(book, desk)
        meeting = min(book.all("meeting"), key=lambda fact: (fact.value <= 0, fact.value), default=None)
        if meeting is not None and not 0 < meeting.value <= (self.meets if releases else self.alone):
            meeting = None
        if not releases and meeting is None:
            return
        yield Item(
            rule=self.name,
            about=book.market.exchange,
            facts=ids([*releases, meeting]),
            score=score(0.0, weight=max((desk.weight(fact.about) for fact in releases), default=self.lesser)),
            reason="며칠 안에 나올 지표와 회의는 늘 싣는다",
            subjects={
                "releases": tuple(fact.about for fact in releases),
                "fed": ("FED",),
                "committee": ("FOMC",),
                "meeting": (meeting.about,) if meeting else (),
            },
            standing=True,
        )

    def _releases(self, book: FactBook, desk: Desk) -> list[Fact]:
        """Return the releases that are named, one of those that come out together, in the order of days."""
        known = indicators()
        order = list(known)
        eve = self.eve + _days_off(book)
        found: dict[str, Fact] = {}
        for fact in sorted(book.all("due"), key=lambda fact: (fact.value, order.index(fact.about))):
            one, weight = known[fact.about], desk.weight(fact.about)
            reach = self.near if weight >= self.weighty else eve if weight >= self.lesser else -1
            if one.every == "month" and 0 < fact.value <= reach:
                found.setdefault(one.family, fact)
        best = sorted(found.values(), key=lambda fact: (fact.value, -desk.weight(fact.about)))[: self.most]
        return sorted(best, key=lambda fact: fact.value)


def _days_off(book: FactBook) -> int:
    """Return how many days without trading follow the session; the calendar ends somewhere."""
    session, last = book.session, calendars.bounds(book.market.exchange)[1]
    return (session.following.day - session.day).days - 1 if session.day < last - dt.timedelta(7) else 0
