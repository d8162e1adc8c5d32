"""The lead and the paragraphs of a plan: what its templates say, what of that is printed, how it is set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, NamedTuple

import msgspec

from newsgen.config import StorySettings
from newsgen.model import Paragraph, Runs
from newsgen.sections import TITLES
from newsgen.story.again import shortened
from newsgen.story.bare import without_bare
from newsgen.story.beside import with_beside
from newsgen.story.brackets import said_once
from newsgen.story.breaking import broken
from newsgen.story.budget import Budget, by_value, counted
from newsgen.story.contrasts import sparing
from newsgen.story.exact import exact
from newsgen.story.gathering import Told, gathered, homes, placed
from newsgen.story.introducing import introduced
from newsgen.story.levels import POINTS, by_points
from newsgen.story.lines import Line, line
from newsgen.story.linking import linked
from newsgen.story.markup import FIGURE, NAME, pieces, plain, sentences
from newsgen.story.names import as_printed
from newsgen.story.openings import begun
from newsgen.story.ordering import ordered
from newsgen.story.planner import Plan, Slot
from newsgen.story.reasons import Reasons
from newsgen.story.room import kept
from newsgen.story.slight import told_once
from newsgen.story.strong import plainer
from newsgen.story.typesetter import Memory, Typesetter
from newsgen.story.variety import settle
from newsgen.story.writer import Writer

DEFINED = 8.0
"""Bits of score from which a term of the item is news enough to be defined in the text."""


class Written(NamedTuple):
    """The text of an article."""

    outline: Plan
    """The plan of what is printed."""
    lead: tuple[Runs, ...]
    """The sentences of the lead: what leads, and what is told beside it."""
    lead_items: tuple[str, ...]
    opening: Line
    """The lead as a line: whom it is about, and what it states."""
    paragraphs: tuple[Paragraph, ...]
    memory: Memory
    """What the reader knows after them."""
    budget: Budget
    """What they have printed."""
    strict: Budget
    """The same with what the levels tell by points told by percent as well."""


def written(
    writer: Writer,
    setter: Typesetter,
    outline: Plan,
    settings: StorySettings,
    reasons: Reasons,
    besides: Mapping[str, Any],
) -> Written:
    """Return the text of a plan, in the order of the article.

    ``reasons`` is what happened to companies; ``besides`` what templates may ask: ``anchor``, what
    happened on the desk's date of the long view; of its notes ``desk``, what those on the market say,
    ``noted``, whether there are any, ``explained``, whose reasons do not name them, ``told``, what they tell
    of releases and decisions, ``dated``, of whom they tell since when, and ``happened``, of whom one tells an
    event; ``relations``, how things of the day stood to each other.
    """
    mains = writer.subjects(writer.market.indices)
    given: dict[str, Any] = {**besides, "also": outline.also, "mains": mains}
    plan = outline
    noted, weekly = bool(besides.get("desk")), outline.lead.rule.span == "week"
    known: Set[str] = besides.get("told", frozenset())

    def said(slot: Slot) -> str:
        is_told = slot != plan.lead and {item.about for item in slot.items} <= known
        return "" if is_told else _said(writer, plan, slot, given)

    outline = with_beside(plan, said, besides.get("desk", ""))
    bodies = _bodies(writer, outline, given)
    lengths = {key: sum(len(plain(text)) for text in settle(texts)) for key, texts in bodies.items()}
    shorter = msgspec.structs.replace(outline, body=kept(outline, lengths, settings))
    if shorter != outline:  # what is left out changes what a template need not say
        outline, given = shorter, given | {"also": shorter.also}
        bodies = _bodies(writer, outline, given)
    opening = _opening(writer, outline, given)
    told = gathered(outline, bodies)
    texts = settle([*opening, *(each.text for each in told)])
    news = {item.about for slot in outline.body for item in slot.items if item.score.total >= settings.news}
    first, rest = texts[: len(opening)], texts[len(opening) :]
    thin = without_bare(rest, first, writer.market, news, lists=not besides.get("noted"))
    left = zip(told, thin.texts, thin.left_out, strict=True)
    told = placed(Told(_naming(each.slots, gone), text) for each, text, gone in left if text)
    told = ordered(outline, told, writer.market, writer.turn)
    told = [*broken(told)] if writer.market.ranged and not weekly else told
    first, told = _begun(first, told, besides.get("desk", ""), writer)
    if noted:  # what moved the market stands right behind the first sentence
        first = [*_first_apart(first[0]), *first[1:]]
    opened = len(first)
    texts = [*first, *(each.text for each in told)]
    texts = reasons.told(as_printed(texts, writer.names), opened)
    texts = linked(introduced(texts), writer.turn, besides.get("explained", frozenset()))
    sections = [*[""] * opened, *(each.slots[0].section for each in told)]
    texts = sparing(texts, sections)
    texts = [*plainer([*texts[:opened], *told_once(texts[opened:])], opened)]
    texts = shortened(texts, opened, parted=noted, by_clause=weekly)
    texts = exact(texts, lambda fact: writer.figure(fact, "tenth"), opened, hundredths=writer.market.ranged)
    if writer.market.ranged:  # whose headlines are about the index
        texts = said_once(texts, opened, writer.market.indices, writer.figure)
    strict = _spent(texts, writer)
    if not writer.market.ranged:
        texts = [*texts[:opened], *_by_points(texts[:opened], texts[opened:], told, writer)]
    memory, lead = Memory(), []
    for text in texts[:opened]:
        runs, memory = setter.set(text, memory)
        lead.append(runs)
    body: list[Paragraph] = []
    for each, text in zip(told, texts[opened:], strict=True):
        runs, memory = setter.set(text, memory)
        keys = tuple(key for slot in each.slots for key in slot.keys)
        body.append(Paragraph(section=each.slots[0].section, item=keys[0], runs=runs, items=keys))
    nowhere = frozenset[str]().union(*thin.left_out) - _named(texts[:opened])
    return Written(
        outline=outline,
        lead=tuple(lead),
        lead_items=tuple(
            key
            for slot in _naming((*outline.opening, *_told_beside(outline, bodies, texts[:opened])), nowhere)
            for key in slot.keys
        ),
        opening=line(" ".join(texts[:opened]), writer.names),
        paragraphs=tuple(body),
        memory=memory,
        budget=_spent(texts, writer),
        strict=strict,
    )


def _spent(texts: Iterable[str], writer: Writer) -> Budget:
    """Return how often some texts have each figure."""
    known = by_value(writer.value, 2 if writer.market.ranged else 1)
    return Budget(known=known).spent(*(counted(pieces(text)) for text in texts))


def _begun(first: list[str], told: list[Told], desk: str, writer: Writer) -> tuple[list[str], list[Told]]:
    """Return lead and paragraphs with the opening whose turn it is; ``desk`` are the notes."""
    lead, *others = first
    below = told[0].text if told else ""
    made = begun(lead, others, below, writer.session, writer.turn, noted=bool(desk))
    if made.before:
        told = [told[0]._replace(text=made.before + below), *told[1:]]
    return [made.lead, *others], told


def _by_points(lead: list[str], texts: list[str], told: list[Told], writer: Writer) -> list[str]:
    """Return the paragraphs, those of levels by points where the lead has the percentage."""
    levels = [any(slot.rule.is_close for slot in each.slots) for each in told]

    def points(about: str) -> str:
        fact = writer.fact(POINTS, about)
        return writer.figure(fact.id, "points") if fact and round(fact.value, 2) else ""

    return [
        by_points(text, lead, points) if of_levels else text
        for text, of_levels in zip(texts, levels, strict=True)
    ]


def _named(texts: Iterable[str]) -> set[str]:
    """Return of whom marked texts have the name."""
    return {piece.payload[0] for text in texts for piece in pieces(text) if piece.kind == NAME}


def _told_beside(outline: Plan, bodies: dict[str, list[str]], lead: Iterable[str]) -> Iterator[Slot]:
    """Yield what the body says nothing of because the lead's own sentences have all of its figures."""
    figures = (piece for text in lead for piece in pieces(text) if piece.kind == FIGURE)
    printed = {fact for piece in figures for fact in piece.facts}
    for slot in outline.body:
        silent = slot not in outline.opening and not any(bodies[slot.key])
        if silent and printed.issuperset(fact for item in slot.items for fact in item.facts):
            yield slot


def _naming(slots: Iterable[Slot], gone: Set[str]) -> tuple[Slot, ...]:
    """Return slots without the items of companies that their paragraph names no more."""
    left = [(slot, tuple(item for item in slot.items if item.about not in gone)) for slot in slots]
    told = tuple(msgspec.structs.replace(slot, items=items) for slot, items in left if items)
    return told or tuple(slots)


def _first_apart(text: str) -> list[str]:
    """Return the first sentence of a marked text, and the others where there are any."""
    first, *others = sentences(text)
    return [first, " ".join(others)] if others else [first]


def _opening(writer: Writer, outline: Plan, given: dict[str, Any]) -> list[str]:
    """Return the lead's sentences, those of what leads as one text."""
    first = " ".join(_draft(writer, outline, outline.lead, "lead", given))
    beside = (_draft(writer, outline, slot, "second", given) for slot in outline.beside)
    return [first, *(text for texts in beside for text in texts)]


def _said(writer: Writer, outline: Plan, slot: Slot, given: dict[str, Any]) -> str:
    """Return what the lead says of a slot; nothing where its rule has no words for it."""
    part = "lead" if slot == outline.lead else "second"
    return " ".join(settle(_draft(writer, outline, slot, part, given))) if writer.has(slot.rule, part) else ""


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
        leads=outline.lead.rule.name,
        led=frozenset(slot.rule.name for slot in outline.opening),
        heads=next(iter(writer.subjects([outline.heads])), None) if outline.heads else None,
        define=writer.is_first_of_week or slot.score >= DEFINED,
        **given,
    )


def subheads(writer: Writer, setter: Typesetter, outline: Plan, budget: Budget) -> dict[str, Runs]:
    """Write the day's own subheads: of a section with a title whose paragraphs have a template for one.

    What readers have met often enough, by the ``budget`` of all that stands elsewhere, heads nothing.
    """
    told: dict[str, Runs] = {}
    at_home = homes(outline)
    for slot in outline.body:
        if TITLES[slot.section] and slot.section not in told and at_home[slot.key][0] == slot.section:
            beside = frozenset(one.rule.name for one in outline.body if at_home[one.key][0] == slot.section)
            lines = writer.lines(slot.rule, "subhead", slot.subjects, tags=slot.tags, also=beside)
            if lines and budget.fits(counted(pieces(lines[0]))):
                told[slot.section] = setter.line(lines[0])
    return told
