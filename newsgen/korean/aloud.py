"""The last sound of a piece of text as it is read aloud.

A particle follows the sound before it, and in financial copy that sound is often not written in
Hangul: ``1%``, ``S&P500``, ``‘러셀2000’``, ``연준(Fed)``, ``$1.3``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from string import ascii_letters
from string import digits as ascii_digits

from . import english, readings
from .english import OTHER, RIEUL, VOWEL

_FIRST, _SYLLABLES, _CODAS = 0xAC00, 11172, 28
_REACH = 256
"""How far back a word may lie behind quotes and brackets; bounds the work on any text."""
_TAIL = 48
"""How much of the text before a particle is enough to read its last word."""

_OPENING = {")": "(", "]": "[", "}": "{", "）": "（", "］": "［", "〕": "〔", "】": "【"}
_NOT_A_WORD = frozenset(".?!\n‘“'\"「『《〈([{（")
"""What, before a bracket, shows that the bracket does not explain a word."""
_COMPATIBLE = frozenset("℃℉％＄￦￥￡＋＆＃") | {chr(code) for code in range(0x3300, 0x3400)}
"""Signs that stand for others: ㎏, ㎞, ㎡."""
_PLAIN = frozenset(ascii_letters + ascii_digits)
_SAID = _COMPATIBLE.union(readings.SYMBOLS)
"""Signs that are said aloud, besides letters and digits."""
_RANGE = re.compile(r"([$₩€¥£])\s?[\d.,]+\s?[~∼–-]\s?$")
_FRACTION = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})$", re.ASCII)
_AMOUNT = re.compile(r"([$₩€¥£])\s?[\d.,]+\s?$")
_BEFORE_NUMBERS = frozenset("~∼–-:/").union(readings.CURRENCIES)
"""Signs that may change how the number after them ends."""
_SCALES = frozenset(
    {"k", "m", "b", "t", "mil", "bn", "mn", "tn", "thousand", "million", "billion", "trillion"}
)


def coda(text: str, end: int | None = None) -> int:
    """Give the final consonant of what stands before ``end``, as Unicode numbers them.

    0 is none (a vowel), 8 is ㄹ. Text with nothing readable counts as a vowel. Never raises.
    """
    stop = len(text) if end is None else end
    if stop <= 0:
        return VOWEL
    last = text[stop - 1]
    code = ord(last) - _FIRST
    if 0 <= code < _SYLLABLES:
        return code % _CODAS
    if last not in _PLAIN:
        stop = _strip(text, stop)
    return _read(text[max(0, stop - _TAIL) : stop]) if stop else VOWEL


def _syllable(reading: str) -> int:
    """Give the final consonant of a Korean reading."""
    return (ord(reading[-1]) - _FIRST) % _CODAS


def _strip(text: str, end: int) -> int:
    """Give the end of the last readable word: before quotes, brackets, tags and full stops."""
    floor = max(0, end - _REACH)
    while end > floor:
        char = text[end - 1]
        if char.isalnum() or char in _SAID:
            return end
        if char in _OPENING:
            end = _before_bracket(text, end, floor)
        elif char == ">" and (start := text.rfind("</", floor, end)) >= 0:
            end = start
        else:
            end -= 1
    return 0


def _before_bracket(text: str, end: int, floor: int) -> int:
    """Step over a bracket with its content, or into it where it explains no word."""
    closing = text[end - 1]
    opening = _OPENING[closing]
    start, closed = end - 1, 1
    while closed:
        outer = text.rfind(opening, floor, start)
        if outer < 0:
            return end - 1
        closed += text.count(closing, outer, start) - 1
        start = outer
    before = start
    while before > floor and text[before - 1] == " ":
        before -= 1
    explains = before > floor and text[before - 1] not in _NOT_A_WORD
    return start if explains else end - 1


def _read(tail: str) -> int:
    """Read a tail that ends in a readable character."""
    last = tail[-1]
    if last in ascii_digits:
        return _number(tail)
    if last in ascii_letters:
        return _latin(tail)
    code = ord(last) - _FIRST
    if 0 <= code < _SYLLABLES:
        return code % _CODAS
    if reading := readings.SYMBOLS.get(last) or readings.OTHERS.get(last):
        return _syllable(reading)
    if "ㄱ" <= last <= "ㅎ":  # the names of the consonant letters end in that consonant
        return RIEUL if last == "ㄹ" else OTHER
    return _normalised(tail)


def _normalised(tail: str) -> int:
    """Read full-width, superscript, decomposed and accented forms as the plain ones."""
    plain = unicodedata.normalize("NFKC", tail)
    folded = _unaccented(plain)
    for form in (plain, folded):
        stop = _strip(form, len(form))
        if stop and (form[stop - 1].isascii() or _FIRST <= ord(form[stop - 1]) < _FIRST + _SYLLABLES):
            return _read(form[:stop])
    return VOWEL


def _unaccented(text: str) -> str:
    """Take the accents off Latin letters: Nestlé."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _latin(tail: str) -> int:
    """Read a Latin word, letter by letter or as English, or the unit of the number before it."""
    rest = tail.rstrip(ascii_letters)
    word = tail[len(rest) :]
    before = rest[-1:]
    if "\xaa" <= before < "\u2000" and _unaccented(before).isascii():
        return _latin(_unaccented(tail))
    if (unit := _unit(rest, word)) is not None:
        return unit
    return _word(word)


def _unit(rest: str, word: str) -> int | None:
    """Read a unit after a number; after an amount in a currency, the currency."""
    spaced = rest.endswith(" ")
    before = rest.rstrip(" ")[-1:]
    if before not in ascii_digits or not before:
        return None
    if word.lower() in _SCALES and (amount := _AMOUNT.search(rest)):
        return _syllable(readings.CURRENCIES[amount[1]])
    if spaced and len(word) == 1:
        return None
    reading = readings.UNITS.get(word)
    return _syllable(reading) if reading else None


@lru_cache(maxsize=2048)
def _word(word: str) -> int:
    """Read a Latin word: known, in capitals, or by its English spelling."""
    if len(word) == 1:
        return _syllable(readings.LETTERS[word.lower()])
    lower = word.lower()
    if reading := readings.WORDS.get(lower):
        return _syllable(reading)
    spelled = word[-1].isupper() and not (word.isupper() and len(word) > 5)
    if spelled or not set("aeiouy").intersection(lower):
        return _syllable(readings.LETTERS[lower[-1]])
    return english.ending(lower)


def _number(tail: str) -> int:
    """Read a number, with the currency sign before it, or the English digit of a product name."""
    rest = tail.rstrip("0123456789.,")
    number = tail[len(rest) :].lstrip(".,")
    sign = rest.rstrip(" ")[-1:]
    if sign in _BEFORE_NUMBERS and (reading := _signed(tail, rest, number, sign)):
        return _syllable(reading)
    if len(number) == 1 and _is_product(rest):
        return _syllable(readings.ENGLISH_DIGITS[number])
    return _syllable(_spoken(number))


def _signed(tail: str, rest: str, number: str, sign: str) -> str | None:
    """Read the end of an amount, a range of amounts, a time of day or a fraction."""
    if currency := readings.CURRENCIES.get(sign):
        return currency
    if sign == ":" and len(number) == 2 and rest[-2:-1] in ascii_digits:
        return "분"
    if sign == "/":
        return _cardinal(numerator) if (numerator := _numerator(tail)) else None
    amount = _RANGE.search(rest)
    return readings.CURRENCIES[amount[1]] if amount else None


def _numerator(tail: str) -> str | None:
    """Give what a fraction ends in: 2/3 is read 삼분의 이."""
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
        return readings.DIGITS["0"] if is_decimal else _cardinal(rest.rpartition(",")[2])
    groups = number.split(",")
    grouped = len(groups) > 1 and all(len(group) == 3 for group in groups[1:])
    return _cardinal("".join(groups) if grouped else groups[-1])


def _cardinal(digits: str) -> str:
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
