"""When in its day a value is taken: what a clock says, and what is none."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from newsgen import markets
from newsgen.errors import UsageProblem
from newsgen.markets import clocks


@pytest.mark.parametrize(
    ("text", "day", "utc"),
    [
        ("00:00 Europe/London", dt.date(2025, 1, 15), "2025-01-15T00:00"),
        ("00:00 Europe/London", dt.date(2025, 7, 15), "2025-07-14T23:00"),  # summer time
        ("15:30 America/New_York", dt.date(2025, 7, 15), "2025-07-15T19:30"),
        ("15:00 America/Chicago", dt.date(2025, 1, 15), "2025-01-15T21:00"),
        ("close us", dt.date(2025, 1, 15), "2025-01-15T21:00"),
        ("close us", dt.date(2025, 11, 28), "2025-11-28T18:00"),  # a half day: 13:00
        ("close kr", dt.date(2025, 11, 28), "2025-11-28T06:30"),
    ],
)
def test_a_clock_tells_the_moment_of_a_day(text: str, day: dt.date, utc: str) -> None:
    found = clocks.read(text)(day)
    assert found is not None
    assert found.astimezone(dt.UTC) == dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)


def test_a_day_without_a_session_has_no_close() -> None:
    assert clocks.read("close us")(dt.date(2025, 7, 4)) is None
    assert clocks.read("close us")(dt.date(1950, 7, 3)) is None


@pytest.mark.parametrize(
    "text",
    [
        "24:00 Europe/London",
        "9:30 America/New_York",
        "15:60 Asia/Seoul",
        "15:30",
        "15:30 ",
        "15:30 Seoul",
        "15:30 Europe",
        "15:30 Europe/Atlantis",
        "15:30 ../../etc/passwd",
        "１５:30 Asia/Seoul",
        "",
        "close",
        "close mars",
    ],
)
def test_anything_else_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        clocks.read(text)
    assert "\n" not in str(caught.value)


def test_what_is_written_is_read_and_told() -> None:
    us = markets.named("us")
    assert clocks.read(clocks.at_close(us))(dt.date(2025, 1, 15)) == dt.datetime(
        2025, 1, 15, 16, tzinfo=ZoneInfo("America/New_York")
    )
    assert clocks.told("close us") == "뉴욕 장 마감"
    assert clocks.told("15:30 America/New_York") == "뉴욕 15:30"
    assert clocks.told("00:00 Europe/London") == "Europe/London 00:00"
