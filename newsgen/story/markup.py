"""The marks that carry meaning through a template: what a filter returns is text that knows its fact.

A mark is ``OPEN kind SEP payload... BODY text CLOSE`` in characters of Unicode's private use area, which
prices, names and notes never contain (the importers strip them). The typesetter reads the marks once and
turns them into runs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

OPEN, SEP, BODY, CLOSE = "\ue000", "\ue001", "\ue002", "\ue003"

FIGURE, NAME, PHRASE = "F", "N", "P"

_MARK = re.compile(f"{OPEN}([^{BODY}]*){BODY}([^{CLOSE}]*){CLOSE}")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


class Piece(NamedTuple):
    """A stretch of a marked text: ``kind`` is empty for plain text."""

    kind: str
    payload: tuple[str, ...]
    text: str


def mark(kind: str, payload: tuple[str, ...], text: str) -> str:
    """Wrap a text in a mark."""
    return f"{OPEN}{SEP.join((kind, *payload))}{BODY}{text}{CLOSE}"


def pieces(marked: str) -> list[Piece]:
    """Split a marked text into its pieces, in order."""
    found: list[Piece] = []
    at = 0
    for match in _MARK.finditer(marked):
        if match.start() > at:
            found.append(Piece("", (), marked[at : match.start()]))
        kind, *payload = match.group(1).split(SEP)
        found.append(Piece(kind, tuple(payload), match.group(2)))
        at = match.end()
    if at < len(marked):
        found.append(Piece("", (), marked[at:]))
    return found


def clean(untrusted: str) -> str:
    """Remove private-use characters from a text that comes from outside, so that it cannot forge a mark."""
    return _PRIVATE.sub("", untrusted)
