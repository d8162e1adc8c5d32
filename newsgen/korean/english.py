"""Whether an English word, said in Korean, ends in a vowel, in ㄹ or in another consonant.

Korean writes English sounds syllable by syllable. A final stop stays a final consonant after a
short vowel (Block 블록) and becomes a syllable of its own otherwise (Park 파크). The rules here
read that from the spelling; words that do not follow them are listed in ``readings``.
"""

from __future__ import annotations

from collections.abc import Callable

from .finals import OTHER, RIEUL, VOWEL

_VOWELS = frozenset("aeiouy")
_SILENT_E = {"l": RIEUL, "m": OTHER, "n": OTHER}


def ending(word: str) -> int:
    """Give the final sound of an English word in lower case, at least two letters long."""
    rule = _RULES.get(word[-1])
    return rule(word) if rule else VOWEL


def _final_e(word: str) -> int:
    """Home 홈, Line 라인, File 파일, Apple 애플; otherwise a vowel: Care 케어, Trade 트레이드."""
    return _SILENT_E.get(word[-2], VOWEL)


def _after_vowel(word: str) -> int:
    """Tell whether a final stop (here p, t, k, c) closes the syllable: after one short vowel."""
    body = word[:-1]
    if body[-1] == word[-1]:  # App, Scott: a double letter sounds as one
        body = body[:-1]
    if not body or body[-1] not in _VOWELS:
        return VOWEL
    long = len(body) > 1 and body[-2] in _VOWELS and body[-2:] not in _SHORT[word[-1]]
    after_qu = body[-3:-1] == "qu"
    return VOWEL if long and not after_qu else OTHER


_SHORT = {
    "p": frozenset({"ee", "ou"}),  # Sleep 슬립, Group 그룹
    "t": frozenset({"io"}),  # Patriot 패트리엇
    "k": frozenset({"oo"}),  # Facebook 페이스북
    "c": frozenset({"aa", "io", "ia", "ea", "oi"}),
    "q": frozenset({"aa"}),
}
"""Two vowel letters that stand for a short vowel before each stop."""


def _final_k(word: str) -> int:
    """Block 블록 and Book 북, against Bank 뱅크 and Peak 피크."""
    return OTHER if word.endswith("ck") and word[-3:-2] in _VOWELS else _after_vowel(word)


def _final_b(word: str) -> int:
    """Web 웹, Lamb 램, against Chubb 처브, Herb 허브."""
    before = word[-2]
    return OTHER if before in _VOWELS or before == "m" else VOWEL


def _final_g(word: str) -> int:
    """Trading 트레이딩, against Blog 블로그."""
    return OTHER if word.endswith("ng") else VOWEL


_RULES: dict[str, Callable[[str], int]] = {
    "e": _final_e,
    "l": lambda _: RIEUL,
    "m": lambda _: OTHER,
    "n": lambda _: OTHER,
    "q": _after_vowel,
    "p": _after_vowel,
    "t": _after_vowel,
    "c": _after_vowel,
    "k": _final_k,
    "b": _final_b,
    "g": _final_g,
}
