"""Characters that are more than a letter or a digit: ½, ①, Ⅱ, x₃, ㉠, α, 美, as they are read aloud."""

from __future__ import annotations

import unicodedata

from newsgen.patterns import compiled

from . import readings, spoken

_INDEXED = compiled(r"(?<![A-Za-z])[a-z]([₀-₉])$")
"""A variable with its number: x₃."""
_FORMULA = compiled(r"[A-Z][A-Za-z₀-₉]*[₀-₉]$")


def reading(tail: str) -> str | None:
    """Read the sign that a text ends in; None for one that is not known as such."""
    last = tail[-1]
    known = readings.SYMBOLS.get(last) or readings.OTHERS.get(last.lower())
    return known or _lowered(tail) or _letter(last) or _number(last)


def _lowered(tail: str) -> str | None:
    """Read a figure below the line: of a variable in Korean or in English, of a formula in English."""
    if indexed := _INDEXED.search(tail):
        return spoken.either(unicodedata.normalize("NFKC", indexed[1]))
    formula = _FORMULA.search(tail)
    return readings.CHEMICALS.get(unicodedata.normalize("NFKC", formula[0])) if formula else None


def _letter(char: str) -> str | None:
    """Read a letter by itself: ⓐ, or ㄱ; the name of a consonant of Hangul ends in that consonant, 기역."""
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and _is_circled(char) and plain.lower() in readings.LETTERS:
        return readings.LETTERS[plain.lower()]
    if len(plain) != 1 or not "\u1100" <= plain <= "\u11ff":
        return None
    name = unicodedata.name(plain, "")
    if "JUNGSEONG" in name:
        return "아"
    return "리을" if name.endswith("RIEUL") else "기역"


def _is_circled(char: str) -> bool:
    return unicodedata.decomposition(char).startswith("<circle>")


def _number(char: str) -> str | None:
    """Read a number in one character: 일 of ① and of ½, which is 이분의 일."""
    if unicodedata.category(char) != "No" or unicodedata.decomposition(char).startswith(("<sup", "<sub")):
        return None
    numerator, slash, _ = unicodedata.normalize("NFKC", char).partition("⁄")
    return spoken.cardinal(numerator if slash else str(int(unicodedata.numeric(char))))
