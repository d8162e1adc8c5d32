"""Queries as readers type them, and whether the right term comes first."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from benchmarks.terms.names import of, plain, rows
from newsgen.glossary import Glossary

NOTHING = "-"
"""The right answer where there is none to be sure of."""
TOP = 3


class Ranks(NamedTuple):
    """How many queries of each kind have their term first, and among the first three."""

    first: Counter[str]
    top: Counter[str]
    asked: Counter[str]
    missed: tuple[str, ...]


def ranks(glossary: Glossary) -> Ranks:
    """Ask all queries."""
    first, top, asked, missed = Counter[str](), Counter[str](), Counter[str](), []
    for kind, query, right, others, *known in rows("queries.tsv"):
        answer = glossary.answer(query)
        asked[kind] += 1
        if right == NOTHING:
            sure = bool(answer.terms) and not answer.is_guess and plain(query) not in of(answer.terms[0])
            hits = [not sure]
        else:
            wanted = {plain(word) for word in (right, *others.split("|")) if word}
            hits = [bool(wanted & of(term)) or term.id in known for term in answer.terms]
        first[kind] += any(hits[:1])
        top[kind] += any(hits[:TOP])
        if not any(hits[:1]):
            missed.append(
                f"{kind}: {query} -> {', '.join(term.title for term in answer.terms[:TOP])} ({right})"
            )
    return Ranks(first, top, asked, tuple(missed))
