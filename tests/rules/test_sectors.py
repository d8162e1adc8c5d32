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
    assert item.tags - {"best_sure", "worst_sure"} == tags
    (text,) = written([item], sectors(*changes))
    assert not any(letter.isdigit() for letter in text)
    assert text.endswith("다.")


@pytest.mark.parametrize(("best", "chosen"), [(0.7, False), (0.8, True)])
def test_only_sectors_that_went_apart_are_told(best, chosen):
    item = one("sectors", *sectors(best, 0, 0, 0, 0, 0, 0, 0.0))
    assert item.chosen is chosen
    assert item.reason.endswith("기준 0.8%p")


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


def by_members(**changes: float) -> list[Fact]:
    """How the members of some sectors did, where it differs from their funds."""
    named = {name.replace("_", " "): change for name, change in changes.items()}
    return [fact("members_day", f"sp500/{name}", change) for name, change in named.items()]


@pytest.mark.parametrize(
    ("other", "best", "worst", "tags"),
    [
        ({}, ["Energy"], [NAMES[-1]], {"mixed", "wide", "best_sure", "worst_sure"}),
        ({"Materials": 2.14}, ["Energy"], [NAMES[-1]], {"mixed", "wide", "worst_sure"}),
        ({"Materials": 2.16}, [], [NAMES[-1]], {"weak", "worst_sure"}),
        ({"Energy": -0.1}, [], [NAMES[-1]], {"weak", "worst_sure"}),
        ({"Energy": 0.29, "Materials": 0.2}, [], [NAMES[-1]], {"weak", "worst_sure"}),
        ({"Real_Estate": -2.2}, ["Energy"], [], {"strong", "best_sure"}),
    ],
)
def test_only_whom_the_members_bear_out_is_named(other, best, worst, tags):
    facts = [*sectors(2.0, 1.0, 0.2, 0.1, 0.0, -0.2, -0.4, -2.0), *by_members(**other)]
    item = one("sectors", *facts)
    assert [about.partition("/")[2] for about in item.subjects["best"]] == best
    assert [about.partition("/")[2] for about in item.subjects["worst"]] == worst
    assert item.tags == tags
    assert len(written([item], facts)) == 1


def test_all_sectors_went_one_way_only_where_their_members_did():
    """2025-01-30: all funds rose, technology by 0.19, while its members fell by 0.44."""
    facts = sectors(2.0, 1.2, 0.2, 0.1, 0.1, 0.2, 0.4, 0.19)
    assert "all_up" in one("sectors", *facts).tags
    item = one("sectors", *facts, *by_members(Information_Technology=-0.44))
    assert item.tags == {"strong", "best_sure"}


@pytest.mark.parametrize(("other", "text"), [(0.2, "오름폭이 가장 작았다"), (-0.1, "강세")])
def test_who_went_least_is_told_where_its_members_did_too(other, text):
    facts = [*sectors(2.0, 1.2, 0.9, 0.91, 0.8, 0.9, 0.9, 0.2), *by_members(Information_Technology=other)]
    assert text in written([one("sectors", *facts)], facts)[0]


def test_where_both_differ_at_both_ends_nothing_is_told():
    facts = sectors(2.0, 0.2, 0.2, 0.1, 0.0, -0.2, -0.4, -2.0)
    item = one("sectors", *facts, *by_members(Energy=0.0, Information_Technology=0.0))
    assert not item.chosen
