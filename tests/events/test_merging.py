"""Figures against what was expected, what is due, and kinds other than reports."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.events import expected, happened
from newsgen.model import Account
from tests.events.builders import EVER, at, day, filed, planned, reported
from tests.markets import us

CLOSE = "2025-07-30"


def against(*figures: tuple[str, float, float]) -> str:
    accounts = [reported("X", CLOSE, "before", source=name, eps=eps, due=due) for name, eps, due in figures]
    (found,) = happened(accounts, us(day(CLOSE)), EVER)
    return found.against


@pytest.mark.parametrize(
    ("figures", "way"),
    [
        ((("Yahoo Finance", 1.85, 2.30), ("Nasdaq", 1.85, 2.28)), "worse"),
        ((("Yahoo Finance", 1.96, 1.76), ("Nasdaq", 1.95, 1.70)), "better"),
        ((("Yahoo Finance", 0.0, -0.02), ("Nasdaq", 0.0, -0.01)), "better"),  # nothing earned is a figure
        ((("Yahoo Finance", 1.96, 1.76),), ""),
        ((("Yahoo Finance", 1.96, 1.76), ("Yahoo Finance ", 1.98, 1.70)), ""),  # two cents apart
        ((("Yahoo Finance", 0.73, 0.41), ("Nasdaq", 0.41, 0.41)), ""),  # as expected, by one
        ((("Yahoo Finance", -0.12, -0.09), ("Nasdaq", -0.12, -0.15)), ""),  # the other way
        ((("A", 1.0, 0.9), ("B", 1.0, 0.9), ("C", 0.5, 0.9)), ""),  # a third tells the other way
        ((("Yahoo Finance", 0.54, 0.51), ("Nasdaq", 5.40, 5.12)), ""),  # NFLX before and after its split
        ((("Yahoo Finance", 0.54, 5.12), ("Nasdaq", 0.54, 0.51)), ""),  # one of them restated by half
        ((("Yahoo Finance", 1.0, 1.0), ("Nasdaq", 1.0, 1.0)), ""),
    ],
)
def test_better_or_worse_is_said_by_two_that_agree_and_by_nobody_otherwise(figures, way):
    assert against(*figures) == way


def test_one_source_twice_is_one_source():
    accounts = [reported("X", CLOSE, "before", eps=1.0, due=0.9) for _ in range(2)]
    accounts[1] = Account(
        **{**{name: getattr(accounts[1], name) for name in accounts[1].__struct_fields__}, "id": "b"}
    )
    (found,) = happened(accounts, us(day(CLOSE)), EVER)
    assert found.against == ""


def due(session: str, *accounts: Account) -> list[tuple[str, dt.date, str]]:
    return [(one.about, one.day, one.part) for one in expected(accounts, us(day(session)))]


def test_what_is_due_has_a_day_and_no_figure():
    accounts = (
        reported("MSFT", CLOSE, "after", eps=3.65),
        planned("AAPL", "2025-07-31", "after"),
        planned("AMZN", "2025-07-31"),
        planned("XOM", CLOSE, "before"),
        filed("MSFT", f"{CLOSE} 16:05"),
    )
    found = expected(accounts, us(day(CLOSE)))
    assert [(one.about, one.day, one.session, one.status) for one in found] == [
        ("MSFT", day(CLOSE), day("2025-07-31"), "planned"),
        ("AAPL", day("2025-07-31"), day("2025-08-01"), "planned"),
        ("AMZN", day("2025-07-31"), None, "planned"),
    ]
    assert all(not account.figures for one in found for account in one.accounts)


def test_of_two_days_that_most_tell_is_due_and_of_equals_none():
    moved = planned("X", "2025-08-04", "before")
    accounts = (
        planned("X", "2025-08-01", source="Finnhub"),
        planned("X", "2025-08-01", source="Alpha Vantage"),
        moved,
    )
    assert due(CLOSE, *accounts) == [("X", day("2025-08-01"), "")]
    assert due(CLOSE, accounts[0], moved) == []


def test_who_has_reported_is_not_due_again():
    """A calendar that was not told of it still has the old day."""
    stale = planned("X", "2025-08-04", "before")
    assert due(CLOSE, reported("X", "2025-07-29", "after"), stale) == []
    assert due("2025-07-29", reported("X", "2025-07-29", "after"), planned("X", "2025-07-29", "after")) == [
        ("X", day("2025-07-29"), "after")
    ]


def market(
    kind: str, on: str, hour: str = "", title: str = "", source: str = "Federal Reserve", **others
) -> Account:
    return Account(
        id=f"{kind}:XNYS:{on}{hour}",
        kind=kind,
        about="XNYS",
        source=source,
        day=day(on),
        at=at(f"{on} {hour}") if hour else None,
        title=title,
        **{"status": "reported", **others},
    )


def test_speeches_of_a_day_are_apart_and_two_sources_of_one_are_not():
    accounts = (
        market("speech", "2025-08-22", "10:00", "연준 의장의 연설"),
        market("speech", "2025-08-22", "10:00", "잭슨홀 연설", source="데스크 일정"),
        market("speech", "2025-08-22", "12:30", "연준 부의장의 연설"),
    )
    found = happened(accounts, us(day("2025-08-22")), EVER)
    assert [(one.id, one.at, len(one.accounts)) for one in found] == [
        ("speech:XNYS@2025-08-22", at("2025-08-22 10:00"), 2),
        ("speech:XNYS@2025-08-22#2", at("2025-08-22 12:30"), 1),
    ]
    assert [
        one.day
        for one in expected(
            (*accounts, market("speech", "2025-08-25", "9:00".zfill(5))), us(day("2025-08-21"))
        )
    ] == [
        day("2025-08-22"),
        day("2025-08-22"),
        day("2025-08-25"),
    ]


def test_an_expiry_is_known_from_the_open_and_told_once():
    accounts = (
        market("expiry", "2025-06-20", source="Cboe", codes=("quarterly",)),
        market("expiry", "2025-06-20", source="데스크 일정", status="planned"),
    )
    (found,) = happened(accounts, us(day("2025-06-20")), at("2025-06-20 10:00"))
    assert (found.codes, found.session) == (("quarterly",), day("2025-06-20"))
    assert happened(accounts, us(day("2025-06-23")), EVER) == ()


def test_what_is_planned_by_a_rule_has_not_happened_and_is_due():
    book = market("survey", "2025-09-03", "14:00", status="planned")
    assert happened([book], us(day("2025-09-03")), EVER) == ()
    assert [one.day for one in expected([book], us(day("2025-09-02")))] == [day("2025-09-03")]
    assert expected([book], us(day("2025-09-03"))) == ()


def test_minutes_of_a_minute_are_not_known_before_it():
    minutes = market("minutes", "2025-08-20", "14:00")
    assert happened([minutes], us(day("2025-08-20")), at("2025-08-20 13:59")) == ()
    assert happened([minutes], us(day("2025-08-20")), at("2025-08-20 14:00"))[0].part == "during"
