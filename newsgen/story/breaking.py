"""Where a long paragraph of figures breaks: between two sentences whose figures are of other things.

Wraps of Seoul tell who traded, how the market looked inside and how its largest went one after the other.
What has many sentences and many figures reads as a table: it is parted where the subject changes, nearest to
the middle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgen.facts.fact import key_of
from newsgen.markets import subject
from newsgen.story.gathering import Told
from newsgen.story.markup import FIGURE, pieces, sentences
from newsgen.story.variety import settle

SENTENCES, FIGURES = 6, 9
"""Of a paragraph from which on it breaks, where it has both."""
LEAST = 2
"""Sentences of either part."""


def broken(told: Iterable[Told]) -> Iterator[Told]:
    """Yield the paragraphs, long ones in two."""
    for each in told:
        row = sentences(settle([each.text])[0])
        stated = [_stated(sentence) for sentence in row]
        at = _break(stated) if len(row) >= SENTENCES and sum(map(len, stated)) >= FIGURES else None
        parts = _parts(each, row, stated, at) if at else ()
        yield from parts or (each,)


def _stated(sentence: str) -> list[str]:
    """Return the facts of a sentence's figures."""
    return [piece.facts[0] for piece in pieces(sentence) if piece.kind == FIGURE]


def _break(stated: list[list[str]]) -> int | None:
    """Return before which sentence the subject changes, nearest to the middle; None where it never does."""
    kinds = [_kind(facts) for facts in stated]
    able = [
        at
        for at in range(LEAST, len(kinds) - LEAST + 1)
        if kinds[at] and kinds[at - 1] and kinds[at] != kinds[at - 1]
    ]
    return min(able, key=lambda at: abs(2 * at - len(kinds)), default=None)


def _kind(facts: list[str]) -> str:
    """Return what the first figure of a sentence is of: a part of the exchange, an index, a stock ..."""
    if not facts:
        return ""
    known = subject(key_of(facts[0])[1])
    return known.kind if known else "stock"


def _parts(told: Told, row: list[str], stated: list[list[str]], at: int) -> tuple[Told, ...]:
    """Return a paragraph in two, each with the slots whose figures it has; nothing where one has none."""
    behind = {fact for facts in stated[at:] for fact in facts}
    second = tuple(
        slot for slot in told.slots if behind & {fact for item in slot.items for fact in item.facts}
    )
    first = tuple(slot for slot in told.slots if slot not in second)
    if not (first and second):
        return ()
    return Told(first, " ".join(row[:at])), Told(second, " ".join(row[at:]))
