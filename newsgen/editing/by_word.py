"""What differs between two versions, word by word: what a person reads before he takes one of them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple

from newsgen.editing.choosing import alike
from newsgen.editing.sheet import Block, blocks, text_in
from newsgen.model import Article

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\s+|.", re.DOTALL)
"""A number, a word, white space, or one mark: 2.01%를 is three."""
_SAME_BLOCK = 0.35
"""How alike two texts are, at least, of which one became the other."""


class Piece(NamedTuple):
    """Some words, and whether both versions have them."""

    kind: Literal["same", "gone", "new"]
    text: str


class Changed(NamedTuple):
    """A block that is another one now."""

    label: str
    pieces: tuple[Piece, ...]

    @property
    def way(self) -> str:
        """``gone`` or ``new`` where it stands in one version alone, else ``changed``."""
        kinds = {piece.kind for piece in self.pieces}
        return kinds.pop() if len(kinds) == 1 else "changed"


Pair = tuple[Block | None, Block | None]
"""A block before and after; None where a version has none."""


def compared(before: Article, after: Article) -> list[Changed]:
    """Return the blocks that differ between two versions of an article, in the order of the print."""
    pairs = ((one or other, _text(one), _text(other)) for one, other in aligned(before, after))
    return [Changed(block.label, by_word(old, new)) for block, old, new in pairs if block and old != new]


def aligned(before: Article, after: Article) -> list[Pair]:
    """Return the blocks of two versions beside each other: which one became which."""
    old, new = blocks(before), blocks(after)
    texts = [*map(_text, old)], [*map(_text, new)]
    told: list[Pair] = []
    for kind, left, end, right, last in difflib.SequenceMatcher(None, *texts, False).get_opcodes():
        here = old[left:end], new[right:last]
        by_place = kind == "equal" or len(here[0]) == len(here[1])
        told += zip(*here, strict=True) if by_place else _paired(*here)
    return told


def _paired(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    """Yield blocks between two that stayed, each beside the one that it is most like."""
    at = 0
    for block in new:
        likeness = [(alike(_text(one), _text(block)), -place) for place, one in enumerate(old) if place >= at]
        score, place = max(likeness, default=(0.0, 0))
        if score < _SAME_BLOCK:
            yield None, block
            continue
        yield from ((gone, None) for gone in old[at:-place])
        yield old[-place], block
        at = 1 - place
    yield from ((gone, None) for gone in old[at:])


def _text(block: Block | None) -> str:
    return text_in(block.runs) if block else ""


def by_word(old: str, new: str) -> tuple[Piece, ...]:
    """Return both texts as one: what stayed, what went and what came, what went first."""
    left, right = _WORD.findall(old), _WORD.findall(new)
    gone: list[str] = []
    came: list[str] = []
    told: list[Piece] = []

    def settle() -> None:
        told.extend(Piece("gone", "".join(gone)) for _ in gone[:1])
        told.extend(Piece("new", "".join(came)) for _ in came[:1])
        gone.clear()
        came.clear()

    codes = difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    for code, after in zip_longest(codes, codes[1:]):
        kind, a, b, c, d = code
        same = "".join(left[a:b])
        if kind != "equal":
            gone += left[a:b]
            came += right[c:d]
        elif same.isspace() and (gone or came) and after:  # between two changes: one change
            gone.append(same)
            came.append(same)
        else:
            settle()
            told.append(Piece("same", same))
    settle()
    return tuple(told)
