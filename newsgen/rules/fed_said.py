"""What the Fed published or its chair said in a session, where the market went far after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.model import EventKind, Fact, Item
from newsgen.rules.base import Desk, Rule, ids, score

KINDS: tuple[EventKind, ...] = ("speech", "minutes", "survey")
"""What is told, the weightiest first."""
_STOOD = ("path_open", "path_hour", "path_noon", "path_late")
"""Where an index stood in the course of a session, by the hour."""


class FedSaid(Rule, frozen=True):
    """Minutes, the Beige Book, a speech of the chair: that it was, and when.

    What was in it nobody has read here, and that it was is no news by itself: it is told where the chair spoke
    and the market went far after it, as what happened that day. A publication is not told where the market had
    leapt before it.
    """

    name: str = "fed_said"
    one: ClassVar[frozenset[str]] = frozenset({"fed", "committee", "exchange"})
    section: str = "rates"
    """With yields, wherever those stand: beside the path of the day it would seem to be its cause."""
    joins: ClassVar[str] = "yields"
    days: ClassVar[frozenset[Over]] = frozenset({"session", "so_far"})

    weight: float = 2.0
    """Bits of weight: it stands where it is, and leads nothing."""
    far: float = 1.0
    """Percent of the broad index after a speech from which that is what happened."""
    leap: float = 1.0
    """Percent within half an hour from which what is published later is not told."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - whoever reads it
        """Yield one item where there was anything, chosen where the market went far after a speech."""
        exchange = book.market.exchange
        known = [fact for kind in KINDS if (fact := book.get(f"{kind}_held", exchange))]
        held = [fact for fact in known if not self._is_late(book, fact)]
        if not held:
            return
        tags = {fact.measure.removesuffix("_held") for fact in held}
        if any(fact.measure == "speech_held" and self._went_on(book, fact) for fact in held):
            tags.add("moved")
        yield Item(
            rule=self.name,
            about=exchange,
            facts=ids(held),
            score=score(0.0, weight=self.weight),
            reason="의장의 말 뒤로 시장이 크게 움직였다"
            if "moved" in tags
            else "무엇이 담겼는지 모르는 공개나 발언이다",
            subjects={"exchange": (exchange,), "fed": ("FED",), "committee": ("FOMC",)},
            standing="moved" in tags,
            chosen="moved" in tags,
            tags=frozenset(tags),
        )

    def happened(self, item: Item) -> bool:
        """Tell whether the chair spoke, and the market went far after it."""
        return "moved" in item.tags

    def _is_late(self, book: FactBook, held: Fact) -> bool:
        """Tell whether the market had leapt before something was published."""
        leap = book.get("path_leap", book.market.broad)
        published = held.measure != "speech_held"
        return published and leap is not None and leap.as_of < held.as_of and abs(leap.value) >= self.leap

    def _went_on(self, book: FactBook, held: Fact) -> bool:
        """Tell whether the market went far from where it was last known to stand before a speech.

        Where no hour of the session is known it is the whole day's move.
        """
        close = book.value("change_day", book.market.broad) or 0.0
        stood = [fact for name in _STOOD if (fact := book.get(name, book.market.broad))]
        before = max(
            (fact for fact in stood if fact.as_of <= held.as_of), key=lambda fact: fact.as_of, default=None
        )
        start = before.value if before else 0.0
        return abs((1 + close / 100) / (1 + start / 100) - 1) * 100 >= self.far
