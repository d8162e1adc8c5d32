"""Days, runs, lines and units that copy tells in its own way, beside those that nothing bears out.

Seoul on 2025-10-27: its KOSPI closed at 4,042.83 (+2.57%), on 24 October at 3,941.59 (+2.50%), on the
23rd at 3,845.56.
The Fed met on 16 and 17 September and on 9 and 10 December 2025.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from newsgen.checks.history.streaks import _may_begin_later
from newsgen.checks.recorded import Prices
from tests.checks.conftest import Found

RIGHT = {
    "days behind the month of a meeting": (
        "시장은 새 의장의 연설을 기다린다. 연준의 12월 회의는 9일과 10일입니다.",
        "2025-08-13",
        "us",
    ),
    "alternatives of all": ("전문가 설문에서는 동결이 71%, 인하가 29%로 나타났다.", "2025-08-13", "kr"),
    "points of a rate": ("미국의 실업률은 한 해 전보다 2.10%포인트 올랐다.", "2025-08-13", "us"),
    "a day of the week before its last": (
        "[한 주 돌아보기] 뉴욕증시가 한 주를 오름세로 끝냈다.\n\n다우지수는 12일(현지시간) 크게 올랐다.",
        "2025-08-15",
        "us",
    ),
    "a range that may come": (
        "미국 연준의 결과를 앞뒀다. 인하가 유력하며 그 경우 기준금리는 연 4.00~4.25%가 된다.",
        "2025-09-17",
        "kr",
    ),
    "the quarter that ends": ("코스피는 3분기 마지막 거래를 오름세로 마쳤다.", "2025-09-30", "kr"),
    "a quarter on another day": ("코스피는 2분기 마지막 거래일을 넘겼다.", "2025-09-29", "kr"),
    "a meeting of the month": ("연준은 이달 17일 끝난 회의에서 금리를 내렸다.", "2025-09-19", "us"),
    "holidays of three days": ("설 연휴(2월 16~18일)로 증시가 쉰다.", "2026-02-13", "kr"),
    "a name that any Monday may have": (
        "2026년 3월 9일 블랙 먼데이 뒤 시장은 되살아났다.",
        "2026-04-10",
        "kr",
    ),
}


@pytest.mark.parametrize(("text", "day", "market"), RIGHT.values(), ids=RIGHT)
def test_what_copy_tells_in_its_own_way_is_not_called(bare: Found, text: str, day: str, market: str) -> None:
    assert bare(text, day, market) == []


WRONG = {
    "days of no meeting": (
        "연준의 12월 회의는 16일과 17일입니다.",
        "2025-08-13",
        "us",
        "meeting",
        "9일과 10일",
    ),
    "alternatives of more than all": (
        "전문가 설문에서는 동결이 71%, 인하가 41%로 나타났다.",
        "2025-08-13",
        "kr",
        "odds",
        None,
    ),
    "points of a price": (
        "코스피는 한 주 동안 4.12%포인트 올랐다.",
        "2025-08-13",
        "kr",
        "percent-point",
        "%",
    ),
    "a quarter that is over": (
        "코스피는 2분기 마지막 거래를 오름세로 마쳤다.",
        "2025-09-30",
        "kr",
        "year",
        "3분기",
    ),
    "a meeting of the month before": (
        "연준은 지난달 17일 끝난 회의에서 금리를 내렸다.",
        "2025-09-19",
        "us",
        "year",
        "이달 17일",
    ),
    "a release of a month to come": (
        "시장은 내일 나올 올해 12월 고용보고서를 기다린다.",
        "2026-01-08",
        "us",
        "year",
        "지난해 12월",
    ),
    "holidays with a day of trade": (
        "설 연휴(2월 17~19일)로 증시가 쉰다.",
        "2026-02-13",
        "kr",
        "no-session",
        "16~18일",
    ),
    "a bracket of two names": (
        "연방준비제도(Fed·연준는 금리를 묶었다.",
        "2025-08-13",
        "us",
        "bracket",
        "(Fed·연준)",
    ),
    "a day of rest and its weekday": ("뉴욕증시는 20일(목) 하루 쉰다.", "2025-06-18", "us", "weekday", None),
    "a landmark of another day": (
        "2024년 12월 10일 비상계엄 선포 뒤 원화가 흔들렸다.",
        "2025-03-04",
        "kr",
        "year",
        None,
    ),
}


@pytest.mark.parametrize(("text", "day", "market", "code", "right"), WRONG.values(), ids=WRONG)
def test_what_nothing_bears_out_is_called(
    bare: Found, text: str, day: str, market: str, code: str, right: str | None
) -> None:
    assert (code, right) in [(found, suggestion) for found, _, suggestion in bare(text, day, market)]


def test_a_particle_behind_an_open_bracket_is_left_to_it(bare: Found) -> None:
    found = bare("연방준비제도(Fed·연준는 금리를 묶었다.", "2025-08-13", "us")
    assert [code for code, *_ in found] == ["bracket"]


@pytest.mark.parametrize("text", ["코스피 4,040대 후퇴", "코스피 4,040선 터치 뒤 숨 고르기"])
def test_a_line_that_the_day_met_is_right(kr: Found, text: str) -> None:
    assert kr(f"{text}\n\n27일 코스피는 4,042.83에 마감했다.") == []


@pytest.mark.parametrize("text", ["코스피 4,090대 후퇴", "코스피 4,900선 터치 뒤 숨 고르기"])
def test_a_line_that_the_day_never_met_is_called(kr: Found, text: str) -> None:
    assert [code for code, *_ in kr(f"{text}\n\n27일 코스피는 4,042.83에 마감했다.")] == ["line"]


def test_a_move_of_this_year_told_as_of_the_last_is_called(kr: Found) -> None:
    found = kr("시장은 지난해 10월 24일의 2.50% 상승을 이어 갔다.")
    assert found == [("year", "지난해 10월 24일", "10월 24일")]


def test_an_older_close_told_as_the_day_befores_is_called(kr: Found) -> None:
    assert kr("전날 종가인 3845.56보다 높게 출발했다.") == [("day", "3845.56", "3941.59")]
    assert kr("전날 종가인 3941.59보다 높게 출발했다.") == []


def test_weeks_in_a_row_may_be_counted_from_one_that_hardly_moved() -> None:
    days = [dt.date(2025, 1, 3) + dt.timedelta(weeks=n) for n in range(5)]
    hardly = Prices(days, np.array([101.0, 100.0, 100.03, 102.0, 104.0]))
    plainly = Prices(days, np.array([101.0, 100.0, 101.0, 102.0, 104.0]))
    assert _may_begin_later(hardly, 3, 2)
    assert not _may_begin_later(plainly, 3, 2)
