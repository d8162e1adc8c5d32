"""Semiconductors."""

from __future__ import annotations

import pytest

from newsgen.rules.base import CHIPS, Desk
from tests.facts.builders import fact
from tests.rules.books import one, told, written

MAKERS = Desk(
    universes={"sp500": frozenset({"NVDA", "AMD", "MU", "INTC", "JPM"})},
    industries=dict.fromkeys(("NVDA", "AMD", "MU", "INTC"), CHIPS) | {"JPM": "Banks"},
)


@pytest.mark.parametrize(
    ("change", "tech", "chosen"),
    [(-0.9, -0.4, False), (-1.0, -0.4, True), (-0.3, 0.3, True), (-0.29, 0.3, False), (-0.9, 0.29, False)],
)
def test_chips(change, tech, chosen):
    """Of less than one percent only that it went against technology as a whole is told."""
    item = one("chips", fact("change_day", "^SOX", change), fact("change_day", "^IXIC", tech))
    assert item.chosen is chosen


def test_a_small_move_is_told_against_technology_unless_a_place_of_its_own_is_told():
    moves = [fact("change_day", "^SOX", -0.5), fact("change_day", "^IXIC", 0.4)]
    (text,) = written([one("chips", *moves)], moves)
    assert text == "나스닥지수와 달리 필라델피아반도체지수는 0.5% 내렸다."
    near, far = (fact("highest_since", "^SOX", 5000.0, periods=n) for n in (39, 40))
    assert one("chips", *moves, near).chosen
    assert not one("chips", *moves, far).chosen


def test_what_is_left_out_says_how_far_it_moved():
    item = one("chips", fact("change_day", "^SOX", 0.29))
    assert item.reason == "0.29%, 기준 1%"
    assert told("chips", fact("change_day", "^GSPC", 9.0)) == []


@pytest.mark.parametrize(("periods", "largest"), [(39, False), (40, True)])
def test_its_largest_move_in_months_is_said_to_be_that(periods, largest):
    item = one(
        "chips", fact("change_day", "^SOX", -5.0), fact("largest_fall_since", "^SOX", -5.0, periods=periods)
    )
    assert ("largest" in item.tags) is largest


def companies(worth: float = 200_000.0, **moves: float):
    for symbol, move in moves.items():
        yield fact("change_day", symbol, move)
        yield fact("market_cap", symbol, worth, "usd_millions")


def test_the_companies_that_went_furthest_its_way_show_it():
    facts = [fact("change_day", "^SOX", -2.0), *companies(NVDA=-2.1, AMD=-5.0, MU=-3.0, INTC=4.0, JPM=-9.0)]
    item = one("chips", *facts, desk=MAKERS)
    assert (item.subjects["fallers"], item.subjects.get("risers", ())) == (("AMD", "MU"), ())
    (text,) = written([item], facts)
    assert text.endswith("AMD와 마이크론이 크게 밀렸다.")
    assert "반도체주" in text


def test_one_company_alone_or_small_ones_show_nothing():
    index = fact("change_day", "^SOX", 4.0)
    near = [index, *companies(NVDA=2.9, AMD=5.0)]  # less than three quarters of the index
    assert one("chips", *near, desk=MAKERS).subjects["risers"] == ()
    small = [index, *companies(19_900.0, NVDA=4.0, AMD=5.0)]
    assert one("chips", *small, desk=MAKERS).subjects["risers"] == ()


@pytest.mark.parametrize(
    ("chips", "tech", "said"),
    [
        (18.73, 12.16, "폭등"),  # April 9, 2025
        (-7.6, -5.82, "폭락"),  # April 4, 2025
        (-3.85, -3.56, "급락"),  # December 18, 2024
        (-9.15, -3.07, "급락"),
        (5.2, 0.4, "급등"),
        (5.2, -2.4, "급등"),
        (2.5, 1.9, ""),
        (2.5, -5.1, ""),
    ],
)
def test_no_main_index_that_went_less_far_has_the_stronger_word(chips, tech, said):
    facts = [fact("change_day", "^SOX", chips), fact("change_day", "^IXIC", tech)]
    item = one("chips", *facts)
    (text,) = written([item], facts)
    assert [word for word in ("폭등", "폭락", "급등", "급락") if word in text] == ([said] if said else [])
