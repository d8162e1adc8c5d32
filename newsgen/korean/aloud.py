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

from . import english, readings, spoken
from .english import OTHER, RIEUL, VOWEL
from .hangul import final

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
_AMOUNT = re.compile(r"([$₩€¥£])\s?[\d.,]+\s?$")
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
    if (own := final(last)) is not None:
        return own
    if last not in _PLAIN:
        stop = _strip(text, stop)
    return _read(text[max(0, stop - _TAIL) : stop]) if stop else VOWEL


def _syllable(reading: str) -> int:
    """Give the final consonant of a Korean reading."""
    return final(reading[-1]) or VOWEL


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
        return _syllable(spoken.last_word(tail))
    if last in ascii_letters:
        return _latin(tail)
    if (own := final(last)) is not None:
        return own
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
        if stop and (form[stop - 1].isascii() or final(form[stop - 1]) is not None):
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
