"""Differences between two indices' changes of the day: small against large, growth against blue chips."""

from __future__ import annotations

from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.model import Fact


def day(book: FactBook, first: str, second: str) -> Fact | None:
    """Return the first's change less the second's, in percentage points; None where one is missing."""
    one, other = book.get("change_day", first), book.get("change_day", second)
    if one is None or other is None:
        return None
    return make(
        "spread_day",
        f"{first}-{second}",
        one.value - other.value,
        "pp",
        book.day,
        base=one.base,
        inputs=one.inputs + other.inputs,
    )
