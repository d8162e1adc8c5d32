"""What every reader knows: names of people, places and houses, and words of every day (``known.toml``)."""

from __future__ import annotations

import functools
from typing import Any

from newsgen.glossary.company import other_lives
from newsgen.glossary.spelling import COUNTRIES
from newsgen.resources import listing, rows


@functools.cache
def _listed() -> dict[str, Any]:
    return listing("known.toml")


@functools.cache
def letters() -> frozenset[str]:
    """Return the letters that no reader asks about, and houses."""
    return frozenset(_listed()["letters"].split())


@functools.cache
def names() -> frozenset[str]:
    """Return the names of companies, people, places and houses."""
    companies = [row["korean"] for row in rows("names.csv")]
    listed = " ".join(_listed()["names"].values()).split()
    return frozenset([*companies, *listed, *COUNTRIES])


@functools.cache
def _plain() -> frozenset[str]:
    return other_lives().union(" ".join(_listed()["plain"].values()).split())


def is_plain(word: str) -> bool:
    """Tell whether a word is of every day, or put together of two that are: 수출기업."""
    plain = _plain()
    return word in plain or any(
        word[:cut] in plain and word[cut:] in plain for cut in range(2, len(word) - 1)
    )
