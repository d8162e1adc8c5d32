"""Closing highs and lows of an index: of all time, of 52 weeks, and since a day that the article names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

import msgspec

from newsgen.editions import Over
from newsgen.facts.book import FactBook
from newsgen.markets import Market
from newsgen.model import Fact, Item
from newsgen.rules.base import (
    HALF_YEAR,
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
    within_month,
)

KINDS = {
    "record": ("high_all", "사상 최고 종가"),
    "high": ("high_52w", "52주 최고 종가"),
    "low": ("low_52w", "52주 최저 종가"),
    "highest": ("highest_since", "한동안 가장 높은 종가"),
    "lowest": ("lowest_since", "한동안 가장 낮은 종가"),
}
"""Tag -> its measure and what it means, the strongest first."""
ENDS = frozenset({"high", "highest"}), frozenset({"low", "lowest"})
"""Tags of highs and of lows that are no records."""


ALL = 3
"""Main indices from which on that all of them closed at one says more than each."""


class Extremes(Rule, frozen=True):
    """A record close, a 52-week high or low, or the highest or lowest close in ``sessions`` sessions."""

    name: str = "extremes"
    many: ClassVar[frozenset[str]] = frozenset({"indices"})
    days: ClassVar[frozenset[Over]] = frozenset({"session", "week"})
    groups: ClassVar[tuple[str, ...]] = tuple(KINDS)
    is_place: ClassVar[bool] = True
    heads_places: ClassVar[bool] = True

    stale: float = -1.0
    """Freshness, in bits, of a high that the day before was one too."""
    record: float = 3.5
    """Bits of any record close: since 1990 one session in twelve was one of the S&P 500. Half a bit more
    for each session in a row, and one where all of the main indices set one."""
    sessions: int = 60
    """Sessions of which a close must be the highest or the lowest; about a quarter of a year."""
    main: int = 40
    """The same of the main indices: readers ask of these first."""

    ranged: int = 22
    """The same of the broad index where wraps tell where it stands by its levels: a month."""
    beside: float = 1.0
    """Percent that are left to the record, up to which these say more than since when."""
    back: int = 20
    """Sessions that such a close reaches further back than the one of the day before, to be new again."""
    year: int = 240
    """Sessions from which on that of the broad index is told again, and a level won back says as much, where
    wraps tell levels."""
    decades: int = 2400
    """Sessions from which on a new one is told beside whatever else there is of its index."""

    grown: int = 60
    """Days that a year must have had for its lowest, or highest, close to be news."""
    all_three: float = 1.0
    """Bits more where all of the main indices close at it, who is told day after day."""

    most: int = 2
    """Indices of which such a close is told at once, where the broad one has none."""

    def items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        """Yield one item an index; an all-time high is told instead of the 52-week high that it is too."""
        found = list(self._items(book, desk))
        of_year = self._of_year(book, found)
        told = {item.about for ends in ENDS for item in self._told(book, ends, found)}
        for item in found:
            left = item.chosen and "record" not in item.tags and item.about not in told
            if item.about in of_year:
                yield self._marked(item)
                continue
            yield msgspec.structs.replace(item, chosen=False) if left else item

    def _of_year(self, book: FactBook, found: list[Item]) -> frozenset[str]:
        """Return the main indices where all of them closed at the year's low, or high; else nothing.

        That is no less news on its second day. Where wraps tell an index by its levels, those say it.
        """
        main = book.market.indices
        began = dt.date(book.day.year, 1, 1)
        if book.market.ranged or (book.day - began).days < self.grown or len(main) < ALL:
            return frozenset()
        for tag in ("lowest", "highest"):
            closes = [book.get(KINDS[tag][0], item.about) for item in found if tag in item.tags]
            since = {one.about: one.since for one in closes if one and one.since}
            if all(about in since and since[about] < began for about in main):
                return frozenset(main)
        return frozenset()

    def _marked(self, item: Item) -> Item:
        """Return an item of one of the main indices, all of which closed at the year's low, or high."""
        given = item.score
        new = score(given.surprise + self.all_three, tested=given.tested, weight=given.weight)
        return msgspec.structs.replace(item, chosen=True, score=new, tags=item.tags | {"of_year"})

    def _told(self, book: FactBook, ends: frozenset[str], found: list[Item]) -> list[Item]:
        """Return whose high, or low, of some time is told: the broad index's with its like, else the best.

        That of small companies is told only where it is one of a year.
        """
        year = {"high", "low"}
        able = [
            item
            for item in found
            if item.chosen and item.tags & ends and (item.about != book.market.small or item.tags & year)
        ]
        broad = [item for item in able if item.about == book.market.broad]
        kind = broad[0].tags & ends if broad else frozenset[str]()
        broad += [
            one
            for one in able
            if one.about in set(book.market.indices) - {book.market.broad} and one.tags & kind
        ]
        best = max(able, key=lambda item: item.score.total, default=None)
        alike = [item for item in able if best and item.tags & best.tags & ends]
        main = [item for item in alike if item.about in watched(book.market)]
        return broad or sorted(main or alike, key=lambda item: -item.score.total)[: self.most]

    def _items(self, book: FactBook, desk: Desk) -> Iterator[Item]:
        market = book.market
        # Of a week the big names are told by their own moves.
        weekly = book.get("week", market.exchange) is not None
        basket = "" if weekly else market.basket
        looked_at = tuple(filter(None, (*watched(market), market.chips, basket)))
        records = {about for about in market.indices if book.get("high_all", about)}
        for about in looked_at:
            fact, tag = self._extreme(book, about)
            if fact is None or book.get("change_day", about) is None:
                continue  # over a hole in the data nothing is the highest
            if tag != "record" and self._is_of_level(book, about, fact):
                continue
            if weekly and about == market.small and tag != "record":
                continue
            again = self._again(book, about, fact, tag)
            tags = {tag, "again" if again else "fresh"}
            most = self._largest(book, about, tag)
            tags |= {f"largest:{about}"} if most else set()
            if tag == "record" and len(records) == len(market.indices) > 1:
                tags.add("all")
            surprise = (highest_of if tag in {"highest", "lowest"} else rarity)(fact.periods)
            if tag == "record":
                run = book.value("records_run", about) or 1.0
                surprise = max(surprise, self.record) + (run - 1) / 2 + (1.0 if "all" in tags else 0.0)
            yield Item(
                rule=self.name,
                about=about,
                facts=ids([fact, most]),
                score=score(
                    surprise,
                    tested=len(looked_at),
                    weight=desk.weight(about),
                    freshness=self.stale if again and "all" not in tags else 0.0,
                ),
                reason=KINDS[tag][1],
                subjects={"indices": (about,)},
                standing=tag == "record" or (not again and self._is_of_decades(market, fact)),
                chosen=not again or tag in {"record", "low"} or self._lasts(market, fact),
                tags=frozenset(tags),
            )

    def _is_of_level(self, book: FactBook, about: str, fact: Fact) -> bool:
        """Tell whether a level that an index won back, or lost, says since when it was not so high, or low.

        So it does in markets whose wraps tell an index by its levels, where both go back to one month.
        """
        crossed = book.get("level_lost" if fact.measure.startswith("low") else "level_regained", about)
        if not book.market.ranged or crossed is None:
            return False
        known = is_roundest(about, crossed.value) or (crossed.periods or 0) >= self.year
        return known and within_month(crossed, fact)

    def matter(self, item: Item) -> str:  # noqa: ARG002
        """Return that it is a record of some kind."""
        return RECORDS

    def can_lead(self, item: Item, market: Market) -> bool:
        """Tell whether it is new, or of all indices, and of an index that stands for the market.

        The year's high of all of them leads once, its low on any day.
        """
        if "of_year" in item.tags:
            return item.about == market.broad and ("lowest" in item.tags or "fresh" in item.tags)
        if {"high", "highest", "lowest"} & item.tags or item.about in {market.chips, market.basket}:
            return False
        if "again" in item.tags and "all" not in item.tags:
            return False
        return item.about != market.small

    def angle(self, item: Item) -> Angle:
        """Return whether it is a high or a low."""
        return "new_low" if {"low", "lowest"} & item.tags else "record_high"

    def occasion(self, item: Item, market: Market, *, small: bool) -> Angle | None:  # noqa: ARG002
        """Return that the market as a whole closed at a new record."""
        return "record_high" if item.about == market.broad and {"record", "fresh"} <= item.tags else None

    def _extreme(self, book: FactBook, about: str) -> tuple[Fact | None, str]:
        """Return the strongest extreme of a subject and its tag."""
        for tag, (measure, _) in KINDS.items():
            fact = book.get(measure, about)
            if fact is not None and (not tag.endswith("est") or self._is_long(book, fact)):
                return fact, tag
        return None, ""

    def _largest(self, book: FactBook, about: str, tag: str) -> Fact | None:
        """Return since when no day took an index so far, where it is long ago that it was so high, or low."""
        fact = book.get(f"largest_{'fall' if tag.startswith('low') else 'rise'}_since", about)
        return fact if fact and tag != "record" and (fact.periods or 0) >= HALF_YEAR else None

    def _is_long(self, book: FactBook, fact: Fact) -> bool:
        """Tell whether a close is the highest or lowest in so many sessions that it is told."""
        if book.market.ranged and fact.about == book.market.broad:
            left = book.value("to_record", fact.about)
            beside_record = left is not None and left <= self.beside and fact.measure.startswith("highest")
            return (fact.periods or 0) >= (self.main if beside_record else self.ranged)
        least = self.main if fact.about in book.market.indices else self.sessions
        return (fact.periods or 0) >= least

    def _lasts(self, market: Market, fact: Fact) -> bool:
        """Tell whether the broad index stands where it has not stood for a year: told day after day."""
        return market.ranged and fact.about == market.broad and (fact.periods or 0) >= self.year

    def _again(self, book: FactBook, about: str, fact: Fact, tag: str) -> bool:
        """Return whether the session before closed at such a high too: for a record, at a record."""
        if tag.endswith("est"):
            before = book.get(f"{KINDS[tag][0]}_day_before", about)
            return (
                before is not None
                and self._is_long(book, before)
                and not self._is_further(book.market, fact, before)
            )
        before = book.get("low_52w_day_before" if tag == "low" else "high_52w_day_before", about)
        if before is None or (tag == "high" and self._is_further(book.market, fact, before)):
            return False
        return tag != "record" or fact.base == before.base

    def _is_of_decades(self, market: Market, fact: Fact) -> bool:
        """Tell whether a close is told whatever else there is of its index, where wraps tell levels."""
        return market.ranged and (fact.periods or 0) >= self.decades

    def _is_further(self, market: Market, fact: Fact, before: Fact) -> bool:
        """Tell whether a close reaches much further back than that of the day before, where they do."""
        return market.ranged and (fact.periods or 0) - 1 - (before.periods or 0) >= self.back
