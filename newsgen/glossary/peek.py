"""One term read out of the files without parsing them all: TOML is slow, and one term is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf
from pathlib import Path
from typing import NamedTuple

import msgspec

from newsgen.glossary.checks import term_of
from newsgen.glossary.fold import folded
from newsgen.glossary.load import Unreadable, content, files, parse, text_of
from newsgen.glossary.term import Term

_START = re.compile(r"^(?=\[\[term\]\])", re.MULTILINE)


class _Table(NamedTuple):
    """The lines of one term, after the head of its file."""

    head: str
    text: str
    squeezed: str


def named(folder: Path, word: str) -> list[Term]:
    """Return the term of that id or name and after it those that it refers to.

    Empty where no term is called so, or a file needs a closer look: ``Glossary.load`` has the answer then.
    """
    try:
        shelf = [table for path in files(folder) for table in _tables(text_of(content(path)))]
        near = _holding(shelf, [f'"{word}"'])
        term = min(near, key=lambda term: _distance(term, word), default=None)
        if term is None or _distance(term, word) == inf:
            return []
        return [term, *_holding(shelf, [f'id="{other}"' for other in term.see])]
    except (OSError, UnicodeDecodeError, Unreadable, KeyError, msgspec.ValidationError):
        return []


def _holding(shelf: list[_Table], words: list[str]) -> list[Term]:
    """Return the terms of the tables that hold one of ``words``, spaces and case aside."""
    squeezed = [_squeezed(word) for word in words]
    return [_term(table) for table in shelf if any(word in table.squeezed for word in squeezed)]


def _names(term: Term) -> list[list[str]]:
    """Return what a term may be called by, the best claim first."""
    return [[term.id], [term.title], [*term.surfaces, term.english]]


def _distance(term: Term, word: str) -> float:
    """Return how good a claim a term has to a name; infinite is none."""
    asked = folded(word)
    claims = (at for at, names in enumerate(_names(term)) if asked in map(folded, names))
    return next(claims, inf)


def _tables(text: str) -> Iterator[_Table]:
    head, *tables = _START.split(text)
    return (_Table(head, table, _squeezed(table)) for table in tables)


def _term(table: _Table) -> Term:
    tables = parse(f"{table.head}{table.text}".encode())
    return term_of(tables["term"][0], tables["category"])


def _squeezed(text: str) -> str:
    return text.replace(" ", "").casefold()
