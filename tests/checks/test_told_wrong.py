"""Days near by, holidays, units, names and counts, each with a right and a wrong sentence told by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks import Look
from newsgen.checks.words import english
from newsgen.claims import Copy, Names
from newsgen.model import Instrument
from tests.checks.conftest import Found


@pytest.mark.parametrize(
    ("day", "market", "right", "wrong", "found"),
    [
        ("2025-07-03", "kr", "내일(4일)은 쉰다.", "내일(5일)은 쉰다.", ("dateline", "5일", "4일")),
        (
            "2025-11-11",
            "kr",
            "수능이 치러지는 13일까지 지켜본다.",
            "수능이 치러지는 14일까지 지켜본다.",
            ("no-session", "14일", "13일"),
        ),
        (
            "2024-06-20",
            "kr",
            "뉴욕증시는 노예해방일인 19일(현지시간) 문을 닫았다.",
            "뉴욕증시는 노예해방일인 18일(현지시간) 문을 닫았다.",
            ("no-session", "18일", "19일"),
        ),
        (
            "2025-09-10",
            "kr",
            "코스피가 10일 사상 최고치를 썼다.",
            "코스피가 9일 사상 최고치를 썼다.",
            ("dateline", "9일", "10일"),
        ),
        (
            "2026-03-03",
            "us",
            "지수는 지난해 12월 12일 이후 가장 나빴다.",
            "지수는 올해 12월 12일 이후 가장 나빴다.",
            ("year", "올해", "지난해"),
        ),
        (
            "2026-01-30",
            "us",
            "금 선물은 온스당 4713.90달러다.",
            "금 선물은 온스당 4713.90원이다.",
            ("unit", "원", "달러"),
        ),
        (
            "2026-08-18",
            "us",
            "달러/원은 1,413원까지 밀렸다.",
            "달러/원은 1,413달러까지 밀렸다.",
            ("unit", "달러", "원"),
        ),
        (
            "2026-04-21",
            "us",
            "주당순이익 7.23달러로 예상치 6.60달러와 견줬다.",
            "주당순이익 7.23달러로 예상치 6.60원과 견줬다.",
            ("unit", "원과", "달러와"),
        ),
        (
            "2025-05-21",
            "us",
            "재무부가 160억달러어치 20년물 입찰을 마쳤다.",
            "재무부가 160조달러어치 20년물 입찰을 마쳤다.",
            ("unit", "조", "억"),
        ),
        (
            "2025-11-11",
            "kr",
            "외국인은 유가증권시장에서 770억원 순매수했다.",
            "외국인은 유가증권시장에서 770조원 순매수했다.",
            ("unit", "770조원", "770억원"),
        ),
        (
            "2024-05-23",
            "kr",
            "지수는 0.86포인트(0.10%)가 움직였다.",
            "지수는 0.86포인트(0.10%)이 움직였다.",
            ("particle", "이", "가"),
        ),
        (
            "2026-04-09",
            "kr",
            "2차전지주는 선방했다. 2차전지 수요가 늘었다.",
            "2차전지주는 선방했다. 이차전지 수요가 늘었다.",
            ("spelling", "이차전지", "2차전지"),
        ),
        (
            "2025-08-22",
            "us",
            "파월 의장은 신중했다.",
            "파웰 의장은 신중했다.",
            ("name", "파웰", "파월"),
        ),
        (
            "2026-07-31",
            "kr",
            "두 종목은 각각 5.64%, 0.72% 움직였다.",
            "세 종목은 각각 5.64%, 0.72% 움직였다.",
            ("cardinality", "세", "두"),
        ),
        (
            "2024-08-29",
            "kr",
            "엔비디아가 실적을 냈다. 엔비디아가 발단이다.",
            "엔비디아가 실적을 냈다. 앤비디아가 발단이다.",
            ("spelling", "앤비디아", "엔비디아"),
        ),
        (
            "2025-11-11",
            "kr",
            "‘팔자’에 나섰다.",
            "‘팔자에 나섰다.",
            ("quotation-mark", "‘팔자", "‘팔자’"),
        ),
    ],
)
def test_is_told_wrong(
    bare: Found, day: str, market: str, right: str, wrong: str, found: tuple[str, str, str | None]
) -> None:
    assert bare(right, day, market) == []
    assert bare(wrong, day, market) == [found]


def test_a_mark_whose_place_is_open_is_suggested_nowhere(bare: Found) -> None:
    assert bare("‘외끌이 장세라는 말이 나온다.", "2025-11-11", "kr") == [("quotation-mark", "‘", None)]


def test_initials_of_another_company() -> None:
    gas = Instrument(symbol="036460.KS", english="Korea Gas", korean="한국가스공사")
    power = Instrument(symbol="015760.KS", english="Korea Electric Power", korean="한국전력")
    look = Look(
        copy=Copy("한국전력(KOGAS)과 한국가스공사(KOGAS)"), names=Names([gas, power], {}, "kr"), home="kr",
        day=dt.date(2025, 11, 11), grounds={},
    )  # fmt: skip
    assert [(one.code, one.start, one.end) for one in english.check(look)] == [("name", 5, 10)]


def test_a_group_of_seven(us: Found) -> None:
    told = "애플과 엔비디아, 테슬라, 알파벳이 움직였다. 매그니피센트7 {} 종목이 모두 움직였다."
    assert us(told.format("일곱")) == []
    assert us(told.format("여섯")) == [("cardinality", "여섯", "일곱")]


def test_what_two_figures_are_held_against(kr: Found) -> None:
    told = "미국의 물가 상승률은 2.8%다. 1월 상승률(3.0%)과 시장 전망치(2.9%)를 모두 밑돌았다."
    assert kr(told) == []
