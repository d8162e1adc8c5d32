"""One report of several accounts: expected sessions are those of the press, or reckoned by hand."""

from __future__ import annotations

import msgspec
import pytest

from newsgen.events import happened
from newsgen.model import Event
from tests.events.builders import EVER, at, day, filed, planned, reported
from tests.markets import us


def told(session: str, *accounts, until=EVER) -> list[Event]:
    return list(happened(accounts, us(day(session)), until))


def one(session: str, *accounts) -> Event | None:
    found = told(session, *accounts)
    assert len(found) < 2
    return found[0] if found else None


def test_an_evening_is_the_next_sessions_and_no_others():
    accounts = (reported("INTC", "2026-01-22", "after"), filed("INTC", "2026-01-22 16:10"))
    found = one("2026-01-23", *accounts)
    assert (found.id, found.day, found.part, found.at, found.status) == (
        "earnings:INTC@2026-01-23",
        day("2026-01-22"),
        "after",
        at("2026-01-22 16:10"),
        "filed",
    )
    assert found.sources == ("SEC EDGAR", "Yahoo Finance")
    assert told("2026-01-22", *accounts) == told("2026-01-26", *accounts) == []


def test_the_day_after_its_session_has_no_reason():
    """HI reported after the close of 2025-08-11: it rose on the 12th, and on the 13th for nothing known."""
    hi = reported("HI", "2025-08-11", "after")
    assert one("2025-08-12", hi).part == "after"
    assert one("2025-08-13", hi) is None


def test_what_is_only_planned_has_not_happened():
    assert (
        one("2025-08-12", planned("HI", "2025-08-11", "after"), planned("HI", "2025-08-11", source="Finnhub"))
        is None
    )


def test_a_filing_of_its_day_makes_a_plan_a_report():
    accounts = (planned("HP", "2026-07-29", "after"), filed("HP", "2026-07-29"))
    found = one("2026-07-30", *accounts)
    assert (found.status, found.day, found.part) == ("filed", day("2026-07-29"), "after")
    assert found.sources == ("SEC EDGAR",)


def test_a_plan_and_a_filing_of_the_next_day_tell_no_evening():
    """Either the company reported as planned and filed later, or it reported a day later."""
    assert one("2026-07-31", planned("LNT", "2026-07-30", "after"), filed("LNT", "2026-07-31")) is None


def test_the_filing_may_follow_on_the_next_day():
    """TER reports in the evening and files at seven the next morning."""
    accounts = (reported("TER", "2025-01-29", "after"), filed("TER", "2025-01-30 07:00"))
    found = one("2025-01-30", *accounts)
    assert (found.day, found.part, found.at) == (day("2025-01-29"), "after", None)
    assert one("2025-01-30", reported("PKG", "2025-01-28", "after"), filed("PKG", "2025-01-29")) is None
    assert (
        one("2025-01-29", reported("PKG", "2025-01-28", "after"), filed("PKG", "2025-01-29")).part == "after"
    )


@pytest.mark.parametrize(("part", "session"), [("before", "2025-10-13"), ("after", "2025-10-14")])
def test_where_the_authority_was_shut_its_next_day_bears_a_report_out(part, session):
    """FAST reported on Columbus Day 2025 before the open; EDGAR took its filing at 9:20 the next morning."""
    accounts = (reported("FAST", "2025-10-13", part), filed("FAST", "2025-10-14 09:20"))
    assert one(session, *accounts).part == part
    assert one("2025-10-15", *accounts) is None
    assert one("2025-10-14", reported("X", "2025-10-13", "during"), filed("X", "2025-10-15")) is None


def test_a_filing_of_the_same_evening_does_not_move_a_report_of_the_morning():
    """PEP reported at six; its filing was accepted at 18:11."""
    accounts = (reported("PEP", "2025-07-17", "before"), filed("PEP", "2025-07-17 18:11"))
    found = one("2025-07-17", *accounts)
    assert (found.part, found.at) == ("before", None)
    assert one("2025-07-18", *accounts) is None


def test_a_filing_before_the_hour_of_a_calendar_goes_before_it():
    """LIN reported at six; a calendar has the hour of its call."""
    found = one("2024-10-31", reported("LIN", "2024-10-31", "during"), filed("LIN", "2024-10-31 06:06"))
    assert (found.part, found.at) == ("before", at("2024-10-31 06:06"))
    evening = (reported("X", "2024-10-31", "after"), filed("X", "2024-10-31 06:06"))
    assert told("2024-10-31", *evening) == told("2024-11-01", *evening) == []


@pytest.mark.parametrize(
    "accounts",
    [
        (reported("VST", "2024-08-09", "before"), filed("VST", "2024-08-08")),  # it was a day before
        (reported("APA", "2024-07-30", "after"), filed("APA", "2024-08-01")),  # it was a day later
        (reported("STLD", "2026-01-26", "before"), filed("STLD", "2026-01-27")),  # it was in the evening
        (reported("X", "2026-01-26", "after"), filed("X", "2026-01-27 16:20")),  # two evenings
        (reported("SATS", "2025-11-06", "before"), planned("SATS", "2025-11-11")),  # nobody to decide
    ],
)
def test_where_sources_differ_nothing_is_told(accounts):
    first = min(one.day for one in accounts)
    for session in us(first).week + us(first).following.week:
        assert happened(accounts, session, EVER) == ()


def test_a_calendar_that_moved_does_not_speak_against_a_report_that_was_filed():
    accounts = (
        reported("INTC", "2026-01-22", "after"),
        filed("INTC", "2026-01-22"),
        planned("INTC", "2026-01-29"),
        planned("INTC", "2026-01-21", "after", source="Finnhub"),
    )
    assert one("2026-01-23", *accounts).day == day("2026-01-22")
    assert one("2026-01-22", *accounts) is None


def test_a_report_that_was_filed_stands_against_any_number_of_calendars():
    names = ("Nasdaq", "Finnhub", "Alpha Vantage", "Trading Economics")
    moved = [planned("INTC", "2026-01-26", "before", source=name) for name in names]
    accounts = (reported("INTC", "2026-01-22", "after"), filed("INTC", "2026-01-22"), *moved)
    assert one("2026-01-23", *accounts).day == day("2026-01-22")
    assert one("2026-01-26", *accounts) is None


def test_a_filing_of_the_day_before_makes_no_report_of_a_plan():
    """Of a plan for the morning, a filing of unknown hour, and a calendar without one, nobody knows."""
    accounts = (
        planned("X", "2026-04-29", "before"),
        planned("X", "2026-04-28", source="Finnhub"),
        filed("X", "2026-04-28"),
    )
    assert told("2026-04-28", *accounts) == told("2026-04-29", *accounts) == []


def test_more_sources_are_believed_and_equals_are_not():
    ours = (reported("X", "2026-04-28", "before"), reported("X", "2026-04-28", "before", source="Finnhub"))
    other = reported("X", "2026-04-28", "after", source="Trading Economics")
    assert one("2026-04-28", *ours, other).part == "before"
    assert one("2026-04-29", *ours, other) is None
    assert one("2026-04-28", ours[0], other) is None


def test_results_filed_twice_within_days_are_the_report_where_a_calendar_has_it():
    """A company told some figures before, with a filing of its own."""
    accounts = (
        filed("EQT", "2025-07-14 16:30"),
        reported("EQT", "2025-07-22", "after"),
        filed("EQT", "2025-07-22 16:30"),
    )
    assert one("2025-07-23", *accounts).day == day("2025-07-22")
    assert one("2025-07-15", *accounts) is None
    assert told("2025-07-15", accounts[0], accounts[2]) == []


def test_an_earlier_quarter_is_of_no_account():
    accounts = (
        reported("X", "2025-04-22", "after"),
        filed("X", "2025-04-22"),
        reported("X", "2025-07-22", "after"),
    )
    assert one("2025-07-23", *accounts).status == "reported"


def test_nobody_tells_the_hour_but_the_filing():
    """AMZN 2024-08-01: a calendar put it down at noon, EDGAR took it at 16:06."""
    accounts = (reported("AMZN", "2024-08-01"), filed("AMZN", "2024-08-01 16:06"))
    found = one("2024-08-02", *accounts)
    assert (found.day, found.part, found.at) == (day("2024-08-01"), "after", at("2024-08-01 16:06"))
    assert one("2024-08-01", *accounts) is None
    assert told("2024-08-02", reported("PRU", "2024-08-01"), filed("PRU", "2024-08-01")) == []


def test_a_filing_in_trading_does_not_say_that_the_report_was():
    found = one("2025-01-28", reported("NFE", "2025-01-28"), filed("NFE", "2025-01-28 12:53"))
    assert found.part == ""


@pytest.mark.parametrize(
    ("minute", "session"),
    [
        ("2025-10-02", "2025-10-02"),  # what Tesla delivered: its results came on the 22nd
        ("2025-01-13 07:05", "2025-01-13"),  # Moderna's outlook: its results came on February 14
        ("2025-10-29 16:05", "2025-10-30"),
        ("2024-10-30 17:53", "2024-10-31"),
    ],
)
def test_a_filing_alone_is_no_report(minute, session):
    """Under the code of results companies file what comes weeks before them, too."""
    assert told(session, filed("TSLA", minute)) == []


@pytest.mark.parametrize(
    ("part", "session"), [("before", "2024-10-30"), ("during", "2024-10-30"), ("after", "")]
)
def test_a_filing_of_which_the_part_of_the_day_alone_is_sure(part, session):
    """An authority's clock that may be one of two zones can still tell the part of the day."""
    told_by_part = msgspec.structs.replace(filed("X", "2024-10-30"), part=part)
    claim = reported("X", "2024-10-30")
    days = [each for each in ("2024-10-30", "2024-10-31") if one(each, claim, told_by_part)]
    assert days == ([session] if session else [])
    of_the_evening = one("2024-10-31", reported("X", "2024-10-30", "after"), told_by_part)
    assert (of_the_evening is not None) == (part == "after")


def test_a_weekends_report_is_mondays_and_of_no_part_of_a_day():
    """BRK-B on Saturday 2024-08-03, filed on Monday; BKR on Sunday 2026-01-25, filed on Monday at 6:09."""
    berkshire = one("2024-08-05", reported("BRK-B", "2024-08-03", "before"), filed("BRK-B", "2024-08-05"))
    assert (berkshire.day, berkshire.part) == (day("2024-08-03"), "")
    baker = one("2026-01-26", reported("BKR", "2026-01-25", "after"), filed("BKR", "2026-01-26 06:09"))
    assert (baker.day, baker.part) == (day("2026-01-25"), "")


def test_after_a_half_day_ended_is_the_next_session():
    found = one("2025-12-01", reported("X", "2025-11-28"), filed("X", "2025-11-28 13:30"))
    assert (found.day, found.part) == (day("2025-11-28"), "after")


def test_two_classes_have_each_their_own():
    accounts = [filed(symbol, "2026-02-04 16:01") for symbol in ("GOOG", "GOOGL")]
    accounts += [reported(symbol, "2026-02-04", "after") for symbol in ("GOOG", "GOOGL")]
    assert [each.about for each in told("2026-02-05", *accounts)] == ["GOOG", "GOOGL"]


def test_a_ticker_that_is_used_again_has_nothing_of_who_had_it():
    accounts = (reported("Q", "2016-11-03", "before"), filed("Q", "2025-11-06", "5.02"))
    assert told("2025-11-06", *accounts) == []


def test_other_items_of_a_filing_are_its_own_event():
    both = filed("CAG", "2026-04-01 07:30", "2.02", "5.02", "9.01")
    claim = reported("CAG", "2026-04-01", "before")
    assert [(each.kind, each.codes) for each in told("2026-04-01", claim, both)] == [
        ("earnings", ("2.02", "5.02", "9.01")),
        ("filing", ("2.02", "5.02", "9.01")),
    ]


class TestHalfWay:
    """What an article of the session so far may know."""

    def test_by_the_minute(self):
        accounts = (reported("X", "2025-08-13", "during"), filed("X", "2025-08-13 12:15"))
        assert told("2025-08-13", *accounts, until=at("2025-08-13 12:14")) == []
        assert told("2025-08-13", *accounts, until=at("2025-08-13 12:15"))

    def test_by_the_part_of_the_day(self):
        noon = at("2025-08-13 12:00")
        assert told("2025-08-13", reported("X", "2025-08-13", "before"), until=noon)
        assert told("2025-08-13", reported("X", "2025-08-12", "after"), until=noon)
        assert told("2025-08-18", reported("X", "2025-08-16"), until=at("2025-08-18 10:00"))
        in_trading = reported("X", "2025-08-13", "during")
        assert told("2025-08-13", in_trading, until=noon) == []
        assert told("2025-08-13", in_trading, until=at("2025-08-13 16:00"))
        assert told("2025-08-13", reported("X", "2025-08-13", "after"), until=EVER) == []
