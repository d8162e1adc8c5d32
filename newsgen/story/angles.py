"""The angle of a day: what its lead is about, as one word."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen import rules
from newsgen.markets import Market
from newsgen.model import Item
from newsgen.rules import Angle

OCCASIONS: tuple[Angle, ...] = (
    "policy_hold",
    "year_end",
    "jobs",
    "inflation",
    "year_start",
    "half_day",
    "record_high",
    "single_stock",
    "rotation",
    "period_end",
)
"""What a day that moved like any other may be known for, the weightier first."""


def angle_of(lead: Item, items: Iterable[Item], market: Market) -> Angle:
    """Return the angle of a day from its lead and what else was chosen."""
    items = tuple(items)
    rule = rules.named(lead.rule)
    angle = rule.angle(lead)
    if angle == "surge" and any("record" in item.tags for item in items):
        return "record_high"
    if rule.is_close and rule.span == "day" and not lead.tags & {"sharp", "extreme"}:
        return _occasion(lead, items, market) or angle
    return angle


def _occasion(lead: Item, items: tuple[Item, ...], market: Market) -> Angle | None:
    """Return what a day is known for; None where it is like any other."""
    small = bool(lead.tags & {"mixed", "flat", "quiet"})
    found = {rules.named(item.rule).occasion(item, market, small=small) for item in items}
    return next((angle for angle in OCCASIONS if angle in found), None)
