"""A percentage is rounded in words where several share it, or a tenth would say no more: 7% 넘게.

A stock's move, and an index's, has its tenth: a desk that writes of four stocks that they went 넘게 says
nothing of any of them. Of anything else each word stands once a paragraph, and behind it tenths; a text has
``MOST`` figures of one thing that are rounded so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from newsgen.facts.fact import key_of
from newsgen.markets.market import is_index
from newsgen.story.markup import FIGURE, Piece, pieces, plain
from newsgen.story.names import is_company

WORDS = {"over": " 넘게", "nearly": " 가까이", "band": "대"}
"""How a figure is rounded in words -> what stands behind it then."""
MOST = 2
"""Figures of one thing that are rounded in words, in a text: behind them a tenth is plainer."""
_TENTH = re.compile(r"\d+\.\d%")
"""What a reader takes for rounded: 3.03% for 3% 넘게 is more than anybody asks."""
_HUNDREDTH = re.compile(r"\d+\.\d+%")
"""The same where wraps print hundredths beside each name."""


def exact(
    texts: Iterable[str], tenth: Callable[[str], str], lead: int = 0, *, hundredths: bool = False
) -> list[str]:
    """Return marked texts whose stocks and indices have tenths, and in which nothing else is rounded twice.

    The first ``lead`` are one paragraph. ``tenth`` sets the tenths of a fact, by its id. A figure that
    several share stays as it is, as no tenth is true of them all; so does one of whose tenths nothing would
    be left but hundredths (17.95%), and one whose tenth stands elsewhere for something else: that an index
    went 1.5% within the day and over the week. With ``hundredths`` these are printed too.
    """
    texts, allowed = [*texts], _HUNDREDTH if hundredths else _TENTH
    standing = {_printed(piece.facts[0], piece.marked): piece.facts[0] for piece in _figures(texts)}
    done: list[str] = []
    said: set[str] = set()
    left = MOST
    for at, text in enumerate(texts):
        said = said if 0 < at < lead else set()
        told, left = _exact(text, tenth, said, standing, allowed, left)
        done.append(told)
    return done


def _figures(texts: Iterable[str]) -> Iterator[Piece]:
    return (piece for text in texts for piece in pieces(text) if piece.kind == FIGURE)


def _printed(fact: str, marked: str) -> tuple[str, str]:
    """Return whose figure it is, and how it prints."""
    return key_of(fact)[1], plain(marked)


def _exact(
    text: str,
    tenth: Callable[[str], str],
    said: set[str],
    standing: Mapping[tuple[str, str], str],
    allowed: re.Pattern[str],
    left: int,
) -> tuple[str, int]:
    """Return a text behind what a paragraph ``said``, the words that rounded figures: it takes in its own.

    Of one thing ``left`` more may be rounded so; what is left of them comes second.
    """
    found, parts, word = pieces(text), list[str](), ""
    for at, piece in enumerate(found):
        marked = piece.marked.removeprefix(word) if not piece.kind else piece.marked
        word = ""
        style = _style(found, at)
        own = tenth(piece.facts[0]) if style and len(piece.facts) == 1 else ""
        is_free = bool(own) and standing.get(_printed(piece.facts[0], own), piece.facts[0]) == piece.facts[0]
        if is_free and allowed.fullmatch(plain(own)) and (style in said or not left or _is_of_shares(piece)):
            marked, word = own, WORDS[style]
        elif style:
            said.add(style)
            left -= bool(own) and left > 0
        parts.append(marked)
    return "".join(parts), left


def _is_of_shares(piece: Piece) -> bool:
    """Tell whether a figure is of a stock or an index, of which readers know tenths."""
    about = key_of(piece.facts[0])[1]
    return is_company(about) or is_index(about)


def _style(found: list[Piece], at: int) -> str:
    """Return how a figure is rounded in words; empty where it is not, or where more is made of it."""
    piece = found[at]
    style = piece.payload[1] if piece.kind == FIGURE else ""
    after = found[at + 1].text if at + 1 < len(found) and not found[at + 1].kind else ""
    word = WORDS.get(style, "")
    return style if word and after.startswith((f"{word} ", f"{word},", f"{word}의")) else ""
