"""What may be told, in which order, and what leads: the outline of an article before a word is written.

The largest thing that can lead does; items of one rule and one direction share a slot, slots of one matter
a paragraph; the day's angle is what its lead is about.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable

from newsgen import markets, rules
from newsgen.editions import Edition
from newsgen.model import Item, Record
from newsgen.rules import Angle, Rule
from newsgen.story.angles import angle_of

FOREMOST = 2
"""How an item stands to others that can lead where it is what the day is remembered by."""

Leads = Callable[[Rule], bool]
"""Tells whether a rule has a lead in the edition's templates."""


class Slot(Record, frozen=True, kw_only=True, dict=True):
    """What one template tells at once: some items of a rule, the strongest first."""

    rule: Rule
    """The rule whose template writes it."""
    items: tuple[Item, ...]
    subjects: dict[str, tuple[str, ...]]
    tags: frozenset[str]
    """Tags of the strongest item."""
    common: frozenset[str]
    """Tags that all its items carry."""

    @functools.cached_property
    def section(self) -> str:
        """Where in the article it stands."""
        return self.rule.section_of(self.items[0])

    @functools.cached_property
    def score(self) -> float:
        """The score of its strongest item, in bits."""
        return max(item.score.total for item in self.items)

    @functools.cached_property
    def keys(self) -> tuple[str, ...]:
        """``rule:about`` of every item that it tells, the strongest first."""
        return tuple(item.key for item in self.items)

    @functools.cached_property
    def key(self) -> str:
        """``rule:about`` of its strongest item."""
        return self.keys[0]

    @functools.cached_property
    def matter(self) -> str:
        """What it is about: slots of one matter share a paragraph."""
        found = {self.rule.matter(item) for item in self.items}
        return found.pop() if len(found) == 1 else self.rule.name

    @functools.cached_property
    def happened(self) -> bool:
        """Whether it is what happened that day, rather than how prices went."""
        return any(self.rule.happened(item) for item in self.items)


class Plan(Record, frozen=True, kw_only=True):
    """The outline of an article."""

    angle: Angle
    lead: Slot
    body: tuple[Slot, ...]
    """Everything that may be told, the lead's slot included, in the order of the article."""
    beside: tuple[Slot, ...] = ()
    """What the lead tells after its first sentence; nothing until it is written."""

    @property
    def heads(self) -> str:
        """The index whose day leads and is told first, where it is not the one that the market is told by.

        Of two that are set apart it is the first, where that went further.
        """
        first, against, _ = self.lead.items[0].about.partition("-")
        if against and "ahead" not in self.lead.tags:
            return ""
        return next((first for slot in self.body if slot.rule.hosts and slot.items[0].about == first), "")

    @property
    def opening(self) -> tuple[Slot, ...]:
        """What the lead tells."""
        return (self.lead, *self.beside)

    @property
    def also(self) -> frozenset[str]:
        """What the article tells, so that a template need not say it again.

        Each item is there by its rule, and by its rule with its subject or one of its tags:
        ``breadth:large``.
        """
        items = [item for slot in self.body for item in slot.items]
        keys = (f"{item.rule}:{key}" for item in items for key in (item.about, *item.tags))
        return frozenset({item.rule for item in items}).union(keys)


def plan(items: Iterable[Item], edition: Edition, leads: Leads) -> Plan:
    """Order the chosen items of an edition; ``items`` come best first. There is always one that can lead.

    ``leads`` tells whether a rule has a lead to be told by.
    """
    told = rules.of(edition)
    chosen = [item for item in items if item.chosen and item.rule in told]
    lead_item = _lead(chosen, edition, leads)
    slots = [slot for rule in told.values() for slot in _slots(rule, chosen)]
    at = next(place for place, slot in enumerate(slots) if lead_item in slot.items)
    lead = _slot(slots[at].rule, [lead_item, *(item for item in slots[at].items if item != lead_item)])
    slots[at] = lead
    return Plan(
        angle=angle_of(lead_item, chosen, markets.named(edition.market)),
        lead=lead,
        body=tuple(slots),
    )


def _lead(chosen: list[Item], edition: Edition, leads: Leads) -> Item:
    """Return the item that leads: the strongest that can, and a record move rather than the bare close.

    A mark that the market passed comes before a single stock, unless that gained or lost as few ever do.
    Rates lead where stocks hardly moved.
    """
    market = markets.named(edition.market)
    able = [
        (item, rule)
        for item, rule in ((item, rules.named(item.rule)) for item in chosen)
        if edition.over in rule.leads_over
        and leads(rule)
        and rule.can_lead(item, market)
        and market.may_lead(item.about)
    ]
    first, rule = able[0]
    top = [item for item, each in able if each.tops(item, market)]
    if foremost := [item for item in top if rules.named(item.rule).tops(item, market) == FOREMOST]:
        return foremost[0]
    close = next((item for item, each in able if each.is_close), None)
    marks = [item for item in top if rules.named(item.rule).milestone]
    if marks and rule.of_one and "vast" not in first.tags:
        return marks[0]
    if close and rule.section == "rates" and not close.tags & {"flat", "quiet"}:
        able = [(item, each) for item, each in able if each.section != "rates"]
        first, rule = able[0]
    if close and rule.is_lesser(first, market) and _moved_as_a_whole(close, first, chosen):
        return next((item for item in top if not rules.named(item.rule).is_lesser(item, market)), close)
    if close and close.tags & {"sharp", "extreme"}:
        top = [item for item in top if not rules.named(item.rule).is_lesser(item, market)]
    return top[0] if rule.is_close and top else first


def _moved_as_a_whole(close: Item, first: Item, chosen: list[Item]) -> bool:
    """Tell whether the market's move is more than that of a part: sharp, or far on news of its own.

    A single stock leads neither where the market went far nor where something happened to all of it, unless
    it gained or lost as few ever do; where both are so it does not even then.
    """
    if close.tags & {"sharp", "extreme"}:
        return True
    others = [item for item in chosen if item.rule != first.rule]
    happened = [rules.named(item.rule) for item in others if rules.named(item.rule).happened(item)]
    if rules.named(first.rule).of_one:
        greater = ["far" in close.tags, any(not rule.of_one for rule in happened)]
        return all(greater) or (any(greater) and "vast" not in first.tags)
    return "far" in close.tags and bool(happened)


def _slots(rule: Rule, chosen: list[Item]) -> list[Slot]:
    """Return the slots of one rule."""
    found = [item for item in chosen if item.rule == rule.name]
    if not rule.groups:
        return [_slot(rule, [item]) for item in found]
    groups = ([item for item in found if tag in item.tags] for tag in rule.groups)
    return [_slot(rule, group) for group in groups if group]


def _slot(rule: Rule, items: list[Item]) -> Slot:
    """Return one slot of some items; their subjects are joined role by role, without repeats."""
    joined: dict[str, dict[str, None]] = {}
    for item in items:
        for role, abouts in item.subjects.items():
            joined.setdefault(role, {}).update(dict.fromkeys(abouts))
    return Slot(
        rule=rule,
        items=tuple(items),
        subjects={role: tuple(abouts) for role, abouts in joined.items()},
        tags=items[0].tags,
        common=frozenset.intersection(*(item.tags for item in items)),
    )
