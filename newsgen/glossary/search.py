"""Search."""

from __future__ import annotations
from collections.abc import Iterable
from newsgen.glossary.term import Term


class Searcher:
    """Answer what somebody types."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = tuple(terms)

    def search(self, query: str) -> list[Term]:
        """Return the terms that ``query`` names."""
        wanted = query.strip().casefold()
        return [
            t
            for t in self._terms
            if wanted and any(s.casefold().startswith(wanted) for s in (*t.surfaces, t.english))
        ]
