"""Which falls are taken for ex-dates: each bound's two sides, and what guards against taking too many."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest
from msgspec import structs

from newsgen.markets.bounds import Bounds
from newsgen.snapshot.breaks import Breaks, judged
from newsgen.snapshot.framed import framed
from newsgen.snapshot.shocks import turns_of_quarter
from newsgen.snapshot.snapshot import Panel
from tests.facts.builders import DAY, panel, sessions_until
from tests.markets import US

LARGE = 20_000.0


def calm(count: int = 60) -> list[float]:
    """Closes that go up and down by one percent, so that one deviation is one percent."""
    return [100.0 * math.exp(0.01 * (at % 2)) for at in range(count)]


def fallen(
    percent: float, traded: float, *, cap: float = LARGE, names: str = "X", day: dt.date = DAY
) -> Panel:
    """Some stocks fall on so many times their turnover, and fifty others stay."""
    closes = {f"S{at}": calm(61) for at in range(50)} | {
        name: [*calm(), 101.0 * (1 - percent / 100)] for name in names
    }
    volumes = {name: [1e6] * 60 + [1e6 * traded / (1 - percent / 100)] for name in names}
    return panel(closes, volumes=volumes, caps=dict.fromkeys(names, cap), day=day)


def unknown(seen: Panel, large: frozenset[str] = frozenset()) -> set[str]:
    found = judged(US, seen, large, seen.days.size - 1)
    return {seen.symbols[column] for column in found.shocks.column[found.unknown].tolist()}


@pytest.mark.parametrize(
    ("percent", "traded", "cap", "taken"),
    [
        (13, 1.4, 1000, True),
        (13, 1.6, 1000, False),
        (13, 1.4, 400, False),  # too small for anyone to notice
        (11, 1.4, 1000, False),
        (11, 1.4, LARGE, True),
        (13, 2.9, LARGE, True),
        (13, 3.1, LARGE, False),
        (11, 2.9, LARGE, False),  # eleven deviations
        (19, 2.4, 1000, True),
        (17, 2.4, 1000, False),
    ],
)
def test_a_fall_is_taken_for_an_ex_date_where_it_is_rare_and_quiet(percent, traded, cap, taken):
    assert unknown(fallen(percent, traded, cap=cap)) == ({"X"} if taken else set())


def test_a_member_of_the_large_universe_is_large_whatever_its_value():
    seen = fallen(13, 2.9, cap=5000)
    assert unknown(seen) == set()
    assert unknown(seen, frozenset("X")) == {"X"}


def test_a_large_fall_of_which_no_trade_is_known_is_asked_about():
    """In the afternoon bars tell prices and no volumes."""
    for cap, asked in ((LARGE, ["X"]), (1000.0, [])):
        seen = fallen(13, math.nan, cap=cap)
        found = judged(US, seen, frozenset(), seen.days.size - 1)
        assert [seen.symbols[column] for column in found.shocks.column[found.doubted].tolist()] == asked
        assert not found.unknown.any()


def test_where_many_large_ones_fall_so_the_market_did_it():
    assert unknown(fallen(13, 1.4, names="XYZ")) == {"X", "Y", "Z"}
    assert unknown(fallen(13, 1.4, names="WXYZ")) == set()


def test_companies_part_at_the_turn_of_a_quarter():
    """APTV fell by 10.6 % on 2026-04-01: 4.6 of its deviations, on 1.6 times its turnover."""
    wild = [100.0 * math.exp(0.023 * (at % 2)) for at in range(60)]
    for day, taken in ((dt.date(2026, 4, 1), {"X"}), (dt.date(2026, 4, 8), set())):
        others = {f"S{at}": calm(61) for at in range(50)}
        seen = panel(
            others | {"X": [*wild, wild[-1] * 0.89]}, volumes={"X": [1e6] * 60 + [1.9e6]},
            caps={"X": LARGE}, day=day,
        )  # fmt: skip
        assert unknown(seen) == taken


def test_a_quarter_turns_on_three_sessions_known_ahead():
    days = sessions_until(dt.date(2026, 4, 2), 6)
    assert days[turns_of_quarter(days, US.exchange)].astype(str).tolist() == [
        "2026-03-30", "2026-03-31", "2026-04-01",
    ]  # fmt: skip
    until = sessions_until(dt.date(2026, 3, 30), 2)
    assert turns_of_quarter(until, US.exchange).tolist() == [False, True], "the next session is not there yet"


def test_each_break_is_judged_without_what_stands_before_the_one_before():
    """Aimco handed out three times in a year: the first fall makes the second no less rare."""
    seen = fallen(25, 1.0)
    column = seen.symbols.index("X")
    close = np.concatenate([seen.close[:, column], seen.close[-1, column] * np.array(calm(41)) / 100, [50.0]])
    others = {f"S{at}": calm(close.size) for at in range(50)}
    volumes = [1e6] * 60 + [1.4e6] * 42
    twice = panel({**others, "X": close.tolist()}, volumes={"X": [*volumes, 2e6]}, caps={"X": LARGE})
    breaks, last = Breaks(US, framed(twice, ())), twice.days.size - 1
    found = breaks.seen(0, last, frozenset())["X"]
    assert [str(day) for day in found] == twice.days[[60, 102]].astype(str).tolist()
    genuine = frozenset({("X", found[0])})
    assert found[0] not in breaks.seen(0, last, frozenset(), genuine).get("X", [])


def test_a_market_without_bounds_takes_no_fall_for_an_ex_date():
    bare = structs.replace(US, bounds=Bounds())
    seen = fallen(25, 1.0)
    found = judged(bare, seen, frozenset("X"), seen.days.size - 1)
    assert not (found.unknown | found.doubted).any()
