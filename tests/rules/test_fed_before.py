"""What futures priced the day before, in a session that is not over."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

from newsgen.facts.fact import make
from newsgen.model import Fact, Item, text_of
from tests.facts.builders import DAY, fact
from tests.rules.books import article, told

SEPTEMBER = "FOMC:2025-09-17"


def book(
    *, cut: float, hold: float, cut_month: float | None = None, as_of: str = "14:30", days: int = 35
) -> list[Fact]:
    session = make("session", "XNYS", 1, "session", DAY)
    decided = DAY + dt.timedelta(days=days)
    odds = {"cut_probability_day_before": cut, "hold_probability_day_before": hold}
    odds |= {"hike_probability_day_before": 0.0}
    odds |= {} if cut_month is None else {"cut_probability_month_before": cut_month}
    return [
        msgspec.structs.replace(session, as_of=as_of),
        fact("meeting", SEPTEMBER, float(days), "days", base=decided - dt.timedelta(days=1), since=decided),
        *(fact(measure, SEPTEMBER, value, as_of=as_of) for measure, value in odds.items()),
    ]


def found(**given: Any) -> tuple[list[Fact], list[Item]]:
    facts = book(**given)
    return facts, told("fed_before", *facts)


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        ({"cut": 94.0, "hold": 6.0}, True),
        ({"cut": 79.0, "hold": 21.0}, False),
        ({"cut": 70.0, "hold": 30.0, "cut_month": 45.0}, True),
        ({"cut": 70.0, "hold": 30.0, "cut_month": 46.0}, False),
        ({"cut": 1.0, "hold": 99.0}, False),
    ],
)
def test_odds_are_told_that_are_nearly_sure_or_went_far(given, chosen):
    _, (item,) = found(**given)
    assert item.chosen is chosen


def test_a_session_that_is_over_has_odds_of_its_own():
    assert not found(cut=94.0, hold=6.0, as_of="close")[1]


@pytest.mark.parametrize("days", [0, 43])
def test_the_session_s_own_meeting_and_one_far_off_are_not_told(days):
    assert not found(cut=94.0, hold=6.0, days=days)[1]


def test_it_names_the_meeting_the_odds_and_those_of_a_month_before():
    facts, items = found(cut=94.0, hold=6.0, cut_month=58.0)
    text = " ".join(text_of(one.runs) for one in article(items, facts).paragraphs)
    assert "9월 16~17일" in text
    assert "한 달 전" in text
    assert {"94%", "58%"} <= set(text.replace("로", " ").replace("에서", " ").replace("였다", " ").split())
