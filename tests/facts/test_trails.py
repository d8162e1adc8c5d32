"""What pictures of time are drawn from, on markets made by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsgen.facts import trails
from tests.facts.builders import NAN, market, series
from tests.facts.test_path import FALLEN, bars

DAY = dt.date(2025, 8, 13)
FRIDAY = dt.date(2025, 8, 15)


def session(closes: list[float], *, last: float | None = None, cut: int = 0) -> trails.Trail | None:
    end = closes[-1] if last is None else last
    seen = market(series("^GSPC", [100.0, end]), day=DAY)
    whole = bars(closes)
    return trails.of(replace(seen, bars={"^GSPC": whole[: len(whole) - cut]})).get(("day", "^GSPC"))


def test_a_session_goes_from_its_opening_by_quarters_of_an_hour_to_its_close():
    found = session(FALLEN, last=98.1)
    assert found is not None
    assert (len(found.at), found.at[0], found.at[1]) == (
        27,
        "2025-08-13T09:30-04:00",
        "2025-08-13T09:45-04:00",
    )
    assert found.at[-1] == "2025-08-13T16:00-04:00"
    assert found.values[:3] == pytest.approx((1.0, 1.0, 2.0))
    assert found.values[-1] == pytest.approx(-1.9)  # the close, not the last bar


def test_a_session_of_which_a_bar_lacks_has_none():
    assert session(FALLEN, cut=1) is None


def test_no_point_lies_beyond_the_day_s_own_high_and_low():
    seen = market(series("^GSPC", [100.0, 98.0], high=[100.0, 101.98], low=[100.0, 98.0]), day=DAY)
    found = trails.of(replace(seen, bars={"^GSPC": bars(FALLEN)}))["day", "^GSPC"]
    assert max(found.values) == pytest.approx(1.98)


def rising(count: int) -> list[float]:
    return [100.0 + n for n in range(count)]


def test_a_year_has_every_close_and_its_extremes_the_last_day_that_they_were_there():
    closes = [*rising(300)[:-3], 500.0, 500.0, 400.0]
    seen = market(series("^GSPC", closes), day=DAY)
    found, told = trails.of(seen)["year", "^GSPC"], {one.measure: one for one in trails.facts(seen)}
    assert 245 <= len(found.at) <= 253
    assert found.at[-1] == "2025-08-13"
    assert found.at[0] > "2024-08-13"
    assert found.values[-3:] == (500.0, 500.0, 400.0)
    assert (told["year_high"].value, told["year_high"].since) == (500.0, dt.date(2025, 8, 12))
    assert told["year_low"].value == found.values[0]
    assert told["year_low"].since == dt.date.fromisoformat(found.at[0])


@pytest.mark.parametrize(
    "closes", [rising(200), [*rising(250)[:100], NAN, *rising(250)[101:]], [*rising(249), NAN]]
)
def test_a_year_that_is_not_whole_has_none(closes):
    seen = market(series("^GSPC", closes), day=DAY)
    assert not trails.of(seen)
    assert not [*trails.facts(seen)]


def test_a_week_has_each_of_its_days():
    seen = market(series("^GSPC", [90.0, 100.0, 101.0, 101.0, 99.99, 102.0, 102.0], day=FRIDAY), day=FRIDAY)
    found = [(one.since, round(one.value, 6), one.base) for one in trails.week(seen)]
    assert found[0] == (dt.date(2025, 8, 11), 1.0, dt.date(2025, 8, 8))
    assert [value for _, value, _ in found] == [1.0, 0.0, -1.0, round(2.01 / 99.99 * 100, 6), 0.0]
    assert len({one.id for one in trails.week(seen)}) == 5


def test_a_week_of_which_a_close_lacks_or_that_runs_has_none():
    hole = market(series("^GSPC", [100.0, 101.0, NAN, 99.0, 98.0, 97.0], day=FRIDAY), day=FRIDAY)
    assert not [*trails.week(hole)]
    runs = market(series("^GSPC", [100.0, 101.0, 102.0, 103.0], day=DAY), day=DAY)
    assert not [*trails.week(runs)]
