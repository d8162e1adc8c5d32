"""What came out on a day of a finished week: a decision of the Fed, or the weightiest release."""

from __future__ import annotations

from newsgen.facts.book import FactBook
from newsgen.model import Fact
from newsgen.rules.base.desk import Desk

WEIGHTY = 4.5
"""Weight from which a release is what a day of the week is known by."""
TURNED = 1.0
"""Percent of the broad index from which its day is told with what came out on it."""


def came_out(book: FactBook, desk: Desk, day: Fact, weighty: float = WEIGHTY) -> dict[str, tuple[str, ...]]:
    """Return the decision, else the release, of the day on which a move ended: role -> whose."""
    decided = next((fact for fact in book.all("decided") if fact.since == day.since), None)
    if decided is not None:
        return {"decision": (decided.about,)}
    out = [fact for fact in book.all("release_actual") if fact.since == day.since]
    first = max(out, key=lambda fact: desk.weight(fact.about), default=None)
    if first is None or desk.weight(first.about) < weighty:
        return {}
    return {"release": (first.about,)}


def turning_day(book: FactBook) -> Fact | None:
    """Return the day on which the broad index went furthest, where that is far."""
    days = [book.get(f"change_{kind}_day", book.market.broad) for kind in ("best", "worst")]
    far = [day for day in days if day is not None and abs(day.value) >= TURNED]
    return max(far, key=lambda day: abs(day.value), default=None)
