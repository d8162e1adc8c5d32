"""Where an index stands: the year's line, its record, its year so far, and what a day undid."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from newsgen.facts.fact import closes
from tests.facts.builders import fact, series
from tests.rules.books import one, told, wordings

END = dt.date(2024, 12, 31)
THEN = dt.date(2025, 2, 28)


def line(way: str, periods: int, about: str = "^GSPC"):
    now = 100.5 if way == "up" else 99.5
    return [
        fact(
            "year_regained" if way == "up" else "year_lost",
            about,
            now - 100,
            base=END,
            since=THEN,
            since_value=now - 100,
            periods=periods,
            inputs=closes(series(about, [100.0, now]), [0, 1]),
        ),
        fact("change_day", about, 0.7 if way == "up" else -0.7),
    ]


@pytest.mark.parametrize(("periods", "chosen"), [(11, True), (10, False)])
def test_ten_sessions_on_the_other_side_of_the_year_s_line(periods, chosen):
    assert one("year_line", *line("up", periods)).chosen is chosen


@pytest.mark.parametrize(
    ("way", "word"), [("up", "올해 .*낙폭을 모두 만회"), ("down", "올해 상승분을 모두 반납")]
)
def test_how_the_year_s_line_reads(way, word):
    facts = line(way, 50)
    item = one("year_line", *facts)
    for part in ("body", "second", "lead"):
        said = wordings([item], facts, part=part)
        assert all(re.search(word, each) for each in said)


def beside(left: float, before: float, after: int, change: float):
    inputs = closes(series("^GSPC", [100 + left, 100.0]), [-1, 0])
    return [
        fact("to_record", "^GSPC", left, inputs=inputs),
        fact("to_record_day_before", "^GSPC", before),
        fact("after_record", "^GSPC", after, "sessions"),
        fact("change_day", "^GSPC", change),
    ]


@pytest.mark.parametrize(
    ("left", "before", "after", "change", "kind", "words"),
    [
        (0.3, 0.0, 1, -0.3, "left", "최고치를 쓴 지 하루 만에"),
        (0.6, 0.3, 2, -0.3, "two", "사상 최고치를 쓴 뒤 이틀 연속"),
        (0.4, 1.2, 20, 0.8, "back", "사상 최고치까지 0.4%"),
        (0.4, 1.2, 19, 0.8, "", ""),
        (0.4, 0.9, 30, 0.5, "", ""),
        (1.5, 0.0, 1, -1.5, "left", "최고치를 쓴 지 하루 만에"),
        (2.1, 0.6, 2, -1.5, "", ""),
        (0.3, 0.0, 1, -0.03, "", ""),
        (0.9, 0.6, 3, -0.3, "", ""),
    ],
)
def test_beside_the_record(left, before, after, change, kind, words):
    facts = beside(left, before, after, change)
    found = told("near_record", *facts)
    assert [sorted(item.tags - {"up", "down"}) for item in found] == ([[kind]] if kind else [])
    if kind:
        for part in ("body", "second"):
            assert all(words in said for said in wordings(found, facts, part=part))


@pytest.mark.parametrize(
    ("session", "change", "tens", "told_so"),
    [
        ("2025-12-29", -0.35, False, True),  # a Monday
        ("2025-12-30", -0.14, False, False),
        ("2025-12-23", 0.64, False, False),
        ("2025-11-24", 0.2, False, True),  # a Monday
        ("2025-11-25", 0.2, False, False),
        ("2025-08-13", 0.2, True, True),
    ],
)
def test_the_year_so_far_is_told_on_few_days(session, change, tens, told_so):
    facts = [fact("change_ytd", "^GSPC", 17.4), fact("change_day", "^GSPC", change)]
    facts += [fact("year_tens", "^GSPC", 10.3)] if tens else []
    assert bool(told("year_so_far", *facts, session=dt.date.fromisoformat(session))) is told_so


def test_how_the_year_so_far_reads():
    facts = [fact("change_ytd", "^GSPC", 10.3), fact("change_day", "^GSPC", 0.2)]
    tens = [*facts, fact("year_tens", "^GSPC", 10.3)]
    assert wordings(told("year_so_far", *tens), tens) == {"S&P500지수의 올해 상승률은 10%를 넘어섰다."}


def undone(*close: float):
    way = "down" if close[-2] < close[0] else "up"
    share = (close[-1] - close[-2]) / (close[0] - close[-2]) * 100
    one_series = series("^GSPC", close)
    return [
        fact(
            "won_back" if way == "down" else "given_back",
            "^GSPC",
            share,
            n=len(close) - 2,
            inputs=closes(one_series, [0, -2, -1]),
        ),
        fact(f"streak_ended_{way}", "^GSPC", len(close) - 2, "sessions"),
        fact("change_day", "^GSPC", (close[-1] / close[-2] - 1) * 100),
    ]


@pytest.mark.parametrize(
    ("close", "words"),
    [
        ((100.0, 98.0, 97.0, 92.0, 96.0), "사흘간 낙폭의 50%를 하루 만에 만회했다"),
        ((100.0, 98.0, 94.0, 101.0), "이틀간 낙폭을 하루 만에 모두 만회했다"),
        ((100.0, 101.0, 104.0, 103.0, 107.0, 108.0, 104.0), "5거래일간 오름폭의 50%를 하루 만에 반납했다"),
    ],
)
def test_what_a_day_did_to_a_run(close, words):
    facts = undone(*close)
    item = one("won_back", *facts)
    for part in ("body", "second"):
        assert wordings([item], facts, part=part) == {f"S&P500지수는 {words}."}
