"""The big names, over a day and over a week."""

from __future__ import annotations

import pytest

from newsgen.model import Fact, Input
from tests.facts.builders import DAY, fact
from tests.rules.books import one, told


def seven(**changes: float) -> list[Fact]:
    inputs = tuple(Input(symbol=name, date=DAY, value=1.0) for name in changes)
    mean = fact("change_day", "M7", sum(changes.values()) / len(changes), inputs=inputs)
    return [mean, *(fact("change_day", name, change) for name, change in changes.items())]


def test_the_seven_by_their_moves():
    item = one(
        "megacaps",
        *seven(AAPL=1.6, NVDA=-0.9, META=-1.3, TSLA=0.0, MSFT=0.004),
        fact("change_day", "^GSPC", 0.3),
    )
    assert item.subjects["rose"] == ("AAPL",)
    assert item.subjects["fell"] == ("META", "NVDA")
    assert set(item.subjects["unchanged"]) == {"TSLA", "MSFT"}
    assert "against" in item.tags


@pytest.mark.parametrize(
    ("mean", "market", "against"), [(-0.1, 0.1, True), (-0.09, 0.5, False), (0.5, 0.5, False)]
)
def test_the_seven_against_the_market(mean, market, against):
    item = one("megacaps", *seven(AAPL=mean), fact("change_day", "^GSPC", market))
    assert ("against" in item.tags) is against


def week_seven(*moves: float) -> list[Fact]:
    inputs = tuple(Input(symbol=f"S{at}", date=DAY, value=1.0) for at in range(len(moves)))
    mean = fact("mean_change_week", "M7", sum(moves) / len(moves), n=len(moves), inputs=inputs)
    return [mean, *(fact("change_week", f"S{at}", move) for at, move in enumerate(moves))]


def test_the_big_seven_by_the_size_of_their_weeks():
    (item,) = told("week_megacaps", *week_seven(1.0, -2.0, 3.0, 0.004, -0.005))
    assert item.subjects["rose"] == ("S2", "S0")
    assert item.subjects["fell"] == ("S1", "S4")
    assert item.subjects["unchanged"] == ("S3",)
    assert told("week_megacaps", *week_seven(1.0, 2.0)[:-1]) == []
