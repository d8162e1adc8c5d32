"""Which session sees a value: worked out by hand for hours, half days, holidays and summer time."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from newsgen import calendars
from newsgen.config import Config
from newsgen.markets import Market, days, session
from newsgen.snapshot import live, moments, read, snapshot
from newsgen.sources.batch import Batch, Moment, Rate
from newsgen.store import Store
from tests.facts.builders import fill
from tests.markets import KR, US, us

LONDON = "00:00 Europe/London"
BONDS = "15:30 America/New_York"


def placed(clock: str, *dates: str, market: Market = US) -> list[tuple[str, str]]:
    """Own date and day of each value."""
    own = np.array(dates, dtype="datetime64[D]")
    found = moments.assigned(market, clock, own, np.arange(float(own.size)))
    assert found.dates is not None
    assert found.values.tolist() == [float(dates.index(str(one))) for one in found.dates]
    return [(str(a), str(b)) for a, b in zip(found.dates, found.days, strict=True)]


@pytest.mark.parametrize(
    ("clock", "dates", "expected"),
    [
        # Thursday 6 to Monday 10 March 2025: London's midnight is New York's evening before, on Monday
        # Sunday's, and by then New York has summer time and London not.
        (LONDON, ["2025-03-07", "2025-03-10"], ["2025-03-06", "2025-03-07"]),
        # Labor Day: Monday's row is the Friday's, Tuesday's was taken on the holiday and stays there.
        (LONDON, ["2025-09-01", "2025-09-02", "2025-09-03"], ["2025-08-29", "2025-09-01", "2025-09-02"]),
        # Christmas without a row: the next one is taken before the next opening, and the nearest there is.
        (LONDON, ["2025-12-24", "2025-12-26"], ["2025-12-23", "2025-12-24"]),
        # The day after Thanksgiving ends at 13:00; half past three is after it and still its.
        (BONDS, ["2025-11-26", "2025-11-28"], ["2025-11-26", "2025-11-28"]),
        # Bonds rest on Veterans Day and stocks do not; on Good Friday 2021 it was the other way round.
        (BONDS, ["2025-11-10", "2025-11-12"], ["2025-11-10", "2025-11-12"]),
        (BONDS, ["2021-04-01", "2021-04-02", "2021-04-05"], ["2021-04-01", "2021-04-02", "2021-04-05"]),
        # 13:00 is three hours before the close, 12:59 is nobody's hour: nothing is told of it.
        ("13:00 America/New_York", ["2025-08-13"], ["2025-08-13"]),
        ("12:59 America/New_York", ["2025-08-13"], []),
        ("09:29 America/New_York", ["2025-08-14"], ["2025-08-13"]),
        ("09:30 America/New_York", ["2025-08-14"], []),
        # On a weekend only the first value after the close is Friday's.
        ("17:00 America/New_York", ["2025-08-15", "2025-08-16"], ["2025-08-15", "2025-08-16"]),
        ("close us", ["2025-08-15", "2025-08-16", "2025-08-18"], ["2025-08-15", "2025-08-18"]),
        (LONDON, [], []),
    ],
)
def test_a_session_sees_the_value_nearest_to_its_close(
    clock: str, dates: list[str], expected: list[str]
) -> None:
    found = placed(clock, *dates)
    assert [day for _, day in found] == expected


def test_seouls_own_hours() -> None:
    assert placed("15:30 Asia/Seoul", "2025-11-12", "2025-11-13", market=KR) == [
        ("2025-11-12", "2025-11-12"),
        ("2025-11-13", "2025-11-13"),  # the day of the college entrance exam ends at 16:30
    ]
    assert placed("11:59 Asia/Seoul", "2025-11-12", market=KR) == []
    # New York's close is the next morning in Seoul, before its opening.
    assert placed("close us", "2025-11-12", market=KR) == [("2025-11-12", "2025-11-12")]


def test_the_ends_of_the_calendar_are_no_end_of_the_world() -> None:
    first, last = calendars.bounds(US.exchange)
    before, after = str(first - dt.timedelta(days=400)), str(last + dt.timedelta(days=400))
    assert placed(BONDS, before, str(last), after)[0] == (str(last), str(last))


def won(values: dict[str, float]) -> Batch:
    rates = tuple(Rate("USDKRW", dt.date.fromisoformat(day), value) for day, value in values.items())
    return Batch(origin="시험", rates=rates, moments=(Moment("USDKRW", LONDON),))


def test_a_reading_looks_up_to_the_next_opening_and_no_further(store: Store) -> None:
    fill(store, {"^GSPC": [100.0, 101.0]})
    now = dt.datetime(2025, 8, 16, tzinfo=dt.UTC)
    store.write(won({"2025-08-13": 1383.0, "2025-08-14": 1379.0, "2025-08-15": 1388.0}), now=now)
    seen = snapshot(store, us(dt.date(2025, 8, 13)), Config()).rates["USDKRW"]
    assert (seen.values.tolist(), seen.clock) == ([1383.0, 1379.0], LONDON)
    later = now + dt.timedelta(hours=1)
    store.write(won({"2025-08-14": 1380.0}), now=later)
    then = snapshot(store.as_known_at(now), us(dt.date(2025, 8, 13)), Config()).rates["USDKRW"]
    assert then.values.tolist() == [1383.0, 1379.0]


def test_a_series_without_a_moment_is_not_seen_and_named(store: Store) -> None:
    fill(store, {"^GSPC": [100.0, 101.0]})
    now = dt.datetime(2025, 8, 16, tzinfo=dt.UTC)
    rates = (
        Rate("USDKRW", dt.date(2025, 8, 12), 1.0),
        Rate("DXY", dt.date(2025, 8, 5), 98.0),
        Rate("X", dt.date(2025, 8, 12), 1.0),
    )
    store.write(Batch(origin="시험", rates=rates), now=now)
    seen = snapshot(store, us(dt.date(2025, 8, 13)), Config())
    assert seen.unplaced == ("USDKRW",), "what ended a week ago is not missed"
    assert seen.rates["USDKRW"].days.size == 0
    store.write(Batch(origin="시험", moments=(Moment("USDKRW", LONDON),)), now=now + dt.timedelta(hours=1))
    assert snapshot(store, us(dt.date(2025, 8, 13)), Config()).unplaced == ()
    known = store.as_known_at(now)
    assert snapshot(known, us(dt.date(2025, 8, 13)), Config()).unplaced == ("USDKRW",)


def test_a_stand_by_is_taken_whole_and_never_beside_the_other(store: Store) -> None:
    fill(store, {"^GSPC": [100.0, 101.0]})
    day, before = dt.date(2025, 8, 13), dt.date(2025, 8, 12)
    rates = (Rate("KRW=X", before, 1390.0), Rate("KRW=X", day, 1380.0))
    clocks = (Moment("KRW=X", "close us"),)
    now = dt.datetime(2025, 8, 16, tzinfo=dt.UTC)
    store.write(Batch(origin="시험", rates=rates, moments=clocks), now=now)
    store.write(won({"2025-08-12": 1.0, "2025-08-13": 2.0}), now=now)
    seen = snapshot(store, us(day), Config()).rates["USDKRW"]
    assert (seen.symbol, seen.values.tolist()) == ("KRW=X", [1390.0, 1380.0])
    store.write(won({"2025-08-14": 3.0}), now=now + dt.timedelta(hours=1))
    seen = snapshot(store, us(day), Config()).rates["USDKRW"]
    assert (seen.symbol, seen.values.tolist()) == ("", [1.0, 2.0, 3.0])


def test_a_slice_of_a_longer_reading_is_the_fresh_snapshot(series_store: Store) -> None:
    first, last = dt.date(2025, 3, 3), dt.date(2026, 8, 20)
    whole = read(series_store, us(first), us(last), Config())
    for one in days(US, first, last)[::23]:
        fresh, sliced = snapshot(series_store, one, Config()), whole.at(one)
        for name, seen in fresh.rates.items():
            other = sliced.rates[name]
            assert (seen.days.tolist(), seen.values.tolist()) == (other.days.tolist(), other.values.tolist())
            assert np.array_equal(seen.dates, other.dates)
            assert (np.diff(seen.days) > np.timedelta64(0)).all()
            assert not (seen.days > np.datetime64(one.day)).any()
        assert fresh.unplaced == sliced.unplaced == ()


def test_nothing_that_is_seen_was_taken_after_the_next_opening(series_store: Store) -> None:
    whole = read(series_store, us(dt.date(2025, 8, 1)), us(dt.date(2026, 8, 20)), Config())
    for one in days(US, dt.date(2025, 8, 1), dt.date(2026, 8, 20)):
        won = whole.at(one).rates["USDKRW"]
        taken = dt.datetime.combine(won.dates[-1].item(), dt.time(), dt.UTC)
        assert taken <= session(US, one.following.day).opens


def test_a_session_so_far_sees_what_was_taken_before_it(store: Store) -> None:
    fill(store, {"^GSPC": [100.0, 101.0]})
    batch = won({"2025-08-12": 1390.0, "2025-08-13": 1383.0, "2025-08-14": 1379.0})
    store.write(batch, now=dt.datetime(2025, 8, 16, tzinfo=dt.UTC))
    day = us(dt.date(2025, 8, 13))
    noon = day.opens + dt.timedelta(hours=3)
    seen = live.so_far(snapshot(store, day, Config()), {}, noon).rates["USDKRW"]
    assert seen.values.tolist() == [1390.0, 1383.0], "the evening before, as the 13th begins in London"
    assert seen.dates.tolist() == [dt.date(2025, 8, 12), dt.date(2025, 8, 13)]
