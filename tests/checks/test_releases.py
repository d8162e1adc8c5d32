"""Figures of releases against the record.

As published for July 2025: jobs +73,000 (of 106,000 expected), CPI 2.7 % in a year (2.8 %), core 3.1 %, in a
month 0.3 %.
"""

from __future__ import annotations

import pytest

from tests.checks.conftest import Found

WRONG = [
    ("7월 비농업 일자리는 7300명 늘었다.", ("unit", "7300명", "7만3천명")),
    ("7월 비농업 취업자는 73만명 증가했다.", ("unit", "73만명", "7만3천명")),
    ("7월 소비자물가지수(CPI)는 전년 같은 달보다 2.9% 올랐다.", ("release", "2.9%", "2.7%")),
    (
        "7월 CPI는 1년 전보다 2.7% 올랐고 근원지수 상승률은 2.9%였다.",
        ("release", "2.9%", "3.1%"),
    ),
    ("7월 근원 CPI는 전월보다 0.2% 상승했다.", ("release", "0.2%", "0.3%")),
    ("결과는 2.7%. 시장이 내다본 2.6%보다 낮았다.", ("direction", "2.6%", "2.8%")),
    (
        "7월 비농업 일자리는 7만3천명 늘어 예상치(10만6천명)를 4만명 넘게 밑돌았다.",
        ("bound", "4만명 넘게", "3만명 넘게"),
    ),
]
FINE = [
    "7월 비농업 일자리는 7만3천명 늘었다. 5월과 6월은 합쳐 25만8천명 하향 수정됐다.",
    "7월 비농업 고용은 7만명 남짓 늘어 예상치 10만6천명을 3만명 넘게 밑돌았다.",
    "7월 CPI는 전년보다 2.7%, 근원지수는 3.1% 올랐다.",
    "7월 CPI는 전년보다 2.8% 오를 것으로 예상됐다.",
    "유로존의 7월 소비자물가는 1년 전보다 2.0% 올랐다.",
    "결과는 2.7%. 시장이 내다본 2.8%보다 낮았다.",
]


@pytest.mark.parametrize(("text", "found"), WRONG)
def test_a_figure_that_the_record_denies_is_found(us: Found, text: str, found: tuple[str, str, str]) -> None:
    assert us(text) == [found]


@pytest.mark.parametrize("text", FINE)
def test_a_figure_of_the_record_is_left_alone(us: Found, text: str) -> None:
    assert us(text) == []
