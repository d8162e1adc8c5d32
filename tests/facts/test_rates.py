"""Which moves of the readers' currency are made: none from an opening after a rest, none of a holiday."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from newsgen.facts import FactBook, levels, rates
from newsgen.snapshot.snapshot import Observations
from tests.facts.builders import market, observations
from tests.markets import us

LONDON = "00:00 Europe/London"


def taken(days: list[str], values: list[float]) -> Observations:
    """Values of sessions, each taken as the next weekday begins in London."""
    dates = [dt.date.fromisoformat(day) for day in days]
    told = [one + dt.timedelta(days=3 if one.weekday() == 4 else 1) for one in dates]
    found = observations(dict(zip(dates, values, strict=True)))
    return replace(found, dates=np.array(told, dtype="datetime64[D]"), clock=LONDON)


@pytest.mark.parametrize(
    ("days", "values", "points"),
    [
        (["2026-01-21", "2026-01-22"], [1469.9, 1466.3], -3.6),
        (["2026-01-23", "2026-01-26"], [1444.8, 1440.9], None),  # Friday's was taken on Sunday night
        (["2026-04-05", "2026-04-06"], [1510.2, 1507.5], None),  # Sunday's, behind a Friday without a session
        (["2026-01-26", "2026-01-27"], [1440.9, 1433.0], -7.9),
        (["2025-01-27", "2025-01-28"], [1418.0, 1443.3], None),  # both of lunar new year's holidays
        (["2025-01-29", "2025-01-30"], [1441.8, 1455.8], None),  # from January 30, on which Seoul rested
    ],
)
def test_a_move_is_one_between_two_values_of_the_market_s_own_days(days, values, points):
    day = dt.date.fromisoformat(days[-1])
    given = replace(market(day=day), rates={"USDKRW": taken(days, values)})
    book = FactBook(us(day), rates.facts(given))
    assert book.value("close", "USDKRW") == values[-1]
    told = [book.value(measure, "USDKRW") for measure in ("points_day", "change_day")]
    wanted = None if points is None else [points, points / values[0] * 100]
    assert told == ([None, None] if wanted is None else pytest.approx(wanted))


@pytest.mark.parametrize(
    ("values", "points"),
    [
        # 2026-06-19 (Friday) New York rested: Monday's is told from Thursday's, never from Friday's.
        ({"2026-06-17": 1400.0, "2026-06-18": 1405.0, "2026-06-19": 1390.0, "2026-06-22": 1412.0}, 7.0),
        # 2025-05-26 it rested on a Monday: Friday's was taken where the market opened again, so none is told.
        ({"2025-05-22": 1381.0, "2025-05-23": 1364.7, "2025-05-26": 1368.1, "2025-05-27": 1374.8}, None),
    ],
)
def test_a_move_is_none_from_a_day_on_which_new_york_rested(values, points):
    day = dt.date.fromisoformat([*values][-1])
    given = replace(market(day=day), rates={"USDKRW": taken([*values], [*values.values()])})
    told = FactBook(us(day), rates.facts(given)).value("points_day", "USDKRW")
    assert told == (None if points is None else pytest.approx(points))


@pytest.mark.parametrize(("ends", "told"), [("2025-01-23", True), ("2025-01-24", False)])
def test_a_value_of_a_holiday_is_no_record(ends, told):
    day = dt.date.fromisoformat(ends)
    days = [day - dt.timedelta(days=ago) for ago in range(60, -1, -1)]
    days = [str(one) for one in days if one.weekday() < 5]
    found = taken(days, [1490.0, *[1400.0] * (len(days) - 2), 1480.0])
    given = replace(market(day=day), levels={"USDKRW": found})
    book = FactBook(us(day), levels.facts(given))
    assert bool(book.get("highest_since", "USDKRW")) is told
