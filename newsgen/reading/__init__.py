"""Marked-up text as its reader sees it, with the way back to the characters of its source.

``read(text, "html").plain`` is what a browser would show; ``spans`` says where any stretch of it stands in
the source, ``within`` what it stands in (a link, a heading, code), and ``replaced`` writes into the source
with everything else as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from newsgen.reading import text
from newsgen.reading.machinery import Form, head, objects
from newsgen.reading.pieces import Piece, Within
from newsgen.reading.places import Lines, Place
from newsgen.reading.readable import Reading, Span

__all__ = ["FORMS", "Form", "Lines", "Place", "Reading", "Span", "Within", "read"]

_BOM = "\ufeff"

FORMS: tuple[Form, ...] = get_args(Form)
"""What can be read."""


def read(source: str, form: Form) -> Reading:
    """Read a text of one of ``FORMS``. No text is refused, whatever is in it; time goes with its length.

    A byte order mark and front matter are not read and still count: offsets are in code points of ``source``
    as it is.
    """
    body = source.removeprefix(_BOM)
    body = body[head(body, form) :]
    before = len(source) - len(body)
    pieces = objects(_pieces(body, form))
    return Reading(source, (piece.moved(before) for piece in pieces) if before else pieces)


def _pieces(body: str, form: Form) -> Iterator[Piece]:
    """Yield the pieces of a text; what reads markup takes a start time that plain text does without."""
    if form == "html":
        from newsgen.reading import html  # noqa: PLC0415

        return html.pieces(body)
    if form == "markdown":
        from newsgen.reading import markdown  # noqa: PLC0415

        return markdown.pieces(body)
    return text.pieces(body)
