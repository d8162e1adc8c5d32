"""Hangul taken apart, so that what is half typed or mistyped can be compared."""

from __future__ import annotations

import unicodedata

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
"""The consonants that a syllable may begin with, in the order of Unicode."""
SHELVES = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
"""Those that words are sorted under: a doubled one stands with the plain one, as in dictionaries."""
_PLAIN = str.maketrans("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ")
_FINALS = 28
_PER_INITIAL = 21 * _FINALS
"""Syllables that begin with one consonant, by vowel and final."""
_VOWELS = frozenset(map(chr, range(0x1161, 0x1176)))
_BELOW = frozenset(map(chr, range(0x11A8, 0x11C3)))
"""Vowels and final consonants as letters of their own."""
_SERIES = {
    chr(0x1100 + INITIALS.index(letter)): series[0]
    for series in ("ㄱㄲㅋ", "ㄷㄸㅌ", "ㅂㅃㅍ", "ㅅㅆ", "ㅈㅉㅊ")
    for letter in series
}
"""First consonants by what they have in common: ㄱ, ㄲ and ㅋ are said at one place."""
_ALIKE = str.maketrans(
    dict(
        zip(
            "\u1101\u1104\u1108\u110a\u110d\u1162\u1164\u1168",
            "\u1100\u1103\u1107\u1109\u110c\u1166\u1166\u1166",
            strict=True,
        )
    )
)
"""Doubled consonants as plain ones, and ㅐ, ㅒ, ㅖ as ㅔ."""
RIEUL, SSANG_SIOT = 8, 20
"""ㄹ and ㅆ as final consonants, as Unicode numbers them."""


def final(char: str) -> int | None:
    """Return the final consonant of a syllable as Unicode numbers them: 0 is none, 8 is ㄹ.

    None for what is no syllable of Hangul.
    """
    return (ord(char) - ord("가")) % _FINALS if "가" <= char <= "힣" else None


def opened(text: str) -> str:
    """Drop the consonant that closes the last syllable: 가까 of 가깝."""
    return text[:-1] + unicodedata.normalize("NFC", jamo(text[-1])[:2])


def closed(text: str, letter: str) -> str:
    """Close the last, open syllable with a consonant as it stands below a vowel: 올라 and ㅆ make 올랐."""
    return text[:-1] + unicodedata.normalize("NFC", jamo(text[-1]) + letter)


def jamo(text: str) -> str:
    """Return ``text`` with each syllable as its letters, so that 러세 begins 러셀."""
    return unicodedata.normalize("NFD", text)


def asks_initials(query: str) -> bool:
    """Say whether ``query`` is typed in initial consonants: ㄹㅅ, ㄹㅅ2000."""
    return any(char in INITIALS for char in query)


def fits_initials(query: str, text: str) -> bool:
    """Say whether ``text`` begins as ``query`` does, a consonant standing for any syllable it begins."""
    return len(query) <= len(text) and all(map(_fits, query, text))


def shelf(char: str) -> str:
    """Return the consonant that a word beginning with ``char`` is sorted under, or nothing if not Hangul."""
    return _initial(char).translate(_PLAIN)


def one_typo(first: str, second: str) -> bool:
    """Say whether one character put in, left out, changed, or two swapped make one of the other."""
    if abs(len(first) - len(second)) > 1:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    a, b = first[start:], second[start:]
    return a[1:] == b[1:] or a == b[1:] or a[1:] == b or (a[:2] == b[1::-1] and a[2:] == b[2:])


def heard(text: str) -> str:
    """Return the letters of ``text`` with those written alike that sound alike: 서킷 and 써킷 are one."""
    return jamo(text).translate(_ALIKE)


def one_slip(first: str, second: str) -> bool:
    """Say whether two words, in letters, differ by one vowel, a consonant of one series or one below a vowel.

    So 헷지 is 헤지 and 코맥스 is 코멕스, while 코픽스 and 토픽스 are two words.
    """
    if abs(len(first) - len(second)) > 1 or first == second:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    a, b = first[start:], second[start:]
    if a[1:] == b[1:] and a and b:
        return (a[0] in _VOWELS and b[0] in _VOWELS) or _SERIES.get(a[0], a) == _SERIES.get(b[0], b)
    return (a == b[1:] and b[0] in _BELOW) or (a[1:] == b and a[0] in _BELOW)


def _fits(asked: str, char: str) -> bool:
    return asked in (char, _initial(char))


def _initial(char: str) -> str:
    """Return the consonant that a syllable begins with; empty for what is no syllable."""
    return INITIALS[(ord(char) - ord("가")) // _PER_INITIAL] if "가" <= char <= "힣" else ""
