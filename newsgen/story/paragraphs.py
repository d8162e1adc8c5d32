"""The paragraphs of a plan: what its templates say of it, and how that is set."""

from __future__ import annotations

from typing import Any

from newsgen.model import Paragraph, Runs
from newsgen.story.planner import Plan, Slot
from newsgen.story.typesetter import Memory, Typesetter
from newsgen.story.variety import settle
from newsgen.story.writer import Writer


def written(
    writer: Writer, setter: Typesetter, outline: Plan, anchor: str
) -> tuple[Runs, tuple[Paragraph, ...], Memory]:
    """Return the lead, the paragraphs in order, and what the reader knows after them.

    ``anchor`` is what happened on the desk's date of the long view.
    """
    also = _also(outline)
    first = outline.lead
    opening = writer.drafts(first.rule, "lead", first.subjects, tags=first.tags, also=also)
    told = [
        (slot, text)
        for slot in outline.body
        for text in _told(writer, outline, slot, also=also, anchor=anchor)
    ]
    opened, *texts = settle([" ".join(opening), *(text for _, text in told)])
    lead, memory = setter.set(opened, Memory())
    body: list[Paragraph] = []
    for (slot, _), text in zip(told, texts, strict=True):
        runs, memory = setter.set(text, memory)
        body.append(Paragraph(section=slot.section, item=slot.key, runs=runs))
    return lead, tuple(body), memory


def _told(writer: Writer, outline: Plan, slot: Slot, **given: Any) -> list[str]:
    """Write the paragraphs of a slot; a template that says nothing gives none."""
    return writer.drafts(
        slot.rule,
        "body",
        slot.subjects,
        tags=slot.tags,
        common=slot.common,
        is_lead=slot == outline.lead,
        brief=outline.brief,
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
    written: dict[str, Runs] = {}
    for slot in outline.body:
        if slot.section not in written:
            lines = writer.lines(slot.rule, "subhead", slot.subjects, tags=slot.tags)
            if lines:
                written[slot.section] = setter.line(lines[0])
    return written


def view(writer: Writer, setter: Typesetter, angle: str) -> tuple[Paragraph, ...]:
    """Write 전문가 시각: reviewed general background for the day's angle; it states no facts."""
    told = writer.paragraphs(f"article/views/{angle}.j2")
    return tuple(Paragraph(section="view", item=None, runs=setter.line(text)) for text in told)
