"""What stands beside a figure and is not its own: another subject, day, or time, a line, a name.

New York on 2025-08-13: S&P 500 6466.58 (+0.32%; record closes on 12 and 13 August), Nasdaq 21713.14 (+0.14%),
Apple +1.60% (+1.09% on the 12th), Nvidia -0.86% (+0.60%), Tesla -0.43% (+0.53%). Seoul on 2025-10-27: KOSPI
4042.83 (+2.57%; 3941.59 and +2.50% on the 24th, a record), Samsung Electronics 102,000 won (+3.24%), SK hynix
535,000 won (+4.90%).
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.claims.when import span_of
from tests.checks.conftest import Found

US_RIGHT = {
    "another subject begins in a headline": "애플 1.60%↑ 유가는 급락\n\n애플은 1.60% 올랐다.",
    "another subject begins behind a comma": "애플 1.60%↑, 국채값은 하락\n\n애플은 1.60% 올랐다.",
    "a share's certificate that no list knows": (
        "애플은 1% 넘게 올랐고 덴소의 주식예탁증서는 13.33%, 테슬라는 0.43% 내렸다."
    ),
    "a concession within a week": (
        "엔비디아는 한 주 동안 0.61% 내렸고, 애플은 1.60% 오르고도 한 주로는 1.74% 상승에 그쳤다."
    ),
    "a concession after results": "애플은 기대를 웃돈 실적을 내고도 1.60% 오르는 데 그쳤다.",
    "what a day followed": "애플은 12일 1.09% 오른 데 이어 1.60% 더 뛰었다.",
    "what the eve was followed by": "애플은 전날 1.09% 오른 데 이어 1.60% 또 올랐다.",
    "two like figures of two days": "전날 0.53% 오른 테슬라는 0.43% 내렸다.",
    "a quarter as a whole": "3분기 전체로는 S&P500지수가 4.21%, 애플이 13.72% 올랐다.",
    "the eve's record": (
        "13일 S&P500지수는 20.82포인트(0.32%) 오른 6,466.58에 마감했다. 전날 종가 6,445.76은 사상 "
        "최고치였다."
    ),
    "the day of a record": (
        "S&P500지수가 사상 최고치(6,445.76)를 쓴 것이 12일이니 하루 만에 다시 올라선 셈이다."
    ),
    "a range that is to stay": "연준은 9월 회의에서 기준금리를 연 4.25~4.50%로 묶을 것이라는 전망이 줄었다.",
    "a range after a step to come": (
        "연준이 9월에 인하하면 12월에는 4.00~4.25%로 동결할 것이라는 전망이 많다."
    ),
    "a line that was taken": "S&P500지수는 6,466.58로 6,400선을 지켰다.",
    "a line not yet taken": "S&P500지수는 6,466.58로 6,500선을 되찾지 못했다.",
    "a number of those told": (
        "애플이 1.60% 올랐고 엔비디아가 0.86%, 테슬라가 0.43% 내렸다. 이 세 종목의 등락은 엇갈렸다."
    ),
    "a number of those told last": (
        "애플이 1.60% 올랐다. 엔비디아가 0.86%, 테슬라가 0.43% 내렸다. 이 두 종목은 약했다."
    ),
    "Seoul's holiday": "한국 증시는 광복절인 15일(금) 하루 쉰다.",
}  # fmt: skip
US_WRONG = {
    "the eve's move once more": ("전날 1.09% 뛴 애플은 1.09% 더 올랐다.", "change", "1.09%"),
    "the move that was followed, once more": (
        "애플은 12일 1.09% 오른 데 이어 1.09% 더 뛰었다.",
        "change",
        "1.09%",
    ),
    "slipped digits of a dated record": (
        "S&P500지수가 사상 최고치(6,454.76)를 쓴 것이 12일이니 하루 만에 다시 올라선 셈이다.",
        "level",
        "6,454.76",
    ),
    "a range that is not the one to stay": (
        "연준은 다음 회의를 앞두고 있다. 기준금리는 연 4.50~4.75%로 묶일 것이라는 전망이 우세하다.",
        "target-range",
        "4.50~4.75%",
    ),
    "a range to be kept": (
        "연준은 이번 회의에서 기준금리를 4.00~4.25%에 둘 테지만 시장은 그다음을 본다.",
        "target-range",
        "4.00~4.25%",
    ),
    "a range that is to be held, by an analyst": (
        "연준이 기준금리를 4.50~4.75%로 유지할 것이라는 관측이 나온다.",
        "target-range",
        "4.50~4.75%",
    ),
    "a line that was not lost": (
        "S&P500지수는 6,466.58로 6,400선을 내줬다.",
        "line",
        "6,400선을 내줬다",
    ),
    "a number of those told": (
        "애플이 1.60% 올랐고 엔비디아가 0.86%, 테슬라가 0.43% 내렸다. 이 네 종목의 등락은 엇갈렸다.",
        "cardinality",
        "네",
    ),
    "another holiday of Seoul": ("한국 증시는 개천절인 15일(금) 하루 쉰다.", "no-session", "개천절"),
    "another holiday of Seoul, behind its day": (
        "한국 증시는 15일(금)에 추석을 맞아 휴장한다.",
        "no-session",
        "추석",
    ),
}
KR_RIGHT = {
    "another subject begins in a headline": "삼성전자 3.24%↑ 환율은 급락\n\n삼성전자는 3.24% 올랐다.",
    "what a day followed": (
        "27일 코스피는 4,042.83에 마감했다. 코스피는 24일 2.50% 오른 데 이어 2.57% 더 뛰었다."
    ),
    "the eve's record": (
        "27일 코스피는 101.24포인트(2.57%) 오른 4,042.83에 마감했다. 전 거래일 종가 3,941.59도 사상 "
        "최고치였다."
    ),
    "a price above its line": "삼성전자는 3.24% 오른 10만2,000원으로 10만원 선을 넘어섰다.",
    "a price that closed above its line": "삼성전자는 10만2,000원으로 거래를 마쳐 10만원 선을 회복했다.",
    "the day of a record": "코스피가 사상 최고치(3,941.59)를 쓴 것이 24일이니 하루 만에 다시 높인 셈이다.",
    "a number of those told": "삼성전자는 3.24%, SK하이닉스는 4.90% 올랐다. 이 두 종목이 지수를 끌었다.",
    "a company in an attribute": (
        "LG에너지솔루션은 미국 포드와 맺은 계약을 알린 뒤 올랐다. 삼성전자는 3.24%, SK하이닉스는 "
        "4.90% 올랐다. 이 두 종목이 지수를 끌었다."
    ),
    "New York's holiday": "뉴욕증시는 추수감사절인 11월 27일 하루 쉰다.",
}  # fmt: skip
KR_WRONG = {
    "the eve's move once more": (
        "전 거래일 2.50% 급등한 코스피는 2.50% 더 올랐다.",
        "change",
        "2.50%",
    ),
    "slipped digits of a dated record": (
        "코스피가 사상 최고치(3,914.59)를 쓴 것이 24일이니 하루 만에 다시 높인 셈이다.",
        "level",
        "3,914.59",
    ),
    "a price above the line that it lost": (
        "삼성전자는 3.24% 오른 10만2,000원으로 10만원 선을 내줬다.",
        "line",
        "10만원 선을 내줬다",
    ),
    "a price below the line that it took": (
        "SK하이닉스는 53만5,000원으로 거래를 마쳐 54만원 선을 회복했다.",
        "line",
        "54만원 선을 회복했다",
    ),
    "a number of those told": (
        "삼성전자는 3.24%, SK하이닉스는 4.90% 올랐다. 이 세 종목이 지수를 끌었다.",
        "cardinality",
        "세",
    ),
    "another holiday of New York": (
        "뉴욕증시는 독립기념일인 11월 27일 하루 쉰다.",
        "no-session",
        "독립기념일",
    ),
}


@pytest.mark.parametrize("text", US_RIGHT.values(), ids=US_RIGHT)
def test_what_is_right_in_new_york_is_not_called(us: Found, text: str) -> None:
    assert us(text) == []


@pytest.mark.parametrize("text", KR_RIGHT.values(), ids=KR_RIGHT)
def test_what_is_right_in_seoul_is_not_called(kr: Found, text: str) -> None:
    assert kr(text) == []


@pytest.mark.parametrize(("text", "code", "place"), US_WRONG.values(), ids=US_WRONG)
def test_what_is_wrong_in_new_york_is_called(us: Found, text: str, code: str, place: str) -> None:
    assert [(each, words) for each, words, _ in us(text)] == [(code, place)]


@pytest.mark.parametrize(("text", "code", "place"), KR_WRONG.values(), ids=KR_WRONG)
def test_what_is_wrong_in_seoul_is_called(kr: Found, text: str, code: str, place: str) -> None:
    assert [(each, words) for each, words, _ in kr(text)] == [(code, place)]


@pytest.mark.parametrize(
    ("text", "day", "kind"),
    [
        ("한 해 상승률은 ", dt.date(2025, 12, 30), "year"),
        ("한 해 상승률은 ", dt.date(2026, 1, 5), "other"),
        ("1분기 전체로는 □□□가 ", dt.date(2026, 3, 31), "other"),
    ],
)
def test_over_what_a_rate_is(text: str, day: dt.date, kind: str) -> None:
    found = span_of(text, day)
    assert found is not None
    assert found.kind == kind
