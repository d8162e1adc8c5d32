"""One term read out of the files without parsing them all: TOML is slow, and one term is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf
from pathlib import Path

import msgspec

from newsgen.glossary.checks import term_of
from newsgen.glossary.hangul import folded
from newsgen.glossary.load import Unreadable, files, parse, text_of
from newsgen.glossary.term import Term

_TABLE = re.compile(r"^(?=\[\[term\]\])", re.MULTILINE)


def named(folder: Path, word: str) -> list[Term]:
    """Return the term of that id or name and after it those that it refers to.

    Empty where no term is called so, or a file needs a closer look: ``Glossary.load`` has the answer then.
    """
    try:
        shelf = [table for path in files(folder) for table in _tables(text_of(path.read_bytes()))]
        near = [_term(*table) for table in shelf if _squeezed(word) in _squeezed(table[1])]
        term = min(near, key=lambda term: _distance(term, word), default=None)
        if term is None or _distance(term, word) == inf:
            return []
        seen = [f'"{other}"' for other in term.see]
        others = [_term(*table) for table in shelf if any(other in table[1] for other in seen)]
    except (OSError, UnicodeDecodeError, Unreadable, KeyError, msgspec.ValidationError):
        return []
    return [term, *(other for other in others if other.id in term.see)]


def _names(term: Term) -> list[list[str]]:
    """Return what a term may be called by, the best claim first."""
    return [[term.id], [term.title], [*term.surfaces, term.english]]


def _distance(term: Term, word: str) -> float:
    """Return how good a claim a term has to a name; infinite is none."""
    asked = folded(word)
    claims = (at for at, names in enumerate(_names(term)) if asked in map(folded, names))
    return next(claims, inf)


def _tables(text: str) -> Iterator[tuple[str, str]]:
    """Yield the head of a file and one table, for each of its tables."""
    head, *tables = _TABLE.split(text)
    return ((head, table) for table in tables)


def _term(head: str, table: str) -> Term:
    tables = parse(f"{head}{table}".encode())
    return term_of(tables["term"][0], tables["category"])


def _squeezed(text: str) -> str:
    return text.casefold().replace(" ", "")
