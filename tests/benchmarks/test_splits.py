"""Splits of shares that no list has: the number of shares tells them, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from benchmarks.reader.splits import Day, unlisted


def days(*closes_and_shares: tuple[float, float]) -> list[Day]:
    """Days of one stock, of a close and of a number of shares each."""
    return [Day(f"2024-12-{at + 2:02}", close, close * n) for at, (close, n) in enumerate(closes_and_shares)]


@pytest.mark.parametrize(
    ("some", "ratio"),
    [
        # Arista, whose recorded market value followed a session late
        (days((410.10, 314.9), (414.46, 314.9), (105.43, 314.9), (106.83, 1259.8)), 4.0),
        (days((3.0, 500.0), (3.1, 500.0), (7.8, 200.0)), 0.4),
        (days((90.0, 100.0), (60.5, 150.0), (61.0, 150.0)), None),  # 3:2 is within what a stock can do
        (days((100.0, 50.0), (30.0, 50.0), (31.0, 50.0), (29.0, 50.0)), None),  # it crashed
        (days((100.0, 50.0), (30.0, 50.0), (31.0, 68.0)), None),  # crashed, and issued shares
        (days((100.0, 50.0), (30.0, 50.0), (31.0, 100.0)), None),  # crashed, and took over another
        (days((0.0, 50.0), (30.0, 0.0), (31.0, 50.0)), None),
    ],
)
def test_shares_that_became_many_where_the_close_fell(some: list[Day], ratio: float | None) -> None:
    found = unlisted(some, {})
    assert list(found.values()) == ([pytest.approx(ratio)] if ratio else [])


def test_a_split_that_is_listed_is_not_counted_twice() -> None:
    some = days((414.46, 314.9), (105.43, 314.9), (106.83, 1259.8))
    assert not unlisted(some, {some[1].day: 4.0})
