"""Sectors by their funds, or by their members' worth: by hand."""

from __future__ import annotations

import dataclasses

import msgspec
import pytest

from newsgen.facts import sectors
from tests.facts.builders import NAN, fact, market, panel
from tests.markets import US

CAPS = {"A": 600.0, "B": 100.0, "C": 100.0, "D": 100.0, "E": 100.0}
CLOSES = {"A": [100.0, 90.0], "B": [10.0, 11.0], "C": [10.0, 11.0], "D": [10.0, 11.0], "E": [10.0, 11.0]}


def moves(closes: dict[str, list[float]], **caps: float) -> dict[str, float]:
    members = dict.fromkeys((name for name in closes if len(name) == 1), "Energy")
    seen = market(
        stocks=panel(closes, caps=CAPS | caps), sectors=members, universes={"sp500": frozenset(members)}
    )
    told = sectors.facts(seen, -2, "change_day")
    return {fact.about: fact.value for fact in told if fact.measure == "change_day"}


def of_industries(industry: str, **members: str) -> dict[str, tuple[float, int | None]]:
    """The moves of industries: all are of one, but those that are named by their own."""
    stocks = dict.fromkeys(CLOSES, "Energy")
    seen = market(stocks=panel(CLOSES, caps=CAPS), sectors=stocks, universes={"sp500": frozenset(stocks)})
    placed = {
        name: msgspec.structs.replace(one, gics_industry=members.get(name, industry))
        for name, one in seen.instruments.items()
    }
    seen = dataclasses.replace(seen, instruments=placed)
    told = [one for one in sectors.facts(seen, -2, "change_day") if one.about.startswith("industry/")]
    return {one.about: (one.value, one.n) for one in told if one.measure == "change_day"}


def test_an_industry_is_weighted_by_what_its_members_were_worth():
    """The one worth 600 fell by 10 percent, the four worth 100 each rose by as much."""
    assert of_industries("Oil & Gas") == {"industry/Energy/Oil & Gas": (pytest.approx(-2.0), 5)}


def test_an_industry_of_fewer_than_five_companies_or_without_a_name_is_not_told():
    assert of_industries("Oil & Gas", E="Coal") == {}
    assert of_industries("") == {}


def test_the_day_has_industries_beside_its_sectors():
    members = dict.fromkeys(CLOSES, "Energy")
    seen = market(stocks=panel(CLOSES, caps=CAPS), sectors=members, universes={"sp500": frozenset(members)})
    named = {
        name: msgspec.structs.replace(one, gics_industry="Coal") for name, one in seen.instruments.items()
    }
    told = sectors.day(dataclasses.replace(seen, instruments=named))
    assert [(one.measure, one.about) for one in told] == [
        ("change_day", "sp500/Energy"),
        ("change_day", "industry/Energy/Coal"),
        ("along_day", "industry/Energy/Coal"),
        ("equal_day", "industry/Energy/Coal"),
    ]


def test_beside_the_mean_by_worth_stands_that_in_which_all_weigh_the_same():
    """One fell by 10 percent and four rose by 10: 6 on average, and -2 by what they were worth."""
    members = dict.fromkeys(CLOSES, "Energy")
    seen = market(stocks=panel(CLOSES, caps=CAPS), sectors=members, universes={"sp500": frozenset(members)})
    placed = {
        name: msgspec.structs.replace(one, gics_industry="Coal") for name, one in seen.instruments.items()
    }
    told = sectors.facts(dataclasses.replace(seen, instruments=placed), -2, "change_day")
    assert [(one.value, one.n) for one in told if one.measure == "equal_day"] == [(pytest.approx(6.0), 5)]


@pytest.mark.parametrize(("first", "along"), [(90.0, 1), (112.0, 5), (140.0, 1)])
def test_how_many_of_weight_went_an_industry_s_way(first, along):
    """Worth 600 and four times 100, of which each gained 10: the mean is -2, 11.2 and 28 percent."""
    closes = CLOSES | {"A": [100.0, first]}
    stocks = dict.fromkeys(closes, "Energy")
    seen = market(stocks=panel(closes, caps=CAPS), sectors=stocks, universes={"sp500": frozenset(stocks)})
    placed = {
        name: msgspec.structs.replace(one, gics_industry="Coal") for name, one in seen.instruments.items()
    }
    told = sectors.facts(dataclasses.replace(seen, instruments=placed), -2, "change_day")
    assert [one.value for one in told if one.measure == "along_day"] == [along]


def test_a_third_sector_is_named_where_it_is_near_the_second():
    def named(*moves: float) -> tuple[int, int]:
        facts = [fact("change_day", f"sp500/{n}", each) for n, each in enumerate(moves)]
        best, worst = sectors.ends(facts, facts, near=0.7, clear=0.3)
        return len(best), len(worst)

    assert named(2.0, 1.8, 1.7, 1.0, -1.0, -1.2) == (3, 2)
    assert named(2.0, 1.8, 1.5, 1.4, -1.0, -1.2) == (2, 2)
    assert named(2.0, 1.2, 1.1, 1.0, -1.0, -1.8) == (1, 1)


def funds(**changed: float) -> dict[str, list[float]]:
    return {fund: [100.0, changed.get(fund, 101.0)] for fund in US.sectors.values()}


def test_members_are_weighted_by_what_they_were_worth():
    assert moves(CLOSES) == {"sp500/Energy": pytest.approx((-10 * 600 + 10 * 400) / 1000)}


def test_a_sector_of_few_or_of_many_unknown_is_not_told():
    assert moves({name: CLOSES[name] for name in "ABCD"}) == {}
    assert moves(CLOSES | {"E": [10.0, NAN]}) == {}
    assert moves(CLOSES, E=NAN) == {}


def test_of_a_few_companies_one_may_be_unknown():
    """Seven made drinks in 2026, and what one of them was worth is not recorded."""
    six = CLOSES | {"F": [10.0, 9.0]}
    caps = CAPS | {"F": 100.0}
    seen = market(
        stocks=panel(six, caps=caps | {"F": NAN}),
        sectors=dict.fromkeys(six, "Energy"),
        universes={"sp500": frozenset(six)},
    )
    found = {one.about: one for one in sectors.facts(seen, -2, "change_day")}
    assert found["sp500/Energy"].n == 5
    assert found["sp500/Energy"].value == pytest.approx(-2.0)


def test_the_funds_speak_where_all_of_them_do():
    found = moves(CLOSES | funds(XLE=98.0))
    assert len(found) == 11
    assert found["sp500/Energy"] == pytest.approx(-2.0)
    assert found["sp500/Utilities"] == pytest.approx(1.0)
    assert moves(CLOSES | funds(XLU=NAN)) == {"sp500/Energy": pytest.approx(-2.0)}


def test_beside_the_funds_stand_their_members():
    closes = CLOSES | funds(XLE=98.0)
    members = dict.fromkeys(CLOSES, "Energy")
    seen = market(stocks=panel(closes, caps=CAPS), sectors=members, universes={"sp500": frozenset(members)})
    found = {one.about: one for one in sectors.facts(seen, -2, "change_day") if one.measure == "members_day"}
    assert {about: one.value for about, one in found.items()} == {"sp500/Energy": pytest.approx(-2.0)}
    assert found["sp500/Energy"].n == 5


def test_where_no_other_sector_is_known_the_named_ones_lead():
    both = [fact("change_day", "sp500/Energy", 1.0), fact("change_day", "sp500/Materials", 0.8)]
    assert sectors.ends(both, both, near=0.7, clear=0.3).best == both
