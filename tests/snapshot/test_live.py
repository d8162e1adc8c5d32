"""A session so far: nothing of after the moment counts, and a bar counts once it is over."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from newsgen.facts import compute
from newsgen.fed.fomc import calendar
from newsgen.fed.policy import Policy, Range
from newsgen.snapshot import live
from newsgen.snapshot.snapshot import Panel, Snapshot
from newsgen.sources.batch import Bar, Release
from tests.facts.builders import DAY, market, panel, series

NEW_YORK = ZoneInfo("America/New_York")


def at(clock: str, day: dt.date = DAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), tzinfo=NEW_YORK)


def bars(symbol: str, **closes: float) -> list[Bar]:
    """Bars by the clock of their start, each a point wide: ``h0930=101`` closes at 101."""
    return [
        Bar(symbol, at(f"{clock[1:3]}:{clock[3:]}").astimezone(dt.UTC), close, close + 1, close - 1, close)
        for clock, close in closes.items()
    ]


MARKET = market(
    series("^GSPC", [100, 100, 999], high=[100, 100, 1999], low=[100, 100, 1]),
    stocks=panel({"A": [10, 10, 777], "B": [10, 10, 777]}),
    rates={"DGS10": {dt.date(2025, 8, 12): 4.29, DAY: 9.99}},
)
GSPC = {"^GSPC": bars("^GSPC", h0930=101, h0945=102, h1000=103)}


def change(made: Snapshot, about: str = "^GSPC") -> float | None:
    return compute(made, mover_floor=0).value("change_day", about)


@pytest.mark.parametrize(
    ("clock", "percent"),
    [
        ("09:44", None),
        ("09:45", 1.0),
        ("09:59", 1.0),
        ("10:00", 2.0),
        ("10:15", 3.0),
        ("10:29", 3.0),
        ("10:30", None),
    ],
)
def test_a_bar_counts_once_it_is_over_and_until_the_next_is_due(clock: str, percent: float | None) -> None:
    assert change(live.so_far(MARKET, GSPC, at(clock))) == (percent and pytest.approx(percent))


def test_the_latest_moment_is_the_end_of_a_bar() -> None:
    assert live.latest(GSPC, at("10:07")) == at("10:00")
    assert live.latest(GSPC, at("09:44")) is None
    assert live.latest({}, at("12:00")) is None


def test_nothing_of_the_evening_stands_in_the_afternoon() -> None:
    stocks = {"A": bars("A", h0945=11)}
    made = live.so_far(MARKET, GSPC | stocks, at("10:00"))
    evening = replace(
        MARKET,
        series={"^GSPC": series("^GSPC", [100, 100, 5], high=[100, 100, 6], low=[100, 100, 4])},
        panel=panel({"A": [10, 10, 1], "B": [10, 10, 2]}, volumes={"A": [1, 1, 9e9]}, caps={"A": 5000.0}),
        rates={"DGS10": MARKET.rates["DGS10"]},
    )
    other = live.so_far(evening, GSPC | stocks, at("10:00"))
    first, second = (
        [(f.id, f.value, f.inputs) for f in compute(one, mover_floor=0)] for one in (made, other)
    )
    told = [row for row in first if not row[0].startswith(("volume", "turnover"))]
    assert told == [row for row in second if not row[0].startswith(("volume", "turnover"))]
    assert change(made, "A") == pytest.approx(10.0)
    assert change(made, "B") is None
    assert not {"DGS10", "B"} & {fact.about for fact in compute(made, mover_floor=0)}


def test_facts_say_when_they_hold() -> None:
    book = compute(live.so_far(MARKET, GSPC, at("10:00")))
    assert {fact.as_of for fact in book} == {"10:00"}
    assert book.as_of == "10:00"
    assert compute(MARKET).as_of == "close"


def test_a_part_of_a_day_sets_no_record_and_ends_no_week() -> None:
    friday = dt.date(2025, 8, 15)
    made = market(series("^GSPC", [100.0] * 300, day=friday), day=friday)
    bar = Bar("^GSPC", at("09:30", friday).astimezone(dt.UTC), 100, 200, 100, 200)
    measures = {fact.measure for fact in compute(live.so_far(made, {"^GSPC": [bar]}, at("09:45", friday)))}
    assert "change_wtd" in measures
    assert not measures & {
        "change_week",
        "high_52w",
        "high_all",
        "streak_up",
        "peak_change",
        "largest_rise_since",
    }


@pytest.mark.parametrize(
    ("code", "clock", "known"),
    [
        ("CPI_YOY", "09:59", False),
        ("CPI_YOY", "10:00", True),
        ("FED_RATE", "13:59", False),
        ("FED_RATE", "14:00", True),
    ],
)
def test_releases_are_known_when_they_are_out(code: str, clock: str, known: bool) -> None:
    release = Release(code, dt.date(2025, 7, 1), DAY, 2.7, 2.8, 2.7)
    before = Release(code, dt.date(2025, 6, 1), dt.date(2025, 7, 15), 2.6)
    made = live.so_far(replace(MARKET, releases=(before, release)), GSPC, at(clock))
    assert made.releases == ((before, release) if known else (before,))


@pytest.mark.parametrize(("clock", "decided"), [("13:45", False), ("14:00", True)])
def test_a_decision_is_known_at_two(clock: str, decided: bool) -> None:
    day = dt.date(2025, 9, 17)
    policy = Policy(
        session=day,
        meetings=calendar(),
        contracts={day: {1: 96.0}, dt.date(2025, 9, 16): {1: 95.9}},
        low={dt.date(2025, 9, 16): 4.25, dt.date(2025, 9, 18): 4.0},
        high={dt.date(2025, 9, 16): 4.5, dt.date(2025, 9, 18): 4.25},
        told=Range(4.0, 4.25, decided=True),
    )
    made = live.so_far(replace(market(day=day), policy=policy), {}, at(clock, day)).policy
    assert made is not None
    assert list(made.contracts) == [dt.date(2025, 9, 16)], "no settlement of the evening"
    assert made.range_on(day).decided is decided


def test_few_members_with_a_price_are_no_universe() -> None:
    stocks = panel({name: [10.0, 10.0, 10.0] for name in "ABCDE"})
    made = market(
        stocks=stocks, universes={"sp500": frozenset("ABCDE")}, sectors=dict.fromkeys("ABCDE", "Energy")
    )
    some = {name: bars(name, h0945=11) for name in "AB"}
    assert compute(live.so_far(made, some, at("10:00"))).all("breadth_up") == []
    most = some | {"C": bars("C", h0945=11)}
    (fact,) = compute(live.so_far(made, most, at("10:00"))).all("breadth_up")
    assert (fact.value, fact.n) == (3, 3)


def until(panel: Panel, rows: int) -> Snapshot:
    """The market where the store has so many rows of stocks."""
    cut = {name: getattr(panel, name)[:rows] for name in ("days", "close", "volume", "market_cap")}
    return replace(MARKET, panel=replace(panel, **cut))


def test_a_store_without_a_row_of_the_running_session_gets_one() -> None:
    """The store as it is in the afternoon: the closes of the evening are not there yet."""
    stocks = GSPC | {"A": bars("A", h0945=11)}
    with_evening = compute(live.so_far(MARKET, stocks, at("10:00")), mover_floor=0)
    without = compute(live.so_far(until(MARKET.panel, 2), stocks, at("10:00")), mover_floor=0)
    assert without.value("change_day", "A") == pytest.approx(10.0)
    assert [fact.id for fact in without] == [fact.id for fact in with_evening]
    assert not [fact for fact in without if fact.about == "B"]


def test_a_store_that_lacks_the_session_before_has_no_moves_of_stocks() -> None:
    made = live.so_far(until(MARKET.panel, 1), GSPC | {"A": bars("A", h0945=11)}, at("10:00"))
    assert change(made, "A") is None
    assert change(live.so_far(until(MARKET.panel, 0), GSPC | {"A": bars("A", h0945=11)}, at("10:00"))) == 2.0
