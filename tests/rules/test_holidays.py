"""Short days and holidays: said where they are, with their reason, and nowhere else."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets
from newsgen.facts import closures
from newsgen.facts.book import FactBook
from newsgen.model import Fact
from tests.facts.builders import market, series
from tests.facts.flows import flows, seoul
from tests.markets import KR, us
from tests.rules import seoul as at_home
from tests.rules.books import told, written


def facts_of(day: str) -> list[Fact]:
    """What the calendar knows of a session."""
    date = dt.date.fromisoformat(day)
    return list(closures.day(market(series("^GSPC", [100, 101], day=date), day=date)))


@pytest.mark.parametrize(
    ("day", "names", "said"),
    [
        ("2025-11-28", ("추수감사절",), "오후 1시"),
        ("2025-12-24", ("성탄절", "25일"), "오후 1시"),
        ("2025-07-03", ("독립기념일", "4일"), "오후 1시"),
        ("2025-08-29", ("노동절인 9월 1일",), ""),
        ("2025-09-02", ("노동절인 1일",), ""),
        ("2025-12-31", ("새해 첫날인 1월 1일",), ""),
        ("2025-12-26", ("성탄절인 25일",), ""),
        ("2025-04-17", ("성금요일인 18일",), ""),
        ("2025-04-21", ("성금요일인 18일",), ""),
    ],
)
def test_a_session_beside_a_holiday_names_it(day, names, said):
    facts = facts_of(day)
    date = dt.date.fromisoformat(day)
    (text,) = written(told("holidays", *facts, session=date), facts, session=date)
    assert all(name in text for name in names), text
    assert said in text
    assert "오후 1시" in text or not said


@pytest.mark.parametrize("day", ["2025-08-13", "2025-08-15", "2025-08-18", "2026-01-05"])
def test_any_other_session_says_nothing(day):
    assert facts_of(day) == []
    assert told("holidays", *facts_of(day), session=dt.date.fromisoformat(day)) == []


@pytest.mark.parametrize(
    ("day", "rested", "short"),
    [
        ("2025-11-28", ["2025-11-27"], ["2025-11-28"]),
        ("2025-12-26", ["2025-12-25"], ["2025-12-24"]),
        ("2026-01-02", ["2026-01-01"], []),
        ("2025-04-17", ["2025-04-18"], []),
        ("2025-09-05", ["2025-09-01"], []),
        ("2025-08-15", [], []),
    ],
)
def test_a_short_week_knows_its_holidays(day, rested, short):
    date = dt.date.fromisoformat(day)
    made = market(series("^GSPC", [100, 101], day=date), day=date)
    book = FactBook(us(date), closures.week(made))
    assert [str(fact.since) for fact in book.all("rested")] == rested
    assert [str(fact.since) for fact in book.all("cut_short")] == short
    found = told("week_holidays", *book, session=date)
    assert bool(found) is bool(rested or short)
    for text in written(found, list(book), session=date):
        assert ("오후 1시" in text) is bool(short)


@pytest.mark.parametrize(
    ("day", "is_told"), [("2026-03-03", False), ("2025-06-05", True), ("2025-10-10", True)]
)
def test_at_home_a_rest_of_one_day_is_known_by_the_day_after(day, is_told):
    """Behind 삼일절's substitute nobody is told; before 현충일 and behind the week of 추석 people are."""
    date = dt.date.fromisoformat(day)
    made = seoul(flows("KOSPI", day=date, individual=(1.0,), foreign=(-1.0,)), day=date)
    book = at_home.book_of(markets.session(KR, date), closures.day(made))
    (item,) = at_home.told("holidays", book)
    assert (item.chosen, item.standing) == (is_told, is_told)
