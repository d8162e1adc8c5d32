"""The headline and the line under it: true as they stand, and short enough for the page.

A lead gives whole candidates, a line each (``<rule>.headline.j2``). A lead that may also give only a
front (``<rule>.front.j2``) is completed by what is strongest besides it (``<rule>.tail.j2``), so that
two days which both "rose together" still read differently.
"""

from __future__ import annotations

import re

from newsgen.errors import TemplateProblem
from newsgen.story.markup import NAME, pieces
from newsgen.story.names import Names
from newsgen.story.planner import Plan, Slot
from newsgen.story.writer import Writer, pick

LONGEST = 46
"""Characters: the 95th percentile of headlines of Korean wraps of New York."""

FRONTS = frozenset({"market_close", "divergence"})
"""Rules whose headline may be completed by another item's tail."""

TAILS = frozenset(
    {
        "extremes",
        "streak",
        "week",
        "period_end",
        "megacaps",
        "chips",
        "movers",
        "divergence",
        "fed_decision",
        "fed_odds",
    }
)
"""Rules that have a tail."""


def headline(writer: Writer, outline: Plan, names: Names) -> str:
    """Return the marked headline: a candidate that fits, chosen by the article's seed.

    Raises TemplateProblem where none is short enough.
    """
    whole = _fitting(_lines(writer, outline.lead, "headline"), names)
    joined = _fitting(_joined(writer, outline), names)
    if not whole and not joined:
        raise TemplateProblem(
            f"템플릿 items/{outline.lead.rule}.headline.j2에 {LONGEST}자 이하의 제목이 없습니다."
        )
    return pick(
        writer.seed, *(whole if whole and outline.lead.tags & {"sharp", "extreme"} else joined or whole)
    )


def deck(writer: Writer, outline: Plan, headline: str) -> str:
    """Return the marked line under the headline: the indices that the headline does not give."""
    standing = next(slot for slot in outline.body if slot.rule == "market_close")
    indices = [*standing.subjects["indices"], *standing.subjects["small"]]
    left = [about for about in indices if f"change_day:{about}@" not in headline]
    return " ".join(writer.paragraphs("article/deck.j2", {"indices": left[:3]}))


def _joined(writer: Writer, outline: Plan) -> list[str]:
    """Return the lead's fronts, each with the tail of the strongest other item that has one."""
    if outline.lead.rule not in FRONTS:
        return []
    against = {"all_up": "down", "all_down": "up"}
    contrary = {against[tag] for tag in outline.lead.tags if tag in against}
    others = [
        slot
        for slot in outline.body
        if slot.rule in TAILS and slot != outline.lead and not contrary & slot.tags
    ]
    for slot in sorted(others, key=lambda slot: -slot.items[0].score.total):
        tails = _lines(writer, slot, "tail")
        if tails:
            return [f"{front}…{tail}" for front in _lines(writer, outline.lead, "front") for tail in tails]
    return []


def _lines(writer: Writer, slot: Slot, part: str) -> list[str]:
    return writer.lines(f"items/{slot.rule}.{part}.j2", slot.subjects, tags=slot.tags)


def _fitting(lines: list[str], names: Names) -> list[str]:
    return [line for line in lines if _length(line, names) <= LONGEST]


def _length(marked: str, names: Names) -> int:
    """Return the length of a headline as it will stand; a particle in double notation counts as one."""
    text = "".join(
        names[piece.payload[0]].headline if piece.kind == NAME else piece.text for piece in pieces(marked)
    )
    return len(re.sub(r"\((.)\)(?=.)|(?<=.)\(.\)", "", text))
