"""The glossary on its shelves: by the first letter of the title, or by category."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import NamedTuple

from newsgen.glossary import Term
from newsgen.korean.hangul import SHELVES, shelf

_LATIN = "A–Z"
_DIGITS = "0–9"
_ORDER = (*SHELVES, _LATIN, _DIGITS)


class Group(NamedTuple):
    """Terms under one heading."""

    title: str
    anchor: str
    terms: tuple[Term, ...]


def initial(title: str) -> str:
    """Return the heading that a title stands under."""
    first = title[0]
    return shelf(first) or (_DIGITS if first.isdigit() else _LATIN)


def by_letter(terms: Iterable[Term]) -> list[Group]:
    """Return the terms by first letter: Hangul, then Latin, then digits."""
    return _groups(terms, lambda term: initial(term.title), _ORDER)


def by_category(terms: Iterable[Term]) -> list[Group]:
    """Return the terms by category, in the order in which the glossary's files name them."""
    every = tuple(terms)
    return _groups(every, lambda term: term.category, tuple(dict.fromkeys(term.category for term in every)))


def _place(title: str) -> tuple[int, str]:
    return _ORDER.index(initial(title)), title.casefold()


def _groups(terms: Iterable[Term], key: Callable[[Term], str], order: tuple[str, ...]) -> list[Group]:
    ordered = sorted(terms, key=lambda term: (order.index(key(term)), *_place(term.title)))
    return [
        Group(title, f"group-{order.index(title) + 1}", tuple(group))
        for title, group in groupby(ordered, key=key)
    ]
