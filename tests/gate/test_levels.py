"""Bars of an index that come again."""

from __future__ import annotations

from newsgen.gate import levels
from tests.facts.builders import market, series
from tests.gate.macro import found

REPEATED = [("repeated-row", "^VIX", "drop")]


def of(*bars: tuple[float, float, float]) -> list[tuple[str, str, str]]:
    """What is said of some sessions of the VIX, each a high, a low and a close."""
    high, low, close = zip(*bars, strict=True)
    return found(levels.repeated_levels, market(series("^VIX", close, high=high, low=low)))


def test_a_bar_of_two_sessions_ago_is_left_out():
    assert of((17.2, 16.1, 16.5), (18.0, 16.9, 17.7), (17.2, 16.1, 16.5)) == REPEATED


def test_a_close_alone_may_come_again():
    assert of((17.2, 16.1, 16.5), (18.0, 16.9, 17.7), (17.0, 16.2, 16.5)) == []


def test_a_flat_bar_at_the_close_before_is_left_out():
    assert of((17.2, 16.1, 16.5), (16.5, 16.5, 16.5)) == REPEATED
