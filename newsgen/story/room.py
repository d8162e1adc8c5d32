"""What is printed of what may be told: all that is news, and of the rest the best that there is room for.

A dull day is short because little is worth telling, not because the rest was cut.
"""

from __future__ import annotations

from collections.abc import Mapping

from newsgen.config import StorySettings
from newsgen.story.planner import Plan, Slot


def kept(outline: Plan, lengths: Mapping[str, int], settings: StorySettings) -> tuple[Slot, ...]:
    """Return the slots that are printed, in the order of the article.

    ``lengths`` gives the characters of each slot by its key, 0 of one that no template tells. What is
    standing, leads, or scores ``settings.news`` bits is printed whatever the room; others in the order of
    their scores, from ``settings.least`` bits on, until ``settings.length`` characters are full, on a dull
    day ``settings.dull``. One that does not fit ends the list, so that nothing weaker than what was left out
    is printed.
    """
    must = [slot for slot in outline.body if _stands(slot, outline, settings)]
    length = min(settings.dull, settings.length) if is_dull(outline, settings) else settings.length
    room = length - sum(lengths[slot.key] for slot in must)
    others = [slot for slot in outline.body if slot not in must and slot.score >= settings.least]
    for slot in sorted(others, key=lambda slot: -slot.score):
        room -= lengths[slot.key]
        if room < 0:
            break
        must.append(slot)
    return tuple(slot for slot in outline.body if slot in must)


def is_dull(outline: Plan, settings: StorySettings) -> bool:
    """Tell whether a day was one on which the indices hardly moved, and nothing else was news."""
    close = next((slot for slot in outline.body if slot.rule.is_close), None)
    if close is None or not close.tags & {"flat", "quiet"}:
        return False
    return not any(slot.happened or slot.score >= settings.news for slot in outline.body if slot is not close)


def _stands(slot: Slot, outline: Plan, settings: StorySettings) -> bool:
    """Tell whether a slot is printed whatever the room."""
    return any(item.standing for item in slot.items) or slot in outline.opening or slot.score >= settings.news
