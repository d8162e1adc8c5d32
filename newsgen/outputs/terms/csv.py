"""CSV (RFC 4180) for a spreadsheet: UTF-8 with the mark by which Excel knows it, and no cell that computes.

A cell that a spreadsheet would take for a formula begins with an apostrophe. Texts are plain; what there may
be several of is parted by `` | ``.
"""

from __future__ import annotations

import csv as rows
import io
from collections.abc import Callable

from newsgen.glossary import Term
from newsgen.model import Output
from newsgen.outputs.terms.lexicon import Lexicon, definition, explanation, updated

BETWEEN = " | "
_FORMULA = frozenset("=+-@＝＋－＠")
"""What a spreadsheet computes: full width, too, in the editions of East Asia."""
_COLUMNS: dict[str, Callable[[Term], str]] = {
    "id": lambda term: term.id,
    "title": lambda term: term.title,
    "english": lambda term: term.english,
    "abbreviation": lambda term: term.abbreviation,
    "pronounced": lambda term: term.pronounced,
    "others": lambda term: BETWEEN.join(term.others),
    "aliases": lambda term: BETWEEN.join(term.aliases),
    "asked": lambda term: BETWEEN.join(term.asked),
    "definition": definition,
    "more": explanation,
    "category": lambda term: term.category,
    "level": lambda term: str(term.level),
    "see": lambda term: BETWEEN.join(term.see),
    "source": lambda term: term.source,
    "link": lambda term: term.link,
    "checked": lambda term: term.checked.isoformat(),
    "valid_as_of": lambda term: term.valid.as_of.isoformat() if term.valid else "",
    "valid_until": lambda term: term.valid.until.isoformat() if term.valid and term.valid.until else "",
    "updated": lambda term: updated(term).isoformat(),
}


def csv(lexicon: Lexicon) -> Output:
    """Serialise the glossary to CSV, a row a term, and the address of its page where it has one."""
    text = io.StringIO(newline="")
    writer = rows.writer(text, lineterminator="\r\n")
    writer.writerow([*_COLUMNS, "page"])
    for term in lexicon.terms:
        page = lexicon.uri_of(term.id) if lexicon.site else ""
        writer.writerow([_inert(cell) for cell in (*(of(term) for of in _COLUMNS.values()), page)])
    return Output(
        format="csv",
        filename="glossary.csv",
        media_type="text/csv; charset=utf-8; header=present",
        body=text.getvalue().encode("utf-8-sig", "replace"),
    )


def _inert(cell: str) -> str:
    """Return a cell as it can be opened: one that would compute something is text."""
    begins = cell.lstrip()[:1]
    return f"'{cell}" if begins in _FORMULA and begins else cell
