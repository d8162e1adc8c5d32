"""The glossary as the rest of the program knows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from newsgen.errors import GlossaryProblem
from newsgen.glossary import called, ready
from newsgen.glossary.fold import folded, same
from newsgen.glossary.term import Match, Term
from newsgen.resources import shipped

if TYPE_CHECKING:
    from newsgen.glossary.find import Finder
    from newsgen.glossary.search import Answer, Searcher
    from newsgen.reading import Form


class Glossary:
    """All terms, by id, by where they stand in a text, and by what somebody asks for."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._by_id = {term.id: term for term in self.terms}

    @classmethod
    def load(cls, folder: Path | None = None, own: Path | None = None) -> Glossary:
        """Read the terms of ``folder``, by default the ones shipped; GlossaryProblem where one is off.

        Those of a desk's ``own`` folder stand before them.
        """
        base = cls(_found(folder)) if folder else _once(shipped("glossary"))
        return cls(_before(_read(own, base.terms), base.terms)) if own else base

    @classmethod
    def salvaged(
        cls, folder: Path | None = None, own: Path | None = None
    ) -> tuple[Glossary, tuple[str, ...]]:
        """Read what can be read of the same, and tell in Korean, a line each, what was left out and where.

        It is what an article is written with: one broken term does not stop it.
        """
        try:
            return cls.load(folder, own), ()
        except GlossaryProblem:
            from newsgen.glossary.salvage import salvaged  # noqa: PLC0415 - hardly ever needed

            terms, left_out = salvaged(folder or shipped("glossary"))
            desk = salvaged(own, terms) if own else None
            if desk is None:
                return cls(terms), tuple(left_out)
            return cls(_before(desk.terms, terms)), (*desk.left_out, *left_out)

    def get(self, id: str) -> Term | None:  # noqa: A002  (the name that terms have for it)
        """Return the term with this id, or None."""
        return self._by_id.get(id)

    def named(self, word: str) -> Term | None:
        """Return the term that is called so, case and signs aside: by its id, its title or any other name."""
        number = self._called.get(folded(word))
        return None if number is None else self.terms[number]

    def find(self, text: str, *, first_only: bool = False) -> list[Match]:
        """Return where terms stand in ``text``; with ``first_only``, each term once."""
        return self._finder.find(text, first_only=first_only)

    def annotate(self, source: str, form: Form, *, first_only: bool = False) -> list[Match]:
        """Return where terms stand in a ``text``, ``markdown`` or ``html``, in characters of the source."""
        from newsgen.glossary.annotate import annotate  # noqa: PLC0415 - a plain text needs no readers

        return annotate(self._finder, source, form, first_only=first_only)

    def marked(self, source: str, form: Form) -> str:
        """Return ``source`` with the first use of each term marked, save those that everybody knows."""
        from newsgen.glossary.annotate import marked  # noqa: PLC0415

        matches = self.annotate(source, form, first_only=True)
        return marked(source, [match for match in matches if self._by_id[match.id].mark], form)

    def search(self, query: str) -> list[Term]:
        """Return the terms that ``query`` may mean, the obvious one first."""
        return [*self.answer(query).terms]

    def answer(self, query: str) -> Answer:
        """Return the same, with how sure it is."""
        return self._searcher.search(query)

    @cached_property
    def _called(self) -> dict[str, int]:
        return called.numbers(self.terms)

    @cached_property
    def _finder(self) -> Finder:
        """Built when it is first wanted: showing one term does without."""
        from newsgen.glossary.find import Finder  # noqa: PLC0415 - nor does it import this

        return Finder(self.terms)

    @cached_property
    def _searcher(self) -> Searcher:
        from newsgen.glossary.search import Searcher  # noqa: PLC0415

        return Searcher(self.terms)


@cache
def _once(folder: Path) -> Glossary:
    """Read the shipped terms once a process; they do not change under it, as an editor's folder may."""
    return Glossary(_found(folder))


def _found(folder: Path) -> Sequence[Term]:
    """Return the terms of a folder as they lie there now: read ahead, where somebody has read the same."""
    return ready.terms(folder) or _read(folder)


def _before(own: Sequence[Term], base: Iterable[Term]) -> list[Term]:
    """Return a desk's terms and behind them those of the base that they do not replace.

    A term replaces the one with its id, and one whose title it has; other spellings it takes away.
    """
    ids = {term.id for term in own}
    taken = {same(surface) for term in own for surface in term.surfaces}
    left = (term for term in base if term.id not in ids and same(term.title) not in taken)
    return [*own, *(_without(taken, term) for term in left)]


def _without(taken: set[str], term: Term) -> Term:
    """Return a term without the spellings that another has taken."""
    if not any(same(surface) in taken for surface in term.surfaces):
        return term
    others, aliases = (
        tuple(surface for surface in listed if same(surface) not in taken)
        for listed in (term.others, term.aliases)
    )
    short = "" if same(term.abbreviation) in taken else term.abbreviation
    return msgspec.structs.replace(term, others=others, aliases=aliases, abbreviation=short)


def _read(folder: Path, base: Iterable[Term] = ()) -> list[Term]:
    from newsgen.glossary.load import read_terms  # noqa: PLC0415 - not where they were read ahead

    return read_terms(folder, base)
