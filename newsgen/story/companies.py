"""What a company is called in Korean: the desk's spelling, else the brokers', cleaned; else English.

Brokers spell four of ten names otherwise than the press, and some so that they read as something else:
as an index, another company, or a common noun. A table names those; a spelling that the desk keeps for
another company is found by itself. In doubt the English name stands, and the editor is told.
"""

from __future__ import annotations

import csv
import functools
import re
from typing import Literal, NamedTuple

from newsgen.korean.names import clean_broker, clean_english
from newsgen.model import Instrument
from newsgen.resources import table
from newsgen.story.markup import clean

_LETTERS = re.compile(r"[^a-z0-9]")


class Company(NamedTuple):
    """How one company is written, and where that comes from."""

    korean: str
    """Empty where no list has a spelling that can be printed."""
    english: str
    """Empty where no list has one that can be printed beside the Korean."""
    source: Literal["desk", "brokers", "english"]
    why: str = ""
    """Korean: why a spelling was not taken."""


@functools.cache
def _desk() -> dict[str, tuple[str, str]]:
    """Return the desk's spellings: symbol -> (Korean, English)."""
    return {row["symbol"]: (row["korean"], row["english"]) for row in _rows("names.csv")}


@functools.cache
def _doubted() -> dict[str, tuple[str, str, str]]:
    """Return whose broker's name must not be printed: symbol -> (Korean, English, why); empty as found."""
    return {row["symbol"]: (row["korean"], row["english"], row["why"]) for row in _rows("names_doubted.csv")}


@functools.cache
def _owners() -> dict[str, tuple[str, str]]:
    """Return the desk's spellings turned round: Korean -> (symbol, English)."""
    return {korean: (symbol, english) for symbol, (korean, english) in _desk().items()}


def _rows(name: str) -> list[dict[str, str]]:
    with table(name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def company(symbol: str, listed: Instrument | None) -> Company:
    """Return how a company is written; ``listed`` is what the store knows of it."""
    if symbol in _desk():
        return Company(*_desk()[symbol], source="desk")
    english = clean_english(clean(listed.english)) if listed else symbol
    korean = clean_broker(clean(listed.korean)) if listed and listed.korean else ""
    if symbol in _doubted():
        other, spelled, why = _doubted()[symbol]
        return Company(other, spelled or english, "desk" if other else "english", why)
    if not korean:
        return Company("", english, "english", "목록에 한글 이름이 없습니다")
    taken = _owners().get(korean)
    if taken and not _same(taken[1], english):
        return Company("", english, "english", f"{korean}은(는) {taken[1]}({taken[0]})의 이름입니다")
    return Company(korean, "" if _is_shouted(english) else english, "brokers")


def _same(one: str, other: str) -> bool:
    """Tell whether two English names are of one company, whose shares have several symbols."""
    a, b = (_LETTERS.sub("", name.lower()) for name in (one, other))
    return a.startswith(b) or b.startswith(a)


def _is_shouted(english: str) -> bool:
    """Tell an English name that a list gives in capitals throughout, which no article prints."""
    return english.isupper() and len(english) > 5
