"""Faults that texts of many hands have, each with the right telling beside it that is left alone.

Days of rest are the exchanges' own: 1 May 2025 was Labour Day in Seoul, 2 September 2024 in New York, 5 May
2025 Children's Day. Samsung Electronics closed at 102,000 won on 2025-10-27, up 3.24 %.
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks import Checker
from tests.checks.conftest import Found

FAULTS = [
    ("애플이 2.10% 테슬라가 1.20%, 메타가 0.30% 올랐다.", ("separator", "% 테", "%, 테")),
    ("애플은 3포인트 테슬라도 2포인트 올랐다.", ("separator", "트 테", "트, 테")),
    ("실업률은 4.3%로 한 달 전(4.1%)보다 0.2% 높아졌다.", ("percent-point", "%", "%p")),
    ("근원 물가 상승률은 2.8%로 예상치인 2.7%를 0.1% 웃돌았다.", ("percent-point", "%", "%p")),
    ("저PBR 종목이 올랐다.", ("term", "PBR", None)),
    ("위원들은 QT 속도를 논의했다.", ("term", "QT", None)),
    ("이 종목은 27만500억원에 마쳤다.", ("unit", "27만500억원", "27만500원")),
    ("일본 닛케이225지수 41,069.82, 415.12포인트(2.02%) 상승.", ("arithmetic", "2.02%", "1.02%")),
    ("이날 나온 8월 소비자물가지수는 걱정을 덜지 못했다.", ("not-public", "8월 소비자물가지수", None)),
]
FINE = [
    "애플이 2.10%, 테슬라가 1.20% 올랐다.",
    "애플이 2.10% 오르고 테슬라가 1.20% 내렸다.",
    "실업률은 4.3%로 한 달 전(4.1%)보다 0.2%포인트 높아졌다.",
    "매출은 4.3%로 늘어 전년(1.1%)보다 0.2% 높아졌다.",
    "주가순자산비율(PBR)이 낮은 저PBR 종목이 올랐다.",
    "미국의 FOMC와 CPI를 기다린다.",
    "엔비디아가 올랐다. 엔비디아 주도의 장세다.",
    "이 종목은 27만500원에 마쳤다.",
    "일본 닛케이225지수 41,069.82, 415.12포인트(1.02%) 상승.",
    "7월 소비자물가지수는 이날 나온 지표다.",
]
RESTS = [
    ("2025-04-30", "kr", "시장은 1일 어린이날 휴장한다.", [("no-session", "어린이날", "근로자의 날")]),
    ("2025-04-30", "kr", "국내 증시는 5월 1일 근로자의날·5일 어린이날에 휴장한다.", []),
    ("2025-04-30", "kr", "국내 증시는 5월 1일 노동절로 휴장한다.", []),
    ("2025-04-30", "kr", "근로자의 날 휴장을 거쳐 2일 다시 열린다.", []),
    ("2025-09-30", "kr", "국내 증시는 10월 3일 개천절과 추석 연휴로 쉬고 10일 다시 문을 연다.", []),
    ("2025-09-30", "kr", "3일 개천절을 시작으로 9일 한글날까지 휴장한다.", []),
    ("2025-11-26", "us", "27일 추수감사절로 휴장하고 28일 오후 1시에 일찍 문을 닫는다.", []),
    ("2024-09-06", "us", "노동절(3일) 휴장으로 나흘뿐이었다.", [("no-session", "3일", "2일")]),
    ("2024-09-06", "us", "노동절(2일) 휴장으로 나흘뿐이었다.", []),
    ("2025-04-22", "us", "성금요일이던 17일 쉬었다.", [("no-session", "17일", "18일")]),
]


@pytest.mark.parametrize(("text", "found"), FAULTS)
def test_is_found(bare: Found, text: str, found: tuple[str, str, str | None]) -> None:
    assert bare(text) == [found]


def test_a_name_is_off_by_a_syllable_that_sounds_alike(us: Found) -> None:
    assert us("엔비디아가 내렸다. 앤비디아 주도의 장세다.") == [("spelling", "앤비디아", "엔비디아")]


@pytest.mark.parametrize("text", FINE)
def test_is_left_alone(bare: Found, text: str) -> None:
    assert bare(text) == []


@pytest.mark.parametrize(("day", "market", "text", "found"), RESTS)
def test_days_of_rest_go_by_their_names(
    bare: Found, day: str, market: str, text: str, found: list[tuple[str, str, str | None]]
) -> None:
    assert bare(text, day, market) == found


def test_a_price_too_large_for_a_move_is_a_level(kr: Found) -> None:
    assert kr("삼성전자 10만2,000원(3.24% 상승)으로 마감했다.") == []
    assert kr("삼성전자는 3.24% 오른 10만2,000원, 10만 원 위로 올라 마감했다.") == []
    assert [text for _, text, _ in kr("삼성전자 12만2,000원(3.24% 상승)으로 마감했다.")] == ["12만2,000원"]


@pytest.mark.parametrize(
    "text",
    [
        "13일(현지시간) S&P500지수는 한때 6,445.02까지 밀려 6,450선도 내줬지만 마감했다.",
        "S&P500지수는 6,500선을 밟았다가 물러나 마감했다.",
        "S&P500지수의 0.32%는 이달 들어 가장 큰 상승은 아니다. 마감했다.",
        "애플과 엔비디아는 두 자릿수에 조금 못 미친 채 마감했다.",
        "S&P500지수는 15주 연속 올라 마감했다.",
    ],
)
def test_moments_and_denials_are_left_alone(us: Found, text: str) -> None:
    assert us(text) == []


def test_runs_of_weeks_are_counted_when_the_week_is_over(us_checker: Checker) -> None:
    """The S&P 500 ended the weeks at 6,388.64, 6,238.01 and 6,389.45 on 25 July, 1 and 8 August 2025."""
    found = us_checker.check(
        "S&P500지수는 마감했다. S&P500지수는 4주 연속 올랐다.", day=dt.date(2025, 8, 8), market="us"
    )
    assert [(one.code, one.text) for one in found.findings if one.verdict == "wrong"] == [("streak", "4주")]
