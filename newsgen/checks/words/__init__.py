"""How a text is written: names, terms, particles, marks, lists and what they count, house style."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsgen.checks.found import Flaw, Open
from newsgen.checks.look import Look
from newsgen.checks.words import (
    counts,
    endings,
    endings_misspelt,
    english,
    former,
    grouped,
    headed,
    lettered,
    lists,
    marks,
    meanings,
    misheard,
    misnamed,
    misspelt,
    particles,
    persons,
    rosters,
    spelling,
    style,
    tallies,
    terms,
    tickers,
    variants,
)

CHECKS: tuple[Callable[[Look], Iterable[Flaw | Open]], ...] = (
    headed.check,
    lists.check,
    counts.check,
    rosters.check,
    tallies.check,
    marks.check,
    particles.check,
    spelling.check,
    misnamed.check,
    misheard.check,
    misspelt.check,
    former.check,
    grouped.check,
    lettered.check,
    persons.check,
    variants.check,
    english.check,
    tickers.check,
    terms.check,
    meanings.check,
    style.check,
    endings.check,
    endings_misspelt.check,
)
"""All of these checks."""
