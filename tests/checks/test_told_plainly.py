"""Plain sentences, each right one next to a wrong one, by the demo's sessions.

Closes and moves as recorded. New York, 2025-08-13: the Dow +1.04 %, the S&P 500 +20.82 points (0.32 %) to
6,466.58, high 6,480.28, the Nasdaq +0.14 %; all three rose for the second day. Seoul, 2025-10-27: the KOSPI
+2.57 % to 4,042.83, its high, for the second day, the KOSDAQ +2.22 % to 902.70, below its 1,060.00 of 2021.
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks import Checker
from newsgen.checks.written import number
from tests.checks.conftest import Found


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        (  # a run of a market as a whole
            "3대 지수가 이틀 연속 올라 마감했다.",
            "3대 지수가 사흘 연속 올라 마감했다.",
            ("streak", "사흘", "이틀"),
        ),
        (  # what was not so stands in another clause
            "S&P500지수는 이틀째 올라 마감했으나 6,500선에는 닿지 못했다.",
            "S&P500지수는 사흘째 올라 마감했으나 6,500선에는 닿지 못했다.",
            ("streak", "사흘", "이틀"),
        ),
        (  # a run of the other way
            "S&P500지수는 이틀 연속 올랐고 그대로 마감했다.",
            "S&P500지수는 이틀 연속 내렸고 그대로 마감했다.",
            ("direction", "내렸", "올랐"),
        ),
        (  # nothing says that it closed, but the close stands there
            "S&P500지수는 20.82포인트(0.32%) 오른 6,466.58이다. 장중에는 6,480.28을 찍었다.",
            "S&P500지수는 25.82포인트(0.32%) 오른 6,466.58이다. 장중에는 6,480.28을 찍었다.",
            ("points", "25.82포인트", "20.82포인트"),
        ),
        (  # another's figure: who or how much is wrong nobody knows
            "나스닥지수는 0.14% 올라 거래를 마쳤다.",
            "S&P500지수는 0.14% 올라 거래를 마쳤다.",
            ("change", "0.14%", None),
        ),
        (  # a sign is written as its text writes signs
            "다우지수(+1.04%)와 S&P500지수(+0.32%)가 거래를 마쳤다.",
            "다우지수(+1.04%)와 S&P500지수(-0.32%)가 거래를 마쳤다.",
            ("direction", "-0.32%", "+0.32%"),
        ),
        (  # the second since of a sentence
            "S&P500지수의 종가는 7월 이후 가장 높고 상승률은 8월 12일보다 작다.",
            "S&P500지수의 종가는 7월 이후 가장 높고 상승률은 8월 8일 이후 최대다.",
            ("since", "8월 8일 이후", None),
        ),
    ],
)
def test_new_york(us: Found, right: str, wrong: str, found: tuple[str, str, str | None]) -> None:
    assert us(right) == []
    assert us(wrong) == [found]


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        (  # a run of prices, whoever traded
            "코스피는 외국인의 매수에 힘입어 이틀 연속 올라 마감했다.",
            "코스피는 외국인의 매수에 힘입어 이틀 연속 내려 마감했다.",
            ("direction", "내려", "올라"),
        ),
        (  # a record that an earlier close denies
            "코스닥지수는 2.22% 오른 902.70으로 장을 마쳤다.",
            "코스닥지수는 2.22% 올라 사상 최고치로 장을 마쳤다.",
            ("record", "사상 최고치로 장을 마", None),
        ),
        (  # a bound holds for each of a list
            "코스피와 코스닥이 2% 넘게 올라 거래를 마쳤다.",
            "코스피와 코스닥이 2.5% 넘게 올라 거래를 마쳤다.",
            ("bound", "2.5% 넘게", "2% 넘게"),
        ),
        (  # a round price by ten, beside a move that is right
            "삼성전자는 3.24% 오른 10만2000원에 거래를 마쳤다.",
            "삼성전자는 3.24% 오른 1만원에 거래를 마쳤다.",
            ("level", "1만원", "10만2000원"),
        ),
        (  # the next sentence is of the same day
            "코스피는 2.57% 오른 4,042.83으로 거래를 마쳤다. 장중에는 4,042.83까지 올랐다.",
            "코스피는 2.57% 오른 4,042.83으로 거래를 마쳤다. 장중에는 4,092.83까지 올랐다.",
            ("level", "4,092.83", "4,042.83"),
        ),
    ],
)
def test_seoul(kr: Found, right: str, wrong: str, found: tuple[str, str, str | None]) -> None:
    assert kr(right) == []
    assert kr(wrong) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "코스피는 2.57% 올라 거래를 마쳤다. 지수가 4,050을 넘었던 것은 장중뿐이다.",
        "삼성전자가 코스피를 2.57% 끌어올리며 거래를 마쳤다.",
        "코스피가 100포인트 뛰어 거래를 마쳤다.",  # 101.24, by tens
        "코스피가 4,050선 턱밑에서 마감했다.",
        "27일 코스피가 올랐다. 24일(현지시간) 나스닥지수가 1.15% 오른 여파로 코스피가 2.57% 상승했다.",
    ],
)
def test_a_figure_of_another_time_or_of_whom_was_moved_is_not_the_subjects(kr: Found, text: str) -> None:
    assert kr(text) == []


@pytest.mark.parametrize(
    ("as_in", "value", "told"),
    [
        ("19만8천700", 197_900, "19만7천900"),
        ("13만 6천", 1_386_000, "138만 6천"),
        ("11만 4,300", 1_143_000, "114만 3,000"),
        ("7만8200", 78_700, "7만8700"),
    ],
)
def test_a_price_is_written_as_the_text_writes_it(as_in: str, value: float, told: str) -> None:
    assert number(as_in, value) == told


@pytest.mark.parametrize(
    "text", ["러셀2000지수는 1.98% 빠졌던 지수다.", "다우지수가 1.04% 내린 날은 이달에 없었다."]
)
def test_a_way_gone_before_is_of_no_day_that_is_known(us: Found, text: str) -> None:
    assert us(text) == []


def test_a_figure_that_only_its_binding_makes_wrong_is_a_hint(us_checker: Checker) -> None:
    text = "13일 나스닥지수는 0.87% 올랐다."
    (one,) = us_checker.check(text, day=dt.date(2025, 8, 13), market="us").findings
    assert (one.severity, one.kind, one.suggestion) == ("hint", "false", None)
    assert "0.14%" in one.message


def test_the_days_move_is_not_that_of_the_week(us_checker: Checker) -> None:
    text = "이번 주 들어 S&P500지수는 0.32% 올랐다."
    (one,) = us_checker.check(text, day=dt.date(2025, 8, 13), market="us").findings
    assert (one.code, one.text, one.severity) == ("change", "0.32%", "wrong")
