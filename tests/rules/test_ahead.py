"""What comes next: weighty releases some days before, lesser ones on their eve, a meeting of the Fed."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts.fact import make
from newsgen.indicators import indicators
from newsgen.model import Fact
from newsgen.rules.base import Desk
from tests.rules.books import one, told, written

DESK = Desk(weights={code: each.weight for code, each in indicators().items()})
MONDAY, FRIDAY = dt.date(2025, 8, 11), dt.date(2025, 8, 29)
"""The Friday stands before a month's end and Labor Day."""


def on(measure: str, about: str, days: int, session: dt.date, period: dt.date | None = None) -> Fact:
    day = session + dt.timedelta(days)
    base = period if measure == "due" else day - dt.timedelta(1)
    return make(measure, about, days, "days", session, base=base, since=day)


JULY = dt.date(2025, 7, 1)


@pytest.mark.parametrize(
    ("session", "due", "named"),
    [
        (MONDAY, {"CPI_YOY": 1, "CORE_CPI_YOY": 1}, ["CPI_YOY"]),
        (MONDAY, {"PAYROLLS": 5}, ["PAYROLLS"]),
        (MONDAY, {"PAYROLLS": 6}, None),
        (MONDAY, {"CLAIMS": 1, "FED_RATE": 2}, None),
        (MONDAY, {"RETAIL_SALES_MOM": 1, "CPI_YOY": 2}, ["RETAIL_SALES_MOM", "CPI_YOY"]),
        (MONDAY, {"RETAIL_SALES_MOM": 2}, None),
        (FRIDAY, {"ISM_MANUFACTURING": 4}, ["ISM_MANUFACTURING"]),
        (FRIDAY, {"ISM_SERVICES": 5}, None),
    ],
)
def test_what_is_named(session, due, named):
    facts = [on("due", code, days, session, JULY) for code, days in due.items()]
    found = told("ahead", *facts, session=session, desk=DESK)
    assert [list(item.subjects["releases"]) for item in found] == ([named] if named else [])


@pytest.mark.parametrize(
    ("days", "beside", "named"), [(8, True, False), (7, True, True), (8, False, False), (7, False, True)]
)
def test_a_meeting_is_named_a_week_before(days, beside, named):
    facts = [on("meeting", "FOMC:x", days, MONDAY), on("meeting", "FOMC:now", 0, MONDAY)]
    facts += [on("due", "CPI_YOY", 1, MONDAY, JULY)] if beside else []
    found = told("ahead", *facts, session=MONDAY, desk=DESK)
    assert any(item.subjects["meeting"] == ("FOMC:x",) for item in found) is named


def test_dates_are_told_across_months():
    facts = [
        on("due", "ISM_MANUFACTURING", 4, FRIDAY, dt.date(2025, 8, 1)),
        on("due", "PAYROLLS", 5, FRIDAY, dt.date(2025, 8, 1)),
    ]
    item = one("ahead", *facts, session=FRIDAY, desk=DESK)
    (text,) = written([item], facts, session=FRIDAY)
    assert text.startswith("9월 2일에는 제조업 구매관리자지수(PMI), 9월 3일에는 고용보고서")
