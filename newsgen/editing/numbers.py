"""Where numbers stand in a desk's text: each with its unit, or as a whole date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen.proof.dates import ABOUT

_YEAR = r"(?:(?:\d{4}년|지난해|올해|내년) )?"
_DAYS = r"\d{1,2}일?~(?:(?:지난해 |내년 |\d{4}년 )?\d{1,2}월 )?\d{1,2}일"
_DATE = (
    rf"{_YEAR}\d{{1,2}}월(?: (?:{_DAYS}|\d{{1,2}}일))?(?!\d)|{_DAYS}|\d{{4}}년|[1-4]분기"
    rf"|(?:\d{{1,2}}일 )?(?:오전|낮|오후) \d{{1,2}}시(?: \d{{1,2}}분)?(?:{ABOUT})?"
    r"|\d{1,2}일(?!선|물)"
    r"|(?:약 )?(?:\d+년 )?\d+개월(?: 만)?|(?:약 )?\d+년 만"
)
_GROUP = r"\d+(?:,\d+)*(?:\.\d+)?"
_AMOUNT = rf"{_GROUP}천?(?:[조억만](?: ?{_GROUP}천?[억만]?)?)*"
_UNIT = (
    r"%포인트|%p|퍼센트포인트|퍼센트|%|베이시스포인트|bp|포인트|원|달러|엔|유로|배|거래일"
    r"|개 종목|종목|개사|개국|개|곳|명|건|거래일|주|선|위|년|차례|번|대|시간|분|초|월|호"
)
_NUMBER = rf"{_AMOUNT} ?(?:{_UNIT})?"
_TOKEN = re.compile(rf"(?P<date>{_DATE})|(?P<number>{_NUMBER})", re.ASCII)
"""Digits of other scripts are no number of an article: the proof refuses what is left of them."""
_SIGN = re.compile(r"[-−–+△▲▼▽]\s?$")
_DIGIT = re.compile(r"\d")


class Token(NamedTuple):
    """A number as the desk wrote it."""

    start: int
    end: int
    text: str
    is_date: bool
    signed: bool
    """Whether a sign stands before it: no article prints one, and no proof reads it."""


def tokens(text: str, taken: Iterable[tuple[int, int]]) -> Iterator[Token]:
    """Yield the numbers of a text in order, but in the stretches that are ``taken`` (names, quotations)."""
    blank = list(text)
    for start, end in taken:
        blank[start:end] = "□" * (end - start)
    left = "".join(blank)
    for found in _TOKEN.finditer(left):
        told = found[0].rstrip()
        signed = _SIGN.search(left, 0, found.start()) is not None and not _in_range(left, found.start())
        yield Token(found.start(), found.start() + len(told), told, bool(found["date"]), signed)


def _in_range(text: str, at: int) -> bool:
    """Tell whether the dash before a number joins it to another one: 4.25-4.50%."""
    return bool(_DIGIT.search(text[max(0, at - 3) : at - 1]))
