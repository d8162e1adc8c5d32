"""The lead and the paragraphs of a plan: what its templates say, what of that is printed, how it is set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

import msgspec

from newsgen.config import StorySettings
from newsgen.model import Paragraph, Runs
from newsgen.rules.base import LEVELS, RECORDS
from newsgen.story.again import shortened
from newsgen.story.budget import Budget
from newsgen.story.introducing import introduced
from newsgen.story.linking import linked
from newsgen.story.markup import plain
from newsgen.story.names import as_printed
from newsgen.story.planner import Plan, Slot
from newsgen.story.room import kept
from newsgen.story.typesetter import Memory, Typesetter
from newsgen.story.variety import settle
from newsgen.story.writer import Writer

DEFINED = 8.0
"""Bits of score from which a term of the item is news enough to be defined in the text."""


ANSWERED = 1.9
"""Bits of score from which it is told there what the day did to the days before."""

NEWS = 3.0
"""Bits of score from which a mark that the market passed is told in the lead beside what happened."""

FEW_STOCKS = 50
"""Characters of a text on single stocks that is too short to be a paragraph."""
FEW_WORDS = 42
"""Characters of a text that is too short to be a paragraph."""
FEW_STANDING = 55
"""Characters of a text on where an index stands that is no paragraph but goes behind the levels."""
ROOM = 200
"""Characters of a paragraph from which on it takes in none."""

BESIDE = 2
"""Things that happened which a lead tells besides what leads; of other things it tells one."""


class Written(NamedTuple):
    """The text of an article."""

    outline: Plan
    """The plan of what is printed."""
    lead: tuple[Runs, ...]
    """The sentences of the lead: what leads, and what is told beside it."""
    lead_items: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    memory: Memory
    """What the reader knows after them."""
    budget: Budget
    """What they have printed."""


class Told(NamedTuple):
    """One paragraph's marked text, and the slots that it tells."""

    slots: tuple[Slot, ...]
    text: str


def written(
    writer: Writer, setter: Typesetter, outline: Plan, settings: StorySettings, anchor: str
) -> Written:
    """Return the text of a plan, in the order of the article.

    ``anchor`` is what happened on the desk's date of the long view.
    """
    given = {"anchor": anchor, "also": _also(outline)}
    outline = _with_beside(writer, outline, given)
    bodies = _bodies(writer, outline, given)
    lengths = {key: sum(len(plain(text)) for text in settle(texts)) for key, texts in bodies.items()}
    shorter = msgspec.structs.replace(outline, body=kept(outline, lengths, settings))
    if shorter != outline:  # what is left out changes what a template need not say
        outline, given = shorter, given | {"also": _also(shorter)}
        bodies = _bodies(writer, outline, given)
    opening = _opening(writer, outline, given)
    told = _attached(_placed(_paragraphs(outline, bodies)))
    texts = settle([*opening, *(each.text for each in told)])
    texts = shortened(linked(introduced(as_printed(texts, writer.names)), writer.turn), len(opening))
    memory, lead = Memory(), []
    for text in texts[: len(opening)]:
        runs, memory = setter.set(text, memory)
        lead.append(runs)
    body: list[Paragraph] = []
    for each, text in zip(told, texts[len(opening) :], strict=True):
        runs, memory = setter.set(text, memory)
        keys = tuple(key for slot in each.slots for key in slot.keys)
        body.append(Paragraph(section=each.slots[0].section, item=keys[0], runs=runs, items=keys))
    return Written(
        outline=outline,
        lead=tuple(lead),
        lead_items=tuple(key for slot in outline.opening for key in slot.keys),
        paragraphs=tuple(body),
        memory=memory,
        budget=Budget().spent(texts),
    )


def _opening(writer: Writer, outline: Plan, given: dict[str, Any]) -> list[str]:
    """Return the lead's sentences, those of what leads as one text."""
    first = " ".join(_draft(writer, outline, outline.lead, "lead", given))
    beside = (_draft(writer, outline, slot, "second", given) for slot in outline.beside)
    return [first, *(text for texts in beside for text in texts)]


def _with_beside(writer: Writer, outline: Plan, given: dict[str, Any]) -> Plan:
    """Return the plan with what the lead tells besides: what happened, else the best new thing.

    That may be two on a day that is led by no more than how the indices went. On a day of stocks rates are no
    part of it, however many bits theirs are: those count on another scale.
    """
    spent = Budget().spent(settle(_draft(writer, outline, outline.lead, "lead", given)))
    able = [slot for slot in outline.body if slot != outline.lead and writer.has(slot.rule, "second")]
    if any(map(_is_of_stocks, outline.body)):
        able = [slot for slot in able if slot.happened or slot.rule.section != "rates"]
    quiet = outline.lead.rule.is_close and not outline.lead.tags & {"sharp", "extreme"}
    alone = outline.lead.rule.of_one
    if alone:  # no more single stocks than explain the market's day
        able = [
            slot for slot in able if slot.happened or not slot.rule.of_one or _explains(slot, outline.lead)
        ]
    beside: list[Slot] = []
    marked = outline.lead.rule.milestone  # with a mark that the market passed belongs how far it went
    for slot in sorted(
        able,
        key=lambda slot: (
            not _explains(slot, outline.lead),
            not (marked and slot.rule.tops_close),
            *_worth_saying(slot),
        ),
    ):
        text = " ".join(settle(_draft(writer, outline, slot, "second", given)))
        if not text or spent.repeats(text):
            continue
        fits = slot.happened or _is_milestone(slot) or _is_answer(slot) or (quiet and _is_brief(slot))
        if beside and not (fits or (alone and slot.score >= NEWS)):
            continue
        beside.append(slot)
        spent = spent.spent([text])
        if len(beside) == BESIDE:
            break
    return msgspec.structs.replace(outline, beside=tuple(beside))


def _worth_saying(slot: Slot) -> tuple[bool, bool, bool, bool, float]:
    """Rank what a lead tells besides: what happened to all, or one stock, records, the rest, then rates."""
    happened, record, rates = slot.happened, "record" in slot.tags, slot.rule.section == "rates"
    return not happened, happened and slot.rule.of_one, not record, rates, -slot.score


def _explains(slot: Slot, lead: Slot) -> bool:
    """Tell whether a slot is one stock's part in the move that leads."""
    abouts = ({about for each in one.subjects.values() for about in each} for one in (slot, lead))
    return slot.rule.explains and bool(set.intersection(*abouts))


def _is_milestone(slot: Slot) -> bool:
    """Tell whether a slot is a mark that the market passed: it stands in a lead beside what happened."""
    passed = slot.rule.milestone and slot.score >= NEWS
    return passed or ("record" in slot.tags and not slot.rule.of_one)


def _is_answer(slot: Slot) -> bool:
    """Tell whether a slot is what the day did to days before that went far."""
    return slot.rule.answers and slot.score >= ANSWERED


def _is_brief(slot: Slot) -> bool:
    """Tell whether a slot is a few words that stand behind another thing on a day without great news."""
    return slot.rule.brief or slot.rule.of_one


def _is_of_stocks(slot: Slot) -> bool:
    """Tell whether a slot makes a day one of stocks: the whole market moved far, a record, a giant's day."""
    far = slot.rule.is_close and slot.tags & {"sharp", "extreme"}
    return bool(far) or slot.rule.of_stocks or "record" in slot.tags


def _paragraphs(outline: Plan, bodies: Mapping[str, list[str]]) -> Iterator[Told]:
    """Yield the paragraphs: what slots of one section and matter say, where the first of them stands."""
    homes = _homes(outline)
    order = {homes[slot.key][1]: at for at, slot in reversed(list(enumerate(outline.body)))}
    place = {homes[slot.key][0]: at for at, slot in reversed(list(enumerate(outline.body)))}
    said = {slot.rule.name: at for at, slot in reversed(list(enumerate(outline.body)))}
    row = sorted(
        outline.body,
        key=lambda slot: (
            place[homes[slot.key][0]],
            order[homes[slot.key][1]],
            slot.rule.of_one and said[slot.rule.name],
            slot.rule.of_one and slot.rule.of_stocks and slot not in outline.opening,
        ),
    )
    before: Told | None = None
    for (section, _), slots in groupby(row, key=lambda slot: homes[slot.key]):
        for told in _joined((slot, bodies[slot.key]) for slot in slots):
            if before and _goes_on(before, told, homes[before.slots[0].key][0] == section):
                before = Told((*before.slots, *told.slots), f"{before.text} {told.text}")
                continue
            if before:
                yield before
            before = told
    if before:
        yield before


def _placed(paragraphs: Iterable[Told]) -> list[Told]:
    """Return the paragraphs, a few words on where an index stands behind the indices' levels."""
    done: list[Told] = []
    for told in paragraphs:
        at = next((at for at, each in enumerate(done) if each.slots[0].matter == LEVELS), None)
        few = told.slots[0].matter == RECORDS and len(plain(settle([told.text])[0])) < FEW_STANDING
        if few and at is not None and len(plain(settle([done[at].text])[0])) < 2 * ROOM:
            done[at] = Told((*done[at].slots, *told.slots), f"{done[at].text} {told.text}")
        else:
            done.append(told)
    return done


def _attached(told: list[Told]) -> list[Told]:
    """Return the paragraphs, a few words on single stocks beside what is told of others.

    They stand before the last of these; where that is only a few words itself it stands behind the one before.
    """
    *others, last = [at for at, each in enumerate(told) if each.slots[0].rule.of_one] or [0]
    few = [at for at in others if _is_short(told[at])]
    left = [at for at in others if at not in few]
    if left and _is_short(told[last]):
        few, last, row = [*few, last], left[-1], [left[-1], *few, last]
    else:
        row = [*few, last]
    slots = [*told[last].slots, *(slot for at in few for slot in told[at].slots)]
    home = Told(tuple(slots), " ".join(told[at].text for at in row))
    return [home if at == last else each for at, each in enumerate(told) if at not in few] if few else told


def _is_short(told: Told) -> bool:
    return len(plain(settle([told.text])[0])) < FEW_STOCKS


def _homes(outline: Plan) -> dict[str, tuple[str, str]]:
    """Return the section and the matter of each slot by its key: its own, or those of what it joins."""
    of_rules = {slot.rule.name: (slot.section, slot.matter) for slot in reversed(outline.body)}
    return {slot.key: of_rules.get(slot.rule.joins, (slot.section, slot.matter)) for slot in outline.body}


def _goes_on(before: Told, told: Told, same_section: bool) -> bool:
    """Tell whether a few words are no paragraph of their own, and the one before has room for them."""
    length, room = (len(plain(text)) for text in settle([told.text, before.text]))
    if told.slots[0].matter == RECORDS and before.slots[-1].matter not in {LEVELS, RECORDS}:
        return False  # where an index stands is not told behind a release or a currency
    return same_section and not told.slots[0].rule.of_one and length < FEW_WORDS and room < ROOM


def _joined(drafts: Iterable[tuple[Slot, list[str]]]) -> Iterator[Told]:
    """Yield the paragraphs of one matter: one, unless a template parts its own."""
    current: Told | None = None
    for slot, texts in drafts:
        for text in texts[:1]:
            before = current or Told((), "")
            current = Told((*before.slots, slot), f"{before.text} {text}".strip())
        for text in texts[1:]:
            if current:
                yield current
            current = Told((slot,), text)
    if current:
        yield current


def _bodies(writer: Writer, outline: Plan, given: dict[str, Any]) -> dict[str, list[str]]:
    """Write what each slot says in the body, by its key; a template that says nothing gives none."""
    return {slot.key: _draft(writer, outline, slot, "body", given) for slot in outline.body}


def _draft(writer: Writer, outline: Plan, slot: Slot, part: str, given: dict[str, Any]) -> list[str]:
    """Write a part of a slot to paragraphs whose wordings are still open."""
    return writer.drafts(
        slot.rule,
        part,
        slot.subjects,
        tags=slot.tags,
        common=slot.common,
        is_lead=slot == outline.lead,
        in_lead=slot in outline.opening,
        opens=next((one for one in outline.opening if one.rule.of_one), slot) == slot,
        led=frozenset(slot.rule.name for slot in outline.opening),
        define=writer.is_first_of_week or slot.score >= DEFINED,
        **given,
    )


def _also(outline: Plan) -> frozenset[str]:
    """Return what else the article tells, so that a template need not say it again.

    Each item is there by its rule, and by its rule with its subject or one of its tags: ``breadth:large``.
    """
    items = [item for slot in outline.body for item in slot.items]
    keys = (f"{item.rule}:{key}" for item in items for key in (item.about, *item.tags))
    return frozenset({item.rule for item in items}).union(keys)


def subheads(writer: Writer, setter: Typesetter, outline: Plan) -> dict[str, Runs]:
    """Write the day's own subheads: of a section whose paragraphs have a template for one."""
    told: dict[str, Runs] = {}
    homes = _homes(outline)
    for slot in outline.body:
        if slot.section not in told:
            beside = frozenset(one.rule.name for one in outline.body if homes[one.key][0] == slot.section)
            lines = writer.lines(slot.rule, "subhead", slot.subjects, tags=slot.tags, also=beside)
            if lines:
                told[slot.section] = setter.line(lines[0])
    return told
