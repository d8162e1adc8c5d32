"""Figures that are exactly something else's: of another day, span or company; and quotes of before the close.

As published of 2025-08-13: the S&P 500 rose 0.32 %, 2.43 % the week before, 9.95 % in the year; the Nasdaq
0.14 %, 2.80 % in the month and 12.44 % in the year, 1.39 % the day before; the Russell 2000 1.98 %, 2.99 %
the day before; Apple 1.60 %, AMD 5.41 %, Amazon 1.40 %; Meta fell 1.26 %, Microsoft 1.64 %.
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks import Checker
from tests.checks.conftest import Found

OPENED = "13일(현지시간) S&P500지수는 20.82포인트(0.32%) 오른 6,466.58에 마감했다. "
WRONG = {
    "the day before's": (OPENED + "러셀2000지수는 2.99% 올랐다.", "change", "2.99%"),
    "the week before's": (OPENED + "S&P500지수는 이번 주 2.43% 올랐다.", "change", "2.43%"),
    "another's that is not told": (OPENED + "애플은 5.41% 상승했다.", "change", "5.41%"),
    "another's, by little": (OPENED + "메타는 1.64% 내렸다.", "change", "1.64%"),
    "two of the year for the month": (
        OPENED + "이달 들어 나스닥지수는 12.44%, S&P500지수는 9.95% 올랐다.",
        "day",
        "이달 들어 나스닥지수는 12.44%",
    ),
    "of whom it is an attribute": (OPENED + "가장 많이 뛴 것은 5.41% 오른 아마존이었다.", "change", "5.41%"),
    "far off": (OPENED + "나스닥지수는 2.87% 올랐다.", "change", "2.87%"),
}
RIGHT = {
    "a span of its own": OPENED + "나스닥지수는 이달 2.80% 올랐지만 올해로는 12.44% 상승했다.",
    "the day before's, told so": OPENED + "나스닥지수는 전날 1.39% 올랐다.",
    "what the others moved by": OPENED
    + "애플은 1.60% 올랐고 나머지 여섯 종목의 등락률은 0.2%에서 1.4% 사이였다.",
}


@pytest.mark.parametrize(("text", "code", "marked"), WRONG.values(), ids=WRONG)
def test_a_figure_in_the_wrong_place_is_called_wrong_and_not_written_anew(
    us_checker: Checker, text: str, code: str, marked: str
) -> None:
    found = us_checker.check(text, day=dt.date(2025, 8, 13), market="us").findings
    told = [(one.severity, one.code, one.text, one.suggestion) for one in found if one.verdict == "wrong"]
    assert told == [("wrong", code, marked, None)]


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_its_words_name_is_no_other_time_s(us: Found, text: str) -> None:
    assert us(text) == []


def test_several_stocks_off_by_little_are_quotes_of_before_the_close(us_checker: Checker) -> None:
    alone = OPENED + "메타는 1.36% 내렸다."
    beside = alone + " 애플은 1.38%, 아마존은 1.27%, AMD는 5.02% 올랐다."
    for text, severity in ((alone, "wrong"), (beside, "hint")):
        found = us_checker.check(text, day=dt.date(2025, 8, 13), market="us").findings
        assert {one.severity for one in found if one.text == "1.36%"} == {severity}


def test_a_figure_says_whose_it_is(us_checker: Checker) -> None:
    text = OPENED + "애플은 5.41% 상승했다."
    (found,) = us_checker.check(text, day=dt.date(2025, 8, 13), market="us").findings
    assert "2025-08-13 등락률과 같습니다" in found.message
