"""The big names, over a day and over a week."""

from __future__ import annotations

import pytest

from newsgen.model import Fact, Input
from newsgen.rules import named
from tests.facts.builders import DAY, fact
from tests.markets import US
from tests.rules.books import one, told, written


def seven(**changes: float) -> list[Fact]:
    inputs = tuple(Input(symbol=name, date=DAY, value=1.0) for name in changes)
    mean = fact("change_day", "M7", sum(changes.values()) / len(changes), inputs=inputs)
    return [mean, *(fact("change_day", name, change) for name, change in changes.items())]


def test_the_seven_by_their_moves():
    item = one(
        "megacaps",
        *seven(AAPL=1.6, NVDA=-0.9, META=-1.3, TSLA=0.0, MSFT=0.004),
        fact("change_day", "^GSPC", 0.3),
    )
    assert item.subjects["rose"] == ("AAPL",)
    assert item.subjects["fell"] == ("META", "NVDA")
    assert set(item.subjects["unchanged"]) == {"TSLA", "MSFT"}
    assert "against" in item.tags


@pytest.mark.parametrize(
    ("mean", "market", "against"), [(-0.1, 0.1, True), (-0.09, 0.5, False), (0.5, 0.5, False)]
)
def test_the_seven_against_the_market(mean, market, against):
    item = one("megacaps", *seven(AAPL=mean), fact("change_day", "^GSPC", market))
    assert ("against" in item.tags) is against


def week_seven(*moves: float) -> list[Fact]:
    inputs = tuple(Input(symbol=f"S{at}", date=DAY, value=1.0) for at in range(len(moves)))
    mean = fact("mean_change_week", "M7", sum(moves) / len(moves), n=len(moves), inputs=inputs)
    return [mean, *(fact("change_week", f"S{at}", move) for at, move in enumerate(moves))]


def test_the_big_seven_by_the_size_of_their_weeks():
    (item,) = told("week_megacaps", *week_seven(1.0, -2.0, 3.0, 0.004, -0.005))
    assert item.subjects["rose"] == ("S2", "S0")
    assert item.subjects["fell"] == ("S1", "S4")
    assert item.subjects["unchanged"] == ("S3",)
    assert told("week_megacaps", *week_seven(1.0, 2.0)[:-1]) == []


@pytest.mark.parametrize(("move", "far"), [(8.0, True), (-8.0, True), (7.99, False)])
def test_one_that_moved_far_is_what_the_day_is_known_for(move, far):
    item = one("megacaps", *seven(AAPL=move, MSFT=0.5), fact("change_day", "^GSPC", 0.3))
    assert ("far" in item.tags) is far
    assert named("megacaps").occasion(item, US, small=False) == ("single_stock" if far else None)


@pytest.mark.parametrize(("move", "group"), [(0.1, "rose"), (0.0999, "unchanged"), (-0.1, "fell")])
def test_who_hardly_moved_neither_rose_nor_fell(move, group):
    item = one("megacaps", *seven(AAPL=move, MSFT=3.0), fact("change_day", "^GSPC", 0.3))
    assert "AAPL" in item.subjects[group]


def test_without_its_mean_or_the_market_it_is_silent():
    assert told("megacaps", *seven(AAPL=1.0)) == []
    assert told("megacaps", fact("change_day", "^GSPC", 0.3)) == []


def test_below_the_high_of_the_day_before():
    facts = [*seven(AAPL=-1.0), fact("change_day", "^GSPC", 0.3), fact("high_52w_day_before", "M7", 1.0)]
    assert "off_high" in one("megacaps", *facts).tags


@pytest.mark.parametrize(("names", "group"), [("ABCDEFG", "7종목을"), ("ABCDE", "여러 종목을")])
def test_a_group_that_the_desk_made_otherwise_is_not_called_one_of_seven(names, group):
    facts = [*seven(**dict.fromkeys(names, 1.5)), fact("change_day", "^GSPC", 0.3)]
    assert f"대형 기술주 {group} 묶은" in written([one("megacaps", *facts)], facts)[0]
    week = week_seven(*[1.5] * len(names))
    assert f"대형 기술주 {group} 묶은" in written(told("week_megacaps", *week), week)[0]
