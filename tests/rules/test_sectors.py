"""The strongest and the weakest sectors, over a day and over a week."""

from __future__ import annotations

import re

import pytest
from msgspec import structs

from newsgen.model import Fact
from newsgen.rules import named
from newsgen.rules.base import Desk
from newsgen.rules.industries import said_once
from tests.facts.builders import fact
from tests.markets import US
from tests.rules.books import one, told, wordings, written

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
        ((2.0, 1.2, 0.2, 0.1, 0.1, 0.2, 0.4, 0.5), ["Energy"], [], {"all_up"}),
        ((-2.0, -3.5, -1, -1, -1, -1, -2, -0.1), [NAMES[-1]], ["Materials"], {"all_down"}),
        ((0.2, -1, -1, -1, -1, -1, -2, -3.0), ["Energy"], [NAMES[-1]], {"mostly_down", "wide"}),
        ((2.0, 1, 1, 1, 1, 1, 2, -3.0), ["Energy", "Real Estate"], [NAMES[-1]], {"mostly_up", "wide"}),
        ((2.0, 0.1, 0.1, 0.1, 0.1, 0.1, -0.2, -0.1), ["Energy"], [], {"strong"}),
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


def test_who_came_behind_the_ends_is_named_where_it_surely_went_that_way():
    changes = (2.0, 1.0, 0.4, 0.2, -0.3, -0.5, -0.9, -2.5)
    item = one("sectors", *sectors(*changes))
    risen, fallen = (
        [about.partition("/")[2] for about in item.subjects[role]] for role in ("risen", "fallen")
    )
    assert risen == ["Materials", "Industrials"], "Financials moved less than 0.3 %"
    assert fallen == ["Real Estate", "Health Care", "Utilities"]
    (text,) = written([item], sectors(*changes))
    assert "산업재" not in text, "a list without a figure says nothing"
    assert "부동산" not in text
    assert one("week_sectors", *sectors(*changes, measure="change_week")).subjects["risen"] == ()


def test_of_a_sector_that_its_members_do_not_bear_out_nothing_is_said():
    changes = (2.0, 1.0, 0.4, 0.2, -0.1, -0.1, -0.1, -2.5)
    parted = [fact("members_day", f"sp500/{name}", -0.5) for name in ("Materials",)]
    item = one("sectors", *sectors(*changes), *parted)
    assert "sp500/Materials" not in item.subjects["risen"]


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
        ({}, ["Energy"], [NAMES[-1]], {"mixed", "wide"}),
        ({"Materials": 1.8}, ["Energy"], [NAMES[-1]], {"mixed", "wide"}),
        ({"Materials": 1.81}, [], [NAMES[-1]], {"weak"}),
        ({"Energy": -0.1}, [], [NAMES[-1]], {"weak"}),
        ({"Energy": 0.29, "Materials": 0.2}, [], [NAMES[-1]], {"weak"}),
        ({"Real_Estate": -2.2}, ["Energy"], [], {"strong"}),
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
    assert item.tags == {"strong"}


@pytest.mark.parametrize(("other", "text"), [(0.2, "오름폭이 가장 작았다"), (-0.1, "강")])
def test_who_went_least_is_told_where_its_members_did_too(other, text):
    facts = [*sectors(2.0, 1.2, 0.9, 0.91, 0.8, 0.9, 0.9, 0.2), *by_members(Information_Technology=other)]
    assert text in written([one("sectors", *facts)], facts)[0]


def test_where_both_differ_at_both_ends_nothing_is_told():
    facts = sectors(2.0, 0.2, 0.2, 0.1, 0.0, -0.2, -0.4, -2.0)
    item = one("sectors", *facts, *by_members(Energy=0.0, Information_Technology=0.0))
    assert not item.chosen


OIL = Desk(
    universes={"sp500": frozenset({"XOM", "CVX", "EQT", "JPM"})},
    sectors=dict.fromkeys(("XOM", "CVX", "EQT"), "Energy") | {"JPM": "Financials"},
)


def companies(*, worth: float = 300_000.0, **moves: float) -> list[Fact]:
    return [
        each
        for symbol, move in moves.items()
        for each in (fact("change_day", symbol, move), fact("market_cap", symbol, worth, "usd_millions"))
    ]


RISE = (2.0, 0.1, 0.1, 0.1, 0.1, 0.1, -0.2, -0.1)
"""Of the sectors, energy alone at the top."""


def test_the_companies_that_went_furthest_show_the_one_sector_at_an_end():
    small = companies(worth=49_900.0, EQT=9.0)
    facts = [*sectors(*RISE), *companies(XOM=2.1, CVX=3.0, JPM=9.0), *small]
    item = one("sectors", *facts, desk=OIL)
    assert (item.subjects["risers"], item.subjects["fallers"]) == (("CVX", "XOM"), ())
    (text,) = written([item], facts)
    assert re.match("업종(?:별로|[^.]*)[^.]*에너지가 ", text)
    assert "셰브론과 엑슨모빌" in text
    two = one("sectors", *sectors(2.0, 1.9), *sectors(*RISE)[2:], *facts[8:], desk=OIL)
    assert two.subjects["risers"] == (), "of two sectors nobody shows which"


def test_no_company_shows_a_sector_that_fell_least():
    facts = [*sectors(-0.1, *(-1.0 for _ in range(6)), -3.0), *companies(XOM=-2.1, CVX=-3.0)]
    assert one("sectors", *facts, desk=OIL).subjects["risers"] == ()


def test_a_sector_s_companies_give_way_to_those_of_an_industry():
    item = one("sectors", *sectors(*RISE), *companies(XOM=2.1, CVX=3.0), desk=OIL)
    industry = structs.replace(item, rule="industries", subjects={"best": (), "risers": ("COP", "EOG")})
    kept, _ = said_once([item, industry])
    assert kept.subjects["risers"] == ()
    assert not any(fact.startswith(("change_day:XOM", "change_day:CVX")) for fact in kept.facts)
    chips = structs.replace(item, rule="chips", subjects={"risers": ("NVDA", "AMD")})
    assert said_once([item, chips])[0].subjects["risers"] == ("CVX", "XOM")


@pytest.mark.parametrize(("first", "heads"), [(0.99, False), (1.0, True)])
def test_a_sector_is_strong_and_stands_above_the_lead_from_a_percent_on(first, heads):
    """2025-12-26: the first sector had risen by 0.59 percent."""
    facts = sectors(first, 0.1, 0.1, 0.1, 0.1, 0.1, -0.2, -0.1)
    item = one("sectors", *facts, gap=0.5)
    assert item.tags == {"strong"}
    assert bool(written([item], facts, part="tail")) is heads
    said = wordings([item], facts)
    assert any("강" in text for text in said) is heads
    assert heads or all(text.endswith("가장 많이 올랐다.") for text in said)
