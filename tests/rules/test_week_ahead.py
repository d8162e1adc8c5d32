"""The calendar of the week after."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts.fact import make
from newsgen.model import Fact
from newsgen.rules.base import Desk
from tests.facts.builders import DAY, fact
from tests.rules.books import told, written

AHEAD = fact("week_ahead", "XNYS", 5, "sessions", base=dt.date(2025, 8, 18), since=dt.date(2025, 8, 22))


def due(code: str, days: int) -> Fact:
    return fact("scheduled", code, days, "days", since=DAY + dt.timedelta(days=days))


def test_the_week_ahead_in_the_order_of_its_days_one_of_a_family():
    facts = [
        due("CPI_YOY", 6),
        due("CORE_CPI_YOY", 6),
        due("FED_RATE", 5),
        due("CLAIMS", 8),
        due("CPI_MOM", 6),
    ]
    (item,) = told("week_ahead", AHEAD, *facts, desk=Desk(weights={"CPI_YOY": 6.0}))
    assert item.subjects["releases"] == ("CPI_YOY",), "claims come out every week"
    assert item.tags == {"weighty"}
    assert told("week_ahead", AHEAD, due("CLAIMS", 8), desk=Desk(weights={"CLAIMS": 1.5})) == []
    (light,) = told("week_ahead", AHEAD, due("CPI_MOM", 8), desk=Desk(weights={"CPI_MOM": 1.5}))
    assert light.score.total == 1.5
    assert light.tags == set()


@pytest.mark.parametrize(("days", "told_of"), [(4, False), (5, True), (9, True), (12, False)])
def test_a_meeting_of_the_fed_in_the_week_ahead(days, told_of):
    since = DAY + dt.timedelta(days=days)
    meeting = fact("meeting", "FOMC:x", days, "days", base=since, since=since)
    found = told("week_ahead", AHEAD, meeting)
    assert all(item.score.total >= 6 for item in found)
    assert [item.subjects["meeting"] for item in found] == ([("FOMC:x",)] if told_of else [])


def test_a_week_ahead_with_nothing_due_is_not_told():
    assert told("week_ahead", AHEAD) == []


def test_the_days_of_the_week_ahead_are_told_in_turn_and_the_exchange_is_named_once():
    """As in the last week of 2024: Christmas Eve ends early, Christmas has no trading."""
    friday = dt.date(2024, 12, 20)
    monday = friday + dt.timedelta(3)
    ahead = make("week_ahead", "XNYS", 4, "sessions", friday, base=monday, since=friday + dt.timedelta(7))
    eve, day = friday + dt.timedelta(4), friday + dt.timedelta(5)
    facts = [
        ahead,
        make("closed", f"XNYS:{day}", 5, "days", friday, since=day),
        make("half_session", f"XNYS:{eve}", 4, "days", friday, since=eve),
    ]
    items = told("week_ahead", *facts, session=friday)
    assert written(items, facts, session=friday) == [
        "다음 주 24일에는 뉴욕증시가 오후 1시에 조기 폐장하고, 성탄절인 25일에는 쉰다."
    ]


def test_what_else_is_on_a_day_does_not_name_it_again():
    """As in the first week of July 2025: jobs come out on the third, on which the exchange closes early."""
    friday = dt.date(2025, 6, 27)
    third = friday + dt.timedelta(6)
    monday = friday + dt.timedelta(3)
    facts = [
        make("week_ahead", "XNYS", 4, "sessions", friday, base=monday, since=friday + dt.timedelta(7)),
        make("scheduled", "PAYROLLS", 6, "days", friday, since=third),
        make("half_session", f"XNYS:{third}", 6, "days", friday, since=third),
    ]
    (text,) = written(told("week_ahead", *facts, session=friday), facts, session=friday)
    assert text == ("다음 주 7월 3일에는 고용보고서가 나오고, 같은 날 뉴욕증시가 오후 1시에 조기 폐장한다.")
