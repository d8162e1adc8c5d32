"""How the main indices went, over a day and over a week."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.model import Fact
from tests.facts.builders import fact
from tests.rules.books import INDICES, indices, one, told


@pytest.mark.parametrize(
    ("changes", "tags"),
    [
        ((0.5, 0.6, 0.7), {"all_up", "normal"}),
        ((-0.5, -0.6, -0.7), {"all_down", "normal"}),
        ((0.5, -0.6, 0.7), {"mixed", "normal"}),
        ((0.09, -0.09, 0.0), {"mixed", "flat", "partly"}),
        ((0.49, 0.3, 0.2), {"all_up", "quiet"}),
        ((1.0, 2.0, 1.0), {"all_up", "sharp"}),
        ((9.0, 1.99, 9.0), {"all_up", "normal"}),
        ((-1.0, -5.0, -1.0), {"all_down", "extreme"}),
    ],
)
def test_the_close_has_the_character_of_the_day(changes, tags):
    item = one("market_close", *indices(*changes))
    assert item.tags == tags
    assert item.standing
    assert item.chosen


def test_the_close_counts_the_rarest_index():
    item = one(
        "market_close",
        *indices(1, 1, 1),
        fact("surprise_day", "^DJI", 4.0),
        fact("surprise_day", "^IXIC", 6.0),
    )
    assert item.score.surprise == 6.0
    assert item.score.tested == 3
    assert item.score.weight == 3.0


def test_no_index_no_close():
    assert told("market_close", fact("change_day", "^RUT", 1.0)) == []


WEEK = fact("week", "XNYS", 5, "sessions", base=dt.date(2025, 8, 11))


def closed(*changes: float) -> list[Fact]:
    return [
        each
        for about, change in zip(INDICES, changes, strict=True)
        for each in (
            fact("change_week", about, change),
            fact("points_week", about, change, "points"),
            fact("close", about, 100.0, "level"),
        )
    ]


@pytest.mark.parametrize(
    ("changes", "tags"),
    [
        ((1.0, 1.0, 1.0), {"all_up", "normal"}),
        ((-1.0, -1.0, -0.01), {"all_down", "normal"}),
        ((1.0, 1.0, 0.004), {"mixed", "normal"}),
        ((0.19, -0.1, 0.0), {"mixed", "flat"}),
        ((0.2, -0.1, 0.0), {"mixed", "quiet"}),
        ((0.79, 0.5, 0.3), {"all_up", "quiet"}),
        ((0.8, 0.5, 0.3), {"all_up", "normal"}),
        ((1.0, 3.49, 9.0), {"all_up", "normal"}),
        ((1.0, 3.5, 1.0), {"all_up", "sharp"}),
        ((-1.0, -7.0, -1.0), {"all_down", "extreme"}),
        ((1.0, -7.0, -1.0), {"mixed", "normal"}),
    ],
)
def test_the_week_has_its_character(changes, tags):
    (item,) = told("week_close", WEEK, *closed(*changes))
    assert item.tags == tags
    assert item.standing
    assert item.chosen


@pytest.mark.parametrize(("change", "fear"), [(14.9, ()), (15.0, ("^VIX",)), (-20.0, ("^VIX",))])
def test_the_vix_is_told_where_it_moved(change, fear):
    vix = [fact("change_week", "^VIX", change), fact("points_week", "^VIX", 1.0), fact("close", "^VIX", 20.0)]
    (item,) = told("week_close", WEEK, *closed(1, 1, 1), *vix)
    assert item.subjects["fear"] == fear
