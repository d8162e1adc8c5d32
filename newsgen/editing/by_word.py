"""What differs between two versions, word by word: what a person reads before he takes one of them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple

from newsgen.editing.choosing import alike
from newsgen.editing.sheet import blocks, text_in
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


def compared(before: Article, after: Article) -> list[Changed]:
    """Return the blocks that differ between two versions of an article, in the order of the print."""
    old = [(block.label, text_in(block.runs)) for block in blocks(before)]
    new = [(block.label, text_in(block.runs)) for block in blocks(after)]
    matcher = difflib.SequenceMatcher(None, [text for _, text in old], [text for _, text in new], False)
    told: list[Changed] = []
    for kind, left, left_end, right, right_end in matcher.get_opcodes():
        if kind != "equal":
            pairs = _paired(old[left:left_end], new[right:right_end])
            told += [Changed(label, by_word(one, other)) for label, one, other in pairs]
    return [each for each in told if each.pieces]


def _paired(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield label, text before and text after of blocks between two that stayed; either may be empty."""
    if len(old) == len(new):
        for (_, one), (label, other) in zip(old, new, strict=True):
            yield label, one, other
        return
    at = 0
    for label, text in new:
        likeness = [(alike(one, text), -place) for place, (_, one) in enumerate(old) if place >= at]
        score, place = max(likeness, default=(0.0, 0))
        if score < _SAME_BLOCK:
            yield label, "", text
            continue
        yield from ((gone, one, "") for gone, one in old[at:-place])
        yield label, old[-place][1], text
        at = 1 - place
    yield from ((gone, one, "") for gone, one in old[at:])


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
