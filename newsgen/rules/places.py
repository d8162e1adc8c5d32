"""Where the indices stand, told once each: of all that can be said of an index the strongest is kept.

A crash breaks a dozen records at once; a reader wants one of each index, and a short paragraph of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from newsgen.markets import Market
from newsgen.model import Item
from newsgen.rules.base import RECORDS, Rule

MOST = 3
"""Kinds of such things that are told besides the first: about a sentence each."""
LEFT = "이 지수로는 더 큰 것을 싣는다"

Kind = tuple[str, str]
"""A rule, and the group in which it tells an item."""


def thinned(items: Iterable[Item], told_by: Mapping[str, Rule], market: Market) -> list[Item]:
    """Return the items, best first as they came, with what is said of an index besides its best left out.

    The first thing that can lead is told besides, and so is every record; an index that has a record of its
    own, which does not lead, has nothing else told.
    """
    return _Places(items, told_by, market).thinned()


class _Places:
    """The items of one session, and the rules that tell them."""

    def __init__(self, items: Iterable[Item], told_by: Mapping[str, Rule], market: Market) -> None:
        self._items = list(items)
        self._told_by = told_by
        self._first = next((item for item in self._items if self._might_lead(item, market)), None)

    def thinned(self) -> list[Item]:
        """Return all items, those left out marked as such."""
        kept = self._one_each()
        kinds = self._kinds(item for item in kept if item is not self._first)
        stay = {id(item) for item in kept if item is self._first or self._kind(item) in kinds}
        return [
            item if not self._counts(item) or id(item) in stay else _left_out(item) for item in self._items
        ]

    def _one_each(self) -> list[Item]:
        """Return what is left where each index has its best one."""
        able = [item for item in self._items if self._counts(item)]
        full = {
            item.about
            for item in able
            if item.standing and self._places(item) and not self._is_with_first(item)
        }
        best: dict[str, Item] = {}
        for item in able:
            free = not item.standing and item is not self._first and item.about not in full
            if free and self._places(item):
                held = best.get(item.about, item)
                best[item.about] = item if self._worth(item) > self._worth(held) else held
        return [
            item
            for item in able
            if not self._places(item) or item.standing or item is self._first or best.get(item.about) is item
        ]

    def _kinds(self, items: Iterable[Item]) -> set[Kind]:
        """Return the strongest kinds, and those that must be told."""
        worth: dict[Kind, tuple[bool, float]] = {}
        for item in items:
            here = (item.standing or self._is_with_first(item), self._worth(item))
            worth[self._kind(item)] = max(here, worth.get(self._kind(item), here))
        ranked = sorted(worth, key=lambda kind: worth[kind], reverse=True)
        must = {kind for kind in ranked if worth[kind][0]}
        room = MOST + (self._first is not None and self._kind(self._first) in worth)
        return must | set(ranked[: max(room, len(must))])

    def _might_lead(self, item: Item, market: Market) -> bool:
        rule = self._told_by[item.rule]
        return item.chosen and rule.heads_places and rule.can_lead(item, market)

    def _kind(self, item: Item) -> Kind:
        groups = self._told_by[item.rule].groups
        return item.rule, next((tag for tag in groups if tag in item.tags), "")

    def _is_with_first(self, item: Item) -> bool:
        """Tell whether an item is told by the same template, at once with what comes first."""
        return self._first is not None and self._kind(item) == self._kind(self._first)

    def _worth(self, item: Item) -> float:
        return item.score.total + self._told_by[item.rule].place_bits

    def _places(self, item: Item) -> bool:
        return self._told_by[item.rule].places(item)

    def _counts(self, item: Item) -> bool:
        """Tell whether an item would stand in the paragraph that tells where the indices stand."""
        return item.chosen and (self._places(item) or self._told_by[item.rule].matter(item) == RECORDS)


def _left_out(item: Item) -> Item:
    return msgspec.structs.replace(item, chosen=False, standing=False, reason=f"{item.reason}; {LEFT}")
