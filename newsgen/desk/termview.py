"""How a term that is not written yet will read: in a tooltip, under an article, and marked in a sentence."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from newsgen.archive import Archive
from newsgen.glossary import Glossary, Term
from newsgen.glossary.checks import of_content, of_table, term_of
from newsgen.glossary.edit import Proposed
from newsgen.glossary.load import parse
from newsgen.model import text_of
from newsgen.proof.sentences import blocks
from newsgen.service.tooltip import Tooltip, tooltip

_LOOKED = 5
"""Articles, the latest, in which a sentence is looked for."""


class Marked(NamedTuple):
    """A sentence of an article in which the term stands."""

    before: str
    surface: str
    after: str


class View(NamedTuple):
    """How a term reads."""

    term: Term
    tooltip: Tooltip
    marked: Marked | None
    """None where none of the latest articles has it."""


def view(made: Proposed, identity: str, archive: Archive) -> View | None:
    """Return how a term of a file that is to be written reads; None where it is no term yet."""
    tables = parse(made.body)
    row = next((each for each in tables.get("term", ()) if each.get("id") == identity), None)
    if row is None or any(of_table(row)):
        return None
    try:
        term = term_of(row, str(tables.get("category", "")))
    except msgspec.ValidationError:
        return None
    if any(of_content(term)):
        return None
    return View(term, tooltip(term), _marked(term, archive))


def _marked(term: Term, archive: Archive) -> Marked | None:
    """Return the first block of the latest articles that has a term."""
    alone = Glossary([term])
    for key in archive.keys()[:_LOOKED]:
        article = archive.article(*key)
        for runs in blocks(article) if article else ():
            text = text_of(runs)
            for match in alone.find(text, first_only=True):
                return Marked(text[: match.start], text[match.start : match.end], text[match.end :])
    return None
