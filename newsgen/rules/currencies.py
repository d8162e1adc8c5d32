"""The dollar against other currencies, and the readers' own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule, gaussian, ids, score, sign


class Currencies(Rule, frozen=True):
    """The dollar index and the rate of the readers' currency: told every day that has either."""

    name: str = "currencies"
    one: ClassVar[frozenset[str]] = frozenset({"dollar", "home"})
    section: str = "rates"
    either_way: ClassVar[bool] = True

    daily: float = 0.5
    """Percent: the usual size of a currency's day (standard deviations, 2024 to 2026: 0.42 and 0.65)."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one standing item; a role without a fact stays empty."""
        roles: dict[str, tuple[str, ...]] = dict.fromkeys(sorted(self.one), ())
        facts = []
        for role in ("dollar", "home"):
            about = book.market.currency(role)
            if book.get("change_day", about):
                roles[role] = (about,)
                facts += [book.get(m, about) for m in ("close", "change_day", "points_day")]
        if not facts:
            return
        home = book.market.currency("home")
        largest = max(abs(fact.value) for fact in facts if fact and fact.measure == "change_day")
        tags = {
            f"{role}_{sign(book.value('change_day', about[0]) or 0)}"
            for role, about in roles.items()
            if about
        }
        yield Item(
            rule=self.name,
            about=home,
            facts=ids(facts),
            score=score(gaussian(largest / self.daily), tested=2, weight=desk.weight(home)),
            reason="환율은 매일 싣는다",
            subjects=roles,
            standing=True,
            tags=frozenset(tags),
        )
