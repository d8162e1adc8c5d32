"""The merge: what the desk changed at the CMS stays, what the new version changes comes in.

Three texts: ``base``, the version before as newsgen set it; ``theirs``, what stands at the CMS; ``ours``, the
new version. A block that one side alone changed is that side's. Where both changed the same sentence, ours
holds and what the desk loses is told; so it is with a whole paragraph where the desk also took sentences of
it apart. Words of the desk that hold a figure which ours changes are refused, with their place: no figure
that was set right stands anywhere in the text.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from newsgen.deliveries.copy import Content, unmarked
from newsgen.deliveries.merging.blocks import Block, printed
from newsgen.deliveries.merging.markup import meaning, seen, sentences, told
from newsgen.deliveries.merging.matching import Entry, woven
from newsgen.deliveries.merging.reader import read
from newsgen.deliveries.merging.stale import Changed, stale
from newsgen.errors import DeliveryBlocked

_OURS = frozenset({"disclosure", "correction", "demo"})
"""Classes of blocks that are never the desk's: how it was made, and what was set right."""
_LONG = 12
"""Characters from which on a sentence is told by its words alone."""


class Lost(NamedTuple):
    """Words of the desk in whose place ours came."""

    theirs: str
    ours: str
    """Empty where the new version has nothing there."""


class Merged(NamedTuple):
    """The text that both made."""

    content: Content
    kept: int
    """How many blocks or sentences are the desk's."""
    lost: tuple[Lost, ...]


class Texts(NamedTuple):
    """The three texts of a merge."""

    base: Content
    theirs: Content
    ours: Content


def merge(texts: Texts, figures: tuple[Changed, ...]) -> Merged:
    """Merge three texts; the body bears no marker.

    Args:
        texts: what was sent, what stands there, what is to be sent.
        figures: the figures that ours changes.

    Raises:
        DeliveryBlocked: the desk's words hold a changed figure where ours says nothing in their place.

    """
    known = frozenset(_sentences(texts.base[2]))
    work = _Merge(figures, known - frozenset(_sentences(texts.ours[2])), known)
    title = work.plain(*(each[0] for each in texts))
    excerpt = work.plain(*(each[1] for each in texts))
    bodies = [read(unmarked(each[2])) for each in texts]
    body = printed(work.blocks(*bodies))
    return Merged((title, excerpt, body), work.kept, tuple(work.lost))


class _Merge:
    """Goes through three texts and counts what became of the desk's words."""

    def __init__(self, figures: tuple[Changed, ...], gone: frozenset[str], known: frozenset[str]) -> None:
        self._figures = figures
        self._gone, self._known = gone, known
        """Sentences of the version before: those that ours has no more, and all."""
        self.kept = 0
        self.lost: list[Lost] = []

    def plain(self, base: str, theirs: str, ours: str) -> str:
        """Merge a text without markup, as one sentence."""
        of = [Block(kind="sentence", inner=html.escape(each, quote=False)) for each in (base, theirs, ours)]
        made = self._both(*of)
        return theirs if made is of[1] else ours

    def blocks(self, base: Sequence[Block], theirs: Sequence[Block], ours: Sequence[Block]) -> list[Block]:
        """Merge blocks that stand one after another."""
        made = map(self._one, woven(base, theirs, ours).entries)
        return [block for block in made if block is not None]

    def _one(self, entry: Entry) -> Block | None:
        base, theirs, ours = entry
        if theirs is not None and ours is not None:
            return self._both(base, theirs, ours)
        if theirs is None:
            return self._without_theirs(base, ours)
        if base is None:
            return self._desks(theirs)
        if theirs.key != base.key:
            self._lose(theirs, None)
        return None

    def _without_theirs(self, base: Block | None, ours: Block | None) -> Block | None:
        """Leave out what the desk took out, but for what is never its own."""
        if base is None or ours is None or ours.classes & _OURS:
            return ours
        self.kept += 1
        return None

    def _both(self, base: Block | None, theirs: Block, ours: Block) -> Block:
        if theirs.key == ours.key:
            return theirs
        if base is None or ours.classes & _OURS:
            if base is None or theirs.key != base.key:
                self._lose(theirs, ours)
            return theirs.holding(ours)
        if base.parts and theirs.parts and ours.parts:
            parts = self.blocks(base.parts, theirs.parts, ours.parts)
            return msgspec.structs.replace(theirs, parts=tuple(parts))
        return self._words(base, theirs, ours)

    def _words(self, base: Block, theirs: Block, ours: Block) -> Block:
        """Merge what holds no blocks, and is not the same in both."""
        if theirs.key == base.key:
            return theirs.holding(ours)
        if ours.key == base.key:
            return self._desks(theirs, ours)
        made = self._sentences(base, theirs, ours)
        if made is not None:
            return msgspec.structs.replace(theirs, inner=made)
        self._lose(theirs, ours)
        return theirs.holding(ours)

    def _sentences(self, base: Block, theirs: Block, ours: Block) -> str | None:
        """Merge a paragraph sentence by sentence; None where it has to be ours as a whole."""
        if base.kind == "sentence":
            return None
        work = _Merge(self._figures, self._gone, self._known)
        made = work.sentences(*(_cut(each) for each in (base, theirs, ours)))
        if made is None:
            self._require_no_other(base, theirs)
            return None
        self.kept += work.kept
        self.lost += work.lost
        return "".join(_ending(each.inner) for each in made).rstrip()

    def sentences(
        self, base: Sequence[Block], theirs: Sequence[Block], ours: Sequence[Block]
    ) -> list[Block] | None:
        """Merge sentences; None where one that both changed cannot be told from those around it."""
        if not (base and theirs and ours):
            return None
        met = woven(base, theirs, ours)
        try:
            made = [block for block in map(self._one, met.entries) if block is not None]
        except DeliveryBlocked:
            return None
        apart = met.moved or any((each.base is None) != (each.theirs is None) for each in met.entries)
        return None if self.lost and apart else made

    def _require_no_other(self, base: Block, theirs: Block) -> None:
        """Raise DeliveryBlocked where the desk put a sentence of another paragraph into one: it would go."""
        found = next((each for each in self._known if each in theirs.text and each not in base.text), None)
        if found is not None:
            raise DeliveryBlocked(
                f"데스크가 새 판이 바꾸는 문단에 다른 문단의 문장을 옮기고 고쳤습니다: “{found}”. "
                "CMS에서 그 문장을 제 문단으로 나누고 다시 합치십시오"
            )

    def _desks(self, theirs: Block, ours: Block | None = None) -> Block:
        """Take the desk's words, once it is sure that they hold nothing that was set right."""
        allowed = told(ours.markup) if ours is not None else ""
        figure = stale(told(theirs.markup), self._figures, allowed)
        if figure is not None:
            right = f"{figure.was} → {figure.now}" if figure.now else f"{figure.was}, 새 판에는 없음"
            raise DeliveryBlocked(
                f"데스크의 글에 새 판이 바꾼 수치가 있습니다({right}): “{theirs.text}”. "
                "CMS에서 그 수치를 고치고 다시 합치십시오"
            )
        old = next((each for each in self._gone if each in theirs.text and each not in allowed), None)
        if old is not None:
            raise DeliveryBlocked(
                f"데스크의 글에 새 판이 고친 문장이 남아 있습니다: “{old}”. "
                "CMS에서 그 문장을 고치고 다시 합치십시오"
            )
        self.kept += 1
        return theirs

    def _lose(self, theirs: Block, ours: Block | None) -> None:
        self.lost.append(Lost(theirs.text or theirs.key, ours.text if ours is not None else ""))


def _cut(block: Block) -> list[Block]:
    """Return the sentences of a paragraph; nothing where they cannot be parted."""
    found = sentences(block.inner)
    return [] if block.parts else [Block(kind="sentence", inner=each) for each in found]


def _ending(sentence: str) -> str:
    return sentence if sentence != sentence.rstrip() else sentence + " "


def _sentences(body: str) -> Iterator[str]:
    """Yield the sentences of a body that are long enough to be known by their words."""
    for block in _leaves(read(body)):
        found = map(seen, sentences(block.inner) or [block.inner])
        yield from (each for each in found if len(each) >= _LONG)


def _leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.parts:
            yield from _leaves(block.parts)
        else:
            yield block


def same(one: Content, other: Content) -> bool:
    """Tell whether two texts say the same, to a reader and to an editor."""
    return (*map(_even, one[:2]), meaning(one[2])) == (*map(_even, other[:2]), meaning(other[2]))


def _even(text: str) -> str:
    return " ".join(text.split())
