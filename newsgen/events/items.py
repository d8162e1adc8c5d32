"""What a filing is about, by the item codes of Form 8-K: what of them a text may say."""

from __future__ import annotations

import csv
from functools import cache

from newsgen.resources import table


def wording(code: str) -> str:
    """Return in Korean what a filing tells by an item, to stand before 공시: ``외부감사인 교체``.

    Empty where the code does not say what happened (other events, exhibits), is routine, or is not known.
    """
    return _told().get(code, "")


@cache
def _told() -> dict[str, str]:
    with table("filing_items.csv").open(encoding="utf-8", newline="") as file:
        return {row["item"]: row["korean"] for row in csv.DictReader(file) if row["told"] == "yes"}
