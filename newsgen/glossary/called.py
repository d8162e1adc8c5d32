"""Who is called so: all that a term may be called by, for terms at hand and for those read ahead."""

from __future__ import annotations

from collections.abc import Sequence

from newsgen.glossary.fold import folded
from newsgen.glossary.term import Term


def numbers(terms: Sequence[Term]) -> dict[str, int]:
    """Return the number of the term that each folded name is of.

    An id goes before a title, and a title before any other name, whichever term stands first.
    """
    by_rank = (
        [(term.id,) for term in terms],
        [(term.title,) for term in terms],
        [term.names for term in terms],
    )
    found: dict[str, int] = {}
    for rank in by_rank:
        for number, names in enumerate(rank):
            for name in names:
                found.setdefault(folded(name), number)
    return found
