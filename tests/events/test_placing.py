"""In which session an event could first be reacted to: by hand from New York's calendar."""

from __future__ import annotations

import pytest

from newsgen.events import placed, possible
from newsgen.model import Account
from tests.events.builders import at, day, filed, planned
from tests.markets import KR, US


@pytest.mark.parametrize(
    ("on", "part", "session"),
    [
        ("2025-08-13", "before", "2025-08-13"),
        ("2025-08-13", "during", "2025-08-13"),
        ("2025-08-13", "after", "2025-08-14"),
        ("2025-08-15", "after", "2025-08-18"),  # a Friday's evening
        ("2025-08-29", "after", "2025-09-02"),  # the Friday before Labor Day
        ("2025-08-16", "before", "2025-08-18"),  # a Saturday, whatever its hour
        ("2025-08-17", "after", "2025-08-18"),  # a Sunday's evening is Monday's
        ("2025-07-04", "before", "2025-07-07"),  # Independence Day, a Friday
        ("2025-07-03", "after", "2025-07-07"),  # after the half day before it
        ("2024-12-31", "after", "2025-01-02"),
    ],
)
def test_the_session_by_the_part_of_the_day(on, part, session):
    assert placed(planned("INTC", on, part), US) == day(session)


@pytest.mark.parametrize(
    ("minute", "session"),
    [
        ("2026-01-22 16:10", "2026-01-23"),
        ("2026-01-22 06:10", "2026-01-22"),
        ("2026-01-22 15:59", "2026-01-22"),
        ("2026-01-22 16:00", "2026-01-23"),  # the bell is the end of it
        ("2025-11-28 13:30", "2025-12-01"),  # a half day ended at 13:00
        ("2025-11-28 12:59", "2025-11-28"),
        ("2025-08-30 11:00", "2025-09-02"),  # a Saturday before a holiday
        ("2025-08-13 23:59", "2025-08-14"),
        ("2025-03-09 03:30", "2025-03-10"),  # the night in which clocks are put forward
    ],
)
def test_the_session_by_the_minute(minute, session):
    assert placed(filed("INTC", minute), US) == day(session)


def test_the_minute_goes_before_the_part_that_a_calendar_gives():
    told = planned("X", "2025-11-28", "during", at=at("2025-11-28 14:00"))
    assert placed(told, US) == day("2025-12-01")


def test_a_minute_is_of_the_day_in_new_york_wherever_it_is_told():
    from_seoul = planned("X", "2025-08-14", at=at("2025-08-13 20:30").astimezone(KR.zone))
    assert placed(from_seoul, US) == day("2025-08-14")


def test_without_an_hour_there_are_two_sessions_and_none_is_told():
    unknown = planned("X", "2025-08-15")
    assert possible(unknown, US) == (day("2025-08-15"), day("2025-08-18"))
    assert placed(unknown, US) is None
    assert placed(planned("X", "2025-08-16"), US) == day("2025-08-18")  # a Saturday has but one


@pytest.mark.parametrize("kind", ["expiry", "index_change"])
def test_what_is_of_a_whole_day_is_of_its_session(kind):
    one = Account(id="a", kind=kind, about="XNYS", source="Cboe", day=day("2025-06-20"))
    assert placed(one, US) == day("2025-06-20")


def test_beyond_the_calendar_nothing_is_told():
    assert possible(planned("X", "1980-01-02", "before"), US) == ()
    assert possible(planned("X", "2045-01-02", "before"), US) == ()


def test_seoul_goes_by_its_own_days():
    chuseok = planned("005930.KS", "2025-10-03", "before")
    assert placed(chuseok, KR) == day("2025-10-10")
