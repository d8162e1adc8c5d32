"""Copy said to be of a day of rest is of the last session before it; levels are those published.

New York closed on 2025-08-09 and 10, a weekend, and 2025-07-04, a holiday; Seoul on 2025-10-25 and 26, a
weekend, and 2025-10-03 to 09, Chuseok.
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks import Checker
from newsgen.config import Config
from newsgen.outputs.checked import CheckListing

FRIDAY = "8일(현지시간) 뉴욕증시에서 S&P500지수는 49.45포인트(0.78%) 오른 6,389.45에 거래를 마쳤다."


def _told(listing: CheckListing) -> list[tuple[str, str, str | None]]:
    return [(one.code, one.text, one.suggestion) for one in listing.wrong]


@pytest.mark.parametrize(
    ("market", "day", "session", "why"),
    [
        ("us", "2025-08-09", "2025-08-08", "뉴욕증시 거래일이 아닙니다(주말)"),
        ("us", "2025-08-10", "2025-08-08", "뉴욕증시 거래일이 아닙니다(주말)"),
        ("us", "2025-07-04", "2025-07-03", "뉴욕증시 거래일이 아닙니다(휴장일(독립기념일))"),
        ("kr", "2025-10-26", "2025-10-24", "국내증시 거래일이 아닙니다(주말)"),
        ("kr", "2025-10-09", "2025-10-02", "국내증시 거래일이 아닙니다(휴장일("),
        ("us", "2025-08-08", "2025-08-08", ""),
    ],
)
def test_a_day_of_rest_stands_for_the_last_session_before_it(
    market: str, day: str, session: str, why: str
) -> None:
    told = Checker(None, Config()).check("글이다.", day=dt.date.fromisoformat(day), market=market)
    assert str(told.date) == session
    assert (f"{day}: {why}" in told.notice) if why else ("거래일이 아닙니다" not in told.notice)


@pytest.mark.parametrize("day", [9, 10])
def test_the_text_s_right_date_and_figures_are_right(us_checker: Checker, day: int) -> None:
    told = us_checker.check(FRIDAY, day=dt.date(2025, 8, day), market="us")
    assert _told(told) == []
    assert (told.known, told.right) == (True, 3)


@pytest.mark.parametrize("said", ["오늘(10일)은 쉰다.", "내일, 월요일 장이 열린다.", "어제(9일)는 쉬었다."])
def test_days_told_by_the_day_of_the_column_are_right(us_checker: Checker, said: str) -> None:
    assert _told(us_checker.check(f"{FRIDAY} {said}", day=dt.date(2025, 8, 10), market="us")) == []


def test_another_session_s_date_is_one_finding(us_checker: Checker) -> None:
    text = FRIDAY.replace("8일(", "7일(").replace("49.45포인트(0.78%) 오른 6,389.45에", "보합으로")
    told = us_checker.check(text, day=dt.date(2025, 8, 9), market="us")
    assert _told(told) == [("dateline", "7일", "8일")]


def test_the_day_of_rest_as_a_dateline_is_none(us_checker: Checker) -> None:
    told = us_checker.check(FRIDAY.replace("8일(", "9일("), day=dt.date(2025, 8, 9), market="us")
    assert _told(told) == [("no-session", "9일", "8일")]


def test_seoul_is_held_alike(kr_checker: Checker) -> None:
    text = "24일 코스피는 전 거래일보다 96.03포인트(2.50%) 오른 3,941.59에 거래를 마쳤다. 오늘(26일)은 쉰다."
    told = kr_checker.check(text, day=dt.date(2025, 10, 26), market="kr")
    assert _told(told) == []
    assert (told.known, told.right) == (True, 3)
