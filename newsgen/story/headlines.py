"""The headline and the line under it: true as they stand, and short enough for the page."""

from __future__ import annotations

import re

from newsgen.errors import TemplateProblem
from newsgen.story.markup import pieces
from newsgen.story.names import Names
from newsgen.story.planner import Plan
from newsgen.story.writer import Writer, pick

LONGEST = 46
"""Characters: the 95th percentile of headlines of Korean wraps of New York."""


def headline(writer: Writer, outline: Plan, names: Names) -> str:
    """Return the marked headline: one of the lead's candidates that fits, chosen by the article's seed.

    A template gives one candidate a line. Raises TemplateProblem where none is short enough.
    """
    slot = outline.lead
    template = f"items/{slot.rule}.headline.j2"
    also = frozenset(f"{item.rule}:{item.about}" for other in outline.body for item in other.items)
    lines = writer.lines(template, slot.subjects, tags=slot.tags, also=also)
    fitting = [line for line in lines if _length(line, names) <= LONGEST]
    if not fitting:
        raise TemplateProblem(f"템플릿 {template}에 {LONGEST}자 이하의 제목이 없습니다.")
    return pick(writer.seed, *fitting)


def deck(writer: Writer, outline: Plan) -> str:
    """Return the marked line under the headline: the indices at a glance."""
    standing = next(slot for slot in outline.body if slot.rule == "market_close")
    return " ".join(writer.paragraphs("article/deck.j2", standing.subjects, tags=standing.tags))


def _length(marked: str, names: Names) -> int:
    """Return the length of a headline as it will stand; particles in double notation count as one."""
    text = "".join(
        names[piece.payload[0]].headline if piece.kind == "N" else piece.text for piece in pieces(marked)
    )
    return len(re.sub(r"\((.)\)(?=.)|(?<=.)\(.\)", "", text))
