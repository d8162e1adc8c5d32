"""Two days together."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from newsgen import markets
from newsgen.facts.fact import make
from newsgen.rules import named
from tests.facts.builders import fact
from tests.markets import KR
from tests.rules import seoul
from tests.rules.books import one, together, told, written


def moved(change: float, periods: int, about: str = "^GSPC"):
    word = "rise" if change > 0 else "fall"
    since = fact(f"largest_{word}_since_2d", about, change, since=dt.date(2020, 3, 12), periods=periods)
    return since, fact("change_2d", about, change)


@pytest.mark.parametrize(
    ("change", "periods", "chosen"),
    [(-2.5, 60, True), (-2.49, 60, False), (2.5, 59, False), (10.5, 1273, True)],
)
def test_two_days_that_went_far(change, periods, chosen):
    item = one("two_days", *moved(change, periods))
    assert item.chosen is chosen
    assert item.tags == {"up" if change > 0 else "down"}


def test_without_a_day_as_large_nothing_is_said():
    assert told("two_days", fact("change_2d", "^GSPC", -12.0)) == []


@pytest.mark.parametrize(
    ("change", "periods", "chosen", "deep"),
    [
        (-18.43, None, True, True),
        (-8.0, 20, True, True),
        (-8.0, 19, False, False),
        (-7.9, None, False, False),
    ],
)
def test_a_fall_of_two_days_of_seoul_is_told_whole(change, periods, chosen, deep):
    """4 March 2026: -7.24 and -12.06 percent, 18.4 percent together; none in the record was as large."""
    session, about = markets.session(KR, dt.date(2026, 3, 4)), KR.broad
    facts = [make("change_2d", about, change, "percent", session.day)]
    if periods:
        since = dt.date(2020, 3, 19)
        facts += [
            make("largest_fall_since_2d", about, change, "percent", session.day, since=since, periods=periods)
        ]
    book = seoul.book_of(session, facts)
    found = [item for item in seoul.told("two_days", book) if item.chosen]
    assert bool(found) is chosen
    if deep:
        assert found[0].tags == {"down", "deep"}
        assert not named("two_days").places(found[0])
    if chosen and not periods:
        assert seoul.written(book, found, in_lead=False) == "코스피는 이틀 새 18.4% 내렸다."


def test_how_it_reads():
    facts = *moved(-10.53, 1273), *moved(-11.44, 1273, "^IXIC")
    items = told("two_days", *facts)
    (body,) = written(items[:1], facts)
    assert "2020년 3월 이후" in body
    assert "10.5%" in body
    assert written(items[:1], facts, part="tail") == ["S&P500 이틀 새 10.5% 내려"]


def test_one_day_told_with_a_still_one_before_is_no_move_of_two_days():
    both = fact("change_2d", "^GSPC", -3.6), fact("largest_fall_since_2d", "^GSPC", -3.6, periods=130)
    assert not one("two_days", fact("change_day", "^GSPC", -3.5), *both).chosen
    assert one("two_days", fact("change_day", "^GSPC", -2.7), *both).chosen
    assert not one("two_days", fact("change_day", "^GSPC", -2.8), *both).chosen, "a third of the other"


def test_each_index_is_told_since_its_own_day():
    """Nasdaq's move was the largest since May, the small companies' since August: 24 November 2025."""
    facts = [
        *moved(2.54, 129),
        *(
            each
            for about, change, since in (
                ("^IXIC", 3.59, dt.date(2020, 3, 13)),
                ("^RUT", 4.74, dt.date(2020, 6, 5)),
            )
            for each in (
                fact("largest_rise_since_2d", about, change, since=since, periods=129),
                fact("change_2d", about, change),
            )
        ),
    ]
    (body,) = written([together(told("two_days", *facts))], facts)
    assert re.search(r"나스닥지수\S* 이틀 합계로 2020년 3월 이후", body)
    assert re.search(r"러셀2000지수\S* 이틀 합계로 2020년 6월 이후", body)
