"""Of whom a note is: behind a sentence that names several a reader takes it for the last one's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsgen.korean.subjects import said_of
from newsgen.model import Note
from newsgen.story.causes import EXPLAINING
from newsgen.story.names import Name, Names, is_company

_SORT = re.compile(r"[가-힣]주(?:가|는|도|를|의|에|로|와)(?![가-힣])")
"""A sort of stocks with its particle: 금융주가, 카카오그룹주는."""
_OTHERS = re.compile(
    r"반면|지만|(?<![가-힣])[가-힣A-Z&]{2,}\S*(?:은|는|이|가|도)\s|[가-힣A-Z&]{2,}(?:와|과|,)\s"
)
"""Words by which a sentence goes on to somebody else."""


_OWN = re.compile(
    r"(?:[가-힣\d%]+(?<![이가]) ){0,4}?"
    r"(?:실적|매출|이익|수주|판매|출하|주문|점유율|생산|가격|가치|마진|투자|기대|우려|전망|관측|소식|분석|평가)"
    r"(?:[이가은는도])? (?!발표했|내놨|냈)"
)
"""A sentence whose subject is something of a company's: its results, what is hoped or feared of it."""


def is_topic(text: str) -> bool:
    """Tell whether a sentence may have a company as its topic: it, or something of it, is the subject."""
    return any(not subject for _, _, subject in said_of(text)) or _OWN.match(text) is not None


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
