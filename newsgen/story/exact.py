"""A rounded percentage stands once a paragraph: 7% 넘게, and behind it tenths.

A desk that writes of four stocks that they went 넘게 says nothing of any of them. Who went furthest has its
tenth; of the others one may be told by 넘게, one by 가까이 and one by its whole percent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from newsgen.facts.fact import key_of
from newsgen.story.markup import FIGURE, Piece, pieces, plain
from newsgen.story.names import is_company

WORDS = {"over": " 넘게", "nearly": " 가까이", "band": "대"}
"""How a figure is rounded in words -> what stands behind it then."""
_TENTH = re.compile(r"\d+\.\d%")
"""What a reader takes for rounded: 3.03% for 3% 넘게 is more than anybody asks."""


def exact(texts: Iterable[str], tenth: Callable[[str], str], lead: int = 0) -> list[str]:
    """Return marked texts in which nothing is rounded in words twice; the first ``lead`` are one paragraph.

    ``tenth`` sets the tenths of a fact, by its id. A figure that several share stays as it is: no tenth is
    true of them all, and so does one of whose tenths nothing would be left but hundredths (17.95%).
    """
    done: list[str] = []
    seen = Seen()
    for at, text in enumerate(texts):
        seen = seen if 0 < at < lead else Seen()
        done.append(_exact(text, tenth, seen))
    return done


class Seen:
    """What a reader has had of a paragraph."""

    def __init__(self) -> None:
        self.said: set[str] = set()
        """How its figures were rounded in words."""
        self.first = True
        """Whether no company had its figure yet: who is told first went furthest."""


def _exact(text: str, tenth: Callable[[str], str], seen: Seen) -> str:
    """Return a text that goes on from what was ``seen``, which takes in what it says."""
    found, parts, word = pieces(text), list[str](), ""
    for at, piece in enumerate(found):
        marked = piece.marked.removeprefix(word) if not piece.kind else piece.marked
        word = ""
        stock = piece.kind == FIGURE and is_company(key_of(piece.facts[0])[1])
        style = _style(found, at)
        own = tenth(piece.facts[0]) if style and len(piece.facts) == 1 else ""
        if _TENTH.fullmatch(plain(own)) and (style in seen.said or (seen.first and stock)):
            marked, word = own, WORDS[style]
        elif style:
            seen.said.add(style)
        seen.first &= not stock
        parts.append(marked)
    return "".join(parts)


def _style(found: list[Piece], at: int) -> str:
    """Return how a figure is rounded in words; empty where it is not, or where more is made of it."""
    piece = found[at]
    style = piece.payload[1] if piece.kind == FIGURE else ""
    after = found[at + 1].text if at + 1 < len(found) and not found[at + 1].kind else ""
    word = WORDS.get(style, "")
    return style if word and after.startswith((f"{word} ", f"{word},", f"{word}의")) else ""
