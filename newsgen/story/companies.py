"""What a company is called in Korean: the desk's spelling, else the brokers', cleaned; else English.

Brokers spell four of ten names otherwise than the press, and some so that they read as something else:
as an index, another company, or a common noun. A table names those; what another listed company is
called too is found by itself, and a name is not shortened to what begins another's (Paramount Group is not
파라마운트). A name with markup, a figure or letters that nobody sees is not printed. In doubt the English
name stands, and the editor is told.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from newsgen import markets
from newsgen.korean.names import clean_broker, clean_english
from newsgen.korean.unfit import unfit_english, unfit_korean
from newsgen.model import Instrument
from newsgen.resources import rows

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
    return {row["symbol"]: (row["korean"], row["english"]) for row in rows("names.csv")}


@functools.cache
def _doubted() -> dict[str, tuple[str, str, str]]:
    """Return whose broker's name must not be printed: symbol -> (Korean, English, why); empty as found."""
    return {row["symbol"]: (row["korean"], row["english"], row["why"]) for row in rows("names_doubted.csv")}


@functools.cache
def _owners() -> dict[str, tuple[str, str]]:
    """Return the desk's spellings turned round: Korean -> (symbol, English)."""
    return {korean: (symbol, english) for symbol, (korean, english) in _desk().items()}


class Listed:
    """All that a market lists, to see what else a name could be taken for."""

    def __init__(self, instruments: Mapping[str, Instrument]) -> None:
        self._instruments = instruments
        self._sorted: dict[str, list[tuple[str, str]]] = {}

    @functools.cached_property
    def _named(self) -> dict[str, list[tuple[str, str]]]:
        """Return the Korean names, the desk's and the brokers' whole, with their symbols, by first letter."""
        brokers = {symbol: one.korean for symbol, one in self._instruments.items() if one.korean}
        names = brokers | {symbol: korean for symbol, (korean, _) in _desk().items()}
        found: dict[str, list[tuple[str, str]]] = {}
        for symbol, korean in names.items():
            found.setdefault(korean.lstrip()[:1], []).append((korean, symbol))
        return found

    def _of(self, letter: str) -> list[tuple[str, str]]:
        """Return the names with one first letter, in order, without their spaces."""
        if letter not in self._sorted:
            names = self._named.get(letter, [])
            self._sorted[letter] = sorted(("".join(korean.split()), symbol) for korean, symbol in names)
        return self._sorted[letter]

    def begun_by(self, korean: str, but: str) -> Iterator[tuple[str, Company]]:
        """Yield what other companies are called whose whole names begin so, spaces aside."""
        names = self._of(korean[:1])
        for name, symbol in names[bisect.bisect_left(names, (korean, "")) :]:
            if not name.startswith(korean):
                return
            if symbol != but:
                yield symbol, company(symbol, self._instruments.get(symbol))


_NONE = Listed({})


def company(symbol: str, listed: Instrument | None, others: Listed = _NONE) -> Company:
    """Return how a company is written; ``listed`` is what the store knows of it, ``others`` of all."""
    if symbol in _desk():
        return Company(*_desk()[symbol], source="desk")
    market = markets.of(symbol)
    if market and market.official_names:
        return _official(listed, market.press_names.get(symbol, ""))
    english = _english(listed) if listed else symbol
    if symbol in _doubted():
        other, spelled, why = _doubted()[symbol]
        return Company(other, spelled or english, "desk" if other else "english", why)
    korean, why = _listed_korean(symbol, listed, english, others)
    if why:
        return Company("", english, "english", why)
    return Company(korean, "" if _is_shouted(english) else english, "brokers")


def _official(listed: Instrument | None, press: str) -> Company:
    """Return the press's name, else that of the exchange's own list as it is; none in English beside it."""
    if press:
        return Company(press, "", "desk")
    given = (listed.korean or "") if listed else ""
    why = unfit_korean(given) if given else "목록에 한글 이름이 없습니다"
    if not why:
        return Company(given, "", "brokers")
    return Company("", _english(listed) if listed else "", "english", why)


def _listed_korean(symbol: str, listed: Instrument | None, english: str, others: Listed) -> tuple[str, str]:
    """Return the name in Korean that a list has, made fit to print, or why it is not printed."""
    given = (listed.korean or "") if listed else ""
    if why := unfit_korean(given):
        return "", f"목록의 한글 이름을 쓰지 않습니다: {why}"
    korean = _broker(given, english, others, symbol)
    if not korean:
        return "", "목록에 한글 이름이 없습니다"
    owner = _owner(symbol, korean, english, others)
    return korean, f"{korean}은(는) {owner}의 이름입니다" if owner else ""


def _english(listed: Instrument) -> str:
    """Return a listed English name, made fit to print; empty where it cannot be."""
    return "" if unfit_english(listed.english) else clean_english(listed.english)


def _broker(listed: str, english: str, others: Listed, symbol: str) -> str:
    """Return a broker's name, shortened unless what is left would be taken for another company."""
    korean, whole = (clean_broker(listed, english, whole=whole) for whole in (False, True))
    if korean == whole:
        return korean
    taken = any(
        _first(other.english) == _first(english) and not _equal(other.english, english)
        for _, other in others.begun_by(korean, symbol)
    )
    return whole if taken else korean


def _owner(symbol: str, korean: str, english: str, others: Listed) -> str:
    """Return who else is called so, in English and by symbol; empty where nobody is."""
    taken, theirs = _owners().get(korean, ("", ""))
    if taken and not _same(theirs, english):
        return f"{theirs}({taken})"
    return next(
        (
            f"{other.english}({theirs})"
            for theirs, other in others.begun_by(korean, symbol)
            if other.korean == korean and other.source == "brokers" and not _equal(other.english, english)
        ),
        "",
    )


def _first(english: str) -> str:
    return english.partition(" ")[0].lower()


def _same(one: str, other: str) -> bool:
    """Tell whether two English names are of one company, whose shares have several symbols."""
    a, b = (_LETTERS.sub("", name.lower()) for name in (one, other))
    return a.startswith(b) or b.startswith(a)


def _equal(one: str, other: str) -> bool:
    """Tell whether two English names, of which one may be missing, are written with the same letters."""
    a, b = (_LETTERS.sub("", name.lower()) for name in (one, other))
    return a == b or not a or not b


def _is_shouted(english: str) -> bool:
    """Tell an English name that a list gives in capitals throughout, which no article prints."""
    return english.isupper() and len(english) > 5
