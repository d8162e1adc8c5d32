"""Round levels of an index: taken for the first time ever, lost, won back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market, subject
from newsgen.model import Fact, Item
from newsgen.rules.base import (
    RECORDS,
    Angle,
    Desk,
    Rule,
    highest_of,
    ids,
    is_roundest,
    rarity,
    score,
    watched,
)

THOUSAND = 1000
"""Points of the levels that are known by heart."""
KINDS = {
    "first": ("level_first", "up", "사상 처음 넘었다"),
    "regained": ("level_regained", "up", "되찾았다"),
    "lost": ("level_lost", "down", "내줬다"),
}
"""Tag -> its measure, the way the index went, and what it means."""


class RoundLevels(Rule, frozen=True):
    """A close on the other side of a round level of the index, whose steps its market names.

    Its bits are those of a close that is the highest (the lowest) of so many sessions; of a level never
    reached before, of the sessions since the one a step below it was: hundreds that come every few weeks stay
    below thousands that come every few years.
    """

    name: str = "round_levels"
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    milestone: ClassVar[bool] = True
    days: ClassVar[frozenset[Over]] = frozenset({"session", "week"})
    groups: ClassVar[tuple[str, ...]] = tuple(KINDS)
    is_place: ClassVar[bool] = True
    heads_places: ClassVar[bool] = True

    sessions: int = 40
    """Sessions since it was last so."""
    few: int = 10
    """The same of an index's roundest levels, and of those that it reaches for the first time."""
    daily: int = 5
    """The same of the main indices where wraps tell these by their levels, and the step is ``wide``."""
    wide: float = 3.0
    """Percent of the level that its step comes to: of 2,500 hundreds are, of 5,000 they are not."""
    broad: float = 2.0
    """The same of the broad index there, of a level that it never closed above and of one that it lost, or
    won back, by a sharp move after ``few`` sessions: of 5,000 hundreds are, of 6,000 they are not."""
    again: int = 60
    """Sessions from which on the broad index's return to its roundest levels can lead."""
    year: int = 240
    """Sessions from which on a level is told beside whatever else there is of its index, where wraps tell an
    index by its levels; the roundest ones are at any time."""
    implied: float = -1.0
    """Freshness, in bits, of a level reached before: that the close is the highest since says as much."""
    known: float = 3.0
    """Bits more of another index's roundest level after a year, which its day is remembered by."""
    round_bits: float = 0.5
    """Freshness, in bits, of such a level where it is a whole thousand, which readers know by heart."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index that crossed a level."""
        looked_at = watched(book.market)
        for about in looked_at:
            for tag, (measure, way, meaning) in KINDS.items():
                fact, change = book.get(measure, about), book.get("change_day", about)
                if fact is None or change is None:
                    continue
                yield Item(
                    rule=self.name,
                    about=about,
                    facts=ids([fact, change]),
                    score=score(
                        rarity(fact.periods) if tag == "first" else highest_of(fact.periods),
                        tested=len(looked_at),
                        weight=desk.weight(about) + self._known(book.market, tag, fact),
                        freshness=self._freshness(tag, fact.value),
                    ),
                    reason=(
                        f"{fact.value:,.0f}선을 {meaning}, {fact.periods}거래일 만, "
                        f"기준 {self.sessions}거래일"
                    ),
                    subjects={"indices": (about,)},
                    chosen=(self._is_told(book.market, tag, fact) and not self._is_small(desk, fact, change))
                    or self._is_hundred(book.market, desk, tag, fact, change),
                    standing=(book.market.ranged and self._is_remembered(fact))
                    or self._is_mark(book.market, tag, fact),
                    tags=frozenset({tag, way, *self._marks(book, desk, tag, fact, change)}),
                )

    def _is_told(self, market: Market, tag: str, fact: Fact) -> bool:
        """Tell whether a level was not crossed for long: a roundest or a first one less long than others.

        Where wraps tell an index by its levels, a roundest one is told at any time.
        """
        if self._is_mark(market, tag, fact):
            return True
        roundest = is_roundest(fact.about, fact.value)
        known = roundest or (tag == "first" and fact.about in market.indices)
        often = (market.ranged and roundest) or self._is_followed(market, fact)
        return often or (fact.periods or 0) >= (self.few if known else self.sessions)

    def _is_small(self, desk: Desk, fact: Fact, change: Fact) -> bool:
        """Tell whether a level of the last weeks says nothing: the day took the index extremely far."""
        far = abs(change.value) >= desk.words("day").extreme
        return far and not self._is_remembered(fact) and (fact.periods or 0) < self.sessions

    def _is_followed(self, market: Market, fact: Fact) -> bool:
        """Tell whether it is a level of a main index that its readers follow, and not crossed daily."""
        own = market.ranged and fact.about in market.indices
        return own and self._is_wide(fact) and (fact.periods or 0) >= self.daily

    def _is_hundred(self, market: Market, desk: Desk, tag: str, fact: Fact, change: Fact) -> bool:
        """Tell whether it is a hundred of the broad index that heads its day where wraps tell levels.

        It is the first close above one, or one lost or won back after some time by a sharp move.
        """
        if not market.ranged or fact.about != market.broad or not self._is_wide(fact, self.broad):
            return False
        size, words = abs(change.value), desk.words("day")
        return tag == "first" or (words.sharp <= size < words.extreme and (fact.periods or 0) >= self.few)

    def _is_wide(self, fact: Fact, part: float | None = None) -> bool:
        """Tell whether a level is one of few: the next one of its step is far away."""
        known = subject(fact.about)
        steps = [step for step in (known.rounds if known else ()) if fact.value % step == 0]
        return bool(steps) and max(steps) >= (part or self.wide) / 100 * fact.value

    def _is_mark(self, market: Market, tag: str, fact: Fact) -> bool:
        """Tell whether the broad index never closed above so rare a level, where wraps do not tell levels."""
        own = tag == "first" and fact.about == market.broad and not market.ranged
        return own and self._is_wide(fact)

    def _is_remembered(self, fact: Fact) -> bool:
        """Tell whether a level is told whatever else there is of its index."""
        return is_roundest(fact.about, fact.value) or (fact.periods or 0) >= self.year

    def _is_besides(self, book: FactBook, tag: str, fact: Fact, *, hundred: bool) -> bool:
        """Tell whether a level stands beside what else is told: that a close is the highest says as much."""
        extreme = book.get("lowest_since" if tag == "lost" else "highest_since", fact.about)
        implied = extreme is not None and (extreme.periods or 0) >= self.sessions
        return hundred or (self._is_followed(book.market, fact) and not implied)

    def _known(self, market: Market, tag: str, fact: Fact) -> float:
        """Return what a level of another than the broad index weighs besides, where wraps tell levels."""
        rare = is_roundest(fact.about, fact.value) and (fact.periods or 0) >= self.year
        return self.known if market.ranged and tag != "first" and rare and fact.about != market.broad else 0.0

    def _freshness(self, tag: str, level: float) -> float:
        """Return what is new in a level, in bits."""
        if tag == "first":
            return 0.0
        return self.implied if level % THOUSAND else self.round_bits

    def _marks(self, book: FactBook, desk: Desk, tag: str, fact: Fact, change: Fact) -> set[str]:
        """Return ``grand`` of the broad index's largest step, first or after long; ``long``; ``besides``.

        ``hundred`` is one that a headline has beside how far the index went.
        """
        long = tag == "first" or (fact.periods or 0) >= self.again
        broad = fact.about == book.market.broad
        found = {"grand"} if broad and long and is_roundest(fact.about, fact.value) else set[str]()
        found |= {"known"} if broad and is_roundest(fact.about, fact.value) else set()
        found |= {"long"} if (fact.periods or 0) >= self.sessions else set()
        found |= {"mark"} if self._is_mark(book.market, tag, fact) else set()
        hundred = "grand" not in found and self._is_hundred(book.market, desk, tag, fact, change)
        found |= {"hundred"} if hundred else set()
        return found | ({"besides"} if self._is_besides(book, tag, fact, hundred=hundred) else set())

    def places(self, item: Item) -> bool:
        """Tell that it does; a level that readers follow is told besides."""
        return "besides" not in item.tags

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is a record of some kind."""
        return RECORDS

    def can_lead(self, item: Item, market: Market) -> bool:
        """Tell whether one of the main indices never reached it before, or it is the broad one's roundest.

        A step that comes every few weeks leads nothing.
        """
        rare = {"first", "long"} <= item.tags and item.about in market.indices
        return rare or bool(item.tags & {"grand", "mark"})

    def tops(self, item: Item, market: Market) -> int:
        """Return that the broad index's roundest levels come before the bare close.

        Where wraps tell an index by its levels the first close above one comes before all else; where not,
        that of a rare step before the bare close and before a single stock.
        """
        if "grand" in item.tags:
            return 2 if market.ranged and "first" in item.tags else 1
        return int("mark" in item.tags)

    def angle(self, item: Item) -> Angle:
        """Return that the market is where it never was."""
        return "record_high" if "first" in item.tags else super().angle(item)
