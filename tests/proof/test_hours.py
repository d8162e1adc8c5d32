"""About when something was: an hour told to the half hour must lie within the quarter that the fact names."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.korean.dates import near
from newsgen.proof.styles import mismatch
from tests.facts.builders import fact


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("09:30", "오전 9시 30분께"),
        ("10:45", "오전 11시께"),
        ("11:00", "오전 11시께"),
        ("11:15", "오전 11시 30분께"),
        ("11:45", "낮 12시께"),
        ("12:30", "낮 12시 30분께"),
        ("13:45", "오후 2시께"),
        ("15:45", "오후 4시께"),
    ],
)
def test_the_nearest_half_hour_is_told_and_proved(at: str, said: str):
    peak = fact("path_peak", "^GSPC", 1.9, as_of=at)
    assert near(dt.time.fromisoformat(at)) == said
    assert mismatch(said, at, "near_hour", peak) is None


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("10:45", "오전 10시 30분께"),
        ("10:45", "오전 11시"),
        ("10:45", "오후 11시께"),
        ("11:15", "오전 11시께"),
        ("11:45", "오전 12시께"),
        ("13:45", "오후 2시 15분께"),
    ],
)
def test_another_hour_is_refused(at: str, said: str):
    assert mismatch(said, at, "near_hour", fact("path_peak", "^GSPC", 1.9, as_of=at))


def test_only_what_has_an_hour_of_its_own_tells_one():
    assert mismatch("오전 11시께", "10:45", "near_hour", fact("change_day", "^GSPC", 1.9, as_of="10:45"))
    assert mismatch("오전 11시께", "10:45", "near_hour", fact("path_peak", "^GSPC", 1.9, as_of="12:45"))


@pytest.mark.parametrize(
    ("said", "style", "right"),
    [
        ("오후 1시 30분 무렵", "from_hour", True),
        ("오후 1시 15분 무렵", "from_hour", False),
        ("오후 1시 45분 무렵", "from_hour", False),
        ("오후 1시 30분께", "from_hour", False),
        ("오후 1시 30분께", "near_hour", True),
        ("오후 2시께", "near_hour", False),
    ],
)
def test_a_move_is_told_from_the_end_of_its_quarter_or_about_its_half_hour(
    said: str, style: str, right: bool
):
    leap = fact("path_leap", "^GSPC", 4.7, as_of="13:15")
    assert (mismatch(said, "13:15", style, leap) is None) is right
