"""Industries that went furthest either way, in words: what the line on sectors does not say yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.facts.book import FactBook
from newsgen.facts.sectors import ranked
from newsgen.model import Fact, Item
from newsgen.rules.base import INSIDE, Desk, Rule, ids, score


class Industries(Rule, frozen=True):
    """The ends of the ranking of industries, without those of the sectors at the ends of theirs."""

    name: str = "industries"
    many: ClassVar[frozenset[str]] = frozenset({"best", "worst"})

    least: float = 0.8
    """Percent that an industry must have moved."""
    near: float = 0.6
    """Percentage points that the second from an end may be behind the first to be named with it."""
    swept: float = 3.0
    """Percent that every sector moved one way on a day on which no industry stands out."""
    bits: float = 1.3
    """What it scores: it fills room that nothing better takes."""

    def matter(self, item: Item) -> str:  # noqa: ARG002 - one matter
        """Return that it is how the market looked inside."""
        return INSIDE

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - as every rule
        """Yield one item where an industry went far enough."""
        sectors = ranked(book, f"change_{self.span}")
        if self._is_swept(sectors):
            return
        told = {fact.about.split("/")[1] for fact in (*sectors[:2], *sectors[-2:])}
        moves = [fact for fact in book.all(f"change_{self.span}") if fact.about.startswith("industry/")]
        moves.sort(key=lambda fact: -fact.value)
        best, worst = self._end(moves, told, 1.0), self._end(moves[::-1], told, -1.0)
        if not best and not worst:
            return
        yield Item(
            rule=self.name,
            about=book.market.universe("large"),
            facts=ids([*best, *worst]),
            score=score(self.bits),
            reason="업종보다 잘게 나눈 산업의 하루를 말로 적는다",
            subjects={
                "best": tuple(fact.about for fact in best),
                "worst": tuple(fact.about for fact in worst),
            },
            tags=frozenset({"both"} if best and worst else {"up"} if best else {"down"}),
        )

    def _is_swept(self, sectors: list[Fact]) -> bool:
        """Tell whether every sector went far the same way."""
        return bool(sectors) and (sectors[-1].value >= self.swept or sectors[0].value <= -self.swept)

    def _end(self, moves: list[Fact], told: set[str], way: float) -> list[Fact]:
        """Return who of the first three went far enough and is not told: one, and another that is near."""
        able = [fact for fact in moves[:3] if fact.about.split("/")[1] not in told]
        far = [fact for fact in able if fact.value * way >= self.least][:2]
        return [fact for fact in far if abs(far[0].value - fact.value) <= self.near]
