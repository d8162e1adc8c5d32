"""Minutes and the Beige Book, against the days on which the Federal Reserve published them."""

from __future__ import annotations

import datetime as dt

from newsgen.fed import published
from newsgen.fed.fomc import Calendar, Meeting, calendar
from newsgen.model import Account


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def told(first: str, last: str, *, meetings: Calendar | None = None) -> list[Account]:
    return list(published.accounts(meetings or calendar(), day(first), day(last)))


def test_the_minutes_of_a_year_with_two_holiday_weeks():
    found = {str(one.day): one.codes for one in told("2024-11-01", "2025-12-31") if one.kind == "minutes"}
    assert found == {
        "2024-11-26": ("2024-11-06", "2024-11-07"),  # a day early, before Thanksgiving
        "2025-01-08": ("2024-12-17", "2024-12-18"),
        "2025-02-19": ("2025-01-28", "2025-01-29"),
        "2025-04-09": ("2025-03-18", "2025-03-19"),
        "2025-05-28": ("2025-05-06", "2025-05-07"),
        "2025-07-09": ("2025-06-17", "2025-06-18"),
        "2025-08-20": ("2025-07-29", "2025-07-30"),
        "2025-10-08": ("2025-09-16", "2025-09-17"),
        "2025-11-19": ("2025-10-28", "2025-10-29"),
        "2025-12-30": ("2025-12-09", "2025-12-10"),  # a day early, before New Year's Eve
    }


def test_the_beige_books_of_2025():
    found = [str(one.day) for one in told("2025-01-01", "2025-12-31") if one.kind == "survey"]
    first = ["2025-01-15", "2025-03-05", "2025-04-23", "2025-06-04"]
    assert found == [*first, "2025-07-16", "2025-09-03", "2025-10-15", "2025-11-26"]


def test_all_come_at_two_in_new_york():
    found = told("2025-08-01", "2025-12-31")
    assert {one.at and one.at.strftime("%H:%M %Z") for one in found} == {"14:00 EDT", "14:00 EST"}
    assert {one.status for one in found} == {"reported"}


def test_a_day_that_nobody_looked_up_is_a_plan_by_the_rule():
    meeting = Meeting(first=day("2027-03-16"), decision=day("2027-03-17"))
    found = told("2027-01-01", "2027-12-31", meetings=Calendar((meeting,)))
    assert [(one.kind, str(one.day), one.status) for one in found] == [
        ("minutes", "2027-04-07", "planned"),
        ("survey", "2027-03-03", "planned"),
    ]


def test_before_a_thursday_s_decision_the_beige_book_comes_on_a_wednesday():
    meeting = Meeting(first=day("2024-11-06"), decision=day("2024-11-07"))
    (book,) = told("2024-10-01", "2024-10-31", meetings=Calendar((meeting,)))
    assert (book.kind, str(book.day)) == ("survey", "2024-10-23")


def test_the_rule_gives_every_beige_book_that_was_looked_up():
    for one in calendar().meetings:
        if one.beige_book:
            plain = Calendar((one._replace(beige_book=None, minutes=None),))
            assert str(one.beige_book) in {
                str(each.day) for each in told("2024-01-01", "2027-01-01", meetings=plain)
            }


def test_nothing_is_planned_after_what_was_not_scheduled_or_was_called_off():
    of = {one.codes[1] for one in told("2020-01-01", "2020-12-31") if one.kind == "minutes"}
    assert "2020-04-29" in of
    assert not of & {"2020-03-03", "2020-03-15", "2020-03-18"}
