"""What kind of way an index took: each predicate on numbers made by hand."""

from __future__ import annotations

import pytest

from newsgen.facts.course import (
    Course,
    Stood,
    after,
    are_opposite,
    is_large,
    is_mostly,
    is_steady,
    kind,
    near,
    returned,
    turned,
)
from newsgen.facts.phases import phase

BOUNDS = {"turn": 0.4, "narrow": 0.5, "swing": 0.8}


def way(
    opened: float,
    hour: float,
    noon: float,
    late: float,
    close: float,
    *,
    peak: tuple[float, str] | None = None,
    trough: tuple[float, str] | None = None,
    crossings: int = 0,
    turned_at: str = "",
    back: float = 0.0,
) -> Course:
    """A whole session; its high and low are those of the hours unless given."""
    hours = {"09:30": opened, "10:15": hour, "11:45": noon, "14:45": late, "15:45": close}
    high = peak or max((value, at) for at, value in hours.items())
    low = trough or min((value, at) for at, value in hours.items())
    stood = (Stood("end", "15:00", late), Stood("afternoon", "12:00", noon), Stood("morning", "10:30", hour))
    return Course(opened, stood, close, high[0], low[0], high[1], low[1], crossings, turned_at, back)


WAYS = [
    (way(0.1, 0.2, 0.1, 0.2, 0.3), "narrow", None),
    (way(1.4, 1.8, -0.4, -0.7, -1.6, turned_at="11:00"), "lost", "morning"),
    (way(1.4, 1.8, 1.0, -0.7, -1.6, turned_at="14:45"), "lost", "afternoon"),
    (way(0.4, 0.8, 0.6, 0.6, -0.4, turned_at="15:00"), "lost", "end"),
    (way(0.4, -0.2, -0.3, -0.3, -0.5, peak=(0.6, "09:30"), turned_at="10:15"), "lost", None),
    (way(0.4, 0.8, 0.6, 0.6, -0.4), "lost", None),
    (way(0.3, 0.5, 0.9, 1.2, 0.6, peak=(1.4, "13:00")), "pared", "end"),
    (way(0.3, 1.0, 1.3, 0.6, 0.5), "pared", "afternoon"),
    (way(0.5, 0.6, 0.5, 0.2, 0.02, peak=(0.7, "10:00")), "pared", "afternoon"),
    (way(0.5, 1.5, -1.2, 0.2, 0.4), "swung", None),
    (way(0.1, 0.2, 0.2, 0.1, 1.0), "late_up", None),
    (way(0.1, -0.2, 0.0, -0.2, 0.9, trough=(-0.3, "11:00"), turned_at="15:15"), "late_up", "end"),
    (way(0.1, -0.3, 0.3, -0.1, 0.3, crossings=5), "wavered", None),
    (way(1.4, 1.8, 0.01, -0.7, -1.6, turned_at="11:00"), "lost", None),  # at noon a trace of it was left
    # 2025-07-15: up 0.43 % at the opening, its high at once, down 0.40 at the close, 0.03 above its low.
    (way(0.43, 0.1, 0.05, -0.1, -0.4, trough=(-0.43, "15:45"), crossings=7), "lost", None),
    (way(0.43, 0.1, 0.05, -0.1, -0.34, trough=(-0.43, "15:30"), crossings=7), "wavered", None),
    (way(0.3, 0.1, 0.43, -0.1, -0.4, trough=(-0.43, "15:45"), crossings=7), "wavered", None),
    (way(-0.3, 0.1, 0.3, 0.5, 0.6, turned_at="10:00"), "crossed_up", None),
    (way(0.3, 0.5, 0.7, 0.9, 1.2), "grew", None),
    (way(0.9, 0.7, 1.0, 1.3, 1.1), "kept_up", None),
    # 2026-05-15, upside down: 1.38 percent up at 09:45, 0.62 at 14:00, 1.24 at the close: no gain that grew.
    (way(0.6, 1.1, 0.8, 0.8, 1.24, peak=(1.38, "09:45"), trough=(0.5, "09:30")), "late_up", None),
    (way(0.6, 1.1, 1.0, 0.9, 1.24, peak=(1.38, "09:45"), trough=(0.5, "09:30")), "kept_up", None),
    (way(0.2, 0.8, 1.3, 1.1, 1.24, peak=(1.38, "12:30")), "kept_up", None),
    # Narrow, and most of it was made in the last hour, to the end of it.
    (way(0.0, 0.1, 0.1, 0.15, 0.4, trough=(-0.05, "10:00")), "late_up", None),
    (way(0.0, 0.1, 0.1, 0.15, 0.3, peak=(0.4, "15:30"), trough=(-0.05, "10:00")), "narrow", None),
    # 2025-05-13: up 1.07 % at half past three, 0.72 at the close. What it had won was not left.
    (way(0.17, 0.71, 0.83, 0.99, 0.72, peak=(1.07, "15:30"), trough=(0.01, "09:30")), "kept_up", None),
    (way(0.3, -0.25, 0.5, 0.9, 1.0, trough=(-0.3, "10:00"), turned_at="10:45"), "dipped", "morning"),
    (way(0.0, 0.3, 0.0, -0.1, 0.2, trough=(-0.35, "14:00")), None, None),
]
LATE = [
    # 2025-10-14: 1.5 percent down at first, 0.25 up at 15:00, 0.16 down at the close.
    (way(-1.0, -0.5, 0.1, 0.25, -0.16, trough=(-1.5, "09:45"), peak=(0.4, "13:00")), "late_down"),
    # 2025-05-22: 0.44 percent up at 15:00, 0.04 down at the close.
    (
        way(-0.1, 0.2, 0.3, 0.44, -0.04, peak=(0.65, "15:15"), trough=(-0.3, "09:45"), crossings=5),
        "late_down",
    ),
    (way(-0.1, 0.2, 0.3, 0.29, -0.04, peak=(0.65, "15:15"), trough=(-0.3, "09:45"), crossings=5), "wavered"),
]


@pytest.mark.parametrize(("one", "what"), LATE)
def test_what_the_last_hour_turned_round_is_what_became_of_a_session(one, what):
    assert kind(one, **BOUNDS) == what


OTHER = {
    "lost": "regained",
    "pared": "eased",
    "late_up": "late_down",
    "crossed_up": "crossed_down",
    "grew": "deepened",
    "kept_up": "kept_down",
    "dipped": "popped",
}


@pytest.mark.parametrize(("one", "what", "when"), WAYS)
def test_what_became_of_a_session_and_when(one, what, when):
    assert kind(one, **BOUNDS) == what
    assert (turned(one, what) if what else None) == when


@pytest.mark.parametrize(("one", "what", "when"), WAYS)
def test_upside_down_it_is_the_other_kind(one, what, when):
    assert kind(one.reversed, **BOUNDS) == OTHER.get(what, what)
    if what in OTHER:
        assert turned(one.reversed, OTHER[what]) == when


def test_a_turn_is_not_said_to_come_before_its_high():
    early = way(0.2, 0.3, 0.2, -0.2, -0.5, peak=(0.6, "13:30"), turned_at="13:30")
    assert (kind(early, **BOUNDS), turned(early, "lost")) == ("lost", None)


def test_of_two_turns_the_larger_is_told():
    """Down 1.4 % at first, up 0.5 % at noon, just below the close before at the end: the fall is told."""
    swings = way(-1.3, -0.5, 0.4, 0.1, -0.06, peak=(0.5, "12:00"), trough=(-1.4, "09:30"))
    assert kind(swings, **BOUNDS) == "eased"
    assert returned(swings, "eased")
    assert kind(way(1.4, 1.8, 0.3, -0.7, -1.4, trough=(-1.6, "15:30")), **BOUNDS) == "lost"


@pytest.mark.parametrize(
    ("trough", "came_back"), [((-0.2, "12:30"), True), ((-0.1, "12:30"), False), ((-0.2, "09:30"), False)]
)
def test_who_pared_and_went_below_meanwhile_came_back(trough, came_back):
    one = way(0.5, 1.0, 0.3, 0.2, 0.3, peak=(1.2, "10:00"), trough=trough)
    assert kind(one, **BOUNDS) == "pared"
    assert returned(one, "pared") is came_back
    assert returned(one.reversed, "eased") is came_back


def test_steady_is_what_went_one_way_at_every_hour():
    assert is_steady(way(0.3, 0.5, 0.7, 0.9, 1.2))
    assert not is_steady(way(0.3, 0.5, 0.4, 0.9, 1.2))
    assert is_steady(way(-0.3, -0.5, -0.7, -0.9, -1.2))


@pytest.mark.parametrize(("back", "steady"), [(0.25, True), (0.26, False)])
def test_who_went_back_a_quarter_of_the_way_between_the_hours_was_not_steady(back, steady):
    """2025-12-31: -0.38 by 11:00, -0.15 by 14:15, -0.73 at the end; at the hours it stood ever lower."""
    assert is_steady(way(0.3, 0.5, 0.7, 0.9, 1.2, back=back)) is steady


@pytest.mark.parametrize(
    ("at", "ends", "part"),
    [
        ("09:30", "16:00", "early"),
        ("10:15", "16:00", "early"),
        ("10:30", "16:00", "morning"),
        ("11:45", "16:00", "morning"),
        ("12:00", "16:00", "afternoon"),
        ("14:45", "16:00", "afternoon"),
        ("15:00", "16:00", "end"),
        ("12:00", "13:00", "end"),
    ],
)
def test_the_parts_of_a_session(at, ends, part):
    assert phase(at, "09:30", ends) == part


@pytest.mark.parametrize(
    ("close", "end"),
    [(1.0, "high"), (0.89, "high"), (0.87, None), (0.05, None), (-0.89, "low"), (-0.8, None)],
)
def test_a_close_is_near_an_end_within_an_eighth_of_the_range(close, end):
    high, low = (1.0, 0.0) if close > 0 else (0.0, -1.0)
    session = way(0.0, 0.0, 0.0, 0.0, close, peak=(high, "10:00"), trough=(low, "09:45"))
    assert near(session) == end


@pytest.mark.parametrize(("close", "mostly"), [(-0.3, True), (-0.31, False)])
def test_seven_tenths_are_most(close, mostly):
    down = way(-0.2, -1.0, -0.8, -0.5, close)
    assert is_mostly(down, "eased") is mostly
    assert is_mostly(down.reversed, "pared") is mostly
    assert not is_mostly(down, "lost")


@pytest.mark.parametrize(
    ("told", "close", "found"),
    [
        (0.4, -0.6, ("turned", False)),
        (0.4, 0.9, ("more", True)),
        (-0.4, -0.9, ("more", False)),
        (0.9, 0.4, ("less", False)),
        (0.05, 0.6, ("moved", True)),
        (0.05, -0.3, ("moved", False)),
        (0.4, 0.6, None),
    ],
)
def test_what_came_after_a_decision(told, close, found):
    session = way(0.0, 0.0, 0.0, told, close, peak=(0.9, "10:00"), trough=(-0.2, "09:45"))
    assert after(session, told) == found


def test_two_that_turned_together_went_no_opposite_ways():
    """On 4 February 2026 both fell to about one o'clock and made good some of it, Nasdaq less."""
    broad, tech = way(0.1, 0.0, -0.4, -0.2, -0.5), way(-0.2, -0.5, -1.4, -1.1, -1.5)
    assert not are_opposite(broad, tech)
    assert are_opposite(way(-0.3, 0.0, 0.0, 0.2, 0.3), way(0.4, -0.1, -0.2, -0.3, -0.5))
    assert not are_opposite(way(-0.3, 0.0, 0.4, 0.4, 0.3), way(0.4, -0.1, -0.2, -0.3, -0.5)), (
        "apart before noon"
    )


def test_much_that_was_made_good_is_told_though_the_day_s_range_was_wide():
    fell = way(-0.2, -0.5, -1.4, -1.1, -1.5, trough=(-2.45, "12:45"))
    assert kind(fell, **BOUNDS) == "eased"
    assert is_large(fell, "eased")
    assert not is_large(way(-0.2, -0.5, -0.9, -0.4, -0.3), "eased")
