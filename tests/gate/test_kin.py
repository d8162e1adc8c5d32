"""Small companies go with the large ones of their kind; moves that are turned round go against them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from newsgen.gate import Consequence, Evidence, Section, kin
from newsgen.snapshot.snapshot import Snapshot
from tests.facts.builders import market, panel, series

LARGE, SMALL, ROWS, KINDS = 240, 600, 70, 5


def seen(turned: str = "", index: float | None = None) -> Snapshot:
    """Companies of five kinds, each of which moves with its kind and twice as much by itself.

    ``turned`` is the first letter of those whose last move is the other way; the indices moved as their
    members truly did, or by ``index``.
    """
    random = np.random.default_rng(7)
    names = [f"L{at:03}" for at in range(LARGE)] + [f"S{at:03}" for at in range(SMALL)]
    of_kind = random.normal(0, 0.01, (ROWS, KINDS))
    moves = np.column_stack(
        [of_kind[:, at % KINDS] + random.normal(0, 0.02, ROWS) for at in range(len(names))]
    )
    true = {letter: moves[-1, [one[0] == letter for one in names]].mean() for letter in "LS"}
    moves[-1, [one[0] == turned for one in names]] *= -1
    closes = 50 * np.exp(np.cumsum(moves, axis=0))
    level = {letter: [5000.0, 5000.0 * np.exp(true[letter] if index is None else index)] for letter in "LS"}
    made = market(
        series("^GSPC", level["L"]),
        series("^RUT", level["S"]),
        stocks=panel(dict(zip(names, closes.T.tolist(), strict=True))),
        universes={"sp500": frozenset(names[:LARGE]), "russell2000": frozenset(names[LARGE:])},
    )
    return replace(made, covered=frozenset(made.universes))


def test_they_go_together():
    assert kin.correlation(seen()) > 0.15
    assert list(kin.turned(seen(), Evidence())) == []


@pytest.mark.parametrize("letter", ["L", "S"])
def test_those_that_are_turned_round_are_told_or_left_out(letter):
    (one,) = kin.turned(seen(letter), Evidence())
    assert one.code == "kin-against"
    assert one.figures["correlation"] < -0.15


def test_those_whose_index_did_not_move_so_are_the_doubtful_ones():
    made = seen("S")
    parted = replace(made, series={**made.series, "^RUT": series("^RUT", [2000.0, 2200.0])})
    (one,) = kin.turned(parted, Evidence())
    assert (one.section, one.symbol) == (Section.SMALL_CAPS, "russell2000")
    neither = replace(parted, series={})
    (one,) = kin.turned(neither, Evidence())
    assert (one.consequence, one.symbol) == (Consequence.FLAG, "*")


def test_of_a_few_companies_or_days_nothing_is_said():
    made = seen("S")
    assert kin.correlation(replace(made, universes={})) is None
    short = replace(made.panel, days=made.panel.days[-30:], close=made.panel.close[-30:])
    assert kin.correlation(replace(made, panel=short)) is None


def test_of_a_market_that_stands_still_nothing_is_said():
    made = seen("S")
    close = made.panel.close.copy()
    close[-1] = close[-2]
    assert kin.correlation(replace(made, panel=replace(made.panel, close=close))) is None
