"""The marks that carry meaning through a template: what a filter returns is text that knows its fact.

A mark is ``OPEN kind SEP payload... BODY text CLOSE`` in characters of Unicode's private use area, which
prices, names and notes never contain (the importers strip them). The typesetter reads the marks once and
turns them into runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

OPEN, SEP, BODY, CLOSE = "\ue000", "\ue001", "\ue002", "\ue003"

FIGURE, NAME, PHRASE, NOTE, EVENT, PREDICATE, AMONG = "F", "N", "P", "Q", "E", "V", "A"
"""A predicate holds its sign (1, -1, 0), whom it is about and the measure; its text is the final form.
What is left open before a ranking (``AMONG``) holds of whom that is."""

_STOP = re.compile(rf"\.(?<=[가-힣%)’”{CLOSE}]\.)\s+")
"""Where the sentences of a marked text part; what begins with a plain character is found much faster."""

_MARK = re.compile(f"({OPEN}([^{BODY}]*){BODY}([^{CLOSE}]*){CLOSE})")
_EDGES = re.compile(f"{OPEN}[^{BODY}]*{BODY}|{CLOSE}")
"""What a mark puts around its text."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")


class Piece(NamedTuple):
    """A stretch of a marked text: ``kind`` is empty for plain text."""

    kind: str
    payload: tuple[str, ...]
    text: str
    marked: str
    """The stretch as it stands there, with its mark."""

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that a figure states, those of a group included."""
        return (self.payload[0], *self.payload[2:])


def mark(kind: str, payload: tuple[str, ...], text: str) -> str:
    """Wrap a text in a mark."""
    return f"{OPEN}{SEP.join((kind, *payload))}{BODY}{text}{CLOSE}"


def pieces(marked: str) -> list[Piece]:
    """Split a marked text into its pieces, in order."""
    first, *rest = _MARK.split(marked)
    found = [Piece("", (), first, first)] if first else []
    for whole, head, text, after in zip(rest[::4], rest[1::4], rest[2::4], rest[3::4], strict=True):
        kind, *payload = head.split(SEP)
        found.append(Piece(kind, tuple(payload), text, whole))
        if after:
            found.append(Piece("", (), after, after))
    return found


def lists(found: Sequence[Piece], between: re.Pattern[str]) -> Iterator[list[int]]:
    """Yield where the names of each list stand, which ``between`` parts; one by itself is a list too."""
    current: list[int] = []
    for at, piece in enumerate(found):
        if piece.kind == NAME:
            current.append(at)
        elif current and not (not piece.kind and between.fullmatch(piece.text)):
            yield current
            current = []
    if current:
        yield current


def sentences(marked: str) -> list[str]:
    """Cut a marked text into its sentences."""
    found, at = [], 0
    for stop in _STOP.finditer(marked):
        found.append(marked[at : stop.start() + 1])
        at = stop.end()
    return [*found, marked[at:]]


def plain(marked: str) -> str:
    """Return a marked text without its marks."""
    return _EDGES.sub("", marked)


def clean(untrusted: str) -> str:
    """Remove private-use characters from a text that comes from outside, so that it cannot forge a mark."""
    return _PRIVATE.sub("", untrusted)
