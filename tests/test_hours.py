"""Why nothing is made yet of a session that is over."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets
from newsgen.markets.hours import settling

US = markets.named("us")


@pytest.mark.parametrize(
    ("korea", "final"),
    [
        ("2026-12-02T06:11", "2026-12-02 06:30"),  # in winter New York closes at 06:00 in Seoul
        ("2026-12-02T06:29", "2026-12-02 06:30"),
        ("2026-09-02T05:11", "2026-09-02 05:30"),  # at 05:00 while it keeps summer time
        ("2026-11-28T03:11", "2026-11-28 03:30"),  # a half day
    ],
)
def test_between_the_close_and_the_final_prices_it_says_until_when(korea: str, final: str) -> None:
    told = settling(US, dt.datetime.fromisoformat(f"{korea}+09:00"))
    assert "30분 뒤" in told
    assert f"({final} 한국시간)" in told


@pytest.mark.parametrize(
    "korea",
    ["2026-12-02T05:51", "2026-12-02T06:31", "2026-09-08T05:11", "2026-11-29T06:11"],  # Labor Day, a Sunday
)
def test_at_other_times_it_says_nothing(korea: str) -> None:
    assert settling(US, dt.datetime.fromisoformat(f"{korea}+09:00")) == ""
