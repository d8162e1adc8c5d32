"""Industries that went further than the sectors at the ends."""

from __future__ import annotations

import pytest

from newsgen.model import Fact
from tests.facts.builders import fact
from tests.rules.books import one, told, written


def sectors(*moves: float) -> list[Fact]:
    return [fact("change_day", f"sp500/Sector {n}", move) for n, move in enumerate(moves)]


def industry(move: float, sector: int, along: int = 3, kind: str = "Kind") -> list[Fact]:
    about = f"industry/Sector {sector}/{kind}"
    return [fact("change_day", about, move), fact("along_day", about, along, "count")]


DAY = sectors(-2.0, -1.0, 0.0, 1.0, 2.0)


@pytest.mark.parametrize(
    ("weakest", "strongest", "is_told"),
    [(-9.0, -2.9, True), (-9.0, -3.0, False), (3.0, 9.0, False), (2.9, 9.0, True)],
)
def test_none_stands_out_where_every_sector_went_far_one_way(weakest, strongest, is_told):
    between = (weakest + strongest) / 2
    facts = sectors(weakest, weakest, between, strongest, strongest)
    assert bool(told("industries", *facts, *industry(-12.0, 0), *industry(12.0, 4))) is is_told


@pytest.mark.parametrize(
    ("move", "sector", "is_told"),
    [(2.5, 4, True), (2.3, 4, False), (-2.5, 0, True), (2.5, 0, False), (9.0, 2, False), (9.0, 3, False)],
)
def test_it_goes_beyond_a_sector_at_the_ends(move, sector, is_told):
    assert bool(told("industries", *DAY, *industry(move, sector))) is is_told


@pytest.mark.parametrize(("along", "is_told"), [(2, False), (3, True)])
def test_one_giant_is_no_industry(along, is_told):
    assert bool(told("industries", *DAY, *industry(5.0, 4, along))) is is_told


def test_it_is_told_with_its_sector_and_the_furthest_alone():
    day = [fact("change_day", f"sp500/{name}", move) for name, move in (("Energy", 2.0), ("Materials", -2.0))]
    item = one("industries", *day, *industry(9.0, 4), *_energy(3.0, "Energy Equipment & Services"))
    assert item.subjects["best_of"] == ("sp500/Energy",)
    facts = [*day, *_energy(3.0, "Energy Equipment & Services")]
    (text,) = written([item], facts, also=frozenset({"sectors"}))
    assert written([item], facts) == []
    assert text.startswith("에너지")
    assert "에너지서비스주" in text


def _energy(move: float, kind: str) -> list[Fact]:
    about = f"industry/Energy/{kind}"
    return [fact("change_day", about, move), fact("along_day", about, 4, "count")]
