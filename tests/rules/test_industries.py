"""Industries that went furthest, in words."""

from __future__ import annotations

import re

import pytest

from newsgen.model import Fact
from newsgen.rules import named
from tests.facts.builders import fact
from tests.rules.books import one, told, wordings

INSURERS, BANKS = "industry/Financials/Insurance", "industry/Financials/Banks"
DRUGS, SOFTWARE = "industry/Health Care/Pharmaceuticals", "industry/Information Technology/Software"


def industries(**moves: float) -> list[Fact]:
    places = {"insurers": INSURERS, "banks": BANKS, "drugs": DRUGS, "software": SOFTWARE}
    return [fact("change_day", places[name], move) for name, move in moves.items()]


@pytest.mark.parametrize(
    ("moves", "best", "worst"),
    [
        ({"insurers": 0.8, "banks": 0.1}, (INSURERS,), ()),
        ({"insurers": 0.79, "banks": -0.8}, (), (BANKS,)),
        ({"insurers": 2.0, "banks": 1.41, "drugs": -2.0}, (INSURERS, BANKS), (DRUGS,)),
        ({"insurers": 2.0, "banks": 1.39, "drugs": 0.1}, (INSURERS,), ()),
        ({"insurers": 1.3, "banks": 0.79, "drugs": 0.1}, (INSURERS,), ()),
        ({"insurers": -1.0, "banks": -1.5, "drugs": 0.1, "software": -1.2}, (), (BANKS, SOFTWARE)),
    ],
)
def test_the_ends_of_the_ranking_that_went_far_enough(moves, best, worst):
    item = one("industries", *industries(**moves))
    assert (item.subjects["best"], item.subjects["worst"]) == (best, worst)
    assert item.tags == {"both" if best and worst else "up" if best else "down"}
    assert item.score.total == 1.3, "it fills room that nothing better takes"
    assert named("industries").matter(item) == "inside"


def test_nothing_where_none_went_far():
    assert told("industries", *industries(insurers=0.79, banks=-0.79)) == []
    assert told("industries") == []


def test_those_of_the_sectors_at_the_ends_are_left_out():
    """The line on sectors names up to two at either end: their industries would say it again."""
    order = (
        "Energy",
        "Health Care",
        "Materials",
        "Financials",
        "Utilities",
        "Industrials",
        "Information Technology",
    )
    sectors = [fact("change_day", f"sp500/{name}", 3.0 - at) for at, name in enumerate(order)]
    item = one("industries", *sectors, *industries(drugs=3.0, software=-4.0, banks=1.0, insurers=-1.0))
    assert (item.subjects["best"], item.subjects["worst"]) == ((BANKS,), (INSURERS,))


@pytest.mark.parametrize(
    ("moves", "wrong"),
    [
        ({"insurers": 2.0, "drugs": 0.1}, "약세|밀렸|내렸|낙폭"),
        ({"insurers": -2.0, "drugs": 0.1}, "강세|올랐|오름세"),
        ({"insurers": 2.0, "drugs": -2.0}, "보험.{0,5}(약세|밀렸|내린|내렸)|제약.{0,5}(강세|올랐)"),
    ],
)
def test_words_say_who_went_which_way(moves, wrong):
    facts = industries(**moves)
    said = wordings([one("industries", *facts)], facts)
    assert len(said) >= 3
    for text in said:
        assert "보험" in text
        assert ("제약" in text) is (moves["drugs"] < 0)
        assert not re.search(wrong, text)
        assert not re.search(r"\d", text)
