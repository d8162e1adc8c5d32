"""Where the indices stand, told once each: of all that can be said of an index the strongest is kept.

A crash breaks a dozen records at once; a reader wants one of each index, and a short paragraph of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsgen import rules
from newsgen.model import Item
from newsgen.rules.base import RECORDS

MOST = 3
"""Kinds of such things that a paragraph tells besides what leads: about a sentence each."""


def thinned(chosen: Iterable[Item], lead: Item) -> list[Item]:
    """Return the chosen items, best first as they came, without what is said of an index besides its best.

    What leads and every record stay. A record that does not stand in the lead is all that is told of its
    index.
    """
    chosen = list(chosen)
    kept = _one_each(chosen, lead)
    kinds = _kinds([item for item in kept if item is not lead], lead)
    return [item for item in kept if item is lead or _kind(item) in kinds or not _counts(item)]


def _one_each(chosen: list[Item], lead: Item) -> list[Item]:
    """Return what is left where each index has its best one."""
    full = {item.about for item in chosen if _places(item) and item.standing and not _is_with(item, lead)}
    best: dict[str, Item] = {}
    for item in chosen:
        if _places(item) and not item.standing and item is not lead and item.about not in full:
            held = best.get(item.about)
            if held is None or _worth(item) > _worth(held):
                best[item.about] = item
    return [
        item
        for item in chosen
        if not _places(item) or item.standing or item is lead or best.get(item.about) is item
    ]


def _kinds(items: list[Item], lead: Item) -> set[tuple[str, str]]:
    """Return the strongest kinds of what a paragraph tells, those that must be told first."""
    worth: dict[tuple[str, str], tuple[bool, float]] = {}
    for item in items:
        if _counts(item):
            here = (item.standing or _is_with(item, lead), _worth(item))
            worth[_kind(item)] = max(here, worth.get(_kind(item), here))
    ranked = sorted(worth, key=lambda kind: worth[kind], reverse=True)
    must = {kind for kind in ranked if worth[kind][0]}
    return must | set(ranked[: max(MOST + (_kind(lead) in worth), len(must))])


def _kind(item: Item) -> tuple[str, str]:
    """Return the rule of an item, and by which of its groups it is told."""
    groups = rules.named(item.rule).groups
    return item.rule, next((tag for tag in groups if tag in item.tags), "")


def _is_with(item: Item, lead: Item) -> bool:
    """Tell whether an item is told by the very sentence that leads."""
    return _kind(item) == _kind(lead)


def _worth(item: Item) -> float:
    return item.score.total + rules.named(item.rule).place_bits


def _places(item: Item) -> bool:
    return rules.named(item.rule).places(item)


def _counts(item: Item) -> bool:
    """Tell whether an item stands in the paragraph that tells where the indices stand."""
    return rules.named(item.rule).matter(item) == RECORDS
