"""What is told of a company's own place: since when it moved so, a record, a run, the end of its year."""

from __future__ import annotations

from newsgen.facts.book import FactBook
from newsgen.model import Fact

PLACES = ("since", "record", "run", "year")
"""What may be told, the rarest first."""
YEAR = 250
"""Sessions from which on its largest move since is told."""
RUN = 5
"""Sessions in a row from which on a company's run is told."""
FAR = 3.0
"""Percent that a move has that is told as the largest since."""


def standing(book: FactBook, move: Fact, *, giant: bool = True) -> tuple[str, Fact] | None:
    """Return the kind and the fact of a company's place; None where there is nothing to tell.

    All of it goes the way of the day's ``move``. Of others than a ``giant`` a record is told and the end of
    its year, which a record is too.
    """
    about, up = move.about, move.value > 0
    found = {
        "since": book.get("largest_rise_since" if up else "largest_fall_since", about),
        "record": book.get("high_all", about),
        "run": book.get("streak_up" if up else "streak_down", about),
        "year": book.get("high_52w" if up else "low_52w", about),
    }
    return next(
        ((kind, fact) for kind, fact in found.items() if fact and _is_told(kind, fact, move, giant=giant)),
        None,
    )


def _is_told(kind: str, fact: Fact, move: Fact, *, giant: bool) -> bool:
    if kind == "since":
        return giant and (fact.periods or 0) >= YEAR and abs(move.value) >= FAR
    return kind in {"record", "year"} or (giant and fact.value >= RUN)
