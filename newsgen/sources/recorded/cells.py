"""One cell of a table that a person may have saved from Excel: read where it means one thing."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence

from newsgen.sources.columns import day_number

EMPTY = ("", "NaN", "nan", "NAN", "NA", "N/A", "null", "NULL", "None")
"""What a cell without a number holds."""

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|[+-]?inf(inity)?", re.IGNORECASE | re.ASCII)
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", re.ASCII)

_DATE = re.compile(r"(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})\.?(?:[ T]0?0:00(?::00(?:\.0+)?)?)?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})()(\d{2})(\d{2})", re.ASCII)
_SERIAL = re.compile(r"[1-6]\d{4}(?:\.0+)?", re.ASCII)
_OTHER_ORDER = re.compile(r"\d{1,2}([-/.])\s?\d{1,2}\1\s?(?:\d{2}|\d{4})\.?", re.ASCII)
_YEARS = (1900, 2100)


class Unreadable(ValueError):
    """A cell that is no number or date, or may mean two; the message says in Korean what to write instead."""


def day_of(text: str) -> int:
    """Return the days from 1970-01-01 of a date that begins with its year: 2025-08-13, 2025/8/13, 20250813.

    Raises:
        Unreadable: it is none, or does not tell (13/08/25, Excel's number of a day).

    """
    found = _DATE.fullmatch(text.strip()) or _COMPACT.fullmatch(text.strip())
    if found is None:
        raise Unreadable(_no_date(text.strip()))
    year, _, month, day = found.groups()
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        raise Unreadable("") from None
    if not _YEARS[0] <= date.year <= _YEARS[1]:
        raise Unreadable(f"{_YEARS[0]}~{_YEARS[1]}년의 날짜를 쓰십시오")
    return day_number(date)


def _no_date(text: str) -> str:
    if _SERIAL.fullmatch(text):
        return "엑셀의 날짜 일련번호로 보입니다: 셀 서식을 yyyy-mm-dd로 바꿔 저장하십시오"
    if _OTHER_ORDER.fullmatch(text):
        return "연·월·일의 차례를 알 수 없습니다: 연도 네 자리부터 쓰십시오"
    return ""


def numbers(texts: Sequence[str]) -> tuple[list[float], dict[int, str]]:
    """Read the different cells of one column; NaN for an empty one.

    A comma parts thousands where a column shows it: ``6,466.58`` and ``1,234,567`` do, ``6,466`` alone may be
    six and a half. Return the numbers, and for each position that is none why, in Korean.
    """
    commas = [text.strip() for text in texts if "," in text]
    grouped = all(map(_GROUPED.fullmatch, commas)) and any(
        text.count(",") > 1 or "." in text for text in commas
    )
    values, wrong = [], {}
    for at, text in enumerate(texts):
        try:
            values.append(_number(text.strip(), grouped))
        except Unreadable as problem:
            values.append(math.nan)
            wrong[at] = str(problem)
    return values, wrong


def _number(text: str, grouped: bool) -> float:
    if text in EMPTY:
        return math.nan
    if _NUMBER.fullmatch(text):
        return float(text)
    if not _GROUPED.fullmatch(text):
        raise Unreadable(_no_number(text))
    if not grouped:
        raise Unreadable("쉼표가 천 단위인지 소수점인지 알 수 없습니다: 쉼표를 빼고 쓰십시오")
    return float(text.replace(",", ""))


def _no_number(text: str) -> str:
    if text.endswith(("%", "％")):
        return "퍼센트 기호를 빼고 쓰십시오"
    if text.startswith("("):
        return "괄호로 쓴 음수인지 알 수 없습니다: - 부호를 쓰십시오"
    if "," in text:
        return "소수점은 .으로, 천 단위는 쉼표로 쓰십시오: 6,466.58"
    if text[:1].isdigit() and not text[-1].isdigit():
        return "단위를 빼고 숫자만 쓰십시오"
    return "숫자만 쓰십시오: 6466.58"
