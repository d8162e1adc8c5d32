"""The last word of a number as it is read aloud: 천 of 2,000, 분 of 9:30, 이 of 2/3, 세븐 of M7."""

from __future__ import annotations

import re
from string import ascii_letters
from string import digits as ascii_digits

from newsgen.patterns import compiled

from . import readings
from .amounts import currency

_FRACTION = compiled(r"(?<![\d/.])(\d{1,2})/(\d{1,2})$", re.ASCII)
_TRUE_FRACTION = compiled(r"(?<!\d)(\d+)[⁄∕]\d+$", re.ASCII)
_UNDER_A_LETTER = compiled(r"\d\([a-z]\)\($")
"""Before the figure of a clause under a letter: 501(c)(3."""


def last_word(tail: str) -> str:
    """Give the last word of a text that ends in digits, as they are read aloud.

    The currency where its sign stands before them, English in a name of a product: 달러 of $7, 세븐 of M7.
    """
    rest = tail.rstrip("0123456789.,")
    number = tail[len(rest) :].lstrip(".,")
    if reading := currency(tail) or _signed(tail, rest, number):
        return reading
    if len(number) == 1 and _is_product(rest):
        return readings.ENGLISH_DIGITS[number]
    if len(number) == 1 and _UNDER_A_LETTER.search(rest):
        return either(number)
    return _spoken(number)


def either(digit: str) -> str:
    """Give the Korean and the English reading of a digit, where both are said: 삼/쓰리 of x₃."""
    return f"{readings.DIGITS[digit]}/{readings.ENGLISH_DIGITS[digit]}"


def cardinal(digits: str) -> str:
    """Give the last word of a whole number: 2000 천, 150 십, 10000 만, 0 영."""
    stripped = digits.rstrip("0")
    if not stripped:
        return readings.DIGITS["0"]
    zeros = len(digits) - len(stripped)
    if not zeros:
        return readings.DIGITS[digits[-1]]
    if zeros < 4:
        return readings.TENS[zeros]
    return readings.MYRIADS[min(zeros // 4, len(readings.MYRIADS) - 1)]


def _signed(tail: str, rest: str, number: str) -> str | None:
    """Read the end of a time of day or a fraction."""
    sign = rest[-1:]
    if sign == ":" and len(number) == 2 and rest[-2:-1] in ascii_digits:
        return "분"
    if sign and sign in "/⁄∕":
        return cardinal(numerator) if (numerator := _numerator(tail)) else None
    return None


def _numerator(tail: str) -> str | None:
    """Give what a fraction ends in: 2/3 is read 삼분의 이. A plain slash may also part a date."""
    if match := _TRUE_FRACTION.search(tail):
        return match[1]
    match = _FRACTION.search(tail)
    return match[1] if match and int(match[1]) < int(match[2]) <= 10 else None


def _is_product(rest: str) -> bool:
    """Tell whether a digit belongs to a Latin name or to a word that numbers in English."""
    name = rest.rstrip(" -")
    return (
        name[-1:] in ascii_letters
        if name and name[-1].isascii()
        else name.endswith(readings.ENGLISH_NUMBERED)
    )


def _spoken(number: str) -> str:
    """Give the last word of a number in digits, commas and points."""
    if number[-1] != "0":
        return readings.DIGITS[number[-1]]
    whole, point, rest = number.rpartition(".")
    if point:
        is_decimal = "." not in whole and "," not in rest
        return readings.DIGITS["0"] if is_decimal else cardinal(rest.rpartition(",")[2])
    groups = number.split(",")
    grouped = len(groups) > 1 and all(len(group) == 3 for group in groups[1:])
    return cardinal("".join(groups) if grouped else groups[-1])
