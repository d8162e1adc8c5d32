"""Companies so large that their day is the market's: one leads the article, or shares its lead."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import ClassVar

import msgspec

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Fact, Item
from newsgen.rules.base import Angle, Desk, Rule, ids, leaning, pulling, score, sign, told_giants

SINCE = ("largest_rise_since", "largest_fall_since")
MOVE = 7.0
"""Percent, the least move of a giant that is news."""
FEATS = ("cap_gain_all", "cap_loss_all")


class Giant(Rule, frozen=True):
    """A giant that moved far (a fact ``cap_change_day`` says which did), with its worth and since when.

    Its bits are the stock's own, less those of as many giants as there are; its weight is that of the money
    and of the move: a bit for each doubling beyond the least that makes one news. Whose move goes against
    that of the market explains nothing of its day, and comes after one that goes with it.
    """

    name: str = "giant"
    many: ClassVar[frozenset[str]] = frozenset({"giants", "record", "feat"})
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})
    groups: ClassVar[tuple[str, ...]] = ("up", "down")
    of_stocks: ClassVar[bool] = True
    of_one: ClassVar[bool] = True
    worded: ClassVar[bool] = True
    joins: ClassVar[str] = "megacaps"

    sessions: int = 120
    """Sessions in which its move must be the largest to be told as such."""
    looked_at: int = 16
    """How many companies are so large."""
    least: float = 3.0
    """Bits of weight of the smallest of them."""
    vast: float = 200_000.0
    """Millions gained or lost from which it leads though the whole market went far."""
    told: float = 3.0
    """Bits that one has at least: whoever is told apart is in no ranking, and would be told nowhere."""
    against: float = 3.0
    """Bits less for one that went the other way than the index that moved most."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item a company that moved far; those beyond the first of the ranking are left out."""
        told = told_giants(book, desk)
        for worth in book.all("cap_change_day"):
            moved = book.get("change_day", worth.about)
            if moved is not None:
                item = self._item(book, moved, worth)
                why = self._why_not(book, desk, item, told)
                yield (
                    msgspec.structs.replace(item, chosen=False, reason=f"{item.reason}, {why}")
                    if why
                    else item
                )

    def _why_not(self, book: FactBook, desk: Desk, item: Item, told: Mapping[str, Fact]) -> str:
        """Say in Korean why a giant is left out; empty where it is told."""
        issuer = desk.issuers.get(item.about, item.about)
        pulled = pulling(book)
        if item.about not in told:
            named = {desk.issuers.get(about, about) for about in told}
            return "같은 회사의 다른 종류 주식을 적는다" if issuer in named else "이름을 적는 순위 밖"
        if pulled and pulled.about == item.about and "against" in item.tags:
            return "지수를 움직인 종목으로 적는다"
        return ""

    def can_lead(self, item: Item, market: Market) -> bool:  # noqa: ARG002
        """Tell whether it went with the market, or gained or lost as few ever do."""
        return "against" not in item.tags or "vast" in item.tags

    def happened(self, item: Item) -> bool:
        """Tell whether it stands in the lead, whatever leads: it explains something of the market's day."""
        return "against" not in item.tags

    def is_lesser(self, item: Item, market: Market) -> bool:  # noqa: ARG002 - none of them is the market
        """Tell that a market that moved sharply as a whole is more."""
        return True

    def angle(self, item: Item) -> Angle:  # noqa: ARG002 - one angle
        """Return that the day is one stock's."""
        return "single_stock"

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return that one stock moved as they rarely do."""
        return "single_stock"

    def _item(self, book: FactBook, moved: Fact, worth: Fact) -> Item:
        about = moved.about
        since = next((fact for fact in (book.get(name, about) for name in SINCE) if fact), None)
        record = since is not None and (since.periods or 0) >= self.sessions
        feat = next((fact for fact in (book.get(name, about) for name in FEATS) if fact), None)
        surprise = max(book.value("surprise_day", about) or 0.0, math.log2(self.looked_at))
        bits = surprise - math.log2(self.looked_at)
        size = book.market.size.giant * abs(moved.value) / 100
        against = {sign(moved.value), leaning(book)} == {"up", "down"}
        weight = (
            self.least
            + max(math.log2(abs(worth.value) / size), 0.0)
            + math.log2(max(abs(moved.value) / MOVE, 1.0))
            + (2.0 if feat else 0.0)
            - (self.against if against else 0.0)
        )
        return Item(
            rule=self.name,
            about=about,
            facts=ids([moved, worth, since if record else None, feat, book.get("high_all", about)]),
            score=score(surprise, tested=self.looked_at, weight=max(weight, self.told - bits)),
            reason=f"시가총액이 큰 회사의 {abs(moved.value):.2f}% 등락",
            subjects={
                "giants": (about,),
                "record": (about,) if record else (),
                "feat": (about,) if feat else (),
            },
            tags=frozenset(
                {sign(moved.value)}
                | ({"against"} if against else set())
                | ({"vast"} if feat or abs(worth.value) >= self.vast else set())
            ),
        )
