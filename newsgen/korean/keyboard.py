"""What somebody typed with the keyboard in the wrong language: ㅍㅑㅌ for vix, fjtpf for 러셀.

Both come down to the keys that were struck on the standard two-set layout (KS X 5002).
"""

from __future__ import annotations

import unicodedata

from .hangul import INITIALS

_LETTERS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ"
_KEYS = dict(zip(_LETTERS, "rRseEfaqQtTdwWczxvgkoiOjpuPhynbml", strict=True))
_PAIRED = "ㅘhk ㅙho ㅚhl ㅝnj ㅞnp ㅟnl ㅢml ㄳrt ㄵsw ㄶsg ㄺfr ㄻfa ㄼfq ㄽft ㄾfx ㄿfv ㅀfg ㅄqt"
_KEYS |= {pair[0]: pair[1:] for pair in _PAIRED.split(" ")}
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_STRUCK = str.maketrans(
    _KEYS
    | {chr(0x1100 + at): _KEYS[letter] for at, letter in enumerate(INITIALS)}
    | {chr(0x1161 + at): _KEYS[letter] for at, letter in enumerate(_VOWELS)}
    | {chr(0x11A8 + at): _KEYS[letter] for at, letter in enumerate(_FINALS)}
)
"""Letters by themselves, and those that a syllable is taken apart into."""


def struck(text: str) -> str:
    """Return the keys, without case, that were struck for ``text``; other characters stay."""
    return unicodedata.normalize("NFD", text).translate(_STRUCK).casefold()
