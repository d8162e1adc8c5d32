"""The strongest and the weakest sectors, over a day and over a week."""

from __future__ import annotations

import pytest

from newsgen.model import Fact
from newsgen.rules import named
from tests.facts.builders import fact
from tests.markets import US
from tests.rules.books import one, told, written

NAMES = (
    *("Energy", "Materials", "Industrials", "Financials", "Utilities"),
    *("Health Care", "Real Estate", "Information Technology"),
)


def sectors(*changes: float, measure: str = "change_day") -> list[Fact]:
    return [fact(measure, f"sp500/{name}", change) for name, change in zip(NAMES, changes, strict=False)]


@pytest.mark.parametrize(
    ("changes", "best", "worst", "tags"),
    [
        (
            (2.0, 1.5, 0.2, 0.1, 0.0, -0.2, -0.4, -2.0),
            ["Energy", "Materials"],
            [NAMES[-1]],
            {"mixed", "wide"},
        ),
        (
            (2.0, 1.2, 0.2, 0.1, 0.0, -0.2, -0.4, -0.5),
            ["Energy"],
            [NAMES[-1], "Real Estate"],
            {"mixed", "wide"},
        ),
        ((2.0, 1.2, 0.2, 0.1, 0.1, 0.2, 0.4, 0.5), ["Energy"], ["Financials", "Utilities"], {"all_up"}),
        ((-2.0, -3.5, -1, -1, -1, -1, -2, -0.1), [NAMES[-1]], ["Materials"], {"all_down"}),
        ((0.2, -1, -1, -1, -1, -1, -2, -3.0), ["Energy"], [NAMES[-1]], {"mostly_down", "wide"}),
        ((2.0, 1, 1, 1, 1, 1, 2, -3.0), ["Energy", "Real Estate"], [NAMES[-1]], {"mostly_up", "wide"}),
        ((2.0, 0.1, 0.1, 0.1, 0.1, 0.1, -0.2, -0.1), ["Energy"], ["Real Estate"], {"strong"}),
    ],
)
def test_the_ends_of_the_ranking(changes, best, worst, tags):
    item = one("sectors", *sectors(*changes))
    assert [about.partition("/")[2] for about in item.subjects["best"]] == best
    assert sorted(about.partition("/")[2] for about in item.subjects["worst"]) == sorted(worst)
    assert item.tags == tags
    (text,) = written([item], sectors(*changes))
    assert not any(letter.isdigit() for letter in text)
    assert text.endswith("다.")


@pytest.mark.parametrize(("best", "chosen"), [(1.0, False), (1.2, True)])
def test_only_sectors_that_went_apart_are_told(best, chosen):
    item = one("sectors", *sectors(best, 0, 0, 0, 0, 0, 0, 0.0))
    assert item.chosen is chosen
    assert item.reason.endswith("기준 1.2%p")


def test_too_few_sectors_are_not_ranked():
    assert told("sectors", *sectors(0.0, 9.0, 1.0, 1, 1, 1, 1)) == []


@pytest.mark.parametrize(("best", "wide"), [(1.51, True), (1.49, False)])
def test_wide_apart_where_the_market_stood_is_a_rotation(best, wide):
    item = one("sectors", *sectors(best, 0.5, 0, 0, 0, 0, 0, -1.0))
    assert ("wide" in item.tags) is wide
    rule = named("sectors")
    assert rule.occasion(item, US, small=True) == ("rotation" if wide else None)
    assert rule.occasion(item, US, small=False) is None


def test_a_week_s_gap_carries_no_bits():
    week = sectors(5, 0.5, 0, 0, 0, 0, 0, -5, measure="change_week")
    (item,) = told("week_sectors", *week)
    assert item.score.surprise == 0.0
    assert item.chosen
    assert "에너지" in written([item], week)[0]
