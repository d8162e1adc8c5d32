"""What 시장 읽기 concludes from a day's, or a week's, own facts; where too little follows, it is left out.

Each conclusion holds by numbers of the book alone (:mod:`newsgen.story.seen`), has a figure to show for it,
and is worth a reader's minute: how stocks, bonds, the dollar and the index of fear agree, who carried the
market, what the day changed of a month or a year. None asserts a cause, and none is what the body has told. A
new one is an entry of its family in ``newsgen/story/drawn/`` and a block of the template.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from newsgen.editions import Edition
from newsgen.story.drawn.across import ACROSS
from newsgen.story.drawn.course import COURSE
from newsgen.story.drawn.events import EVENTS
from newsgen.story.drawn.inside import INSIDE
from newsgen.story.drawn.kind import Conclusion
from newsgen.story.seen import Seen
from newsgen.story.variety import is_turn

MOST = 2
"""Conclusions of an article."""
STRONG = 5.0
"""Weight from which on a conclusion is drawn on any day.

One below it stands where no other does, and on every second day alone: what holds on many days is not
concluded of two that follow each other.
"""

RARE = 7.0
"""Weight from which on a conclusion is of a day that seldom comes."""

CONCLUSIONS: tuple[Conclusion, ...] = (*EVENTS, *ACROSS, *INSIDE, *COURSE)
"""All that may be concluded, the name of each a block of the template; of equal weight the first is drawn."""


def conclusions(
    seen: Seen,
    edition: Edition,
    told: str = "",
    lead: str = "",
    is_fresh: Callable[[str], bool] = lambda _: True,
    is_sized: Callable[[str], bool] = lambda _: True,
) -> list[Conclusion]:
    """Return what is concluded, the weightiest first, one of a matter; nothing where too little holds.

    ``told`` is what the article says, ``lead`` its lead alone. ``is_fresh`` tells of a conclusion, by its
    name, whether it has a wording that readers have not met of late: all but the ``RARE`` ones need one.
    ``is_sized`` tells whether it has a figure that may be printed. On a day on which the Fed decided the
    first is about that.
    """
    found: dict[str, Conclusion] = {}
    for one in sorted(CONCLUSIONS, key=lambda one: -one.weight):
        if edition.over not in one.over or one.matter in found or not one.holds(seen):
            continue
        if one.weight < STRONG and (_any_strong(found.values()) or not is_turn(one.name, seen.turn)):
            continue
        if not all(_says(told, printed) for printed in one.printed):
            continue
        if (one.weight < RARE and not is_fresh(one.name)) or not is_sized(one.name):
            continue
        if not (_says(told, one.untold) or _says(lead, one.unled) or _barred(one, found.values())):
            found[one.matter] = one
    best = list(found.values())[:MOST]
    return best if not seen.decision or (best and best[0].matter == "policy") else []


def _any_strong(drawn: Iterable[Conclusion]) -> bool:
    return any(one.weight >= STRONG for one in drawn)


def _barred(one: Conclusion, others: Iterable[Conclusion]) -> bool:
    return any(one.name in other.bars or other.name in one.bars for other in others)


def _says(text: str, pattern: str) -> bool:
    """Tell whether a text says what a pattern names; an empty pattern names nothing."""
    return bool(pattern) and re.search(pattern, text) is not None
