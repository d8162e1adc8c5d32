"""The last sound of a piece of text as it is read aloud.

A particle follows the sound before it, and in financial copy that sound is often not written in
Hangul: ``1%``, ``S&P500``, ``‘러셀2000’``, ``연준(Fed)``, ``$1.3``, ``401(k)``, ``5㎛``, ``½``.
"""

from __future__ import annotations

import re
import unicodedata
from string import ascii_letters
from string import digits as ascii_digits

from newsgen.patterns import compiled

from . import brackets, latin, readings, signs, spoken, units
from .amounts import SCALES_IN_HANGUL, currency
from .finals import ONE, UNKNOWN, VOWEL, Finals, of
from .hangul import final

_REACH = 256
"""How far back a word may lie behind quotes and brackets; bounds the work on any text."""
_TAIL = 48
"""How much of the text before a particle is enough to read its last word."""

_PLAIN = frozenset(ascii_letters + ascii_digits)
_SAID = frozenset("℃℉％＋＆＃").union(map(chr, range(0x3200, 0x3400)), map(chr, range(0x24B6, 0x24EA)))
"""Signs that stand for others: ㎏, ㎡, ㈜, ⓐ."""
_READABLE = _SAID.union(sign for sign in readings.SYMBOLS if len(sign) == 1)
"""Signs that are said aloud, besides letters and digits."""
_SILENT = frozenset("ㆍ\u02bb\u02bc\u02b9")
"""Letters to Unicode that nobody says: the dot between two words, apostrophes."""
_RAISED_SIGNS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_RAISED = compiled(rf"[{''.join(sorted(_RAISED_SIGNS))}]+$")
_BASE = compiled(r"[0-9A-Za-zΑ-Ωα-ωµ]$")
"""What a raised figure may be the power of; after anything else it is the mark of a footnote."""
_LETTER = compiled(r"(?<![A-Za-z])[A-Za-zΑ-Ωα-ω]$")
_SCALES = frozenset(
    {"k", "m", "b", "t", "mil", "bn", "mn", "tn", "thousand", "million", "billion", "trillion"}
)


def codas(text: str, end: int | None = None) -> Finals:
    """Give the final consonants that what stands before ``end`` may be read with, as Unicode numbers them.

    0 is none (a vowel), 8 is ㄹ. More than one where the text is read in several ways, UNKNOWN where it
    cannot be read. Never raises.
    """
    stop = len(text) if end is None else end
    if stop and (own := final(text[stop - 1])) is not None and text[stop - 1] not in SCALES_IN_HANGUL:
        return ONE[own]
    return _codas(text, stop, max(0, stop - _REACH))


def _codas(text: str, stop: int, floor: int) -> Finals:
    while stop > floor:
        last = text[stop - 1]
        if last in _PLAIN or _is_said(last):
            stop, raised = _unraised(text, stop)
            if not raised:
                return _read(text[max(0, stop - _TAIL) : stop])
        elif last in brackets.PAIRS:
            ways = brackets.ends(text, stop, floor)
            if len(ways) > 1:
                return frozenset().union(*(_codas(text, way, floor) for way in ways))
            stop = ways[0]
        elif last == ">" and (start := text.rfind("</", floor, stop)) >= 0:
            stop = start
        else:
            stop -= 1
    return UNKNOWN


def _is_said(char: str) -> bool:
    return char in _READABLE or (char.isalnum() and char not in _SILENT)


def _unraised(text: str, stop: int) -> tuple[int, bool]:
    """Step over a raised figure that is the mark of a footnote; tell whether there was one."""
    mark = _RAISED.search(text, max(0, stop - 4), stop) if text[stop - 1] in _RAISED_SIGNS else None
    if mark is None:
        return stop, False
    start = mark.start()
    is_power = start == 0 or _BASE.match(text[start - 1])
    return (stop, False) if is_power else (start, True)


def _read(tail: str) -> Finals:
    """Read a tail that ends in a readable character."""
    last = tail[-1]
    if (own := final(last)) is not None:
        return _hangul(tail, own)
    if last in ascii_digits:
        return of(spoken.last_word(tail))
    if last in ascii_letters or last in "ΩÅμµ":
        return _latin(tail)
    if last in _RAISED_SIGNS and (mark := _RAISED.search(tail)) and mark.start():
        return _power(tail[: mark.start()], mark[0])
    if reading := signs.reading(tail):
        return of(reading)
    return _normalised(tail)


def _hangul(tail: str, own: int) -> Finals:
    """Read a syllable; after an amount in a currency, the currency: $5억."""
    if tail[-1] in SCALES_IN_HANGUL and (name := currency(tail)):
        return of(name)
    return ONE[own]


def _latin(tail: str) -> Finals:
    """Read a Latin word, letter by letter or as English, or the unit of the number before it."""
    rest = tail.rstrip(ascii_letters)
    word = tail[len(rest) :]
    before = rest[-1:]
    if word and "\xaa" <= before < "\u2000" and before not in "µμ" and _unaccented(before).isascii():
        return _latin(_unaccented(tail))
    if word.lower() in _SCALES and (name := currency(rest)):
        return of(name)
    symbol = units.SYMBOL.search(tail)
    if symbol and (unit := units.reading(tail[: symbol.start()], symbol[0])):
        return of(unit)
    return latin.word(word) if word else of(readings.OTHERS[tail[-1].lower()])


def _power(base: str, exponent: str) -> Finals:
    """Read a raised figure: 제곱미터, 에이 제곱; where it may be the mark of a footnote, both ways."""
    symbol = units.SYMBOL.search(base)
    if symbol and (unit := units.squared(base[: symbol.start()], symbol[0])):
        return of(unit)
    power = of(readings.POWER)
    digits = base[-1] in ascii_digits
    if digits or _LETTER.search(base):
        is_sure = exponent[0] != "¹" and not (digits and re.search(r"[.,]\d+$", base))
        return power if is_sure else power | _read(base)
    return _read(base) if exponent[0] == "¹" else power | _read(base)


def _normalised(tail: str) -> Finals:
    """Read full-width, decomposed and accented forms as the plain ones; Japanese syllables end in a vowel."""
    plain = unicodedata.normalize("NFKC", tail)
    if "\u3041" <= plain[-1] <= "\u30ff":
        return ONE[VOWEL]
    for form in (plain, _unaccented(plain)):
        last = form[-1:]
        if last != tail[-1] and (last in _PLAIN or _is_said(last) or last in brackets.PAIRS):
            return codas(form)
    return UNKNOWN


def _unaccented(text: str) -> str:
    """Take the accents off Latin letters: Nestlé."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
