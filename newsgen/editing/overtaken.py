"""What two people made of one version: what one of them typed beside what the other has saved since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newsgen.editing.by_word import Piece, aligned, by_word
from newsgen.editing.sheet import text_in
from newsgen.model import Article


class Beside(NamedTuple):
    """A block of the version that is the newest."""

    label: str
    text: str
    """What goes on being edited: what was typed where anything was, else what was saved."""
    theirs: tuple[Piece, ...] = ()
    """What the other one changed, word by word; empty where nothing."""
    clash: bool = False
    """Whether both changed it, and not to the same words."""


class Joined(NamedTuple):
    """What was typed on an older version, laid on the newest."""

    blocks: tuple[Beside, ...]
    homeless: tuple[tuple[str, str], ...]
    """Label and text of what was typed in blocks that are no more."""


def joined(base: Article, newest: Article, typed: Mapping[str, str]) -> Joined:
    """Lay what was typed on ``base``, by the labels of its blocks, on what was saved since; drop nothing."""
    told: list[Beside] = []
    homeless: list[tuple[str, str]] = []
    for old, new in aligned(base, newest):
        was = text_in(old.runs) if old else ""
        mine = typed.get(old.label, was) if old else ""
        if new is None:
            homeless += [(old.label, mine)] if old and mine != was else []
            continue
        theirs = text_in(new.runs)
        is_theirs = theirs != was
        told.append(
            Beside(
                label=new.label,
                text=theirs if mine == was else mine,
                theirs=by_word(was, theirs) if is_theirs else (),
                clash=is_theirs and mine not in {was, theirs},
            )
        )
    known = {old.label for old, _ in aligned(base, newest) if old}
    homeless += [(label, text) for label, text in typed.items() if label not in known and text]
    return Joined(tuple(told), tuple(homeless))
