"""A figure of a text down to its prices, against closes as published: S&P 500 6,445.76 and 6,466.58."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks.explain import Explained, told

DAY = dt.date(2025, 8, 13)
TEXT = (
    "13일(현지시간) 뉴욕증시에서 S&P500지수는 28.02포인트(0.32%) 오른 6,466.58에 거래를 마쳤다.\n"
    "9월 회의에서 금리를 25bp 인하할 확률은 93.1%다.\n"
    "애플은 이날 공장 12곳을 열었다."
)


@pytest.fixture
def explained(us_checker) -> Explained:
    return Explained(us_checker.read(TEXT, day=DAY, market="us"))


def at(explained, words):
    return explained.at(TEXT.index(words))


def test_a_wrong_figure_has_the_prices_and_the_sum(explained):
    figure = at(explained, "28.02")
    assert (figure.verdict, figure.line, figure.column) == ("wrong", 1, TEXT.index("28.02") + 1)
    (reading,) = figure.readings
    assert reading.fact == "points_day:^GSPC@2025-08-13"
    assert [(one.date.day, one.field, one.value) for one in reading.inputs] == [
        (12, "close", 6445.76),
        (13, "close", 6466.58),
    ]
    assert reading.sum == "6466.58 - 6445.76 = 20.82"
    assert len(reading.sources) == 1


def test_a_right_figure_is_told_as_such(explained):
    figure = at(explained, "0.32%")
    assert (figure.verdict, figure.findings) == ("right", ())
    assert figure.readings[0].sum == "6466.58 / 6445.76 - 1 = 0.3230 %"


def test_odds_are_computed_and_not_judged(explained):
    figure = at(explained, "93.1%")
    assert figure.verdict == "uncheckable"
    (reading,) = figure.readings
    assert reading.about == "FOMC:2025-09-17"
    assert reading.value == pytest.approx(94.27586, abs=1e-5)  # by hand, see tests/proof/test_outlook.py
    assert {one.symbol: one.value for one in reading.inputs}["ZQ:2025-08"] == 95.67


def test_what_is_no_claim_of_a_price_is_told_as_unread(explained):
    figure = at(explained, "12곳")
    assert (figure.verdict, figure.readings) == ("unread", ())


def test_where_nothing_stands_nothing_is_told(explained):
    assert at(explained, "뉴욕증시") is None
    assert explained.offset(99, 1) is None
    assert explained.offset(1, 1000) is None


def test_it_is_told_in_lines(explained):
    lines = list(told(at(explained, "28.02")))
    assert lines[0] == "28.02포인트"
    assert "  결과    틀림" in lines
    assert "  계산    6466.58 - 6445.76 = 20.82" in lines


def test_a_place_is_that_of_the_file_as_it_is(us_checker):
    source = "\ufeff" + TEXT.replace("\n", "\r\n")
    explained = Explained(us_checker.read(source, day=DAY, market="us"))
    figure = explained.at(explained.offset(2, TEXT.splitlines()[1].index("93.1") + 1))
    assert source[figure.start : figure.end] == "93.1%"


def test_net_buying_is_told_by_whom_and_where(kr_checker):
    text = (
        "27일 코스피는 2.57% 오른 4,042.83에 거래를 마쳤다. "
        "유가증권시장에서 외국인은 6,470억원을 순매수했고 개인은 9,999억원을 순매도했다."
    )
    explained = Explained(kr_checker.read(text, day=dt.date(2025, 10, 27), market="kr"))
    bought, sold = (explained.at(text.index(words)) for words in ("6,470억", "9,999억"))
    assert (bought.verdict, sold.verdict) == ("right", "wrong")
    (reading,) = bought.readings
    assert (reading.name, reading.measure, reading.shown) == ("유가증권시장", "외국인 순매수", "6,471억원")
    assert [one.readings[0].measure for one in explained.every() if one.start == sold.start] == [
        "개인 순매수"
    ]
