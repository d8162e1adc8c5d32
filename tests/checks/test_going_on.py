"""Sessions that go on, days of rest on which somebody reports, and what looks like a price and is none.

Seoul on 2025-10-27: its KOSPI closed at 4,042.83, the session before at 3,941.59; institutions bought for
234.3 billion won on balance.
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks import Checker
from tests.checks.conftest import Found

MIDDAY = (
    "27일 오전 10시 25분 기준 코스피는 전일 종가보다 58.41포인트(1.48%) 오른 4,000.00을 기록 중이다.\n\n"
    "기관은 1,204억원을 순매도하고 있다. 코스피200선물은 전일 종가 대비 1% 올랐다."
)


def test_what_an_hour_brought_is_not_held_against_the_close(kr: Found) -> None:
    assert kr(MIDDAY) == []


def test_a_part_of_the_day_has_an_extreme_of_its_own(kr: Found) -> None:
    assert kr("27일 코스피는 4,042.83에 마감했다. 코스피는 장 초반 4,012.30까지 오르기도 했다.") == []


def test_figures_of_another_hour_are_a_hint(kr_checker: Checker) -> None:
    text = "코스피는 1.99% 오른 4,020.00을 나타냈다."  # 3,941.59 * 1.0199
    found = kr_checker.check(text, day=dt.date(2025, 10, 27), market="kr").findings
    assert {one.severity for one in found if one.verdict == "wrong"} <= {"hint"}


RESTING = [
    "25일 한국거래소에 따르면 이번 주 코스피는 올랐다.",
    "오늘(26일) 한국거래소에 따르면 이번 주 코스피는 올랐습니다.",
]


@pytest.mark.parametrize("text", RESTING)
def test_a_day_of_rest_on_which_a_source_reports_is_no_session(bare: Found, text: str) -> None:
    assert bare(text, "2025-10-24", "kr") == []


def test_another_day_than_the_session_is_called_still(bare: Found) -> None:
    assert [one for one, *_ in bare("23일 한국거래소에 따르면 코스피는 올랐다.", "2025-10-24", "kr")] == [
        "dateline"
    ]
    assert [one for one, *_ in bare("오늘(25일) 코스피는 올랐습니다.", "2025-10-24", "kr")] == ["dateline"]


def test_half_a_basis_point_is_a_markets_move_and_no_banks(bare: Found) -> None:
    assert bare("1년물은 0.5bp 내리며 2.314%를 기록했다.", "2025-10-24", "kr") == []
    said = bare("한국은행은 기준금리를 0.5bp 내렸다.", "2025-10-24", "kr")
    assert said == [("percent-point", "bp", "%포인트")]


NO_PRICES = [
    "코스피 시가총액도 3천317조 원을 기록하며, 지난해 말보다 79%나 증가했다.",
    "올해 2,400대에서 시작한 코스피는 27일 4,042.83에 마감했다.",
    "3거래일 연속 하락엔 실패했다. 코스피는 27일 4,042.83에 마감했다.",
]


@pytest.mark.parametrize("text", NO_PRICES)
def test_what_is_no_move_of_the_day_is_left_alone(kr: Found, text: str) -> None:
    assert kr(text) == []
