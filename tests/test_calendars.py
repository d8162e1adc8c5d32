from __future__ import annotations

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from newsgen import calendars
from newsgen.errors import UsageProblem

SEOUL = ZoneInfo("Asia/Seoul")
FIRST, LAST = dt.date(1990, 1, 1), dt.date(2027, 12, 31)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def seoul(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=SEOUL)


@pytest.fixture(scope="module")
def xnys():
    return pytest.importorskip("exchange_calendars").get_calendar("XNYS", start=FIRST, end=LAST)


def test_the_table_is_what_exchange_calendars_says(xnys):
    assert calendars.sessions(FIRST, LAST) == [stamp.date() for stamp in xnys.sessions]
    closes = {
        stamp.date(): xnys.session_close(stamp).tz_convert("America/New_York") for stamp in xnys.sessions
    }
    assert all(calendars.closing_time(date) == close for date, close in closes.items())
    assert {date for date in closes if calendars.is_half_day(date)} == {
        stamp.date() for stamp in xnys.early_closes
    }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2001-09-11", "휴장일(9·11 테러)"),
        ("2001-09-14", "휴장일(9·11 테러)"),
        ("2012-10-29", "휴장일(허리케인 샌디)"),
        ("2018-12-05", "휴장일(조지 H. W. 부시 전 대통령 장례일)"),
        ("2025-01-09", "휴장일(카터 전 대통령 장례일)"),
        ("2025-07-04", "휴장일(독립기념일)"),
        ("2026-07-03", "휴장일(독립기념일)"),
        ("2026-06-19", "휴장일(준틴스(노예해방일))"),
        ("2025-08-16", "주말"),
        ("2025-08-13", ""),
    ],
)
def test_why_there_was_no_session(text, why):
    assert calendars.why_closed(day(text), now=seoul("2026-08-22T12:00")) == why
    assert calendars.is_session(day(text)) == (why == "")


def test_a_day_to_come_is_said_to_be_one_even_beyond_the_table():
    now = seoul("2025-08-14T01:00")
    assert calendars.why_closed(day("2025-08-14"), now=now) == "아직 열리지 않은 날"
    assert calendars.why_closed(day("2025-08-13"), now=now) == "장이 아직 끝나지 않은 날"
    assert calendars.why_closed(day("2031-03-05"), now=now) == "아직 열리지 않은 날"
    assert calendars.why_closed(day("2025-12-25"), now=now) == "휴장일(성탄절)"


@pytest.mark.parametrize(
    ("now", "session"),
    [
        # Summer time: the close is at 05:00 in Seoul.
        ("2025-08-12T05:29:59", "2025-08-08"),
        ("2025-08-12T05:30", "2025-08-11"),
        # Winter: at 06:00.
        ("2025-01-14T06:29:59", "2025-01-10"),
        ("2025-01-14T06:30", "2025-01-13"),
        # Half days: 03:00 in winter, 02:00 in summer.
        ("2024-11-30T03:29", "2024-11-27"),
        ("2024-11-30T03:30", "2024-11-29"),
        ("2025-07-04T02:29", "2025-07-02"),
        ("2025-07-04T02:30", "2025-07-03"),
        # A weekend, and a Korean holiday on which New York trades.
        ("2025-08-17T12:00", "2025-08-15"),
        ("2025-10-07T09:00", "2025-10-06"),
    ],
)
def test_the_latest_finished_session_of_a_moment_in_seoul(now, session):
    assert calendars.latest_finished(seoul(now)) == day(session)


def test_a_moment_without_a_time_zone_is_a_programming_error():
    with pytest.raises(ValueError, match="time zone"):
        calendars.latest_finished(dt.datetime(2025, 8, 13, 6))


def test_steps_and_weeks():
    assert calendars.previous(day("2025-09-02")) == day("2025-08-29")
    assert calendars.following(day("2025-08-29")) == day("2025-09-02")
    assert calendars.previous(day("2025-08-31")) == day("2025-08-29")
    assert calendars.last_before(day("2026-01-02")) == day("2025-12-31")
    assert calendars.first_of_week(day("2025-09-04")) == day("2025-09-02")
    assert calendars.last_of_week(day("2025-07-01")) == day("2025-07-03")
    assert calendars.first_of_week(FIRST) == day("1990-01-02")
    assert calendars.last_of_week(LAST) == LAST
    assert calendars.sessions(day("2025-08-16"), day("2025-08-17")) == []


def test_ends_of_periods_agree_with_the_sessions_that_follow():
    listed = calendars.sessions(day("1990-01-02"), LAST)
    for now, after in pairwise(listed):
        assert calendars.is_last_of_week(now) == (now.isocalendar()[:2] != after.isocalendar()[:2])
        assert calendars.is_last_of_month(now) == (now.month != after.month)
        assert calendars.is_last_of_quarter(now) == ((now.month - 1) // 3 != (after.month - 1) // 3)
        assert calendars.is_last_of_year(now) == (now.year != after.year)
    for check in (calendars.is_last_of_week, calendars.is_last_of_month, calendars.is_last_of_year):
        assert check(LAST)
    assert not calendars.is_last_of_month(day("2025-08-31"))


@pytest.mark.parametrize("ask", [calendars.is_session, calendars.previous, calendars.following])
@pytest.mark.parametrize("text", ["1989-12-29", "2028-01-03"])
def test_outside_the_table_nothing_is_guessed(ask, text):
    with pytest.raises(UsageProblem, match=text) as caught:
        ask(day(text))
    assert "\n" not in str(caught.value)


def test_no_session_before_the_first_or_after_the_last():
    with pytest.raises(UsageProblem):
        calendars.previous(FIRST)
    with pytest.raises(UsageProblem):
        calendars.following(LAST)
