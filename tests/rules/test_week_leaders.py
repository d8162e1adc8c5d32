"""The two largest companies of Seoul over a week: always told."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets, rules
from newsgen.facts.fact import make
from newsgen.model import Item
from newsgen.rules.base import Desk
from newsgen.rules.week_leaders import WeekLeaders
from tests.markets import KR
from tests.rules.seoul import book_of, written

DAY = dt.date(2025, 11, 7)
FRONT = ("005930.KS", "000660.KS")
DESK = Desk(universes={"kospi": frozenset((*FRONT, "373220.KS"))})


def book(first: float | None, second: float):
    weeks, prices = dict(zip(FRONT, (first, second), strict=True)), (97_900.0, 580_000.0)
    facts = [make("worth_rank", about, at, "count", DAY) for at, about in enumerate((*FRONT, "373220.KS"), 1)]
    facts += [
        make("change_week", about, move, "percent", DAY) for about, move in weeks.items() if move is not None
    ]
    facts += [make("close", about, price, "price", DAY) for about, price in zip(FRONT, prices, strict=True)]
    return book_of(markets.session(KR, DAY), facts)


def told(found) -> list[Item]:
    return rules.items((WeekLeaders(),), found, DESK)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (-8.93, 3.76, ("8.93% 내린 9만7,900원", "3.76% 오른 58만원")),
        (0.0, 0.02, ("한 주 전과 같은 9만7,900원", "0.02% 오른 58만원")),
    ],
)
def test_their_week_and_their_closes_are_told_whatever_they_were(first, second, said):
    found = book(first, second)
    (item,) = told(found)
    assert (item.chosen, item.standing) == (True, True)
    assert all(each in written(found, [item]) for each in said)


def test_without_the_week_of_one_nothing_is_told():
    assert told(book(None, 1.0)) == []
