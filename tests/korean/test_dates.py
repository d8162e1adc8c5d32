from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.korean import (
    clock,
    coming_day,
    coming_days,
    coming_month,
    day,
    day_range,
    elapsed,
    full,
    lapse,
    moment,
    month_day,
    month_day_range,
    since_day,
    since_month,
    since_week,
    weekday,
)
from newsgen.korean.dates import is_between
from tests.tables import each

NOW = dt.date(2025, 8, 13)
D = dt.date


def test_single_days():
    assert day(NOW) == "13일"
    assert month_day(NOW) == "8월 13일"
    assert full(NOW) == "2025년 8월 13일"
    assert [weekday(D(2025, 8, 11) + dt.timedelta(days=i)) for i in range(7)] == [
        "월요일",
        "화요일",
        "수요일",
        "목요일",
        "금요일",
        "토요일",
        "일요일",
    ]


@each(
    [
        (D(2025, 5, 12), D(2025, 5, 16), "12~16일", "5월 12~16일"),
        (D(2025, 7, 28), D(2025, 8, 1), "7월 28일~8월 1일", "7월 28일~8월 1일"),
        (D(2025, 5, 12), D(2025, 5, 12), "12일", "5월 12일"),
        (
            D(2024, 12, 30),
            D(2025, 1, 3),
            "2024년 12월 30일~2025년 1월 3일",
            "2024년 12월 30일~2025년 1월 3일",
        ),
    ]
)
def test_ranges(a, b, days, with_months):
    assert day_range(a, b) == days
    assert month_day_range(a, b) == with_months


@each(
    [
        (D(2025, 5, 12), "5월", "5월 12일"),
        (D(2025, 7, 30), "7월", "7월 30일"),
        (D(2024, 11, 8), "지난해 11월", "지난해 11월 8일"),
        (D(2008, 10, 28), "2008년 10월", "2008년 10월 28일"),
        (D(2023, 12, 31), "2023년 12월", "2023년 12월 31일"),
    ]
)
def test_since(then, month, on):
    assert since_month(then, NOW) == month
    assert since_day(then, NOW) == on


@each(
    [
        (D(2025, 5, 16), "5월 12~16일"),
        (D(2025, 8, 1), "7월 28일~8월 1일"),
        (D(2024, 11, 8), "지난해 11월 4~8일"),
        (D(2020, 3, 27), "2020년 3월 23~27일"),
        (D(2025, 7, 3), "6월 30일~7월 3일"),
        (D(2025, 1, 3), "지난해 12월 30일~올해 1월 3일"),
        (D(2020, 1, 3), "2019년 12월 30일~2020년 1월 3일"),
        (D(2025, 5, 12), "5월 12일"),
    ]
)
def test_since_week(last_day, expected):
    assert since_week(last_day, NOW) == expected


@each(
    [
        (D(2025, 8, 1), 8, "8거래일 만"),
        (D(2025, 7, 16), 20, "28일 만"),
        (D(2025, 8, 1), None, "12일 만"),
        (D(2025, 5, 13), 64, "3개월 만"),
        (D(2025, 5, 12), None, "약 3개월 만"),
        (D(2025, 4, 20), None, "약 4개월 만"),
        (D(2024, 6, 13), None, "1년 2개월 만"),
        (D(2024, 8, 13), None, "1년 만"),
        (D(2024, 8, 20), None, "약 1년 만"),
        (D(2023, 8, 13), None, "2년 만"),
        (D(2008, 10, 28), None, "약 17년 만"),
        (D(2015, 8, 13), None, "10년 만"),
    ]
)
def test_elapsed(then, sessions, expected):
    assert elapsed(then, NOW, sessions) == expected


@each(
    [
        (D(2025, 8, 4), 7, "7거래일"),
        (D(2025, 7, 15), 21, "한 달"),
        (D(2025, 6, 10), None, "두 달"),
        (D(2025, 5, 12), 65, "3개월"),
        (D(2020, 3, 16), 1359, "5년 5개월"),
        (D(2024, 8, 13), None, "1년"),
        (D(2008, 10, 28), None, "16년 9개월"),  # and sixteen days
        (D(2025, 8, 1), None, "12일"),
        (D(2025, 1, 23), None, "7개월"),  # but for ten days
        (D(2025, 1, 24), None, "6개월"),
        (D(2024, 12, 23), None, "8개월"),  # but for ten days
        (D(2023, 9, 21), None, "1년 11개월"),  # but for eight days
        (D(2024, 12, 28), None, "7개월"),  # and sixteen days, never eight months
    ]
)
def test_a_lapse_as_the_press_counts_it(then, sessions, expected):
    assert lapse(then, NOW, sessions) == expected


@each(
    [
        (D(2024, 4, 1), D(2025, 10, 27), True),  # 1년 6개월 by names, 1년 7개월 in two papers of that day
        (D(2024, 8, 5), D(2026, 3, 3), False),  # 1년 7개월 either way, as a paper of that day has it
        (D(2024, 4, 5), D(2025, 10, 26), True),  # ten days short of 1년 7개월
        (D(2024, 4, 6), D(2025, 10, 26), False),
        (D(2024, 4, 17), D(2025, 10, 27), False),
        (D(2022, 1, 5), D(2026, 1, 26), False),  # 4년
    ]
)
def test_a_lapse_that_is_counted_two_ways(then, now, expected):
    assert is_between(then, now) is expected


@each(
    [
        (D(2022, 1, 5), D(2026, 1, 26), "4년"),  # the KOSDAQ over 1,000 again
        (D(2000, 9, 6), D(2026, 1, 26), "25년 4개월"),
        (D(2021, 12, 28), D(2025, 6, 20), "3년 6개월"),  # the KOSPI over 3,000 again
        (D(2018, 1, 29), D(2020, 11, 23), "2년 10개월"),
        (D(2020, 7, 27), D(2022, 9, 26), "2년 2개월"),
        (D(2009, 3, 17), D(2022, 9, 26), "13년 6개월"),
        (D(2007, 7, 25), D(2021, 1, 6), "13년 5개월"),
        (D(2021, 3, 25), D(2021, 10, 1), "6개월"),
        (D(2015, 12, 16), D(2016, 2, 11), "두 달"),
        (D(2025, 6, 5), D(2025, 7, 31), "한 달"),
    ]
)
def test_a_lapse_as_papers_printed_it(then, now, expected):
    assert lapse(then, now) == expected


def test_a_month_ends_with_its_last_day():
    assert elapsed(D(2025, 3, 31), D(2025, 6, 30)) == "3개월 만"
    assert elapsed(D(2024, 1, 31), D(2024, 2, 29)) == "1개월 만"


@each([since_day, since_month, since_week, elapsed, day_range, month_day_range])
def test_the_future_is_not_since(function):
    with pytest.raises(ValueError, match="after"):
        function(D(2025, 8, 20), NOW)


@given(st.dates(D(1950, 1, 1), D(2030, 1, 1)), st.integers(min_value=0, max_value=20_000))
def test_a_lapse_is_true(then, days):
    now = then + dt.timedelta(days=days)
    said = elapsed(then, now)
    unit = re.fullmatch(r"(약 )?(?:(\d+)년 ?)?(?:(\d+)개월)?(?:(\d+)일)? 만", said)
    assert unit is not None
    about, years, months, in_days = unit.groups()
    total = int(years or 0) * 365.2425 + int(months or 0) * 30.437 + int(in_days or 0)
    tolerance = 3.0 if not about else 185.0 if years and int(years) >= 10 else 19.0
    assert abs(total - days) <= tolerance


@each(
    [
        (9, 30, "오전 9시 30분"),
        (0, 15, "오전 0시 15분"),
        (12, 0, "낮 12시"),
        (12, 45, "낮 12시 45분"),
        (14, 30, "오후 2시 30분"),
        (23, 0, "오후 11시"),
    ]
)
def test_the_clock(hour, minute, told):
    assert clock(dt.time(hour, minute)) == told


@each(
    [
        ("2025-09-16", "2025-09-17", "9월 16~17일"),
        ("2026-01-27", "2026-01-28", "내년 1월 27~28일"),
        ("2027-01-26", "2027-01-27", "2027년 1월 26~27일"),
        ("2025-10-31", "2025-11-01", "10월 31일~11월 1일"),
        ("2025-12-15", "2025-12-15", "12월 15일"),
    ]
)
def test_days_to_come(first, last, told):
    days = (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert coming_days(*days, dt.date(2025, 8, 13)) == told


def test_a_month_and_a_day_to_come():
    now = dt.date(2025, 12, 17)
    assert coming_month(dt.date(2025, 12, 31), now) == "12월"
    assert coming_month(dt.date(2026, 1, 28), now) == "내년 1월"
    assert coming_day(dt.date(2026, 1, 28), now) == "내년 1월 28일"


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (dt.datetime(2025, 8, 13, 21, 31, tzinfo=dt.UTC), "2025-08-14 06:31 한국시간"),
        (dt.datetime(2025, 8, 13, 17, 31, tzinfo=ZoneInfo("America/New_York")), "2025-08-14 06:31 한국시간"),
        (dt.datetime(2026, 1, 1, 0, 0, tzinfo=ZoneInfo("Asia/Seoul")), "2026-01-01 00:00 한국시간"),
    ],
)
def test_a_person_in_seoul_reads_the_time_of_seoul(at, told):
    assert moment(at) == told
    assert moment(at, seconds=True) == told.replace(" 한국", ":00 한국")


def test_a_time_without_a_zone_is_no_moment():
    with pytest.raises(ValueError, match="zone"):
        moment(dt.datetime(2025, 8, 13, 21, 31))
