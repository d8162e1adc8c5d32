"""The best and the worst sector, over a day and over a week."""

from __future__ import annotations

import pytest

from newsgen.model import Fact
from newsgen.rules import named
from tests.facts.builders import fact
from tests.markets import US
from tests.rules.books import one, told


def sectors(*changes: float) -> list[Fact]:
    return [fact("change_day", f"sp500/S{number}", change) for number, change in enumerate(changes)]


@pytest.mark.parametrize(("best", "chosen"), [(1.5, False), (1.51, True)])
def test_sectors_far_apart(best, chosen):
    item = one("sectors", *sectors(0.01, 0.5, best, 1.0), fact("change_day", "sp500/Miscellaneous", 99.0))
    assert item.chosen is chosen
    assert (item.subjects["best"], item.subjects["worst"]) == (("sp500/S2",), ("sp500/S0",))
    assert item.score.tested == 4


def test_too_few_sectors_are_not_ranked():
    assert told("sectors", *sectors(0.0, 9.0, 1.0)) == []


def week_sectors(*means: float, n: int = 490) -> list[Fact]:
    breadth = [fact(f"breadth_{way}_week", "sp500", 200, "count", n=n) for way in ("up", "down")]
    return [*breadth, *(fact("change_week", f"sp500/S{at}", mean) for at, mean in enumerate(means))]


@pytest.mark.parametrize(
    ("means", "tags"),
    [
        ((1.0, 0.5, 0.2, -1.0), {"mixed"}),
        ((1.0, 0.5, 0.2, -0.99), {"near"}),
        ((3.0, 2.0, 1.5, 1.0), {"all_up"}),
        ((-1.0, -2.0, -2.5, -3.0), {"all_down"}),
        ((3.0, 2.0, -1.0), {"near"}),
        ((2.5, 2.0, 0.5, 0.001), {"near"}),
    ],
)
def test_the_sectors_of_the_week(means, tags):
    (item,) = told("week_sectors", *week_sectors(*means))
    assert item.tags == tags
    assert bool(item.subjects["best"]) is ("near" not in tags)


def test_a_sample_is_no_universe():
    assert told("week_sectors", *week_sectors(1, 1, 1, -5, n=299)) == []
    assert len(told("week_sectors", *week_sectors(1, 1, 1, -5, n=300))) == 1


def test_the_unclassified_sector_is_not_ranked():
    (item,) = told(
        "week_sectors", *week_sectors(1, 0.5, 0, -2), fact("change_week", "sp500/Miscellaneous", 99.0)
    )
    assert item.subjects["best"] == ("sp500/S0",)


@pytest.mark.parametrize(("best", "wide"), [(1.71, True), (1.69, False)])
def test_wide_apart_where_the_market_stood_is_a_rotation(best, wide):
    item = one("sectors", *sectors(-1.0, 0.5, best, 1.0))
    assert ("wide" in item.tags) is wide
    rule = named("sectors")
    assert rule.occasion(item, US, small=True) == ("rotation" if wide else None)
    assert rule.occasion(item, US, small=False) is None


def test_what_is_left_out_says_how_near_they_were():
    item = one("sectors", *sectors(0.01, 0.5, 1.5, 1.0))
    assert item.reason == "업종 간 차 1.49%p, 기준 1.5%p"
    assert told("sectors", *sectors(0.004, 0.5, 9.0, 1.0)) == [], "what prints as zero is no worst"


def test_a_week_s_gap_carries_no_bits():
    assert told("week_sectors", *week_sectors(5, 0.5, 0, -5))[0].score.surprise == 0.0
