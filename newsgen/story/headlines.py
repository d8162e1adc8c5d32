"""The headline and the line under it: true as they stand, short enough for the page, unlike the day before's.

A lead gives whole candidates, a line each (``<rule>.headline.j2``). A lead that may also give only a
front (``<rule>.front.j2``) is completed by what is strongest besides it (``<rule>.tail.j2``), so that
two days which both "rose together" still read differently. Of the candidates the seed takes one; those
with the pattern of the last article's headline stand back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsgen.errors import TemplateProblem
from newsgen.korean import resolve
from newsgen.story.editions import Edition
from newsgen.story.markup import NAME, pieces
from newsgen.story.names import Names, headline_names
from newsgen.story.planner import Plan, Slot
from newsgen.story.writer import Writer, pick

LONGEST = 46
"""Characters: the 95th percentile of headlines of Korean wraps of New York."""

FRONTS = frozenset({"market_close", "divergence", "week_close"})
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
        "week_streak",
        "week_megacaps",
        "week_stocks",
        "week_rates",
        "week_fed",
        "week_ahead",
    }
)
"""Rules that have a tail."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def headline(writer: Writer, outline: Plan, names: Names, before: str = "") -> str:
    """Return the marked headline: one that fits, by the article's seed, of another pattern than ``before``.

    Raises TemplateProblem where none is short enough.
    """
    taken = skeleton(before)
    first: list[str] = []
    for lines in _tiers(writer, outline):
        fitting = _fitting(lines, names)
        first = first or fitting
        fresh = [line for line in fitting if skeleton(_plain(line, names)) != taken]
        if fresh:
            return pick(writer.seed, *fresh)
    if not first:
        raise TemplateProblem(
            f"템플릿 items/{outline.lead.rule}.headline.j2에 {LONGEST}자 이하의 제목이 없습니다."
        )
    return pick(writer.seed, *first)


def skeleton(headline: str) -> str:
    """Return the pattern of a headline: what is left when numbers and the names of indices go."""
    return _NUMBER.sub("0", headline_names().sub("지수", headline))


def deck(writer: Writer, outline: Plan, edition: Edition, headline: str) -> str:
    """Return the marked line under the headline: the indices that the headline does not give."""
    standing = next(slot for slot in outline.body if slot.rule == edition.close)
    indices = [*standing.subjects["indices"], *standing.subjects["small"]]
    left = [about for about in indices if f"{edition.move}:{about}@" not in headline]
    return " ".join(writer.paragraphs("article/deck.j2", {"indices": left[:3]}))


def _tiers(writer: Writer, outline: Plan) -> Iterator[list[str]]:
    """Yield candidates, the better ones first: a great day's own headlines, else fronts with a tail."""
    whole = _lines(writer, outline.lead, "headline")
    if outline.lead.tags & {"sharp", "extreme"}:
        yield whole
    yield from _joined(writer, outline)
    yield whole


def _joined(writer: Writer, outline: Plan) -> Iterator[list[str]]:
    """Yield the lead's fronts with the tail of another item, the strongest first."""
    if outline.lead.rule not in FRONTS:
        return
    against = {"all_up": "down", "all_down": "up"}
    contrary = {against[tag] for tag in outline.lead.tags if tag in against}
    others = [
        slot
        for slot in outline.body
        if slot.rule in TAILS and slot != outline.lead and not contrary & slot.tags
    ]
    fronts = _lines(writer, outline.lead, "front")
    for slot in sorted(others, key=lambda slot: -slot.items[0].score.total):
        tails = _lines(writer, slot, "tail")
        if tails and fronts:
            yield [f"{front}…{tail}" for front in fronts for tail in tails]


def _lines(writer: Writer, slot: Slot, part: str) -> list[str]:
    return writer.lines(f"items/{slot.rule}.{part}.j2", slot.subjects, tags=slot.tags)


def _fitting(lines: list[str], names: Names) -> list[str]:
    return [line for line in lines if len(_plain(line, names)) <= LONGEST]


def _plain(marked: str, names: Names) -> str:
    """Return a headline as it will stand."""
    return resolve(
        "".join(
            names[piece.payload[0]].headline if piece.kind == NAME else piece.text for piece in pieces(marked)
        )
    )
