"""Words for moves follow a market's own past: what is sharp in a calm year is a usual day in a wild one."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from newsgen import markets
from newsgen.config import Style
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.rules import house
from tests.markets import KR, US

DAY = dt.date(2025, 8, 13)


def book(usual: float | None, market=KR) -> FactBook:
    """A session that moved by 1.2 percent, where the mean of the twenty before is ``usual``."""
    facts = [make("change_day", market.broad, -1.2, "percent", DAY)]
    if usual is not None:
        facts.append(make("usual_day", market.broad, 1.2 / usual, "ratio", DAY))
    return FactBook(markets.session(market, DAY), facts)


@pytest.mark.parametrize(
    ("usual", "sharp", "extreme"),
    [
        (0.6, 2.0, 8.0),  # the house's own bound is the least; 폭등 and 폭락 begin where trading is halted
        (1.25, 2.5, 8.0),  # twice the usual day
        (1.5, 3.0, 8.0),
        (4.0, 3.0, 8.0),  # and what is always sharp
        (None, 2.0, 5.0),
    ],
)
def test_the_words_of_seoul_begin_where_its_moves_have_brought_them(usual, sharp, extreme):
    made = house(Style(), book(usual))
    assert (made.index.sharp, made.index.extreme) == pytest.approx((sharp, extreme))
    assert made.stock == Style().stock
    assert made.week.index.sharp == pytest.approx(Style().week.index.sharp * sharp / 2.0)


def test_those_of_new_york_are_the_house_s():
    assert house(Style(), book(4.0, US)) == Style()


def test_a_house_that_wants_more_keeps_it():
    own = msgspec.structs.replace(
        Style(), index=msgspec.structs.replace(Style().index, sharp=6.0, extreme=10.0)
    )
    assert house(own, book(4.0)).index == own.index
