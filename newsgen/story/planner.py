"""What is told, in which order: the lead, what bears on it, the standing paragraphs, the background.

The strongest item that can lead does; items of one rule and one direction share a paragraph; the day's
angle is what its lead is about.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.config import StorySettings
from newsgen.editions import Edition
from newsgen.model import Item, Record
from newsgen.story.angles import angle_of

GROUPED = {
    "largest_move": ("up", "down"),
    "reversal": ("up", "down"),
    "extremes": ("record", "high", "low"),
    "streak": ("up", "down"),
    "week": ("up", "down"),
    "breadth": ("up", "down"),
    "movers": ("sp500", "russell2000"),
    "week_streak": ("up", "down"),
    "week_stocks": ("sp500", "russell2000"),
}
"""Rules whose items share a paragraph, by the tags that keep them apart."""


class Slot(Record, frozen=True, kw_only=True):
    """One paragraph to be written: the items that it tells, the strongest first."""

    section: str
    items: tuple[Item, ...]
    subjects: dict[str, tuple[str, ...]]
    tags: frozenset[str]
    """Tags of the strongest item."""
    common: frozenset[str]
    """Tags that all its items carry."""

    @property
    def rule(self) -> str:
        """The rule whose template writes it."""
        return self.items[0].rule

    @property
    def key(self) -> str:
        """``rule:about`` of its strongest item."""
        return f"{self.items[0].rule}:{self.items[0].about}"


class Plan(Record, frozen=True, kw_only=True):
    """The outline of an article."""

    angle: str
    lead: Slot
    body: tuple[Slot, ...]
    brief: bool = False
    """Whether the day is told in few words: hardly anything moved."""


def plan(items: Iterable[Item], settings: StorySettings, edition: Edition) -> Plan:
    """Order the chosen items of an edition; ``items`` come best first. There is always one that can lead."""
    told = edition.rules
    chosen = [item for item in items if item.chosen and item.rule in told]
    lead_item = _lead(chosen, edition)
    placed = ((section, rule) for section, rules in edition.sections for rule in rules)
    slots = [slot for section, rule in placed for slot in _slots(section, rule, chosen)]
    at = next(place for place, slot in enumerate(slots) if lead_item in slot.items)
    lead = _slot(slots[at].section, [lead_item, *(item for item in slots[at].items if item != lead_item)])
    slots[at] = lead
    quiet = bool(lead_item.tags & {"flat", "quiet"})
    return Plan(
        angle=angle_of(lead_item, chosen),
        lead=lead,
        body=_shortened(slots, lead, settings.quiet_paragraphs if quiet else settings.paragraphs),
        brief=quiet,
    )


def _lead(chosen: list[Item], edition: Edition) -> Item:
    """Return the item that leads: the strongest that can, and a record move rather than the bare close."""
    able = [item for item in chosen if item.rule in edition.leads and _can_lead(item)]
    first = able[0]
    close = next((item for item in able if item.rule == "market_close"), None)
    if close and close.tags & {"sharp", "extreme"} and "mixed" not in close.tags and _lesser(first):
        return next((item for item in able if item.rule == "largest_move" and item.about != "^RUT"), close)
    if first.rule == "market_close":
        return next((item for item in able if item.rule == "largest_move"), first)
    return first


def _lesser(item: Item) -> bool:
    """Return whether an item tells less than a market that moved sharply as a whole."""
    return (item.rule == "divergence" and "same" in item.tags) or item.about == "^RUT"


def _can_lead(item: Item) -> bool:
    """Return whether an item may lead: its rule has a lead, and its subject stands for the market."""
    if item.rule == "yields" and "shock" not in item.tags:
        return False
    if item.rule == "fed_decision" and "hold" in item.tags:
        return False
    if item.rule == "extremes" and ("again" in item.tags or "high" in item.tags):
        return False
    if item.rule == "extremes" and "low" in item.tags and item.about == "^RUT":
        return False
    return item.about not in {"^SOX", "M7"}


def _slots(section: str, rule: str, chosen: list[Item]) -> list[Slot]:
    """Return the paragraphs of one rule."""
    found = [item for item in chosen if item.rule == rule]
    if rule not in GROUPED:
        return [_slot(section, [item]) for item in found]
    groups = ([item for item in found if tag in item.tags] for tag in GROUPED[rule])
    return [_slot(section, group) for group in groups if group]


def _slot(section: str, items: list[Item]) -> Slot:
    """Return one paragraph of some items; their subjects are joined role by role, without repeats."""
    joined: dict[str, dict[str, None]] = {}
    for item in items:
        for role, abouts in item.subjects.items():
            joined.setdefault(role, {}).update(dict.fromkeys(abouts))
    return Slot(
        section=section,
        items=tuple(items),
        subjects={role: tuple(abouts) for role, abouts in joined.items()},
        tags=items[0].tags,
        common=frozenset.intersection(*(item.tags for item in items)),
    )


def _shortened(slots: list[Slot], lead: Slot, most: int) -> tuple[Slot, ...]:
    """Return at most ``most`` paragraphs: standing ones and the lead's stay, the weakest others go."""
    extra = [slot for slot in slots if not slot.items[0].standing and slot != lead]
    room = max(0, most - (len(slots) - len(extra)))
    kept = sorted(extra, key=lambda slot: -slot.items[0].score.total)[:room]
    return tuple(slot for slot in slots if slot in kept or slot not in extra)
