"""Somebody's HTML as it may be shown to anybody: no script, no frame, no form, nothing that loads by itself.

Classes stay, and so do the comments in which WordPress keeps its blocks and Ghost its cards: a text that
comes back without them is one block of HTML to its editor.
"""

from __future__ import annotations

import re

import nh3

from newsgen.reading.html import comments, opened

_ATTRIBUTES = {**nh3.ALLOWED_ATTRIBUTES, "*": {"class"}, "dfn": {"data-term", "tabindex"}}
_BLOCK = re.compile(
    r"<!--\s*+(?:/?wp:[a-z][a-z0-9/-]*+(?:\s++\{[^<>]*\})?\s*+/?"
    r"|more|nextpage|noteaser|kg-card-(?:begin|end): [a-z]+)\s*+-->"
)
"""A block of WordPress, whose attributes write no angle bracket and no two hyphens as they are; a card."""


def cleaned(html: str) -> str:
    """Return ``html`` without anything that could run."""
    clean = nh3.clean(opened(html), attributes=_ATTRIBUTES, strip_comments=False)
    parts: list[str] = []
    at = 0
    for start, end in comments(clean):
        comment = clean[start:end]
        parts += [clean[at:start], comment if _BLOCK.fullmatch(comment) else ""]
        at = end
    return "".join([*parts, clean[at:]])
