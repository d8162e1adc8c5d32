"""The angle of a day: what its lead is about, as one word that chooses the background."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.model import Item

ANGLES: tuple[str, ...] = (
    "small_cap_rally",
    "small_cap_lag",
    "growth_ahead",
    "growth_behind",
    "record_high",
    "new_low",
    "surge",
    "plunge",
    "turn_up",
    "turn_down",
    "rate_shock",
    "policy",
    "advance",
    "decline",
    "mixed",
    "quiet",
    "week_surge",
    "week_plunge",
    "week_advance",
    "week_decline",
    "week_mixed",
    "week_quiet",
)
"""Each has a reviewed background, ``templates/article/views/<angle>.j2``."""


def angle_of(lead: Item, items: Iterable[Item]) -> str:
    """Return the angle of a day from its lead and what else was chosen."""
    items = tuple(items)
    direction = "up" if "up" in lead.tags else "down"
    by_rule = {
        "divergence": _divergence(lead),
        "extremes": "new_low" if "low" in lead.tags else "record_high",
        "largest_move": "surge" if direction == "up" else "plunge",
        "reversal": f"turn_{direction}",
        "yields": "rate_shock",
        "fed_decision": "policy",
        "week_close": _week(lead),
    }
    angle = by_rule[lead.rule] if lead.rule in by_rule else _market(lead, items)
    if angle == "surge" and any(item.rule == "extremes" and "record" in item.tags for item in items):
        return "record_high"
    return angle


def _divergence(lead: Item) -> str:
    if "small" in lead.tags:
        return "small_cap_rally" if "up" in lead.tags else "small_cap_lag"
    return "growth_ahead" if "up" in lead.tags else "growth_behind"


def _week(lead: Item) -> str:
    """Return the angle of a finished week."""
    if lead.tags & {"flat", "quiet"}:
        return "week_quiet"
    if "mixed" in lead.tags:
        return "week_mixed"
    sharp = lead.tags & {"sharp", "extreme"}
    if "all_up" in lead.tags:
        return "week_surge" if sharp else "week_advance"
    return "week_plunge" if sharp else "week_decline"


def _market(lead: Item, items: Iterable[Item]) -> str:
    """Return the angle of a day that its indices lead."""
    if "mixed" in lead.tags:
        return "mixed"
    if lead.tags & {"flat", "quiet"}:
        return "quiet"
    sharp = lead.tags & {"sharp", "extreme"} or any(item.rule == "largest_move" for item in items)
    if "all_up" in lead.tags:
        return "surge" if sharp else "advance"
    return "plunge" if sharp else "decline"
