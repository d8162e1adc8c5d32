"""Where an index stood in the course of its session, from bars made by hand and from recorded ones."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from newsgen import pipeline
from newsgen.config import Config
from newsgen.facts import path
from newsgen.facts.book import FactBook
from newsgen.sources.batch import Bar
from tests.facts.builders import NAN, floats, market, series
from tests.markets import us
from tests.recorded import MARKET

DAY = dt.date(2025, 8, 13)
HALF = dt.date(2025, 11, 28)
BARS = MARKET / "intraday" / "index_15m.csv.gz"


def bars(closes: list[float], day: dt.date = DAY, wick: float = 0.0) -> tuple[Bar, ...]:
    """A bar a close, each opening where the one before ended, the first where it closes."""
    opens = us(day).opens
    return tuple(
        Bar(
            "^GSPC",
            opens + n * dt.timedelta(minutes=15),
            closes[max(n - 1, 0)],
            max(close, closes[max(n - 1, 0)]) + wick,
            min(close, closes[max(n - 1, 0)]) - wick,
            close,
        )
        for n, close in enumerate(closes)
    )


def facts(
    closes: list[float], day: dt.date = DAY, *, close: float | None = None, moment: str = "", cut: int = 0
) -> FactBook:
    """The path of an index that closed at 100 the day before."""
    last = closes[-1] if close is None else close
    seen = market(series("^GSPC", [100.0, last], day=day), day=day)
    at = dt.datetime.combine(day, dt.time.fromisoformat(moment), us(day).opens.tzinfo) if moment else None
    whole = bars(closes, day)
    seen = replace(seen, bars={"^GSPC": whole[: len(whole) - cut]}, moment=at)
    return FactBook(us(day), path.facts(seen, seen.series["^GSPC"]))


FALLEN = [101.0, 102.0, 101.5, 101.0, *[100.5] * 6, *[99.5] * 12, 99.0, 98.5, 98.0, 98.0]
"""26 quarters of an hour: up two percent at first, below the close before from noon on."""


def test_the_hours_of_a_day_that_turned():
    book = facts(FALLEN)
    told = {fact.measure: (round(fact.value, 6), fact.as_of) for fact in book}
    assert told["path_open"] == (1.0, "09:30")
    assert told["path_hour"] == (1.0, "10:30")
    assert told["path_noon"] == (0.5, "12:00")
    assert told["path_late"] == (-0.5, "15:00")
    assert told["path_peak"] == (2.0, "09:45")
    assert told["path_trough"] == (-2.0, "15:30")
    assert told["path_last"] == (pytest.approx((98 / 99.5 - 1) * 100), "15:00")
    assert told["path_crossings"] == (1, "close")


@pytest.mark.parametrize(("before", "begun"), [(100.2, "13:15"), (101.0, "13:15"), (102.0, "13:00")])
def test_the_largest_half_hour_begins_with_the_bar_in_which_it_set_in(before, begun):
    """From 100.2 to 104.2; the bar of 13:00 ends at ``before``: a part from a quarter of the move on."""
    leapt = facts([100.2] * 14 + [before] + [104.2] * 11).get("path_leap", "^GSPC")
    assert leapt.as_of == begun


def test_a_slide_begins_before_its_fastest_half_hour_where_it_went_that_way_already():
    """2025-10-10, the S&P 500 from 10:30: 0.19, -0.33, -0.54, -1.31, -1.22 percent of the close before."""
    book = facts([100.2] * 4 + [100.19, 99.67, 99.46, 98.69, 98.78] + [98.0] * 17)
    leap, since = book.get("path_leap", "^GSPC"), book.get("path_since_leap", "^GSPC")
    assert (leap.as_of, since.as_of) == ("10:45", "10:45")
    assert leap.value == pytest.approx((98.69 / 99.67 - 1) * 100)
    assert since.value == pytest.approx((98.0 / 100.19 - 1) * 100)
    turned = book.get("path_turn", "^GSPC")
    assert (turned.as_of, turned.value) == ("10:45", pytest.approx(0.19))


def test_a_slow_rise_before_the_fastest_half_hour_is_none():
    """2026-03-31: by some tenths of it a quarter from 12:00 on, then twice as fast."""
    book = facts([100.0] * 10 + [100.2, 100.4, 100.6, 101.1, 101.6] + [101.6] * 11)
    assert book.get("path_leap", "^GSPC").as_of == "12:45"


@pytest.mark.parametrize(
    ("closes", "at"),
    [
        ([101.0] * 14 + [99.0] * 12, "13:00"),
        ([101.0] * 6 + [99.0] * 2 + [101.0] * 6 + [99.0] * 12, "13:00"),
        ([101.0] * 2 + [99.0] * 10 + [101.0] * 2 + [99.0] * 12, None),
        ([101.0] * 14 + [99.96] * 12, None),
        ([100.04] * 14 + [99.0] * 12, None),
        ([99.0] * 26, None),
    ],
)
def test_an_index_turned_when_it_last_stood_on_the_other_side_and_had_been_there(closes, at):
    turned = facts(closes).get("path_turn", "^GSPC")
    assert (turned and turned.as_of) == at


@pytest.mark.parametrize(
    ("values", "back"),
    [([1.0, 2.0, 1.5, 3.0], 0.25), ([3.0, 1.0, 2.0, 0.5], 0.4), ([1.0, 2.0, 3.0], 0.0), ([1.0, 1.0], 0.0)],
)
def test_what_was_lost_meanwhile_of_the_way(values, back):
    assert path.retraced(values) == back


@pytest.mark.parametrize(
    ("changed", "there"),
    [
        ({}, True),
        ({"cut": 1}, False),
        ({"close": 98.24}, True),
        ({"close": 98.26}, False),
    ],
)
def test_bars_that_end_early_or_depart_from_the_close_tell_no_path(changed, there):
    assert bool(len(facts(FALLEN, **changed))) is there


def test_a_bar_that_is_missing_within_tells_no_path():
    seen = market(series("^GSPC", [100.0, 98.0]))
    whole = bars(FALLEN)
    holed = replace(seen, bars={"^GSPC": (*whole[:7], *whole[8:])})
    assert not list(path.facts(holed, seen.series["^GSPC"]))
    assert list(path.facts(replace(seen, bars={"^GSPC": whole}), seen.series["^GSPC"]))


@pytest.mark.parametrize(("high", "told"), [(102.09, 2.09), (102.2, None), (NAN, 2.0)])
def test_a_high_of_the_day_that_no_bar_reached_tells_no_path(high, told):
    one = series("^GSPC", [100.0, 98.0], high=[100.0, high], low=[100.0, 98.0])
    seen = replace(market(one), bars={"^GSPC": bars(FALLEN)})
    found = {fact.measure: fact.value for fact in path.facts(seen, one)}
    assert found.get("path_peak") == (told and pytest.approx(told))


def test_a_half_day_ends_by_the_calendar():
    book = facts([100.5, *[101.0] * 13], HALF)
    assert [(f.measure, f.as_of) for f in book if f.measure in {"path_noon", "path_late"}] == [
        ("path_noon", "12:00"),
        ("path_late", "12:00"),
    ]
    assert not len(facts(FALLEN, HALF)), "bars that go on after the close are another day's"


def test_a_session_so_far_has_the_hours_that_it_has_had():
    book = facts(FALLEN[:8], moment="11:30")
    hours = {fact.measure: fact.as_of for fact in book}
    assert {name for name in hours if name.startswith("path_")} == {
        "path_open", "path_hour", "path_late", "path_last", "path_leap", "path_peak", "path_trough",
        "path_crossings", "path_back", "path_since_leap",
    }  # fmt: skip
    assert hours["path_late"] == "10:30"


@pytest.mark.parametrize(
    ("high", "low", "close", "turned"),
    [
        (102.0, 98.0, 98.5, 2.0),
        (102.0, 100.0, 101.5, 0.5),
        (100.5, 97.0, 101.0, 3.0),
        (101.0, 100.0, 101.0, 0.0),
        (99.5, 98.0, 98.5, 0.5),
    ],
)
def test_what_was_turned_is_a_gain_lost_or_a_loss_regained(high, low, close, turned):
    found = path.turns(floats([high]), floats([low]), floats([close]), floats([100.0]))
    assert found[0] == pytest.approx(turned)


@pytest.mark.skipif(not BARS.exists(), reason="the recorded bars are not there")
@pytest.mark.parametrize("day", ["2025-04-08", "2025-08-13", "2025-11-20", "2026-03-05"])
def test_recorded_days_say_what_their_bars_do(held_store, day):
    rows = []
    with gzip.open(BARS, "rt") as lines:
        for row in csv.DictReader(lines):
            if row["symbol"] == "^GSPC" and row["start_utc"].startswith(day):
                rows.append((dt.datetime.fromisoformat(row["start_utc"]), row))
    top, first = max(rows, key=lambda one: float(one[1]["high"])), min(rows)
    book = pipeline.computed(
        held_store, pipeline.EDITIONS["us-close"], dt.date.fromisoformat(day), Config()
    ).book
    before = book.get("points_day", "^GSPC").inputs[0].value
    new_york = ZoneInfo("America/New_York")
    peak = book.get("path_peak", "^GSPC")
    assert peak.as_of == f"{top[0].astimezone(new_york):%H:%M}"
    assert peak.value == pytest.approx((float(top[1]["high"]) / before - 1) * 100, abs=0.02)
    assert book.value("path_open", "^GSPC") == pytest.approx((float(first[1]["open"]) / before - 1) * 100)
