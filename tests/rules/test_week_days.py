"""The way of a week: what was lost and won back, what leads, and how it is said."""

from __future__ import annotations

import datetime as dt
import re

import msgspec
import pytest

from newsgen import rules
from newsgen.facts.fact import make
from newsgen.model import Fact, Input
from tests.markets import US
from tests.rules.books import one, told, written

MONDAY = dt.date(2024, 8, 5)
DAYS = [MONDAY + dt.timedelta(days=n) for n in range(5)]
FRIDAY = DAYS[-1]


def week(*moves: float) -> list[Fact]:
    """The facts of a week by the moves of its days, reckoned from closes of 100 on."""
    closes = [100.0]
    for move in moves:
        closes.append(closes[-1] * (1 + move / 100))
    before = [MONDAY - dt.timedelta(days=3), *DAYS]
    size = len(moves)

    def between(measure: str, first: int, last: int, n: int) -> Fact:
        moved = round((closes[last] / closes[first] - 1) * 100, 9)
        days = {"base": before[first], "since": before[last]}
        return make(measure, "^GSPC", moved, "percent", FRIDAY, n=n, **days)

    best, worst = moves.index(max(moves)), moves.index(min(moves))
    high, low = closes.index(max(closes)), closes.index(min(closes))
    found = [
        make("week", "XNYS", size, "sessions", FRIDAY, base=MONDAY),
        between("change_week", 0, size, size),
        between("change_best_day", best, best + 1, size),
        between("change_worst_day", worst, worst + 1, size),
        make("days_up_week", "^GSPC", sum(move > 0 for move in moves), "sessions", FRIDAY, n=size),
        make("days_down_week", "^GSPC", sum(move < 0 for move in moves), "sessions", FRIDAY, n=size),
    ]
    for way, at in (("high", high), ("low", low)):
        if at:
            found.append(between(f"change_{way}_week", 0, at, at))
        if 0 < at < size:
            found.append(between(f"change_from_{way}", at, size, size - at))
    return found


# The S&P 500 by its closes, to the hundredth: the weeks to 2024-08-09, 2025-04-04, 2025-04-11, 2025-05-16,
# 2025-08-01, 2025-10-10 and 2025-11-21.
CRASH_WON_BACK = (-3.00, 1.04, -0.77, 2.30, 0.47)
TARIFFS = (0.55, 0.38, 0.67, -4.84, -5.97)
PAUSE = (-0.23, -1.57, 9.52, -3.46, 1.81)
TRUCE = (3.26, 0.72, 0.10, 0.41, 0.70)
PAYROLLS = (0.02, -0.30, -0.12, -0.37, -1.60)
LATE_FALL = (0.36, -0.38, 0.58, -0.28, -2.71)
SWINGS = (-0.92, -0.83, 0.38, -1.56, 0.98)


@pytest.mark.parametrize(
    ("moves", "tags", "chosen"),
    [
        (CRASH_WON_BACK, {"back", "nearly", "trip"}, True),
        (TARIFFS, {"lost", "beyond"}, True),
        (PAUSE, {"back", "beyond"}, True),
        (TRUCE, {"rose"}, True),
        (tuple(-move for move in TRUCE), {"fell"}, True),
        (PAYROLLS, {"mostly_down"}, True),
        (LATE_FALL, {"lost", "beyond"}, True),
        (SWINGS, {"both"}, True),
        ((0.5, -0.4, 0.3, -0.2, 0.1), {"both", "counted"}, True),
    ],
)
def test_what_kind_of_week_it_was(moves, tags, chosen):
    item = one("week_days", *week(*moves), session=FRIDAY)
    assert (item.tags, item.chosen) == (tags, chosen)
    assert rules.named("week_days").can_lead(item, US) is ("trip" in tags)


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        (CRASH_WON_BACK, ["월요일", "3% 급락", "목요일", "2.3% 급등", "낙폭을 대부분 만회"]),
        (TARIFFS, ["수요일", "1.6% 올", "이후 이틀", "10.5% 내", "상승분을 모두 내줬다"]),
        (PAUSE, ["화요일", "1.8% 내", "수요일", "9.52% 폭등", "낙폭을 모두 만회"]),
        (LATE_FALL, ["수요일", "0.6% 올", "금요일", "2.71% 급락", "상승분을 모두 내줬다"]),
        (PAYROLLS, ["닷새 가운데 나흘", "금요일", "1.6%"]),
        (SWINGS, ["목요일", "1.6% 내렸다가", "금요일", "1% 가까이 올"]),
    ],
)
def test_the_second_sentence_of_a_week(moves, said):
    facts = week(*moves)
    (text,) = written([one("week_days", *facts, session=FRIDAY)], facts, part="second", session=FRIDAY)
    assert text.startswith("S&P500지수는 ")
    assert re.search(".*".join(map(re.escape, said)), text), text


def test_the_body_says_nothing_that_the_lead_has_said():
    facts = week(*CRASH_WON_BACK)
    item = one("week_days", *facts, session=FRIDAY)
    assert written([item], facts, session=FRIDAY, in_lead=True) == []
    assert len(written([item], facts, session=FRIDAY, in_lead=False)) == 1


def test_a_week_of_one_day_has_no_way():
    assert told("week_days", make("change_week", "^GSPC", 1.0, "percent", FRIDAY), session=FRIDAY) == []


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ((0.5, -0.4, 0.3, -0.2, 0.1), "닷새 가운데 사흘 올랐으며 월요일의 오름폭이 가장 컸다."),
        ((-0.5, 0.4, -0.3, 0.2, -0.1), "닷새 가운데 사흘 내렸으며 월요일의 내림폭이 가장 컸다."),
        ((0.5, -0.4, 0.6, -0.3), "오른 날과 내린 날의 수가 같았으며 수요일의 오름폭이 가장 컸다."),
        ((0.2, -0.9, 0.3, -0.4, 0.1), "오른 날이 많았지만 화요일을 비롯한 이틀의 낙폭이 더 컸다."),
        ((-0.2, 0.9, -0.3, 0.4, -0.1), "내린 날이 많았지만 화요일을 비롯한 이틀의 오름폭이 더 컸다."),
    ],
)
def test_a_week_without_a_turn_is_told_by_its_days(moves, said):
    facts = week(*moves)
    item = one("week_days", *facts, session=FRIDAY)
    (text,) = written([item], facts, session=FRIDAY, in_lead=False)
    assert text.endswith(said)
    far = max(map(abs, moves)) >= 0.8  # a week of small days is no lead
    assert bool(written([item], facts, part="second", session=FRIDAY)) is far


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        # 100, 98.46, 99.37, 98.94, 99.43, 99.00: the week to 2025-01-31; Monday began at 100
        ((-1.54, 0.92, -0.47, 0.53, -0.50), "올랐지만 낙폭을 다 만회하지는 못했다."),
        # 100, 101.23, 101.44, 101.43, 100.43, 100.71: the week to 2025-10-31; Monday began at 100
        ((1.23, 0.23, -0.01, -0.99, 0.26), "내렸지만 상승분을 다 내주지는 않았다."),
        # 100, 98.8, 99.8, 99.4, 99.85, 99.81: 0.19 % below where Monday began
        ((-1.2, 1.02, -0.4, 0.45, -0.04), "올랐다."),
    ],
)
def test_two_days_apart_end_with_what_the_later_one_left(moves, said):
    closes = [100.0]
    for move in moves:
        closes.append(closes[-1] * (1 + move / 100))

    def with_inputs(fact: Fact) -> Fact:
        ends = {"change_best_day": max(moves), "change_worst_day": min(moves)}
        if fact.measure not in ends:
            return fact
        at = moves.index(ends[fact.measure])
        given = [Input(symbol="^GSPC", date=FRIDAY, value=value) for value in closes[at : at + 2]]
        return msgspec.structs.replace(fact, inputs=tuple(given))

    facts = [*map(with_inputs, week(*moves)), make("close", "^GSPC", closes[-1], "points", FRIDAY)]
    item = one("week_days", *facts, session=FRIDAY, gap=1.9)
    (text,) = written([item], facts, session=FRIDAY, in_lead=False)
    assert text.endswith(said)


@pytest.mark.parametrize(("day", "stands"), [(-2.0, True), (-1.99, False), (2.0, True)])
def test_a_week_whose_last_day_went_far_tells_it_in_the_lead(day, stands):
    facts = [*week(*LATE_FALL), make("change_day", "^GSPC", day, "percent", FRIDAY)]
    item = one("week_days", *facts, session=FRIDAY)
    assert rules.named("week_days").happened(item) is stands


def test_the_last_day_stands_in_the_headline():
    facts = [*week(*LATE_FALL), make("change_day", "^GSPC", -2.71, "percent", FRIDAY)]
    item = one("week_days", *facts, session=FRIDAY)
    assert "S&P500 금요일 2.7% 급락" in " ".join(written([item], facts, session=FRIDAY, part="tail"))


# The week to 2025-08-01: payrolls of July came out on its Friday, on which the S&P 500 fell by 1.60 %.
JOBS = make("release_actual", "PAYROLLS", 73.0, "thousand", FRIDAY, since=FRIDAY)
WEIGHED = rules.Desk(weights={"PAYROLLS": 6.0})


def test_the_largest_day_is_told_with_what_came_out_on_it():
    facts = [*week(*PAYROLLS), JOBS]
    item = one("week_days", *facts, session=FRIDAY, desk=WEIGHED)
    assert item.subjects["release"] == ("PAYROLLS",)
    (text,) = written([item], facts, part="second", session=FRIDAY)
    assert "고용 지표가" in text
    assert re.search(r"(?:나온|발표된) 금요일의 하락률이 1\.60?%로 가장 컸다", text), text


@pytest.mark.parametrize(
    ("moves", "since"),
    [(PAYROLLS, DAYS[3]), ((0.02, -0.30, -0.12, -0.37, -0.99), FRIDAY)],
)
def test_another_day_s_figures_and_a_small_day_say_nothing(moves, since):
    facts = [*week(*moves), make("release_actual", "PAYROLLS", 73.0, "thousand", FRIDAY, since=since)]
    item = one("week_days", *facts, session=FRIDAY, desk=WEIGHED)
    assert "release" not in item.subjects
    assert "지표" not in " ".join(written([item], facts, session=FRIDAY, in_lead=False))


def test_a_decision_of_the_fed_comes_before_figures():
    decided = make("decided", "FOMC:2024-08-09", 0.0, "bp", FRIDAY, since=FRIDAY)
    facts = [*week(*PAYROLLS), JOBS, decided]
    item = one("week_days", *facts, session=FRIDAY, desk=WEIGHED)
    assert item.subjects["decision"] == ("FOMC:2024-08-09",)
    assert "release" not in item.subjects
    (text,) = written([item], facts, part="second", session=FRIDAY)
    assert "연준의 결정이 나온 금요일" in text


@pytest.mark.parametrize(
    ("moves", "said"),
    [((0.3, -0.5, 0.4, 0.9, 0.2), "화요일에만 내렸을 뿐 나머지 나흘은"), (PAYROLLS, "닷새 가운데 나흘 내렸")],
)
def test_the_one_day_against_the_others_is_named(moves, said):
    facts = week(*moves)
    (text,) = written([one("week_days", *facts, session=FRIDAY)], facts, session=FRIDAY, in_lead=False)
    assert said in text
