"""What a filing is about, by the item codes of Form 8-K: what of them a text may say.

``data/filing_items.csv`` lists them, the gravest first. An item whose ``told`` is empty does not say what
happened (other events, exhibits), or is routine: beside a move it would be read as its reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from newsgen.resources import rows

CORRECTION, SUBSIDIARY = "correction", "subsidiary"
"""Codes beside what a filing is about: it corrects an earlier one; it is about what a subsidiary does."""


def wording(codes: Iterable[str]) -> str:
    """Return what a filing of some items did, as a relative clause: ``자산 손상을 공시한``.

    It is of the gravest item that a text may tell; empty where there is none.
    """
    filed = set(codes)
    return next((told for code, told in _told().items() if told and code in filed), "")


def is_silent(code: str) -> bool:
    """Tell whether an item is known to say nothing that a text could tell."""
    return _told().get(code) == ""


@cache
def _told() -> dict[str, str]:
    """Return what a text may tell of each item, by code; the gravest come first."""
    return {row["item"]: row["told"] for row in rows("filing_items.csv")}
