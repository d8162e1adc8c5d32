"""Of whom a note is: behind a sentence that names several a reader takes it for the last one's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.model import Note
from newsgen.story.causes import EXPLAINING
from newsgen.story.names import Name, Names, is_company

_SORT = re.compile(r"[가-힣]주(?:가|는|도|를|의|에|로|와)(?![가-힣])")
"""A sort of stocks with its particle: 금융주가, 카카오그룹주는."""
_OTHERS = re.compile(
    r"반면|지만|(?<![가-힣])[가-힣A-Z&]{2,}\S*(?:은|는|이|가|도)\s|[가-힣A-Z&]{2,}(?:와|과|,)\s"
)
"""Words by which a sentence goes on to somebody else."""


def is_open(note: Note, name: Name, before: str) -> bool:
    """Tell whether a note on a company does not say of whom it is, nor does the sentence ``before`` it.

    It says so by the name, or by a sort of stocks; the sentence where it goes on to nobody else.
    """
    if note.kind not in EXPLAINING or name.short in note.text or _SORT.search(note.text):
        return False
    _, found, after = before.rpartition(name.short)
    return not found or _OTHERS.search(after) is not None


def explained(notes: Iterable[Note], names: Names) -> frozenset[str]:
    """Return the companies that notes are on without naming them: each has a sentence of its own."""
    companies = (note for note in notes if note.about and is_company(note.about))
    return frozenset(note.about for note in companies if is_open(note, names[note.about], ""))
