"""A marked line that stands above the text: whom it is about, which facts it states, how long it prints.

It is read once. Of lines that are put together out of others all that is known already.
"""

from __future__ import annotations

import functools
import hashlib
from dataclasses import dataclass, field

from newsgen.facts.fact import key_of
from newsgen.korean import resolve
from newsgen.story.budget import Counts, counted, merged
from newsgen.story.markup import FIGURE, NAME, Piece, pieces
from newsgen.story.names import Names

RECORD = "사상 최고"


@dataclass(frozen=True)
class Line:
    """A line, or a part of one."""

    marked: str = ""
    printed: str = ""
    """As it will stand in print, where every name stands for the first time, its particles still open."""
    subjects: frozenset[str] = frozenset()
    """Whom it is about: by its names, and by the facts that it states."""
    stated: frozenset[str] = frozenset()
    """The facts whose values or dates it prints."""
    counts: Counts = field(default_factory=dict)
    """How often it prints the value of each fact."""

    @functools.cached_property
    def plain(self) -> str:
        """As it will stand in print."""
        return resolve(self.printed)

    @functools.cached_property
    def key(self) -> str:
        """What it is known by: its words and whose facts it states, not how their values print today."""
        said = "".join(map(_known, pieces(self.marked)))
        return hashlib.sha256(said.encode()).hexdigest()[:10]

    @functools.cached_property
    def news(self) -> frozenset[str]:
        """The facts that it tells; that the session is of this day is none."""
        return frozenset(fact for fact in self.stated if not fact.startswith("session:"))

    @property
    def is_sized(self) -> bool:
        """Whether it tells how far or how much, not only whom and since when; a record needs no size."""
        return bool(self.counts) or RECORD in self.printed


def line(marked: str, names: Names) -> Line:
    """Read a marked line."""
    found = pieces(marked)
    stated = [fact for piece in found if piece.kind == FIGURE for fact in piece.facts]
    named = [piece.payload[0] for piece in found if piece.kind == NAME]
    return Line(
        marked,
        "".join(_printed(piece, names) for piece in found),
        frozenset([*named, *(key_of(fact)[1] for fact in stated)]),
        frozenset(stated),
        counted(found),
    )


def joined(*parts: Line | str) -> Line:
    """Return a line of some parts; what is a mere string stands between them and tells nothing."""
    lines = [part for part in parts if isinstance(part, Line)]
    return Line(
        "".join(part if isinstance(part, str) else part.marked for part in parts),
        "".join(part if isinstance(part, str) else part.printed for part in parts),
        frozenset().union(*(each.subjects for each in lines)),
        frozenset().union(*(each.stated for each in lines)),
        merged(each.counts for each in lines),
    )


def _printed(piece: Piece, names: Names) -> str:
    if piece.kind != NAME:
        return piece.text
    about, manner, *described = piece.payload
    name = names[about]
    full = " ".join((*described, name.full))
    return {"headline": name.headline, "short": name.short}.get(manner, full)


def _known(piece: Piece) -> str:
    """Return a piece as a line is known by it: a figure by its facts, a name by its subject."""
    if piece.kind == FIGURE:
        return f"{{{' '.join(piece.facts)}}}"
    return f"{{{piece.payload[0]}}}" if piece.kind == NAME else piece.text
