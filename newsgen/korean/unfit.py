"""Names that no article may print: nothing from a list of names is trusted to be one."""

from __future__ import annotations

import unicodedata

from newsgen.patterns import compiled

LONGEST_KOREAN = 40
"""Characters: the longest of 2,459 listed names has 38, of 4,615 on Nasdaq after cleaning 21."""
LONGEST_ENGLISH = 120
"""Characters with the kind of security behind the name: the longest of 2,459 has 112."""

_MARKUP = compiled(r"[<>{}\[\]|\\`*_#~^=\"]|&#?\w+;|://|\]\(")
_FIGURE = compiled(r"[%％‰]|\d\s*(?:퍼센트|포인트|bp\b)|[+−-]\s?\d+[.,]\d")
"""A figure with its unit, or a signed one: it would stand in the text as a fact that nobody computed."""


def unfit_korean(name: str) -> str:
    """Return in Korean why a name in Korean may not be printed; empty where it may."""
    return _unfit(name, LONGEST_KOREAN)


def unfit_english(name: str) -> str:
    """Return in Korean why a name in English may not be printed; empty where it may."""
    return _unfit(name, LONGEST_ENGLISH)


def _unfit(name: str, longest: int) -> str:
    if len(name) > longest:
        return f"{longest}자보다 깁니다"
    if any(unicodedata.category(char) in _UNSEEN for char in name):
        return "보이지 않는 문자나 글 방향을 바꾸는 문자가 들어 있습니다"
    if _MARKUP.search(name):
        return "마크업 기호가 들어 있습니다"
    if _FIGURE.search(name):
        return "수치가 들어 있습니다"
    if any(unicodedata.category(char)[0] not in _WRITTEN and char not in _PUNCTUATION for char in name):
        return "이름에 쓰지 않는 문자가 들어 있습니다"
    return ""


_WRITTEN = frozenset("LMN")
"""Letters, marks upon them, numbers."""
_PUNCTUATION = frozenset(" .,&()'’‘-–—/!$+?:·•@®™")
"""What else stands in names; of 7,000 listed ones only ``.&()-'$/!`` and space do."""
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Control, format (bidirectional ones too), unassigned, private use, lone surrogates, line separators."""
