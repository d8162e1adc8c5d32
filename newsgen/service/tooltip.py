"""What a tooltip says of a term: plain text, for whatever page it stands in."""

from __future__ import annotations

from newsgen import prose
from newsgen.glossary import Term
from newsgen.model import Record


class Tooltip(Record, frozen=True, kw_only=True):
    """What a tooltip says."""

    title: str
    english: str
    definition: str
    mark: bool
    """False for words that every reader knows: found, and not marked in HTML."""


def tooltip(term: Term) -> Tooltip:
    """Return what a term's tooltip says."""
    return Tooltip(
        title=term.title, english=term.english, definition=prose.line_plain(term.definition), mark=term.mark
    )
