"""Wrong or misread: figures of the shape of a slip, or bound plainly, against those that are neither.

Figures as published: on 2025-08-13 the S&P 500 rose 20.82 points (0.32 %) to 6,466.58, Apple 1.60 %.
The Fed met on 29 and 30 July and on 16 and 17 September 2025; the minutes of July came out on 20 August.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from newsgen.checks.amounts.shapes import is_misprint, is_rescaled
from newsgen.checks.history.lasts import Said, last_so
from newsgen.checks.recorded import Prices
from newsgen.korean.figures import figures
from newsgen.korean.likeness import is_variant
from tests.checks.conftest import Found

OPENED = "13일(현지시간) S&P500지수는 20.82포인트(0.32%) 오른 6,466.58에 마감했다. "
MISREAD = {
    "a distance": OPENED + "어느새 6,500을 33.42포인트 앞에 두게 됐다.",
    "carried over, of no shape": OPENED + "그 폭이 7.71%나 된다.",
    "another span by a word that says so": "S&P500지수는 7월에 9.71% 오르며 쉼 없이 달렸다.",
    "what the day before governs": "애플은 전날 벌어 둔 것을 한 푼도 잃지 않고 1.60% 올랐다.",
    "an attribute with a day": "전날 장 마감 뒤 새 계획을 밝힌 애플은 1.60% 올랐다.",
    "against another rate": OPENED + "10년물 금리는 기준금리보다 아직 0.38%포인트 낮다.",
    "a future's contract": OPENED + "서부텍사스산원유(WTI)는 7.71% 올랐다.",
    "a line passed for the first time": "S&P500지수가 6,400포인트를 처음 넘어섰다.",
    "a run of before": OPENED + "지난해 9월 7거래일 연속 오른 뒤로 이런 일은 드물었다.",
    "minutes to come": OPENED + "7월 29~30일 FOMC 의사록은 20일 나오고 그때까지 조용하다.",
    "a meeting's days": OPENED + "FOMC의 9월 회의(16~17일) 전망은 갈렸다.",
    "what came out of hours": "12일(현지시간) 장 마감 뒤 실적을 낸 애플은 다음 날인 13일 1.60% 올랐다.",
}
WRONG = {
    "two digits exchanged": ("S&P500지수는 0.23% 올라 마쳤다.", "0.23%"),
    "a decimal point": ("애플은 16.0% 올랐다.", "16.0%"),
    "beside a right one": ("S&P500지수는 20.82포인트(0.97%) 오른 6,466.58에 마감했다.", "0.97%"),
    "named, of no shape": ("애플은 4.71% 올랐다.", "4.71%"),
    "a meeting's days": (OPENED + "FOMC의 9월 회의(17~18일) 전망은 갈렸다.", "17~18일"),
}


@pytest.mark.parametrize("text", MISREAD.values(), ids=MISREAD)
def test_what_is_likelier_misread_is_not_called_wrong(us: Found, text: str) -> None:
    assert us(text) == []


@pytest.mark.parametrize(("text", "marked"), WRONG.values(), ids=WRONG)
def test_what_is_likelier_miswritten_is(us: Found, text: str, marked: str) -> None:
    assert [told for _, told, _ in us(text)] == [marked]


def test_an_amount_of_a_day_that_the_sentence_before_names_is_not_the_session_s(kr: Found) -> None:
    assert kr("가장 뜨거웠던 날은 22일이었다. 이날 하루 외국인이 4321억원을 순매수했다.") == []


@pytest.mark.parametrize(
    ("told", "value", "slip"),
    [
        ("3.86%", 3.68, True),
        ("3.63%", 3.68, True),
        ("36.8%", 36.88, True),
        ("0.23%", 0.32, True),
        ("0.38%", 0.32, False),
        ("3.48%", 3.74, False),
        ("2%", 6.63, False),
        ("3.86%", float("nan"), False),  # of a day that the store lacks
    ],
)
def test_digits_slip_by_one_or_by_two_exchanged(told: str, value: float, slip: bool) -> None:
    assert is_misprint(figures(told)[0], value) is slip


@pytest.mark.parametrize(
    ("told", "value", "moved"),
    [("12.3%", 1.23, True), ("1.23%", 12.34, True), ("2%", 20.0, False), ("3.48%", 3.74, False)],
)
def test_a_decimal_point_slips_by_a_power_of_ten(told: str, value: float, moved: bool) -> None:
    assert is_rescaled(figures(told)[0], value) is moved


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("콘스텔레이션", "컨스텔레이션", True),
        ("애널로그디바이스", "애널로그디바이시스", True),
        ("엔비디야", "엔비디아", False),
        ("팰런티어", "팔란티어", False),
    ],
)
def test_foreign_names_vary_by_the_rules_of_transliteration(one: str, other: str, same: bool) -> None:
    assert is_variant(one, other) is same


def test_the_largest_fall_by_points_need_not_be_the_largest_by_percent() -> None:
    days = [dt.date(2025, 8, day) for day in (4, 5, 6, 7)]
    prices = Prices(days, np.array([100.0, 90.0, 200.0, 189.0]))
    by_percent = last_so(prices, 3, Said("move", 0.0, True))
    by_points = last_so(prices, 3, Said("move", 0.0, True, points=True))
    assert by_percent is not None
    assert by_percent.day == days[1]
    assert by_points is not None
    assert by_points.day is None
