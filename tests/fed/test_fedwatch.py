"""Odds of the Fed's next moves: against what CME published, by hand, and against levels laid down first."""

from __future__ import annotations

import calendar as months
import csv
import datetime as dt
import gzip
import json
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsgen.errors import CalendarEnded, FedInputProblem
from newsgen.fed import fedwatch
from newsgen.fed.contracts import month_name, month_named, month_of
from newsgen.fed.fedwatch import Outlook
from newsgen.fed.fomc import Calendar, Meeting, calendar
from tests.recorded import FED as RECORDED


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def averages(prices: Mapping[str, float]) -> dict[int, float]:
    return {month_named(month): 100 - price for month, price in prices.items()}


def odds_of(found: Outlook, decision: str) -> dict[int, float]:
    return next(one.outcomes for one in found.odds if one.meeting.decision == day(decision))


def calendar_of(*decisions: str, end: str = "2040-12-31") -> Calendar:
    """Meetings of one day; the far ones say that no other is left out."""
    return Calendar(tuple(Meeting(day(one), day(one)) for one in ("2000-01-03", *decisions, end)))


# What was published.

AUGUST_2025 = {
    "2025-08": 95.67, "2025-09": 95.79, "2025-10": 95.945, "2025-11": 96.1, "2025-12": 96.24,
    "2026-01": 96.32, "2026-02": 96.425,
}  # fmt: skip
PUBLISHED = {
    "2025-09-17": {375: 5.7241, 400: 94.2759},
    "2025-10-29": {350: 3.7937, 375: 64.4126, 400: 31.7937},
    "2025-12-10": {325: 3.1678, 350: 54.4104, 375: 37.1758, 400: 5.246},
    "2026-01-28": {300: 1.473, 325: 26.9956, 350: 46.3964, 375: 22.3284, 400: 2.8066},
}


def test_2025_08_13_as_published():
    found = fedwatch.outlook(day("2025-08-13"), 425, averages(AUGUST_2025), calendar())
    assert [str(one.meeting.decision) for one in found.odds] == list(PUBLISHED)
    for decision, expected in PUBLISHED.items():
        got = {low: 100 * p for low, p in odds_of(found, decision).items()}
        assert got == pytest.approx(expected, abs=0.0001), decision
    first = found.odds[0]
    assert (first.cut, first.hold, first.hike) == (1.0, 0.0, 0.0)
    assert first.likely == (400, pytest.approx(0.942759, abs=1e-6))


def test_a_meeting_between_two_anchors_never_uses_its_own_contract():
    found = fedwatch.outlook(day("2025-08-13"), 425, averages(AUGUST_2025), calendar())
    assert [month_name(one) for one in found.odds[0].months] == ["2025-08", "2025-10", "2025-11"]
    without = averages({month: p for month, p in AUGUST_2025.items() if month != "2025-09"})
    assert fedwatch.outlook(day("2025-08-13"), 425, without, calendar()) == found


def test_cme_s_worked_example_of_two_contracts_alone():
    prices = averages({"2022-09": 97.4475, "2022-10": 96.94})
    found = fedwatch.outlook(day("2022-09-01"), 225, prices, calendar(), alone=True)
    assert odds_of(found, "2022-09-21") == pytest.approx({275: 0.10, 300: 0.90}, abs=1e-9)
    with pytest.raises(FedInputProblem, match="2022-08"):
        fedwatch.outlook(day("2022-09-01"), 225, prices, calendar())


def test_cme_s_worked_example_of_september_2022():
    prices = {"2022-08": 100 - 2.335, "2022-09": 97.4475, "2022-10": 96.94}
    found = fedwatch.outlook(day("2022-09-01"), 225, averages(prices), calendar())
    assert odds_of(found, "2022-09-21") == pytest.approx({275: 0.10, 300: 0.90}, abs=1e-9)
    assert found.odds[0].hike == pytest.approx(1.0)


@pytest.mark.parametrize(("at", "within", "meetings"), [(0, 0.05, 4), (1, 0.1, 7)])
def test_the_recorded_cases(at, within, meetings):
    path = RECORDED / "fedwatch_cases.json"
    if not path.is_file():
        pytest.skip(f"no recorded cases at {path}")
    case = json.loads(path.read_text(encoding="utf-8"))[at]
    found = fedwatch.outlook(day(case["date"]), case["lower_bp"], averages(case["prices"]), calendar())
    assert len(found.odds) >= meetings
    for one in found.odds[:meetings]:
        expected = {int(low): p for low, p in case["published_pct"][str(one.meeting.decision)].items()}
        for low in expected.keys() | one.outcomes.keys():
            got = 100 * one.outcomes.get(low, 0.0)
            assert got == pytest.approx(expected.get(low, 0.0), abs=within), (one.meeting, low)


# By hand.


def test_a_meeting_on_the_first_of_a_month():
    # 30 days of November at the new rate: October gives the old one, November takes no part.
    prices = {"2023-10": 100 - 5.33, "2023-11": 100 - 5.40, "2024-01": 100 - 5.43, "2024-02": 100 - 5.43}
    found = fedwatch.outlook(day("2023-10-16"), 525, averages({**prices, "2023-12": 100 - 5.38}), calendar())
    # December: 13 days at the rate after November's meeting, 18 at the one before January's.
    after = (31 * 5.38 - 18 * 5.43) / 13
    assert found.moves[0].after == pytest.approx(after)
    assert odds_of(found, "2023-11-01") == pytest.approx(
        {500: (5.33 - after) / 0.25, 525: 1 - (5.33 - after) / 0.25}
    )


def test_a_meeting_on_the_last_of_a_month_needs_no_rule_of_its_own():
    # 31 January 2024: the whole month is at the old rate, so its average is that rate.
    prices = {"2024-01": 100 - 5.33, "2024-02": 100 - 5.2675}
    found = fedwatch.outlook(day("2024-01-16"), 525, averages(prices), calendar())
    assert found.moves[0].before == pytest.approx(5.33)
    assert odds_of(found, "2024-01-31") == pytest.approx({500: 0.25, 525: 0.75})


def test_a_meeting_already_past_this_month_stays_in_the_month():
    # 15 days at 4.33, 15 at 4.08 make a September of 4.205; taken for an anchor it would price a hike.
    past = calendar_of("2025-09-15", "2025-10-15")
    prices = {"2025-09": 4.205, "2025-10": (15 * 4.08 + 16 * 3.955) / 31, "2025-11": 3.955}
    found = fedwatch.outlook(day("2025-09-22"), 400, {month_named(m): a for m, a in prices.items()}, past)
    assert [str(one.meeting.decision) for one in found.odds] == ["2025-10-15"]
    assert odds_of(found, "2025-10-15") == pytest.approx({375: 0.5, 400: 0.5})


def test_the_expired_anchor_is_the_mean_of_the_effective_rate():
    prices = {"2025-09": 100 - 4.20, "2025-10": 100 - 4.08}
    known = calendar_of("2025-09-17")
    with pytest.raises(FedInputProblem, match=r"2025-09-10 2025-08 실효금리가 없어 2025-09-17 회의"):
        fedwatch.outlook(day("2025-09-10"), 425, averages(prices), known)
    anchored = fedwatch.outlook(day("2025-09-10"), 425, averages({**prices, "2025-08": 100 - 4.33}), known)
    assert anchored.moves[0].before == pytest.approx(4.33)
    assert odds_of(anchored, "2025-09-17") == pytest.approx({400: 1.0})


def test_the_decision_day_itself_is_listed_until_it_is_decided():
    on = day("2025-09-17")
    rates = {"2025-08": 4.33, "2025-09": (17 * 4.33 + 13 * 4.08) / 30, "2025-10": 4.08 - 2 * 0.25 / 31}
    known = {month_named(month): rate for month, rate in {**rates, "2025-11": 3.83}.items()}
    before = fedwatch.outlook(on, 425, known, calendar())
    assert before.odds[0].meeting.decision == on
    assert odds_of(before, "2025-09-17") == pytest.approx({400: 1.0}, abs=1e-6)
    after = fedwatch.outlook(on, 400, known, calendar(), decided=True)
    assert str(after.odds[0].meeting.decision) == "2025-10-29"
    assert after.odds[0].outcomes == pytest.approx({375: 1.0}, abs=1e-6)
    assert odds_of(before, "2025-10-29") == pytest.approx(after.odds[0].outcomes, abs=1e-6)


def test_after_an_unscheduled_cut_the_month_has_two_decisions():
    # February 1.58; 3 days at 1.58, 15 at 1.09, 13 at 0.84 make March; April holds at 0.84 until the 29th.
    march = (3 * 1.58 + 15 * 1.09 + 13 * 0.84) / 31
    rates = {"2020-02": 1.58, "2020-03": march, "2020-04": (29 * 0.84 + 0.59) / 30, "2020-05": 0.59}
    known = {month_named(month): rate for month, rate in rates.items()}
    found = fedwatch.outlook(day("2020-03-05"), 100, known, calendar())
    assert [str(one.meeting.decision) for one in found.odds] == ["2020-03-18", "2020-04-29"]
    assert found.moves[0].before == pytest.approx(1.09)
    assert odds_of(found, "2020-03-18") == pytest.approx({75: 1.0})
    assert odds_of(found, "2020-04-29") == pytest.approx({50: 1.0})


def test_fifty_basis_points():
    found = fedwatch.outlook(
        day("2024-08-30"), 525, {month_named("2024-08"): 5.33, month_named("2024-10"): 4.955}, calendar()
    )
    one = found.odds[0]
    assert one.outcomes == pytest.approx({475: 0.5, 500: 0.5})
    assert one.between(-25, -25) == pytest.approx(0.5)
    assert one.between(-400, -50) == pytest.approx(0.5)
    assert (one.cut, one.expected_bp) == (pytest.approx(1.0), pytest.approx(-37.5))


def test_of_two_likely_outcomes_the_nearer_is_named():
    even = fedwatch.Odds(calendar().meetings[0], 425, {375: 0.5, 400: 0.5}, ())
    assert even.likely == (400, 0.5)


def test_hikes_and_cuts_in_one_chain():
    known = calendar_of("2026-02-11", "2026-04-15")
    rates = {"2026-01": 3.63, "2026-03": 3.78, "2026-05": 3.63}
    found = fedwatch.outlook(day("2026-01-20"), 350, {month_named(m): r for m, r in rates.items()}, known)
    first, second = found.odds
    assert first.outcomes == pytest.approx({350: 0.4, 375: 0.6})
    assert second.outcomes == pytest.approx({325: 0.24, 350: 0.52, 375: 0.24})
    assert (second.cut, second.hold, second.hike) == pytest.approx((0.24, 0.52, 0.24))


# What is missing.


def test_a_missing_contract_means_fewer_meetings():
    prices = averages({month: p for month, p in AUGUST_2025.items() if month != "2025-11"})
    found = fedwatch.outlook(day("2025-08-13"), 425, prices, calendar())
    assert [str(one.meeting.decision) for one in found.moves] == ["2026-01-28"]
    assert found.odds == ()
    assert "2025-11" in found.missing
    whole = fedwatch.outlook(day("2025-08-13"), 425, averages(AUGUST_2025), calendar())
    assert whole.missing == ""


def test_a_gap_is_bridged_only_from_a_known_rate():
    far = averages({"2026-07": 96.77, "2026-08": 96.84})
    assert fedwatch.outlook(day("2025-08-13"), 425, far, calendar()).odds == ()
    found = fedwatch.outlook(day("2025-08-13"), 425, far, calendar(), level=4.33)
    assert [(str(one.meeting.decision), one.bridged) for one in found.odds] == [("2026-07-29", True)]
    assert math.fsum(found.odds[0].outcomes.values()) == pytest.approx(1)
    assert found.odds[0].expected_bp == pytest.approx((3.16 - 4.33) * 100)


def test_a_gap_after_a_meeting_starts_from_the_rate_after_it():
    rates = {"2025-08": 4.33, "2025-10": 4.08, "2026-03": 3.58, "2026-05": 3.33}
    known = calendar_of("2025-09-17", "2025-11-05", "2026-04-15")
    found = fedwatch.outlook(day("2025-08-13"), 425, {month_named(m): r for m, r in rates.items()}, known)
    assert [one.bridged for one in found.odds] == [False, True]
    assert found.odds[1].outcomes == pytest.approx({325: 1.0})


@pytest.mark.parametrize(
    ("prices", "says"),
    [
        ({}, "연방기금 금리선물 시세가 없습니다"),
        ({"2025-08": 95.67}, "2025-10, 2025-11월물 .*없어 2025-09-17 회의"),
        (
            {"2025-08": 95.67, "2025-09": 95.79, "2025-11": 96.1},
            "2025-08-13 2025-10월물 .*없어 2025-09-17 회의",
        ),
    ],
)
def test_nothing_to_compute_is_a_named_error(prices, says):
    with pytest.raises(FedInputProblem, match=says) as caught:
        fedwatch.outlook(day("2025-08-13"), 425, averages(prices), calendar_of("2025-09-17", "2025-10-29"))
    assert "\n" not in str(caught.value)


def test_a_calendar_that_ends_is_no_month_without_a_meeting():
    # Nothing is listed after 26 January 2028, so that February may not be taken for an anchor.
    rates = {month_named("2027-10") + n: 3.63 for n in range(10)}
    found = fedwatch.outlook(day("2027-10-15"), 350, rates, calendar())
    assert [str(one.meeting.decision) for one in found.odds] == ["2027-10-27"]
    with pytest.raises(CalendarEnded):
        fedwatch.outlook(day("2028-02-01"), 350, rates, calendar())


def test_contracts_two_months_off_give_no_odds():
    late = {month + 2: average for month, average in averages(AUGUST_2025).items()}
    assert fedwatch.outlook(day("2025-08-13"), 425, late, calendar()).odds == ()
    early = {month - 2: average for month, average in averages(AUGUST_2025).items()}
    with pytest.raises(FedInputProblem, match="계약 월"):
        fedwatch.outlook(day("2025-08-13"), 425, early, calendar())


@pytest.mark.parametrize("low", [375, 475])
def test_a_range_that_is_not_where_the_rate_is_is_refused(low):
    with pytest.raises(FedInputProblem, match="목표 범위"):
        fedwatch.outlook(day("2025-08-13"), low, averages(AUGUST_2025), calendar())


def test_months_have_names():
    assert month_name(month_named("2025-12") + 1) == "2026-01"
    assert month_of(day("2025-12-31")) == month_named("2025-12")
    for wrong in ("2025-13", "2025-9", "25-09", "", "2025/09"):
        with pytest.raises(ValueError, match=r"^|month"):
            month_named(wrong)


# Against levels laid down first, day by day: no equation of the code under test is in here.


def daily_averages(
    first: int, last: int, decisions: Sequence[dt.date], levels: Sequence[float]
) -> dict[int, float]:
    """Average a rate that moves on the day after each decision, over all days of each month."""
    found = {}
    for month in range(first, last + 1):
        year, of_year = month // 12, month % 12 + 1
        size = months.monthrange(year, of_year)[1]
        each = [dt.date(year, of_year, n) for n in range(1, size + 1)]
        found[month] = math.fsum(levels[sum(one < at for one in decisions)] for at in each) / size
    return found


@st.composite
def courses(draw: st.DrawFn) -> tuple[dt.date, list[dt.date], list[float]]:
    """A session, decisions one a month at most with a month off now and then, and the level after each."""
    start = draw(st.dates(dt.date(2022, 1, 1), dt.date(2030, 1, 1)))
    month, decisions = month_of(start) + draw(st.integers(0, 1)), []
    for _ in range(draw(st.integers(1, 6))):
        year, of_year = month // 12, month % 12 + 1
        last = months.monthrange(year, of_year)[1]
        decisions.append(dt.date(year, of_year, draw(st.integers(1, last))))
        month += draw(st.integers(1, 3))
    assume(decisions[0] >= start)
    moves = draw(st.lists(st.floats(-0.9, 0.9), min_size=len(decisions), max_size=len(decisions)))
    low = draw(st.integers(0, 24)) * 0.25
    levels = list(np.cumsum([low + draw(st.floats(0.01, 0.24)), *moves]))
    return start, decisions, levels


@given(courses())
def test_levels_laid_down_are_found_again(course):
    start, decisions, levels = course
    last = month_of(decisions[-1]) + 1
    given_averages = daily_averages(month_of(start) - 1, last, decisions, levels)
    low = math.floor(levels[0] / 0.25) * 25
    found = fedwatch.outlook(start, low, given_averages, calendar_of(*map(str, decisions)))
    assert [one.meeting.decision for one in found.odds] == decisions
    for at, (move, odds) in enumerate(zip(found.moves, found.odds, strict=True)):
        assert (move.before, move.after) == pytest.approx((levels[at], levels[at + 1]), abs=1e-6)
        assert math.fsum(odds.outcomes.values()) == pytest.approx(1)
        assert all(0 <= p <= 1 for p in odds.outcomes.values())
        assert odds.cut + odds.hold + odds.hike == pytest.approx(1)
        assert odds.expected_bp == pytest.approx(100 * (levels[at + 1] - levels[0]), abs=1e-4)
        assert max(move.split) - min(move.split) in {0, 25}


def test_linear_equations_find_the_same():
    """One unknown a stretch between meetings; anchors, then months whose start has no anchor."""
    prices = averages(AUGUST_2025)
    decisions = [day(text) for text in PUBLISHED]
    rows, right = [], []
    for month, average in prices.items():
        year, of_year = month // 12, month % 12 + 1
        size = months.monthrange(year, of_year)[1]
        stretch = [sum(one < dt.date(year, of_year, n) for one in decisions) for n in range(1, size + 1)]
        if len(set(stretch)) == 1 or month_name(month) in {"2025-10", "2026-01"}:
            rows.append([stretch.count(at) / size for at in range(5)])
            right.append(average)
    levels = np.linalg.solve(np.array(rows), np.array(right))
    found = fedwatch.outlook(day("2025-08-13"), 425, prices, calendar())
    assert [one.after for one in found.moves] == pytest.approx(list(levels[1:]))


# Every session that was recorded.


def test_every_recorded_session_gives_a_distribution():
    path = RECORDED / "zq_daily_2024-07_2026-07.csv.gz"
    if not path.is_file():
        pytest.skip(f"no recorded contracts at {path}")
    by_day: defaultdict[dt.date, dict[int, float]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_day[day(row["date"])][month_named(row["contract"])] = 100 - float(row["close"])
    assert len(by_day) == 502
    ranges = steps("target_range_changes.csv", "lower")
    rates_now = steps("effr_daily.csv", "effr")
    for session, rates in by_day.items():
        if len(rates) < 19:
            continue  # a holiday on which a few months traded
        low, level = round(100 * ranges(session)), rates_now(session)
        found = fedwatch.outlook(session, low, rates, calendar(), level=level)
        assert len(found.odds) == len(found.moves) >= 5
        for one in found.moves:
            assert math.fsum(one.split.values()) == pytest.approx(1)
        for odds in found.odds:
            assert math.fsum(odds.outcomes.values()) == pytest.approx(1)
            assert odds.cut + odds.hold + odds.hike == pytest.approx(1)


def steps(name: str, column: str) -> Callable[[dt.date], float]:
    """Read a recorded step function: the value of the last row on or before a day."""
    with (RECORDED / name).open(encoding="utf-8", newline="") as file:
        rows = [(day(row["date"]), float(row[column])) for row in csv.DictReader(file)]
    return lambda on: next(value for date, value in reversed(rows) if date <= on)
