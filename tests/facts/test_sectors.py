"""Sectors by their funds, or by their members' worth: by hand."""

from __future__ import annotations

import pytest

from newsgen.facts import sectors
from tests.facts.builders import NAN, market, panel
from tests.markets import US

CAPS = {"A": 600.0, "B": 100.0, "C": 100.0, "D": 100.0, "E": 100.0}
CLOSES = {"A": [100.0, 90.0], "B": [10.0, 11.0], "C": [10.0, 11.0], "D": [10.0, 11.0], "E": [10.0, 11.0]}


def moves(closes: dict[str, list[float]], **caps: float) -> dict[str, float]:
    members = dict.fromkeys((name for name in closes if len(name) == 1), "Energy")
    seen = market(
        stocks=panel(closes, caps=CAPS | caps), sectors=members, universes={"sp500": frozenset(members)}
    )
    return {fact.about: fact.value for fact in sectors.facts(seen, -2, "change_day")}


def funds(**changed: float) -> dict[str, list[float]]:
    return {fund: [100.0, changed.get(fund, 101.0)] for fund in US.sectors.values()}


def test_members_are_weighted_by_what_they_were_worth():
    assert moves(CLOSES) == {"sp500/Energy": pytest.approx((-10 * 600 + 10 * 400) / 1000)}


def test_a_sector_of_few_or_of_many_unknown_is_not_told():
    assert moves({name: CLOSES[name] for name in "ABCD"}) == {}
    assert moves(CLOSES | {"E": [10.0, NAN]}) == {}
    assert moves(CLOSES, E=NAN) == {}


def test_the_funds_speak_where_all_of_them_do():
    found = moves(CLOSES | funds(XLE=98.0))
    assert len(found) == 11
    assert found["sp500/Energy"] == pytest.approx(-2.0)
    assert found["sp500/Utilities"] == pytest.approx(1.0)
    assert moves(CLOSES | funds(XLU=NAN)) == {"sp500/Energy": pytest.approx(-2.0)}
