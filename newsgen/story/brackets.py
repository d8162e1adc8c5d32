"""How far an index went that day, where lead and levels of a market would both say it to the last digit.

A figure stands twice at most, and the headline of such a market is about its index: so the lead has the move
to the last digit, and the sentence with the level gives the points alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from newsgen.story.exact import WORDS
from newsgen.story.levels import moved
from newsgen.story.markup import FIGURE, Piece, pieces

_EXACT = "exact"


def said_once(
    texts: list[str], lead: int, indices: Collection[str], figure: Callable[[str, str], str]
) -> list[str]:
    """Return marked texts in which no level has in brackets what the first ``lead`` of them say.

    ``figure`` sets a fact, by its id, in a style. An index beside such a one has hundredths too.
    """
    first, below = texts[:lead], texts[lead:]
    told = {piece.payload[0] for text in first for piece in pieces(text) if moved(piece) in indices}
    twice = {fact for text in below for fact in _bracketed(pieces(text)) if fact in told}
    if not twice:
        return texts
    return [
        *(_to_the_last_digit(text, indices, figure) for text in first),
        *(_without(text, twice) for text in below),
    ]


def _bracketed(found: list[Piece]) -> Iterator[str]:
    """Yield the facts that stand by themselves in brackets, to the last digit."""
    for at in range(1, len(found) - 1):
        if _stands_in_brackets(found, at):
            yield found[at].payload[0]


def _stands_in_brackets(found: list[Piece], at: int) -> bool:
    before, piece, after = found[at - 1 : at + 2]
    is_exact = piece.kind == FIGURE and piece.payload[1] == _EXACT and len(piece.facts) == 1
    return is_exact and not (before.kind or after.kind) and before.text[-1] == "(" and after.text[0] == ")"


def _without(text: str, gone: Collection[str]) -> str:
    """Return a text without the brackets that hold nothing but one of some facts."""
    found, parts, closed = pieces(text), list[str](), 0
    for at, piece in enumerate(found):
        own = piece.marked[closed:]
        closed = 0
        if 0 < at < len(found) - 1 and _stands_in_brackets(found, at) and piece.payload[0] in gone:
            parts[-1] = parts[-1].removesuffix("(")
            closed = 1
        else:
            parts.append(own)
    return "".join(parts)


def _to_the_last_digit(text: str, indices: Collection[str], figure: Callable[[str, str], str]) -> str:
    """Return a text whose indices have their moves in hundredths, whatever word rounded them."""
    parts, word = list[str](), ""
    for piece in pieces(text):
        own = piece.marked if piece.kind else piece.marked.removeprefix(word)
        word = ""
        if moved(piece) in indices:
            own, word = figure(piece.payload[0], _EXACT), WORDS.get(piece.payload[1], "")
        parts.append(own)
    return "".join(parts)
