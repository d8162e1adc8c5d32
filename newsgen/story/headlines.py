"""The headline and the line under it: true as they stand, short enough for the page, unlike the day before's.

A lead gives whole candidates, a line each (its ``headline``), and beginnings (its ``front``), which are
completed by what is strongest besides it (another's ``tail``): one more item or two, of other subjects.
So two days which both "rose together" still read differently. Of the candidates that carry enough without
being long the seed takes one. Every pattern has its turn, on even sessions or on odd ones: so neighbours do
not have the same, and nobody needs to know the article of the day before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.editions import Edition
from newsgen.errors import TemplateProblem
from newsgen.korean import resolve
from newsgen.story.markup import FIGURE, NAME, Piece, pieces
from newsgen.story.names import Names, headline_names
from newsgen.story.planner import Plan, Slot
from newsgen.story.variety import is_turn
from newsgen.story.writer import Writer, pick

LONGEST = 46
"""Characters: the 95th percentile of headlines of Korean wraps of New York."""

USUAL = range(27, 38)
"""Characters of a headline that carries two facts and is read at a glance; human ones have 31 to 34."""

JOINTS = ("…", ", ")

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def headline(writer: Writer, outline: Plan, names: Names, turn: int) -> str:
    """Return the marked headline: one that fits, by the article's seed, of a pattern whose ``turn`` it is.

    Raises TemplateProblem where none is short enough.
    """
    first: list[str] = []
    for lines in _tiers(writer, outline):
        lengths = {line: len(plain(line, names)) for line in lines}
        fitting = [line for line, length in lengths.items() if length <= LONGEST]
        first = first or fitting
        due = [line for line in fitting if is_turn(skeleton(plain(line, names)), turn)]
        if due:
            return pick(writer.seed, *([line for line in due if lengths[line] in USUAL] or due))
        if fitting and is_great(outline):
            break  # no day that moved like this one gives its own headline up for another pattern
    if not first:
        raise TemplateProblem(
            f"템플릿 items/{outline.lead.rule.name}.j2의 headline에 {LONGEST}자 이하의 제목이 없습니다."
        )
    return pick(writer.seed, *first)


def is_great(outline: Plan) -> bool:
    """Tell whether a day moved so far that its own headlines come before all others."""
    return bool(outline.lead.tags & {"sharp", "extreme"})


def skeleton(headline: str) -> str:
    """Return the pattern of a headline: what is left when numbers and the names of indices go."""
    return _NUMBER.sub("0", headline_names().sub("지수", headline))


def deck(writer: Writer, outline: Plan, edition: Edition, headline: str) -> str:
    """Return the marked line under the headline: the indices that the headline does not give."""
    standing = next(slot for slot in outline.body if slot.rule.is_close)
    indices = [*standing.subjects["indices"], *standing.subjects["small"]]
    left = [about for about in indices if f"{edition.move}:{about}@" not in headline]
    return " ".join(writer.paragraphs("article/deck.j2", indices=writer.subjects(left[:3])))


def _tiers(writer: Writer, outline: Plan) -> Iterator[list[str]]:
    """Yield candidates, the better ones first: a great day's own headlines, else those with a strong tail."""
    whole = _lines(writer, outline.lead, "headline")
    if is_great(outline):
        yield whole
    fronts = _lines(writer, outline.lead, "front")
    own = [] if outline.lead.rule.is_close else whole
    tails = [tail for slot in _others(outline) for tail in _lines(writer, slot, "tail")]
    for at, tail in enumerate(tails):
        joined = list(_joined(fronts, tail, tails[at + 1 :]))
        if joined:
            yield [*own, *joined]
    yield whole


def _others(outline: Plan) -> list[Slot]:
    """Return what may complete a headline, the strongest first."""
    against = {"all_up": "down", "all_down": "up"}
    if outline.lead.rule.one_way:
        against |= {"up": "down", "down": "up"}
    contrary = {against[tag] for tag in outline.lead.tags if tag in against}
    able = (
        slot
        for slot in outline.body
        if slot != outline.lead and (slot.rule.either_way or not contrary & slot.tags)
    )
    return sorted(able, key=lambda slot: -slot.items[0].score.total)


def _joined(fronts: list[str], tail: str, weaker: list[str]) -> Iterator[str]:
    """Yield fronts with a tail, and with one more of the weaker ones: nothing is told of a subject twice."""
    for front in fronts:
        if subjects(front) & subjects(tail):
            continue
        yield from (f"{front}{joint}{tail}" for joint in JOINTS if joint not in front)
        told = subjects(front) | subjects(tail)
        third = next((other for other in weaker if not told & subjects(other)), None)
        if third is not None:
            yield f"{front}…{tail}, {third}"


def subjects(marked: str) -> set[str]:
    """Return whom a marked line is about: by its names, and by the facts that it states."""
    named = {piece.payload[0] for piece in pieces(marked) if piece.kind == NAME}
    return named | {fact.partition(":")[2].rpartition("@")[0] for fact in stated(marked)}


def stated(marked: str) -> set[str]:
    """Return the ids of the facts whose values or dates a marked line prints."""
    found = (piece.payload for piece in pieces(marked) if piece.kind == FIGURE)
    return {fact for first, _, *also in found for fact in (first, *also)}


def _lines(writer: Writer, slot: Slot, part: str) -> list[str]:
    return writer.lines(slot.rule, part, slot.subjects, tags=slot.tags)


def plain(marked: str, names: Names) -> str:
    """Return a marked line as it will stand in print, where every name stands for the first time."""
    return resolve("".join(_printed(piece, names) for piece in pieces(marked)))


def _printed(piece: Piece, names: Names) -> str:
    if piece.kind != NAME:
        return piece.text
    about, manner = piece.payload
    name = names[about]
    return {"headline": name.headline, "short": name.short}.get(manner, name.full)
