"""Dates and hours of events: what an article may print of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from newsgen.events import expected, happened, official
from newsgen.facts import occasions
from newsgen.fed import published
from newsgen.fed.fomc import calendar
from newsgen.model import Account, Fact
from newsgen.snapshot.snapshot import Basket, Panel
from tests.facts.builders import market, series
from tests.markets import US, us


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def around(on: str) -> list[Account]:
    first, last = day(on) - dt.timedelta(10), day(on) + dt.timedelta(10)
    return [*official.accounts(US, first, last), *published.accounts(calendar(), first, last)]


def held(on: str, until: dt.datetime | None = None) -> list[Fact]:
    session = us(day(on))
    told = happened(around(on), session, until or session.closes)
    return list(occasions.held(market(series("^GSPC", [1, 2], day=session.day), day=session.day), told))


def due(
    on: str, *accounts: Account, caps: dict[str, float] | None = None, **more
) -> list[tuple[str, str, int]]:
    session = us(day(on))
    told = expected([*around(on), *accounts], session)
    seen = market(series("^GSPC", [1, 2], day=session.day), day=session.day)
    names = tuple(sorted(caps or {}))
    worth = np.tile([(caps or {})[name] for name in names], (2, 1)) if names else np.empty((2, 0))
    days = np.array([session.previous.day, session.day], dtype="datetime64[D]")
    panel = Panel(days=days, symbols=names, close=worth * 0 + 10, volume=worth * 0, market_cap=worth)
    made = occasions.due(replace(seen, panel=panel, **more), told)
    return [(fact.measure, fact.about, int(fact.value)) for fact in made]


def test_minutes_keep_their_hour_and_the_days_of_their_meeting():
    (fact,) = held("2025-08-20")
    assert (fact.measure, fact.about, fact.as_of) == ("minutes_held", "XNYS", "14:00")
    assert (str(fact.base), str(fact.since)) == ("2025-07-29", "2025-07-30")


@pytest.mark.parametrize(("hour", "minute", "told"), [(13, 59, 0), (14, 0, 1)])
def test_they_are_told_of_a_session_so_far_from_their_hour_on(hour, minute, told):
    until = dt.datetime(2025, 8, 20, hour, minute, tzinfo=US.zone)
    assert len(held("2025-08-20", until)) == told


@pytest.mark.parametrize(("minute", "told"), [(29, 0), (30, 1)])
def test_a_speech_of_a_session_so_far_is_told_once_it_was_held(minute, told):
    session, until = us(day("2025-08-22")), dt.datetime(2025, 8, 22, 10, minute, tzinfo=US.zone)
    seen = replace(market(series("^GSPC", [1, 2], day=session.day), day=session.day), moment=until)
    assert len(list(occasions.held(seen, happened(around("2025-08-22"), session, until)))) == told


@pytest.mark.parametrize("on", ["2025-08-19", "2025-08-21", "2025-06-20"])
def test_other_days_have_none(on):
    assert not held(on)


def report(about: str, on: str, part: str = "after") -> Account:
    return Account(
        id=f"earnings:{about}:{on}", kind="earnings", about=about, source="A", day=day(on), part=part
    )


def test_reports_of_the_largest_are_due_the_largest_of_a_day_first():
    caps = {"MSFT": 3e6, "META": 1.7e6, "KO": 299_999.0, "PG": 370_000.0, "AAPL": 3e6}
    asked = [report(name, "2025-07-30") for name in ("KO", "META", "MSFT", "PG")] + [
        report("AAPL", "2025-07-29")
    ]
    found = [one for one in due("2025-07-28", *asked, caps=caps) if one[0] == "earnings_due"]
    assert found == [
        ("earnings_due", "AAPL", 1),
        ("earnings_due", "MSFT", 2),
        ("earnings_due", "META", 2),
        ("earnings_due", "PG", 2),
    ]


def test_a_member_of_the_desk_s_baskets_is_told_whatever_it_is_worth():
    basket = (Basket(name="M7", members=("TSLA",)),)
    asked = report("TSLA", "2025-07-29")
    assert ("earnings_due", "TSLA", 1) in due("2025-07-28", asked, caps={"TSLA": 1.0}, baskets=basket)
    assert ("earnings_due", "TSLA", 1) not in due("2025-07-28", asked, caps={"TSLA": 1.0})


def test_a_report_on_a_day_without_trading_has_no_hour_of_trading():
    saturday = report("BRK-B", "2025-08-02", "before")
    assert not [one for one in due("2025-07-31", saturday, caps={"BRK-B": 1e6}) if one[0] == "earnings_due"]


def test_a_report_without_an_hour_is_a_calendar_s_guess():
    guessed = report("NVDA", "2025-07-29", "")
    assert not [one for one in due("2025-07-28", guessed, caps={"NVDA": 4e6}) if one[0] == "earnings_due"]


def test_the_evening_s_own_report_is_due():
    assert ("earnings_due", "MSFT", 0) in due("2025-07-30", report("MSFT", "2025-07-30"), caps={"MSFT": 3e6})
    morning = report("MSFT", "2025-07-30", "before")
    assert ("earnings_due", "MSFT", 0) not in due("2025-07-30", morning, caps={"MSFT": 3e6})


def test_what_is_due_of_the_market():
    assert due("2025-08-19") == [("minutes_due", "XNYS", 1), ("speech_due", "XNYS", 3)]
    assert ("expiry_due", "XNYS", 1) in due("2025-09-18")
    monthly = Account(id="m", kind="expiry", about="XNYS", source="A", day=day("2025-10-17"), part="during")
    assert not [one for one in due("2025-10-16", monthly) if one[0] == "expiry_due"]


def test_nothing_is_due_of_a_session_so_far():
    assert not due("2025-08-19", moment=us(day("2025-08-19")).opens)
