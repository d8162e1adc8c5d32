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
    "policy_hold",
    "inflation",
    "jobs",
    "year_end",
    "year_start",
    "period_end",
    "half_day",
    "single_stock",
    "rotation",
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


PRICES = frozenset({"cpi_yoy", "cpi_mom", "pce_yoy", "core_pce_yoy"})
"""Roles of the releases that make a day one of prices."""


def _occasion(lead: Item, items: tuple[Item, ...]) -> str:
    """Return what a day is known for, where it did not move sharply; empty where it is like any other."""
    if lead.tags & {"sharp", "extreme"} or any(item.rule == "largest_move" for item in items):
        return ""
    small = bool(lead.tags & {"mixed", "flat", "quiet"})
    known = {
        "policy_hold": _tagged(items, "fed_decision", "hold"),
        "year_end": _tagged(items, "period_end", "year"),
        "jobs": any(item.subjects["payrolls"] for item in _fresh(items)),
        "inflation": any(item.subjects[role] for item in _fresh(items) for role in PRICES),
        "year_start": "year_start" in lead.tags,
        "half_day": "half_day" in lead.tags,
        "record_high": any(_is_record(item) for item in items),
        "single_stock": _tagged(items, "megacaps", "far") or (small and _tagged(items, "movers", "giant")),
        "rotation": small and _tagged(items, "sectors", "wide"),
        "period_end": _tagged(items, "period_end", "month") or _tagged(items, "period_end", "quarter"),
    }
    return next((angle for angle, holds in known.items() if holds), "")


def _is_record(item: Item) -> bool:
    """Tell whether an item is a record close of the whole market's index."""
    return item.rule == "extremes" and item.about == "^GSPC" and {"record", "fresh"} <= item.tags


def _tagged(items: tuple[Item, ...], rule: str, tag: str) -> bool:
    return any(item.rule == rule and tag in item.tags for item in items)


def _fresh(items: tuple[Item, ...]) -> list[Item]:
    """Return the weighty economic releases of the day itself."""
    return [item for item in items if item.rule == "releases" and item.standing and "same_day" in item.tags]


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
    occasion = _occasion(lead, tuple(items))
    if occasion:
        return occasion
    if "mixed" in lead.tags:
        return "mixed"
    if lead.tags & {"flat", "quiet"}:
        return "quiet"
    sharp = lead.tags & {"sharp", "extreme"} or any(item.rule == "largest_move" for item in items)
    if "all_up" in lead.tags:
        return "surge" if sharp else "advance"
    return "plunge" if sharp else "decline"
