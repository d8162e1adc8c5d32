"""What a slot of a plan is worth as news before it is written: what comes first, what stands aside."""

from __future__ import annotations

from newsgen.story.planner import Slot

ASIDE = frozenset({"rates", "ahead"})
"""Sections that come after those of stocks in whatever stands above the text."""

DEAR = frozenset({"oil_news", "gold_news", "silver_news", "oil_vast", "gold_vast"})
"""Tags of a day, or a week, in which a commodity moved so far that it is news."""

WIDE = frozenset({"home_wide", *DEAR})
"""Those of one on which the readers' own currency or a commodity did."""

RAREST, YEARS = "rarest", "years"
"""Tags of what goes back furthest of all that is no story of stocks, and of such that goes back a year
(:mod:`newsgen.rules.rarities`)."""

LOUD = "loud"
"""Tag of investors' net buying so vast, or so rare, that it comes before how far another index went."""

NEWS = 3.0 - 1e-9
"""Bits of score from which an item comes before the mere move of an index."""


def is_news(slot: Slot) -> bool:
    """Tell whether a slot is news enough for the lines above the text, whatever else there is."""
    if slot.happened or is_record(slot) or slot.tags & {*WIDE, LOUD}:
        return True
    return slot.score >= NEWS and not is_aside(slot)


def is_aside(slot: Slot) -> bool:
    """Tell whether a slot comes after those of stocks: of rates and prices, but where one is news."""
    return slot.section in ASIDE and not slot.tags & {*WIDE, RAREST}


def is_record(slot: Slot) -> bool:
    """Tell whether a slot tells records, which people head with on any day."""
    return "record" in slot.tags


def rank(slot: Slot) -> tuple[bool | float, ...]:
    """Return where a slot stands as news: the smaller comes first."""
    return (
        not (slot.happened or "ever" in slot.tags),
        not is_record(slot),
        is_aside(slot),
        -_worth(slot),
    )


def _worth(slot: Slot) -> float:
    """Return the bits of a slot in the ranking: what happened to all counts for more than one stock's day."""
    return slot.score + (NEWS if slot.happened and not slot.rule.of_one else 0.0)


def against(tags: frozenset[str], *, all_ways: bool) -> set[str]:
    """Return the tags of what goes another way; ``all_ways`` else only where all went one."""
    opposite = {"all_up": "down", "all_down": "up"} | ({"up": "down", "down": "up"} if all_ways else {})
    return {opposite[tag] for tag in tags if tag in opposite}


def abouts_of(slot: Slot) -> set[str]:
    """Return whom a slot is about, in any role."""
    return {about for abouts in slot.subjects.values() for about in abouts}
