"""A session sees its final figures, else the last provisional ones; of its past only what is final."""

from __future__ import annotations

import datetime as dt
import math

from newsgen.snapshot.flows import Bought, Flows
from newsgen.sources.batch import Flow
from tests.markets import KR

MONDAY, TUESDAY, WEDNESDAY = (dt.date(2025, 10, day) for day in (27, 28, 29))


def flow(day: dt.date, foreign: float, as_of: str = "") -> Flow:
    return Flow("KOSPI", day, as_of, -foreign, foreign, 0.0)


def seen(day: dt.date, *told: Flow) -> Flows | None:
    """Return what a session sees of what is laid out for it and the sessions after it."""
    return Bought.of(KR, "KOSPI", told, WEDNESDAY).at(day)


def told_of(day: dt.date, *told: Flow) -> Flows:
    found = seen(day, *told)
    assert found is not None
    return found


def test_provisional_figures_before_any_final_ones_stand_alone():
    found = told_of(MONDAY, flow(MONDAY, 1.0, "15:40"), flow(TUESDAY, 2.0))
    assert (found.days.size, found.today["foreign"], found.as_of) == (1, 1.0, "15:40")


def test_the_final_figures_supersede_whatever_came_before():
    found = told_of(MONDAY, flow(MONDAY, 1.0, "15:40"), flow(MONDAY, 3.0), flow(MONDAY, 2.0, "18:05"))
    assert (found.today["foreign"], found.as_of) == (3.0, "")


def test_without_them_the_latest_provisional_ones_are_the_days_own():
    found = told_of(MONDAY, flow(MONDAY, 1.0, "15:40"), flow(MONDAY, 2.0, "16:00"))
    assert (found.today["foreign"], found.as_of) == (2.0, "16:00")


def test_of_earlier_sessions_provisional_figures_are_not_there():
    found = told_of(WEDNESDAY, flow(MONDAY, 1.0), flow(TUESDAY, 2.0, "15:40"), flow(WEDNESDAY, 3.0))
    assert [str(day) for day in found.days] == ["2025-10-27", "2025-10-28", "2025-10-29"]
    monday, tuesday, wednesday = found.net["foreign"].tolist()
    assert (monday, wednesday) == (1.0, 3.0)
    assert math.isnan(tuesday)


def test_nothing_of_after_the_session_is_seen():
    found = told_of(TUESDAY, flow(MONDAY, 1.0), flow(TUESDAY, 2.0), flow(WEDNESDAY, 3.0))
    assert found.net["foreign"].tolist() == [1.0, 2.0]


def test_a_board_without_any_figures_is_not_there():
    assert seen(MONDAY, flow(TUESDAY, 1.0)) is None
    assert told_of(TUESDAY, flow(MONDAY, 1.0)).today == {}
