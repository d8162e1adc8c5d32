"""The index of fear against the broad index, and the chips against their large members."""

from __future__ import annotations

import pytest

from newsgen.gate import fear
from tests.facts.builders import market, panel, series
from tests.gate.macro import found


def moved(vix: float, broad: float) -> list[tuple[str, str, str]]:
    """What is found where the index of fear and the broad one moved by so many percent."""
    return found(
        fear.calm, market(series("^VIX", [20.0, 20 + vix / 5]), series("^GSPC", [100.0, 100 + broad]))
    )


@pytest.mark.parametrize(
    ("vix", "broad"),
    [
        (115.60, -4.10),  # 2018-02-05
        (74.04, -2.95),  # 2024-12-18
        (61.64, -2.57),  # 2021-01-27
        (46.38, -1.82),  # 2017-05-17
        (44.37, -1.45),  # 2017-08-10
        (19.97, -0.45),  # 2019-05-06
        (-28.16, 1.04),  # 2024-08-06
        (0.71, -5.18),  # 2020-03-18
        (9.51, 1.43),  # 2022-12-12
    ],
)
def test_what_happened_is_let_through(vix, broad):
    assert moved(vix, broad) == []


def test_a_close_of_yesterday_to_the_cent_is_told():
    assert moved(0.0, 1.0) == [("fear-still", "^VIX", "flag")]


def test_both_the_same_way_is_told():
    assert moved(-12.78, -0.09) == [("fear-apart", "^VIX", "flag")]  # 2024-12-19


@pytest.mark.parametrize(
    ("vix", "broad"),
    [(57.0, -0.3), (57.0, 0.4), (25.0, 1.5), (-25.0, 0.2), (-60.0, 1.5), (57.0, -1.2), (21.0, 0.0)],
)
def test_a_move_that_the_broad_index_does_not_let_it_make_is_dropped(vix, broad):
    assert moved(vix, broad) == [("fear-apart", "^VIX", "drop")]


LEADERS = ("NVDA", "AVGO", "AMD", "TSM", "MU", "INTC")


def chips(index: float, *moves: float) -> list[tuple[str, str, str]]:
    stocks = panel({name: [100.0, 100 + move] for name, move in zip(LEADERS, moves, strict=False)})
    return found(fear.leaders, market(series("^SOX", [100.0, 100 + index]), stocks=stocks))


@pytest.mark.parametrize(
    ("index", "moves", "said"),
    [
        (18.73, (18.7, 18.6, 23.8, 12.3, 18.7, 18.7), []),  # 2025-04-09
        (-9.15, (-17.0, -17.4, -6.4, -13.3, -11.7, -2.6), [("leaders-apart", "^SOX", "flag")]),  # 2025-01-27
        (0.0, (5.1, 4.9, 5.0, 5.2, 4.8, 5.0), [("leaders-apart", "^SOX", "drop")]),  # yesterday's again
        (-6.0, (1.0, 1.5, 0.5, 1.0, 2.0, 1.0), [("leaders-apart", "^SOX", "drop")]),
        (-6.0, (1.0, 1.5, 0.5, 1.0), []),  # two of six are missing
    ],
)
def test_an_index_goes_with_its_large_members(index, moves, said):
    assert chips(index, *moves) == said
