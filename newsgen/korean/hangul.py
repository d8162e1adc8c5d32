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


def _fits(asked: str, char: str) -> bool:
    return asked in (char, _initial(char))


def _initial(char: str) -> str:
    """Return the consonant that a syllable begins with; empty for what is no syllable."""
    return INITIALS[(ord(char) - ord("가")) // _PER_INITIAL] if "가" <= char <= "힣" else ""
