"""What another market did while ours slept, where that is news for our session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen import markets
from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import Desk, Rule, gaussian, ids, score


class Overnight(Rule, frozen=True):
    """The furthest of its indices, and its chips: by the bounds that the market's file gives them.

    Another is told beside it where that went the other way: one figure is a night. Where all of them went
    one way and our broad index the other that is told; a night as there are few a year stands in the lead.
    """

    name: str = "overnight"
    one: ClassVar[frozenset[str]] = frozenset({"index", "first", "other", "chips"})
    either_way: ClassVar[bool] = True
    abroad: ClassVar[bool] = True
    behind_levels: ClassVar[bool] = True

    apart: float = 0.3
    """Percent from which on an index that went the other way is told."""
    against: float = 0.5
    """Percent from which on our broad index went the other way."""
    vast: float = 3.0
    """Percent of the one that stands for the whole from which on a night stands in the lead."""
    echoed: float = 1.5
    """Percent of the one that stands for the whole, or twice that of its chips, from which on a night stands
    in the lead where our broad index went its way by ``followed``: no cause is told, but what was before."""
    followed: float = 1.0
    """Percent that our broad index moved then."""
    opened: float = 0.3
    """Percent by which our broad index opened the way of all that is told: then the night is told first."""
    usual: float = 1.2
    """Percent: the usual size of a night (its standard deviation, 2020 to 2026)."""
    bits: float = 3.0
    """Bits of surprise at most: it is the news of another place."""
    weight: float = 1.5
    """What readers here care, in bits."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:  # noqa: ARG002 - as every rule
        """Yield one item where one of its indices went far."""
        known = {one.symbol: one for one in book.market.overnight}
        nights = sorted(book.select("change_overnight", known), key=lambda fact: -abs(fact.value))
        far = [fact for fact in nights if abs(fact.value) >= known[fact.about].least]
        if not far:
            return
        there = markets.named(known[far[0].about].market)
        chips = next((fact for fact in far if fact.about == there.chips), None)
        wide = [fact for fact in nights if fact.about != there.chips]
        blue = next((fact for fact in far if fact.about == there.blue), None)
        led = [fact for fact in far if fact not in (chips, blue)]
        parted = chips is not None and blue is not None and chips.value * blue.value < 0
        if blue is not None and (led or parted or self._other(blue, wide)):
            led.append(blue)  # thirty stocks alone are no night of a market that stood
        first = max(led, key=lambda fact: abs(fact.value), default=None)
        other = self._other(first or chips, wide)
        if first is None:
            first, chips = chips, None
        if first is None:
            return
        roles = {"first": first, "other": other, "chips": chips}
        told = [fact for fact in roles.values() if fact is not None]
        subjects: dict[str, tuple[str, ...]] = {role: (fact.about,) for role, fact in roles.items() if fact}
        subjects["index"] = (book.market.broad,)
        whole = next((fact for fact in nights if fact.about == there.broad), None)
        ours = book.value("change_day", book.market.broad) or 0.0
        against = abs(ours) >= self.against and all(fact.value * ours < 0 for fact in told)
        vast = whole is not None and abs(whole.value) >= self.vast
        heads = (whole, self.echoed), (chips, 2 * self.echoed)
        echoed = abs(ours) >= self.followed and any(
            fact is not None and fact.value * ours > 0 and abs(fact.value) >= least for fact, least in heads
        )
        echoed &= all(fact.value * ours > 0 for fact in told)
        began = book.value("open_change", book.market.broad) or 0.0
        opened = abs(began) >= self.opened and all(fact.value * began > 0 for fact in told)
        found = (("against", against), ("vast", vast), ("echoed", echoed), ("opened", opened))
        size = max(abs(fact.value) for fact in wide or told)
        yield Item(
            rule=self.name,
            about=told[0].about,
            facts=ids(told),
            score=score(min(gaussian(size / self.usual), self.bits), weight=self.weight + against),
            reason=", ".join(f"{fact.about} {fact.value:+.2f}%" for fact in told),
            subjects=subjects,
            tags=frozenset(tag for tag, holds in found if holds),
        )

    def _other(self, first: Fact | None, wide: list[Fact]) -> Fact | None:
        """Return the one that went furthest the other way than the first."""
        if first is None:
            return None
        turned = (one for one in wide if one.value * first.value < 0 and abs(one.value) >= self.apart)
        return next(turned, None)

    def happened(self, item: Item) -> bool:
        """Tell whether it is a night as there are few, or one that our day followed."""
        return bool(item.tags & {"vast", "echoed"})
