"""What yesterday's text leaves standing, and background with the same words that is right.

Seoul on 2025-10-27: its KOSPI closed at 4,042.83 (+101.24, +2.57%), on 24 October at 3,941.59, a record then;
the record before was 3,883.68 of 22 October. The Fed met on 16 and 17 September 2025, the Bank of Korea's
board on 23 October. The consumer prices of July 2025 came out on 12 August, those of August on 11 September.
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks.redated import redated
from tests.checks.conftest import Found

LEFT = {
    "the close before beside the day's move": (
        "27일 코스피는 전 거래일보다 101.24포인트(2.57%) 오른 3,941.59에 거래를 마쳤다.",
        ("level", "3,941.59", "4,042.83"),
    ),
    "a record that was beaten": (
        "코스피는 27일 4,042.83에 마감했다. 코스피는 종전 최고치(3,883.68)를 넘어섰다.",
        ("record", "3,883.68", "3,941.59"),
    ),
    "a record that was beaten, by the other's day": (
        "코스피는 27일 4,042.83에 마감했다. 코스피는 24일 기록한 종전 최고치(3,883.68)를 넘어섰다.",
        ("record", "3,883.68", "3,941.59"),
    ),
}


@pytest.mark.parametrize(("text", "found"), LEFT.values(), ids=LEFT)
def test_what_is_left_of_the_session_before_is_called(
    kr: Found, text: str, found: tuple[str, str, str]
) -> None:
    assert kr(text) == [found]


STANDING = [
    "코스피는 27일 4,042.83에 마감했다. 코스피는 24일 기록한 종전 최고치(3,941.59)를 넘어섰다.",
    "코스피는 27일 4,042.83에 마감했다. 24일 코스피는 종전 최고치(3,883.68)를 넘어섰다.",
    "코스피 지수는 전장 3,941.59 대비 101.24포인트(2.57%) 오른 4,042.83에 장을 마쳤다.",
    "27일 코스피는 전 거래일(10월 24일·3,941.59)보다 크게 오른 4,042.83에 마감했다.",
]


@pytest.mark.parametrize("text", STANDING)
def test_what_stood_the_session_before_is_left_alone(kr: Found, text: str) -> None:
    assert kr(text) == []


def test_a_release_that_is_out_is_called_where_it_is_to_come(us: Found) -> None:
    said = "다음 주 나오는 7월 소비자물가지수를 앞두고 뉴욕증시가 올랐다."
    assert us(said) == [("not-public", "7월 소비자물가지수", "8월 소비자물가지수")]
    assert us("오는 11일 발표될 8월 소비자물가지수를 앞두고 뉴욕증시가 올랐다.") == []


WEEKS = {
    "the Fed met this week": (
        "다음 주 열리는 FOMC를 앞두고 뉴욕증시가 쉬어 갔다.",
        "2025-09-16",
        "us",
        "이번 주",
    ),
    "the Fed met last week": ("다음 주 예정된 FOMC를 앞두고 뉴욕증시가 쉬어 갔다.", "2025-09-24", "us", None),
    "the board meets this week": ("다음 주 금통위를 앞두고 코스피가 올랐다.", "2025-10-20", "kr", "이번 주"),
}


@pytest.mark.parametrize(("text", "day", "market", "right"), WEEKS.values(), ids=WEEKS)
def test_another_weeks_meeting_is_called(bare: Found, text: str, day: str, market: str, right: str) -> None:
    assert bare(text, day, market) == [("meeting", "다음 주", right)]


def test_a_weeks_meeting_is_left_alone(bare: Found) -> None:
    assert bare("다음 주 열리는 FOMC를 앞두고 뉴욕증시가 올랐다.", "2025-09-11", "us") == []
    assert bare("이번 주 FOMC를 앞두고 뉴욕증시가 올랐다.", "2025-09-12", "us") == []
    assert bare("다음 주 FOMC 의사록이 나온다. 뉴욕증시가 올랐다.", "2025-10-01", "us") == []


EDGES = {
    "another day than the month's first": ("이달 첫 거래일인 2일 올랐다.", "2025-10-02", "no-session", "1일"),
    "a day that is no month's first": (
        "코스피는 10월 첫 거래일을 맞아 오름세로 마감했다.",
        "2025-10-02",
        "no-session",
        None,
    ),
    "another weekday": ("목요일인 이날 코스피는 올랐다.", "2025-10-01", "weekday", "수"),
    "a weekend far off": ("주말을 앞두고 코스피는 관망세였다.", "2025-09-30", "weekday", None),
}


@pytest.mark.parametrize(("text", "day", "code", "right"), EDGES.values(), ids=EDGES)
def test_an_edge_that_the_session_is_not_on_is_called(
    bare: Found, text: str, day: str, code: str, right: str | None
) -> None:
    assert [(one, to) for one, _, to in bare(text, day, "kr")] == [(code, right)]


FINE_EDGES = [
    ("10월 첫 거래일인 1일 코스피는 올랐다. 수요일인 이날 거래가 늘었다.", "2025-10-01"),
    ("코스피는 한 주의 마지막 거래일을 맞아 오름세로 마감했다. 주말을 앞두고 관망했다.", "2025-10-24"),
    ("새해 첫 거래일인 2일에는 한 시간 늦게 연다.", "2025-12-30"),
]


@pytest.mark.parametrize(("text", "day"), FINE_EDGES)
def test_an_edge_that_the_session_is_on_is_left_alone(bare: Found, text: str, day: str) -> None:
    assert bare(text, day, "kr") == []


def test_a_date_is_written_with_the_year_that_its_text_needs() -> None:
    now = dt.date(2025, 11, 20)
    assert redated(dt.date(2025, 10, 24), now, in_figures=False) == "10월 24일"
    assert redated(dt.date(2025, 4, 9), now, in_figures=False) == "올해 4월 9일"
    assert redated(dt.date(2024, 12, 3), now, in_figures=False) == "지난해 12월 3일"
    assert redated(dt.date(2025, 10, 24), now, in_figures=True) == "2025년 10월 24일"


def test_how_far_the_session_before_went_is_called(kr: Found) -> None:
    said = "코스피는 27일 4,042.83에 마감했다. 코스피는 장중 {}까지 올랐다."
    assert kr(said.format("3,951.07")) == [("level", "3,951.07", "4,042.83")]
    assert kr(said.format("4,042.83")) == []


def test_a_part_of_the_year_is_held_against_its_own_move(kr: Found) -> None:
    said = "코스피는 27일 4,042.83에 마감했다. {} 코스피는 18.05% 올랐다."
    assert kr(said.format("9월 들어")) == [("year", "9월 들어 코스피는 18.05%", "10월 들어 코스피는 18.05%")]
    assert kr(said.format("10월 들어")) == []
