"""Industries at the ends of their ranking."""

from __future__ import annotations

import pytest

from newsgen.model import Fact
from tests.facts.builders import fact
from tests.rules.books import told


def sectors(*moves: float) -> list[Fact]:
    return [fact("change_day", f"sp500/Sector {n}", move) for n, move in enumerate(moves)]


def industries(*moves: float, sector: int = 2) -> list[Fact]:
    return [fact("change_day", f"industry/Sector {sector}/Kind {n}", move) for n, move in enumerate(moves)]


@pytest.mark.parametrize(
    ("weakest", "strongest", "is_told"),
    [(-9.0, -2.9, True), (-9.0, -3.0, False), (3.0, 9.0, False), (2.9, 9.0, True)],
)
def test_none_stands_out_where_every_sector_went_far_one_way(weakest, strongest, is_told):
    between = (weakest + strongest) / 2
    facts = sectors(weakest, weakest, between, strongest, strongest)
    assert bool(told("industries", *facts, *industries(-8.0, 8.0))) is is_told


@pytest.mark.parametrize(("sector", "is_told"), [(0, False), (2, True), (4, False)])
def test_those_of_the_sectors_at_the_ends_are_told_already(sector, is_told):
    found = told("industries", *sectors(-2.0, -1.0, 0.0, 1.0, 2.0), *industries(-2.0, 2.0, sector=sector))
    assert bool(found) is is_told


@pytest.mark.parametrize(("second", "named"), [(1.45, 2), (1.35, 1)])
def test_the_second_is_named_where_it_is_near(second, named):
    (item,) = told("industries", *sectors(-2.0, -1.0, 0.0, 1.0, 2.0), *industries(2.0, second))
    assert len(item.subjects["best"]) == named
    assert item.subjects["worst"] == ()
