"""Figures that are right by a reading that a quick look misses, beside those that no reading bears out.

New York on 2025-08-13: S&P 500 6466.58 (+20.82, +0.32%). Seoul on 2025-10-27: its KOSPI as the demo has it.
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks.trading.trades import BUY, SELL
from newsgen.checks.written import number
from newsgen.claims import Names
from newsgen.claims.when import dates, framed, span_of
from newsgen.korean.figures import figures
from newsgen.model import Instrument
from tests.checks.conftest import Found

ANCHOR = dt.date(2024, 8, 9)

RIGHT = {
    "an attribute between two figures": ("인텔은 22.77% 치솟은 30.57달러에 마감했다.", "2025-09-18", "us"),
    "the hour of the day after": (
        "시장은 27일 추수감사절에 쉬고 이튿날에는 오후 1시에 조기 폐장한다.",
        "2025-11-24",
        "us",
    ),
    "another market's last session": (
        "전날인 15일 코스피는 19.21포인트 내린 2,621.36에 마감했다.",
        "2025-05-15",
        "us",
    ),
}

BEYOND = (
    "13일 지수가 올랐다. {} 종가(3,020.24)는 옛말이다.",
    "13일 지수가 올랐다. {} 코스피는 장이 열리지 않았다.",
)


@pytest.mark.parametrize("date", ["1987년 10월 19일", "1999년 1월 4일", "2001년 9월 12일", "2035년 3월 2일"])
@pytest.mark.parametrize("market", ["us", "kr"])
@pytest.mark.parametrize("text", BEYOND)
def test_a_day_that_no_calendar_has_is_nobodys_to_judge(
    bare: Found, text: str, market: str, date: str
) -> None:
    assert "no-session" not in {code for code, *_ in bare(text.format(date), "2025-08-13", market)}


@pytest.mark.parametrize(("text", "day", "market"), RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_not_called(bare: Found, text: str, day: str, market: str) -> None:
    assert bare(text, day, market) == []


def test_another_eve_in_a_text_of_its_own_market_is_called(bare: Found) -> None:
    found = bare("전날인 15일 다우지수는 올랐다.", "2025-05-15", "us")
    assert [(code, text) for code, text, _ in found] == [("no-session", "15일")]


def test_two_items_with_nothing_between_are_called(bare: Found) -> None:
    found = bare("LG화학이 4.21% 삼성전기가 4.14% 내렸다.", "2025-10-27", "kr")
    assert [code for code, *_ in found] == ["separator"]


@pytest.mark.parametrize(
    "text",
    [
        "S&P500지수는 6,500에 바짝 다가섰다.",
        "S&P500지수는 사흘째 6,400 위.",
        "검은 월요일 다음 날 S&P500지수는 20.82포인트 올랐다.",
        "S&P500지수의 상승률이 0.32%로 낮은 편이었다.",
    ],
)
def test_a_reading_that_bears_out_a_figure_holds(us: Found, text: str) -> None:
    assert us(text) == []


def test_a_figure_that_no_reading_bears_out_is_called(us: Found) -> None:
    assert ("points", "28.02포인트", "20.82포인트") in us(
        "S&P500지수는 28.02포인트 오른 6,466.58에 마감했다."
    )


def test_a_bound_is_mended_in_the_words_it_stands_in(us: Found) -> None:
    # the Russell 2000 rose 1.98 %
    found = us("러셀2000지수의 상승률은 3%를 넘었다.")
    assert [(text, right) for code, text, right in found if code == "bound"] == [("3%를 넘었", "1%를 넘었")]


@pytest.mark.parametrize(
    ("before", "sentence", "day"),
    [
        ("8일에는 분위기가 뒤집혔다. ", "S&P500은 2.30% 올랐다.", dt.date(2024, 8, 8)),
        ("8일에는 분위기가 뒤집혔다. ", "9일 S&P500은 0.47% 올랐다.", None),
        ("9일 뉴욕증시는 올랐다. ", "S&P500은 0.47% 올랐다.", None),
        ("지수는 2일(5,446.68)에 이어 다시 올랐다. ", "S&P500은 0.47% 올랐다.", None),
        ("월요일인 5일 지수는 3.00% 빠졌다. ", "공포지수는 이날 65선을 넘었다.", dt.date(2024, 8, 5)),
        ("2022년 9월 13일에 비길 만하다. ", "S&P500은 0.47% 올랐다.", None),
    ],
)
def test_a_day_told_before_goes_on(before: str, sentence: str, day: dt.date | None) -> None:
    assert framed(before, sentence, ANCHOR) == day


def test_the_name_of_an_event_is_no_day() -> None:
    assert not list(dates("검은 월요일 이 지수는 무너졌다.", ANCHOR))
    assert [one.day for one in dates("지난 월요일에 지수는 무너졌다.", ANCHOR)] == [dt.date(2024, 8, 5)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("주간 신규 실업수당 청구가 줄자 지수는 ", None),
        ("주간 기준으로 지수는 ", "week"),
        ("연간 인도량이 줄었다는 소식에 ", None),
        ("연간 상승률은 ", "year"),
    ],
)
def test_what_is_counted_over_a_time_is_no_move(text: str, kind: str | None) -> None:
    span = span_of(text, ANCHOR)
    assert (span.kind if span else None) == kind


def test_money_poured_in_is_bought_and_shares_poured_out_are_sold() -> None:
    assert BUY.search("9735억원을 쏟아부었다")
    assert not SELL.search("9735억원을 쏟아부었다")
    assert SELL.search("9735억원어치를 쏟아냈다")


def test_a_number_by_man_and_a_comma_keeps_its_places() -> None:
    assert number("1만7,997.73", 17977.7305) == "1만7,977.73"


def test_a_level_by_thousands_behind_a_space_is_one_number() -> None:
    assert [float(one.value) for one in figures("1만 9천218.17로 마쳤다")] == [19218.17]


def test_a_short_name_may_be_anothers_that_begins_with_it() -> None:
    names = Names(
        [
            Instrument(symbol="VERX", korean="버텍스", english="Vertex Inc."),
            Instrument(symbol="VRTX", korean="버텍스파마슈티컬스", english="Vertex Pharmaceuticals"),
        ],
        {},
    )
    assert names.namesakes("버텍스") == ["VRTX"]
    assert names.namesakes("버텍스파마슈티컬스") == []
