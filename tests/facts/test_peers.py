"""Whose day was its industry's: 2026-01-27, when health insurers fell together and one of them reported."""

from types import SimpleNamespace

import numpy as np
import pytest

from newsgen.facts import peers

INSURERS = {"UNH": -19.6, "HUM": -21.1, "ELV": -14.3, "CVS": -14.2, "CNC": -10.3}


def found(moves: dict[str, float], *reported: str) -> dict[str, tuple[str, ...]]:
    listed = {name: SimpleNamespace(symbol=name, gics_industry="Health") for name in moves}
    seen = SimpleNamespace(
        market=SimpleNamespace(universe=lambda _: "large"),
        universes={"large": frozenset(moves)},
        instruments=listed,
        panel=SimpleNamespace(symbols=tuple(moves)),
    )
    events = [SimpleNamespace(kind="earnings", status="reported", about=about) for about in reported]
    return peers.of(seen, np.array(list(moves.values())), events)


def test_who_reported_among_others_that_fell_as_far_is_told_with_these():
    assert found(INSURERS, "UNH") == {"UNH": ("HUM", "ELV", "CVS", "CNC")}


@pytest.mark.parametrize("changed", [{"HUM": -17.0}, {"CVS": -9.0, "ELV": -9.0}, {"CVS": 7.0, "ELV": 0.0}])
def test_a_company_that_went_further_than_all_others_or_with_few_moved_by_itself(changed):
    assert found(INSURERS | changed, "UNH") == {}


def test_others_that_reported_too_are_no_witnesses():
    assert found(INSURERS, "UNH", "HUM") == {}


def test_who_did_not_move_has_none():
    assert found(INSURERS | {"UNH": 0.0}, "UNH") == {}
