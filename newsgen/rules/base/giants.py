"""Which giants have a sentence of their own: every rule that names stocks asks here."""

from __future__ import annotations

from newsgen.facts.book import FactBook
from newsgen.model import Fact
from newsgen.rules.base.desk import Desk

NAMED = 4
"""Companies of one direction that are named: those that won or lost most."""


HALF = 0.5
"""Part of the blue-chip index's own points which a company's are, to be told."""


def told_giants(book: FactBook, desk: Desk) -> dict[str, Fact]:
    """Return the moves of the giants that are told apart, by symbol: of each company one class of shares."""
    found: dict[str, Fact] = {}
    for up in (True, False):
        companies: dict[str, Fact] = {}
        for fact in sorted(_moved(book, up=up), key=lambda one: (one.about not in desk.members, one.about)):
            companies.setdefault(desk.issuers.get(fact.about, fact.about), fact)
        ranked = sorted(
            companies.values(), key=lambda fact: -abs(book.value("cap_change_day", fact.about) or 0.0)
        )
        found |= {fact.about: fact for fact in ranked[:NAMED]}
    return found


def pulling(book: FactBook) -> Fact | None:
    """Return the points of the company that moved the blue-chip index most; None where none stands out.

    They are at least half of what the index moved by, its way or against it.
    """
    whole = book.value("points_day", book.market.blue)
    if whole is None:
        return None
    able = [
        fact
        for fact in book.all("blue_points_day")
        if abs(fact.value) >= HALF * abs(whole) and book.get("change_day", fact.about)
    ]
    return max(able, key=lambda fact: abs(fact.value), default=None)


def _moved(book: FactBook, *, up: bool) -> list[Fact]:
    """Return the moves of the giants that moved far, in one direction."""
    moves = book.select("change_day", (fact.about for fact in book.all("cap_change_day")))
    return [fact for fact in moves if (fact.value > 0) == up]
