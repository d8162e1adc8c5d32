"""The ten-year yield between the two-year and the thirty-year one. The true days are FRED's."""

from __future__ import annotations

import pytest

from newsgen.gate import bent
from tests.gate.macro import found, of_two_days


def test_the_furthest_true_days_are_told_or_silent():
    wildest = of_two_days("2023-03-13", DGS2=(4.60, 4.03), DGS10=(3.70, 3.55), DGS30=(3.70, 3.70))
    assert found(bent.middles, wildest) == [("yield-alone", "DGS10", "flag")]  # -0.15 + 0.57 / 2 = 0.135
    furthest = of_two_days("2023-05-10", DGS2=(4.00, 3.90), DGS10=(3.53, 3.43), DGS30=(3.84, 3.80))
    assert found(bent.middles, furthest) == []  # 0.37 below both
    calm = of_two_days("2025-08-13", DGS2=(3.72, 3.67), DGS10=(4.29, 4.24), DGS30=(4.88, 4.83))
    assert found(bent.middles, calm) == []


@pytest.mark.parametrize(
    ("two", "ten", "thirty"),
    [
        ((4.48, 4.50), (4.00, 4.02), (5.00, 5.02)),  # the columns of two and ten years, all the way back
        ((4.00, 4.02), (5.03, 5.04), (4.48, 4.50)),  # those of ten and thirty
    ],
)
def test_columns_that_were_always_exchanged_are_left_out(two, ten, thirty):
    seen = of_two_days("2026-05-20", DGS2=two, DGS10=ten, DGS30=thirty)
    assert found(bent.middles, seen) == [("yields-order", "DGS10", "section")]


def test_ten_years_that_go_alone_are_told():
    seen = of_two_days("2026-05-20", DGS2=(4.00, 4.02), DGS10=(4.48, 4.60), DGS30=(5.00, 5.02))
    assert found(bent.middles, seen) == [("yield-alone", "DGS10", "flag")]  # 0.12 - 0.02
