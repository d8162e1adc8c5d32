"""Where an index of Seoul opened and how far it went, and the largest move of all."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from newsgen import calendars, markets
from newsgen.facts import records, within
from newsgen.markets import Market
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Series, Snapshot
from tests.facts.builders import NAN, floats, panel
from tests.markets import KR, US

DAY = dt.date(2025, 10, 27)


def seen(
    closes, opened, high, low, *, market: Market = KR, peaks=((3000.0, dt.date(2000, 1, 1)),)
) -> Snapshot:
    """A market whose broad index closed so; open, high and low of the last sessions are given."""
    count = len(closes)
    days = calendars.sessions(DAY - dt.timedelta(days=3 * count + 30), DAY, market.exchange)[-count:]

    def column(values, closed) -> np.ndarray:
        return floats([*closed[: count - len(values)], *values])

    series = Series(
        symbol=market.broad,
        days=np.array(days, dtype="datetime64[D]"),
        close=floats(closes),
        open=column(opened, closes),
        high=column(high, closes),
        low=column(low, closes),
    )
    return Snapshot(
        session=markets.session(market, DAY),
        series={market.broad: series},
        panel=panel({}, day=DAY),
        peaks={market.broad: tuple(markets.Peak(close, day, DAY) for close, day in peaks)},
    )


def facts(snapshot: Snapshot) -> dict[str, Fact]:
    (series,) = snapshot.series.values()
    return {fact.measure: fact for fact in within.facts(snapshot, series)}


def test_the_session_of_the_first_close_above_4000():
    """As published for 2025-10-27: the KOSPI closed at 4,042.83, up 101.24, and opened at 3,999.79."""
    told = facts(seen([3845.56, 3941.59, 4042.83], [3999.79], [4042.83], [3999.79]))
    assert {name: told[name].value for name in ("open", "high", "low")} == {
        "open": 3999.79,
        "high": 4042.83,
        "low": 3999.79,
    }
    assert told["open_points"].value == pytest.approx(58.20)
    assert round(told["open_change"].value, 2) == 1.48
    assert [one.field for one in told["open_points"].inputs] == ["close", "open"]
    assert "level_won_intraday" not in told


def test_a_round_level_is_told_where_neither_close_stands_beyond_it():
    told = facts(seen([4010.0, 3950.0, 3980.0], [3960.0], [4012.0], [3955.0]))
    assert (told["level_won_intraday"].value, told["level_won_intraday"].periods) == (4000.0, 2)
    assert told["level_won_intraday"].inputs[0].value == 3980.0
    fell = facts(seen([3890.0, 3950.0, 3940.0], [3945.0], [3960.0], [3895.0]))
    assert (fell["level_lost_intraday"].value, fell["level_lost_intraday"].periods) == (3900.0, 2)


def test_a_high_of_all_time_beats_every_high_and_close_before():
    above = seen([3100.0, 3950.0, 3980.0], [3960.0], [3990.0, 4012.0], [3940.0, 3955.0])
    assert facts(above)["high_all_intraday"].since_value == 3990.0
    below = seen([3100.0, 3950.0, 3980.0], [3960.0], [4020.0, 4012.0], [3940.0, 3955.0])
    assert "high_all_intraday" not in facts(below)
    unbeaten = seen(
        [3100.0, 3950.0, 3980.0],
        [3960.0],
        [3990.0, 4012.0],
        [3940.0, 3955.0],
        peaks=((3960.0, DAY.replace(year=2000)),),
    )
    assert "high_all_intraday" not in facts(unbeaten)


@pytest.mark.parametrize(
    ("opened", "high", "low"), [(3960.0, 3970.0, 3955.0), (3930.0, 4012.0, 3955.0), (NAN, 4012.0, 3955.0)]
)
def test_prices_that_do_not_hold_each_other_tell_nothing(opened, high, low):
    assert not facts(seen([3100.0, 3950.0, 3980.0], [opened], [high], [low]))


def test_new_york_is_told_by_its_bars():
    assert not facts(seen([3100.0, 3950.0, 3980.0], [3960.0], [3998.0], [3955.0], market=US))


def test_new_york_has_its_roundest_levels_that_did_not_hold():
    """4,000 is one of them: crossed within the day, and not by its close."""
    found = facts(seen([3100.0, 3950.0, 3980.0], [3960.0], [4012.0], [3955.0], market=US))
    assert found["level_won_intraday"].value == 4000
    assert found["level_won_intraday"].since is None
    assert (found["high"].value, found["low"].value) == (4012.0, 3955.0)


def test_new_york_has_a_record_within_the_day_that_its_close_was_not():
    """2025-12-26: up to 6,945.77 after a record close of 6,932.05, closed at 6,929.94."""
    found = facts(seen([6909.79, 6932.05, 6929.94], [6936.0], [6945.77], [6921.6], market=US))
    assert (found["high_all_intraday"].value, found["high"].value) == (6945.77, 6945.77)
    assert not facts(seen([6909.79, 6932.05, 6940.0], [6936.0], [6945.77], [6921.6], market=US))
    assert not facts(seen([6909.79, 6932.05, 6929.94], [6925.0], [6932.05], [6921.6], market=US))


def largest(closes) -> list[Fact]:
    snapshot = seen(closes, [], [], [])
    (series,) = snapshot.series.values()
    return [fact for fact in records.largest_day(snapshot, series) if fact.measure.endswith("_all")]


def test_the_largest_fall_of_all_has_to_beat_what_is_published(monkeypatch: pytest.MonkeyPatch):
    """The KOSPI's largest fall was 12.02 percent, of 2001-09-12, until it fell by 12.06 on 2026-03-04."""
    (fact,) = largest([100.0, 101.0, 101.0 * (1 - 0.120577)])
    assert fact.measure == "largest_fall_all"
    assert (fact.since, fact.since_value) == (dt.date(2001, 9, 12), -12.0188)
    assert not largest([100.0, 101.0, 101.0 * (1 - 0.1201)])
    assert not largest([100.0, 80.0, 80.0 * (1 - 0.13)])  # one before it was larger
    assert not largest([100.0, NAN, 50.0])


def test_one_that_the_stored_history_holds_is_dated_by_it():
    (fact,) = largest([100.0, 87.0, 80.0, 80.0 * 0.85])
    assert fact.since_value == pytest.approx(-13.0)


def of_week(closes, highs) -> list[Fact]:
    snapshot = seen(closes, closes, highs, closes)
    (series,) = snapshot.series.values()
    return list(within.week(snapshot, series, 0))


def test_the_first_close_of_a_week_above_a_level_is_told_with_its_day():
    """2026-01-27: 5,000 on a Tuesday of a week that ended at 5,224."""
    (fact,) = of_week([4990.0, 4949.0, 5084.0, 5224.0], [4990.0, 5000.0, 5084.0, 5224.0])
    assert (fact.measure, fact.value) == ("level_first_week", 5000)
    assert [one.value for one in fact.inputs] == [4990.0, 5084.0]
    (left,) = of_week([4990.0, 5084.0, 4900.0], [4990.0, 5084.0, 4990.0])  # it did not stay there
    assert left.measure == "level_first_week"
    assert not of_week([5100.0, 4949.0, 5084.0], [5100.0, 5000.0, 5090.0])  # it had closed there before


def test_the_first_time_within_a_week_is_told_with_its_first_day():
    (fact,) = of_week([4900.0, 4950.0, 4952.0, 4990.0], [4910.0, 4960.0, 5019.54, 5021.13])
    assert (fact.measure, fact.value) == ("level_won_intraday_week", 5000)
    assert [one.value for one in fact.inputs] == [4900.0, 5019.54]


@pytest.mark.parametrize(
    ("closes", "highs"),
    [
        ([4900.0, 4950.0, 4990.0], [4910.0, 4960.0, 4999.9]),  # it came near
        ([4900.0, 4950.0, 4990.0], [5000.0, 4960.0, 5010.0]),  # it had been there before
        ([4900.0, 4950.0, 4990.0], [NAN, 4960.0, 5010.0]),  # nobody knows
    ],
)
def test_no_first_time_within_a_week(closes, highs):
    assert not of_week(closes, highs)
