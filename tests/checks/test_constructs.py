"""Constructs that slips showed to be unread, each right next to wrong: by calendar, arithmetic, the demo.

Closes as recorded. New York, 2025-08-13: the Dow +463.66 points (1.04 %), the S&P 500 6,466.58, its high
6,480.28. The NYSE closed at 1 p.m. on 2024-11-29. Seoul had no session on 2026-03-02 and one on 2026-03-03.
The Bank of Korea raised its rate on 2023-01-13 and cut it on 2024-10-11.
"""

from __future__ import annotations

import pytest

from tests.checks.conftest import Found

Told = tuple[str, str, str | None]


@pytest.mark.parametrize(
    ("market", "day", "right", "wrong", "found"),
    [
        (
            "kr",
            "2025-01-02",
            "코스피는 3월부터 6월까지 넉 달 연속 올랐다.",
            "코스피는 3월부터 6월까지 다섯 달 연속 올랐다.",
            ("streak", "다섯 달", "넉 달"),
        ),
        (
            "us",
            "2024-11-29",
            "뉴욕증시는 오후 1시에 일찍 문을 닫았다.",
            "뉴욕증시는 오후 3시에 일찍 문을 닫았다.",
            ("no-session", "오후 3시", "오후 1시"),
        ),
        (
            "kr",
            "2026-03-04",
            "코스피는 전날 7% 넘게 떨어진 뒤 또 밀렸다고 마감했다.",
            "증시는 전날 하루 쉰 뒤 급락 마감했다.",
            ("no-session", "전날", None),
        ),
        (
            "kr",
            "2024-12-02",
            "한국은행의 마지막 기준금리 인상은 2023년 1월이었다.",
            "한국은행의 마지막 기준금리 인상은 2023년 4월이었다.",
            ("meeting", "2023년 4월", "2023년 1월"),
        ),
        (
            "us",
            "2026-03-06",
            "11일 공개되는 2월 CPI에 관심이 쏠린다.",
            "11일 공개되는 2월 CPI는 전년 대비 2.7% 올라 예상을 웃돌았다.",
            ("not-public", "전년 대비 2.7% 올라 예상을 웃돌았다", None),
        ),
        (
            "us",
            "2026-03-06",
            "실업률은 4.2%에서 0.1%포인트 높아져 4.3%가 됐다.",
            "실업률은 4.2%에서 0.1% 높아져 4.3%가 됐다.",
            ("percent-point", "%", "%포인트"),
        ),
        (
            "kr",
            "2026-03-04",
            "환율은 8.5원 하락하며 원화 강세를 보였다.",
            "8.5원 상승하며 원화 강세를 보였다.",
            ("direction", "상승", "하락"),
        ),
        (
            "kr",
            "2026-03-04",
            "동진쎄미켐(-12.10%), 하나마이크론(-10.03%) 모두 두 자릿수 하락률이다.",
            "동진쎄미켐(-12.10%), 하나마이크론(-9.03%) 모두 두 자릿수 하락률이다.",
            ("cardinality", "모두", None),
        ),
        (
            "kr",
            "2026-03-04",
            "개인이 4,566억원을 팔았다.",
            "개인이 45,66억원을 팔았다.",
            ("separator", "45,66", "4,566"),
        ),
        (
            "kr",
            "2026-03-04",
            "주가는 18만6,000원이다.",
            "주가는 186,0000원이다.",
            ("separator", "186,0000", None),
        ),
        (
            "kr",
            "2026-03-04",
            "역사를 새로 썼다고 했다.",
            "역사를 새로 썻다고 했다. 최고치를 새로 썻습니다.",
            ("spelling", "썻", "썼"),
        ),
        (
            "kr",
            "2026-03-04",
            "지수는 사상 최고치를 경신했다.",
            "지수는 사상 최고치를 또다시 갱신했다.",
            ("spelling", "갱신", "경신"),
        ),
        (
            "kr",
            "2026-03-04",
            "시장은 이번 예상치를 눈여겨봤다.",
            "시장은 이번 예상치을 눈여겨봤다.",
            ("particle", "을", "를"),
        ),
    ],
)
def test_by_calendar_and_arithmetic(
    bare: Found, market: str, day: str, right: str, wrong: str, found: Told
) -> None:
    assert bare(right, day, market) == []
    assert found in bare(wrong, day, market)


def test_levels_by_hundred_millions(us: Found) -> None:
    told = "13일(현지시간) 다우지수는 463.66포인트(1.04%) 오른 4만4922.27에 마감했다."
    assert us(told) == []
    assert us(told.replace("4만", "4억")) == [("unit", "억", "만")]


def test_since_a_day_on_which_it_was_not_so(us: Found) -> None:
    """8 August was smaller than 13 August's rise of the Dow; 12 August's was larger."""
    told = "13일(현지시간) 다우지수의 상승률은 8월 {}일 이후 가장 컸다."
    found = us(told.format(8))
    assert [(code, text) for code, text, _ in found if code == "since"]
    assert not [one for one in us(told.format(12)) if one[0] == "since" and one[2]]


def test_line_that_the_close_of_the_text_denies(us: Found) -> None:
    told = "13일(현지시간) S&P500지수는 20.82포인트(0.32%) 오른 6,466.58에 마감하며 {}선을 가까스로 지켰다."
    assert us(told.format("6,450")) == []
    assert [code for code, *_ in us(told.format("6,470"))] == ["line"]


@pytest.mark.parametrize("told", ["“이번 장은 어렵다”라고 말했다.", '"이번 장은 어렵다"라고 말했다.'])
def test_quotation_closed_by_the_other_pair(bare: Found, told: str) -> None:
    assert bare(told) == []
    found = bare("한 연구원은 \"이번 장은 어렵다'라고 말했다.")
    assert found == [("quotation-mark", "\"이번 장은 어렵다'", '"이번 장은 어렵다"')]


def test_investor_named_twice(bare: Found) -> None:
    told = "유가증권시장에서 {}이 611억원, 기관이 820억원을 순매도했고 개인이 1,431억원을 사들였다."
    assert bare(told.format("외국인"), "2025-10-27", "kr") == []
    found = bare(told.format("개인"), "2025-10-27", "kr")
    assert [(code, text) for code, text, _ in found] == [("flow-who", "개인")]


def test_names_parted_by_a_dot_behind_their_figures(us: Found) -> None:
    """2025-08-13: the Dow +1.04 %, the S&P 500 +0.32 %."""
    assert us("다우 1.04%·S&P500 0.32% 상승 마감") == []
    assert [text for _, text, _ in us("다우 1.04%·S&P500 0.23% 상승 마감")] == ["0.23%"]


def test_word_against_the_sign_before_it(bare: Found) -> None:
    told = "반면 동진쎄미켐(-3.50%)과 하나마이크론(-3.00%)은 {}다."
    assert bare(told.format("내렸"), "2026-08-14", "kr") == []
    assert bare(told.format("올랐"), "2026-08-14", "kr") == [("direction", "올랐", "내렸")]
