"""Who was so much: found by size, as each asked in turn would say."""

from __future__ import annotations

import pytest

from newsgen.checks.agree import agrees
from newsgen.checks.amounts.sizes import Sizes
from newsgen.korean.figures import figures

VALUES: dict[str, float | None] = {
    "A": 1.234, "B": -1.23, "C": 1.2, "D": None, "E": float("nan"), "F": 874.86, "G": 869.99, "H": -0.004,
    "I": 6466.58,
}  # fmt: skip


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("1.23%", {"A", "B"}),
        ("1.2%", {"A", "B", "C"}),
        ("870포인트", {"F", "G"}),
        ("875포인트", {"F"}),
        ("0.00%", {"H"}),
        ("6,466.58", {"I"}),
        ("6,466.65", set()),
    ],
)
def test_whose_value_a_figure_says(told: str, who: set[str]) -> None:
    (figure,) = figures(told)
    assert set(Sizes(VALUES.items()).said_by(figure)) == who
    assert who == {one for one, value in VALUES.items() if value is not None and agrees(figure, value)}


def test_those_near_a_size_have_their_places() -> None:
    near = Sizes(VALUES.items()).around(1.22, 0.015)
    assert sorted(near) == [(0, "A", 1.234), (1, "B", -1.23)]
