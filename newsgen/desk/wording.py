"""An article's words as the page shows them to be changed: by block, with what cannot stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsgen.editing.binding import Fault
from newsgen.editing.by_word import Piece
from newsgen.editing.choosing import alike
from newsgen.editing.edited import Tried
from newsgen.editing.overtaken import Beside, Joined
from newsgen.editing.sheet import Block, Kind, blocks, text_in
from newsgen.model import Article, Run
from newsgen.proof.sentences import sentences

_SAME = 0.5
"""How alike a sentence is, at least, to the one whose place it takes."""
FIELD = "block:"
"""What the name of a block's field begins with; its label follows."""


class Wrong(NamedTuple):
    """A sentence that cannot stand, and what holds in its place."""

    sentence: str
    message: str
    instead: str
    """The article's own sentence there; empty where there was none."""
    holds: tuple[str, ...] = ()
    """The figures that the article prints of whom the sentence is about."""


class Row(NamedTuple):
    """One block of the page."""

    label: str
    text: str
    runs: tuple[Run, ...]
    """The same with its figures, each of which is one piece."""
    is_note: bool
    """Whether it is a note of the desk's, whose quotation stands to the letter."""
    rows: int
    """Lines that the field has room for."""
    wrong: tuple[Wrong, ...] = ()
    theirs: tuple[Piece, ...] = ()
    """What somebody else changed of it meanwhile."""
    clash: bool = False

    @property
    def field(self) -> str:
        """The name of its field."""
        return FIELD + self.label


def typed(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what a form holds of blocks, by label."""
    return {name.removeprefix(FIELD): text for name, text in fields if name.startswith(FIELD)}


def texts_of(article: Article) -> dict[str, str]:
    """Return the text of each block of an article by label, as nobody has changed it."""
    return {block.label: text_in(block.runs) for block in blocks(article)}


def whole(article: Article, given: Mapping[str, str]) -> dict[str, str]:
    """Return the text of each block, as typed; a field that did not come changes nothing."""
    return {label: given.get(label, text) for label, text in texts_of(article).items()}


def rows(
    article: Article, texts: Mapping[str, str], made: Tried | None = None, beside: Joined | None = None
) -> list[Row]:
    """Return the blocks of the page: as typed, ``made`` what the proof says, ``beside`` what others did."""
    bound = {} if made is None else _bound(made)
    faults = () if made is None else made.faults
    others = {each.label: each for each in beside.blocks} if beside else {}
    return [
        _row(block, texts[block.label], bound.get(block.label, block.runs), faults, others.get(block.label))
        for block in blocks(article)
    ]


def general(article: Article, faults: Sequence[Fault]) -> list[str]:
    """Return what is wrong with the article as a whole."""
    labels = {block.label for block in blocks(article)}
    return [str(fault) for fault in faults if fault.label not in labels]


def _row(
    block: Block, text: str, runs: tuple[Run, ...], faults: Sequence[Fault], other: Beside | None
) -> Row:
    own = [fault for fault in faults if fault.label == block.label]
    return Row(
        label=block.label,
        text=text,
        runs=runs,
        is_note=bool(block.note),
        rows=1 if block.kind in {Kind.HEADLINE, Kind.DECK, Kind.SUBHEAD, Kind.SUMMARY} else _lines(text),
        wrong=tuple(
            Wrong(each.sentence, each.told, _instead(block, each.sentence), each.holds) for each in own
        ),
        theirs=other.theirs if other else (),
        clash=bool(other and other.clash),
    )


def _lines(text: str) -> int:
    return max(2, min(14, len(text) // 44 + text.count("\n") + 1))


def _instead(block: Block, sentence: str) -> str:
    """Return the sentence that the article has where another was typed; empty for one that is new."""
    if not sentence:
        return text_in(block.runs)
    old = ((alike(each.text, sentence), each.text) for each in sentences(block.runs))
    likeness, text = max(old, default=(0.0, ""))
    return text if likeness >= _SAME else ""


def _bound(made: Tried) -> dict[str, tuple[Run, ...]]:
    """Return the typed texts with their figures by label; paragraphs of one block stand apart by a line."""
    told: dict[str, tuple[Run, ...]] = {}
    for part in made.parts:
        before = told.get(part.block.label)
        told[part.block.label] = (*before, Run(text="\n\n"), *part.runs) if before else tuple(part.runs)
    return told
