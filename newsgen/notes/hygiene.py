"""Whether a text from outside can be printed: paired marks, no code, nothing that cannot be seen."""

from __future__ import annotations

import re

_PAIRS = {"“": "”", "‘": "’", "(": ")", "[": "]", "{": "}", "「": "」", "『": "』", "《": "》", "〈": "〉"}
_CLOSING = frozenset(_PAIRS.values())
_CODE = re.compile(r"<[A-Za-z/!?]|\{\{|\{%|\{#|%\}|&(?:#?\w{1,31});|javascript:|```", re.IGNORECASE)
"""HTML, an entity, a template's statement: what a page or a template would act on."""


def trouble(text: str, longest: int) -> str | None:
    """Say in Korean what keeps a text from being printed; None where nothing does."""
    if not text:
        return "비어 있습니다. 내용을 쓰거나 지우십시오."
    if len(text) > longest:
        return f"{len(text)}자입니다. {longest}자까지 쓸 수 있습니다."
    hidden = next((char for char in text if not char.isprintable()), None)
    if hidden is not None:
        return _told_hidden(hidden)
    found = _CODE.search(text)
    if found:
        return f"HTML이나 템플릿 코드({found[0]})가 있습니다. 보통 글로만 쓰십시오."
    return None


def unpaired(text: str) -> str | None:
    """Say in Korean which quotation mark or bracket has no partner; None where all have."""
    if text.count('"') % 2:
        return '따옴표(")가 짝이 맞지 않습니다. 여는 것과 닫는 것을 확인하십시오.'
    awaited: list[str] = []
    for at, char in enumerate(text):
        if char in _PAIRS:
            awaited.append(_PAIRS[char])
        elif char not in _CLOSING or _is_apostrophe(text, at, awaited):
            continue
        elif not awaited or awaited.pop() != char:
            return f"닫는 {_kind(char)} {char}에 맞는 여는 {_kind(char)}가 없습니다."
    return (
        f"여는 {_kind(awaited[-1])}에 맞는 닫는 {_kind(awaited[-1])} {awaited[-1]}가 없습니다."
        if awaited
        else None
    )


def _kind(mark: str) -> str:
    return "따옴표" if mark in "“”‘’" else "괄호"


def _is_apostrophe(text: str, at: int, awaited: list[str]) -> bool:
    """Tell the mark of ``Fed’s`` and of ``’24년`` from one that closes."""
    if text[at] != "’" or "’" in awaited:
        return False
    after, before = text[at + 1 : at + 2], text[at - 1 : at] if at else ""
    return after.isdigit() or (before.isascii() and before.isalpha())


def _told_hidden(char: str) -> str:
    if char in "\r\n":
        return "줄이 바뀝니다. 한 줄로 쓰십시오."
    return f"보이지 않는 글자(U+{ord(char):04X})가 있습니다. 지우거나 다시 입력하십시오."
