from __future__ import annotations

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from newsgen import calendars
from newsgen.errors import UsageProblem

NYSE = "XNYS"
SEOUL = ZoneInfo("Asia/Seoul")
FIRST, LAST = dt.date(1990, 1, 1), dt.date(2027, 12, 31)
KOREA_FIRST, KOREA_LAST = dt.date(2007, 1, 1), dt.date(2027, 12, 31)

# Where exchange_calendars 4.13.2 is wrong about Seoul; its later releases know some of these.
# Closures: https://github.com/gerrymanoim/exchange_calendars/pull/574 (merged) and /583, and for the
# substitute of Constitution Day https://github.com/vacanza/holidays/pull/3728.
CLOSED_AFTER_ALL = {dt.date(2026, 6, 3), dt.date(2026, 7, 17), dt.date(2027, 5, 3), dt.date(2027, 7, 19)}
# Exam days, 10:00 to 16:30: pull/574 up to 2025, then the Ministry of Education's dates of the exam.
LATE_AFTER_ALL = {
    *(dt.date(2021, 11, 18), dt.date(2022, 11, 17), dt.date(2023, 11, 16), dt.date(2024, 11, 14)),
    *(dt.date(2025, 11, 13), dt.date(2026, 11, 19), dt.date(2027, 11, 18)),
}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def seoul(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=SEOUL)


@pytest.fixture(scope="module")
def xnys():
    return pytest.importorskip("exchange_calendars").get_calendar("XNYS", start=FIRST, end=LAST)


@pytest.mark.slow
def test_the_table_is_what_exchange_calendars_says(xnys):
    assert calendars.sessions(FIRST, LAST, NYSE) == [stamp.date() for stamp in xnys.sessions]
    closes = {
        stamp.date(): xnys.session_close(stamp).tz_convert("America/New_York") for stamp in xnys.sessions
    }
    assert all(calendars.closing_time(date, NYSE) == close for date, close in closes.items())
    assert {date for date in closes if calendars.is_half_day(date, NYSE)} == {
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
    assert calendars.why_closed(day(text), now=seoul("2026-08-22T12:00"), exchange=NYSE) == why
    assert calendars.is_session(day(text), NYSE) == (why == "")


def test_a_day_to_come_is_said_to_be_one_even_beyond_the_table():
    now = seoul("2025-08-14T01:00")
    assert calendars.why_closed(day("2025-08-14"), now=now, exchange=NYSE) == "아직 열리지 않은 날"
    assert calendars.why_closed(day("2025-08-13"), now=now, exchange=NYSE) == "장이 아직 끝나지 않은 날"
    assert calendars.why_closed(day("2031-03-05"), now=now, exchange=NYSE) == "아직 열리지 않은 날"
    assert calendars.why_closed(day("2025-12-25"), now=now, exchange=NYSE) == "휴장일(성탄절)"


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
    assert calendars.latest_finished(seoul(now), NYSE) == day(session)


def test_a_moment_without_a_time_zone_is_a_programming_error():
    with pytest.raises(ValueError, match="time zone"):
        calendars.latest_finished(dt.datetime(2025, 8, 13, 6), NYSE)


def test_steps_and_weeks():
    assert calendars.previous(day("2025-09-02"), NYSE) == day("2025-08-29")
    assert calendars.following(day("2025-08-29"), NYSE) == day("2025-09-02")
    assert calendars.previous(day("2025-08-31"), NYSE) == day("2025-08-29")
    assert calendars.first_of_week(day("2025-09-04"), NYSE) == day("2025-09-02")
    assert calendars.last_of_week(day("2025-07-01"), NYSE) == day("2025-07-03")
    assert calendars.first_of_week(FIRST, NYSE) == day("1990-01-02")
    assert calendars.last_of_week(LAST, NYSE) == LAST
    assert calendars.sessions(day("2025-08-16"), day("2025-08-17"), NYSE) == []


def test_ends_of_periods_agree_with_the_sessions_that_follow():
    listed = calendars.sessions(day("1990-01-02"), LAST, NYSE)
    for now, after in pairwise(listed):
        assert calendars.is_last_of_week(now, NYSE) == (now.isocalendar()[:2] != after.isocalendar()[:2])
        assert calendars.is_last_of_month(now, NYSE) == (now.month != after.month)
        assert calendars.is_last_of_quarter(now, NYSE) == ((now.month - 1) // 3 != (after.month - 1) // 3)
        assert calendars.is_last_of_year(now, NYSE) == (now.year != after.year)
    for check in (calendars.is_last_of_week, calendars.is_last_of_month, calendars.is_last_of_year):
        assert check(LAST, NYSE)
    assert not calendars.is_last_of_month(day("2025-08-31"), NYSE)


@pytest.mark.parametrize("ask", [calendars.is_session, calendars.previous, calendars.following])
@pytest.mark.parametrize("text", ["1989-12-29", "2028-01-03"])
def test_outside_the_table_nothing_is_guessed(ask, text):
    with pytest.raises(UsageProblem, match=text) as caught:
        ask(day(text), NYSE)
    assert "\n" not in str(caught.value)


def test_no_session_before_the_first_or_after_the_last():
    with pytest.raises(UsageProblem):
        calendars.previous(FIRST, NYSE)
    with pytest.raises(UsageProblem):
        calendars.following(LAST, NYSE)


@pytest.fixture(scope="module")
def xkrx():
    library = pytest.importorskip("exchange_calendars")
    return library.get_calendar("XKRX", start=KOREA_FIRST, end=KOREA_LAST)


@pytest.mark.slow
def test_the_korean_table_is_what_exchange_calendars_says_but_for_what_it_does_not_know(xkrx):
    listed = calendars.sessions(KOREA_FIRST, KOREA_LAST, "XKRX")
    theirs = [stamp.date() for stamp in xkrx.sessions]
    assert listed == [date for date in theirs if date not in CLOSED_AFTER_ALL]
    for date in listed:
        closing = calendars.closing_time(date, "XKRX")
        assert closing.tzinfo == SEOUL
        if date in LATE_AFTER_ALL:
            assert closing.time() == dt.time(16, 30)
        else:
            assert closing == xkrx.session_close(date.isoformat())
        assert not calendars.is_half_day(date, "XKRX")
    assert len(xkrx.early_closes) == 0


def test_what_exchange_calendars_does_not_know_begins_in_2026_and_is_in_the_table():
    assert min(CLOSED_AFTER_ALL).year == 2026
    assert not any(calendars.is_session(date, "XKRX") for date in CLOSED_AFTER_ALL)
    assert all(calendars.is_session(date, "XKRX") for date in LATE_AFTER_ALL)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2007-07-17", "휴장일(제헌절)"),
        ("2015-08-14", "휴장일(임시공휴일)"),
        ("2016-04-13", "휴장일(국회의원 선거일)"),
        ("2017-05-09", "휴장일(대통령 선거일)"),
        ("2017-10-04", "휴장일(추석)"),
        ("2019-05-01", "휴장일(근로자의 날)"),
        ("2019-12-31", "휴장일(연말)"),
        ("2020-01-27", "휴장일(설날 대체공휴일)"),
        ("2021-08-16", "휴장일(광복절 대체공휴일)"),
        ("2024-05-15", "휴장일(부처님오신날)"),
        ("2024-10-01", "휴장일(국군의 날 임시공휴일)"),
        ("2025-01-29", "휴장일(설날)"),
        ("2025-10-03", "휴장일(개천절)"),
        ("2026-05-01", "휴장일(노동절)"),
        ("2026-06-03", "휴장일(지방선거일)"),
        ("2026-07-17", "휴장일(제헌절)"),
        ("2025-08-16", "주말"),
        ("2025-07-04", ""),
        ("2025-07-17", ""),
        ("2025-12-30", ""),
    ],
)
def test_why_there_was_no_session_in_seoul(text, why):
    assert calendars.why_closed(day(text), now=seoul("2026-08-22T12:00"), exchange="XKRX") == why
    assert calendars.is_session(day(text), exchange="XKRX") == (why == "")


@pytest.mark.parametrize(
    ("now", "session"),
    [
        # The close is at 15:30, and of one auction.
        ("2025-08-13T15:39:59", "2025-08-12"),
        ("2025-08-13T15:40", "2025-08-13"),
        ("2025-08-14T05:30", "2025-08-13"),
        # At 15:00 until July 2016.
        ("2016-07-29T15:09", "2016-07-28"),
        ("2016-07-29T15:10", "2016-07-29"),
        ("2016-08-01T15:39", "2016-07-29"),
        ("2016-08-01T15:40", "2016-08-01"),
        # At 16:30 on the day of the exam, at 16:00 then.
        ("2025-11-13T16:39", "2025-11-12"),
        ("2025-11-13T16:40", "2025-11-13"),
        ("2015-11-12T16:09", "2015-11-11"),
        ("2015-11-12T16:10", "2015-11-12"),
        # The first session of a year opens late and closes as usual.
        ("2025-01-02T15:40", "2025-01-02"),
        # Chuseok, and the turn of a year.
        ("2025-10-09T20:00", "2025-10-02"),
        ("2026-01-01T12:00", "2025-12-30"),
    ],
)
def test_the_latest_finished_session_in_seoul(now, session):
    assert calendars.latest_finished(seoul(now), "XKRX") == day(session)
    assert calendars.latest_finished(seoul(now).astimezone(dt.UTC), "XKRX") == day(session)


def test_today_is_seouls_when_seoul_is_asked():
    now = dt.datetime(2025, 8, 12, 23, tzinfo=dt.UTC)
    assert calendars.why_closed(day("2025-08-13"), now=now, exchange="XKRX") == "장이 아직 끝나지 않은 날"
    assert calendars.why_closed(day("2025-08-13"), now=now, exchange=NYSE) == "아직 열리지 않은 날"


def test_steps_weeks_and_ends_of_periods_in_seoul():
    assert calendars.bounds("XKRX") == (KOREA_FIRST, KOREA_LAST)
    assert calendars.previous(day("2025-10-10"), "XKRX") == day("2025-10-02")
    assert calendars.following(day("2025-10-02"), "XKRX") == day("2025-10-10")
    assert calendars.first_of_week(day("2025-10-07"), "XKRX") == day("2025-10-10")
    assert calendars.first_of_week(KOREA_FIRST, "XKRX") == day("2007-01-02")
    assert calendars.last_of_week(KOREA_LAST, "XKRX") == day("2027-12-30")
    assert calendars.is_last_of_year(day("2025-12-30"), "XKRX")
    assert not calendars.is_last_of_year(day("2025-12-31"), "XKRX")
    assert calendars.is_last_of_quarter(day("2023-09-27"), "XKRX")
    assert calendars.is_last_of_month(day("2023-09-27"), "XKRX")
    assert calendars.is_last_of_week(day("2023-09-27"), "XKRX")
    assert not calendars.is_last_of_week(day("2023-09-27"), NYSE)


@pytest.mark.parametrize("ask", [calendars.first_of_week, calendars.last_of_week])
def test_a_week_without_a_session_has_neither_first_nor_last(ask):
    with pytest.raises(UsageProblem, match="2017-10-04") as caught:
        ask(day("2017-10-04"), "XKRX")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "session"),
    [("2017-10-04", "2017-09-29"), ("2017-10-08", "2017-09-29"), ("2017-10-13", "2017-10-13")],
)
def test_a_week_without_a_session_is_passed_over_for_the_one_before(text, session):
    now = seoul("2018-01-02T09:00")
    assert calendars.last_finished_week(day(text), now, "XKRX") == day(session)


@pytest.mark.parametrize("ask", [calendars.first_of_week, calendars.last_of_week])
@pytest.mark.parametrize("text", ["2006-12-28", "2028-01-03"])
def test_a_week_outside_the_table_is_not_one_without_sessions(ask, text):
    with pytest.raises(UsageProblem, match="2007-01-01~2027-12-31"):
        ask(day(text), "XKRX")


@pytest.mark.parametrize(
    "ask", [calendars.is_session, calendars.previous, calendars.following, calendars.closing_time]
)
@pytest.mark.parametrize("text", ["2006-12-28", "2028-01-03"])
def test_outside_the_korean_table_nothing_is_guessed(ask, text):
    with pytest.raises(UsageProblem, match=f"{text}.*2007-01-01~2027-12-31") as caught:
        ask(day(text), "XKRX")
    assert "\n" not in str(caught.value)


def test_neither_before_nor_after_the_korean_table():
    with pytest.raises(UsageProblem, match="2006-12-31"):
        calendars.previous(day("2007-01-02"), "XKRX")
    with pytest.raises(UsageProblem, match="2028-01-01"):
        calendars.following(day("2027-12-30"), "XKRX")
    with pytest.raises(UsageProblem, match="2028-01-03"):
        calendars.latest_finished(seoul("2028-01-03T18:00"), "XKRX")


@pytest.mark.parametrize(("exchange", "text"), [("XNYS", "1989-12-29"), ("XKRX", "2006-12-28")])
def test_why_a_day_before_the_table_was_closed_is_not_guessed(exchange, text):
    with pytest.raises(UsageProblem, match=text):
        calendars.why_closed(day(text), now=seoul("2026-08-22T12:00"), exchange=exchange)


def test_an_exchange_without_a_table_is_refused():
    with pytest.raises(UsageProblem, match="XTKS") as caught:
        calendars.bounds("XTKS")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("exchange", ["XNYS", "XKRX"])
def test_neighbours_are_numbered_without_a_gap(exchange):
    listed = calendars.sessions(*calendars.bounds(exchange), exchange)
    assert [calendars.number(day, exchange) for day in listed] == list(range(len(listed)))
