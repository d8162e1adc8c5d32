"""A finished week: by hand on small markets, and against the recorded files reckoned plainly."""

from __future__ import annotations

import datetime as dt
import itertools
import math
from dataclasses import replace

import numpy as np
import pytest

from newsgen import calendars
from newsgen.config import Config
from newsgen.facts import FactBook, agenda, compute, weekpath, weekrates, weeks
from newsgen.fed.fomc import calendar
from newsgen.fed.policy import Policy
from newsgen.measures import MEASURES
from newsgen.snapshot import Scheduled, week
from newsgen.sources.batch import Batch, Release
from newsgen.store import Store
from tests.facts.builders import NAN, market, panel, series
from tests.facts.plain import Recorded, percent
from tests.markets import US, us

FRIDAY = dt.date(2025, 8, 15)
WEEKS = ("2024-08-09", "2024-11-29", "2025-04-04", "2025-04-17", "2025-08-15", "2026-01-02")
SEVEN = ("AAPL", "MSFT", "AMZN", "NVDA", "GOOGL", "META", "TSLA")
ENDS = [
    day
    for day in calendars.sessions(dt.date(2024, 8, 5), dt.date(2026, 8, 21), US.exchange)
    if calendars.is_last_of_week(day, US.exchange)
]


def book(*followed, day: dt.date = FRIDAY, **given) -> FactBook:
    made = market(*followed, day=day, **given)
    found = FactBook(us(day), [*weeks.facts(made), *weekrates.facts(made)], shelves=[weeks.movers(made)])
    assert {fact.measure for fact in found} <= MEASURES.keys()
    return found


def test_the_week_is_from_the_last_close_of_the_week_before() -> None:
    found = book(series("^GSPC", [90, 100, 101, 103, 102, 102, 104], day=FRIDAY))
    points = found.get("points_week", "^GSPC")
    assert points is not None
    assert (points.value, points.base) == (4.0, dt.date(2025, 8, 8))
    best, worst = (found.get(f"change_{way}_day", "^GSPC") for way in ("best", "worst"))
    assert best
    assert worst
    assert (best.since, round(best.value, 6), best.n) == (dt.date(2025, 8, 12), round(200 / 101, 6), 5)
    assert (worst.since, round(worst.value, 6)) == (dt.date(2025, 8, 13), round(-100 / 103, 6))
    week = found.get("week", "XNYS")
    assert week
    assert (week.value, week.base) == (5, dt.date(2025, 8, 11))


def test_a_week_that_runs_has_no_facts() -> None:
    assert (
        len(book(series("^GSPC", [100, 101, 102], day=dt.date(2025, 8, 14)), day=dt.date(2025, 8, 14))) == 0
    )


def test_a_week_with_a_holiday_ends_on_its_last_session() -> None:
    thursday = dt.date(2025, 4, 17)
    found = book(series("^GSPC", [100, 101, 102, 103, 104], day=thursday), day=thursday)
    week = found.get("week", "XNYS")
    assert week
    assert (week.value, week.base) == (4, dt.date(2025, 4, 14))
    assert found.value("points_week", "^GSPC") == 4.0


def test_a_day_that_is_missing_leaves_the_days_out_and_not_the_week() -> None:
    found = book(series("^GSPC", [100, 101, NAN, 102, 102, 104], day=FRIDAY))
    assert found.get("change_best_day", "^GSPC") is None
    assert found.value("points_week", "^GSPC") == 4.0


def test_weeks_in_a_row() -> None:
    closes = [100.0] * 5 + [99.0] * 5 + [101.0] * 5 + [103.0] * 5
    found = book(series("^RUT", closes, day=FRIDAY), series("^DJI", closes[::-1], day=FRIDAY))
    assert (found.value("weeks_up", "^RUT"), found.get("weeks_down", "^RUT")) == (2, None)
    assert (found.value("weeks_up", "^DJI"), found.get("weeks_down", "^DJI")) == (1, None)
    flat = book(series("^RUT", [100.0] * 12, day=FRIDAY))
    assert not flat.all("weeks_up") + flat.all("weeks_down")


def test_a_week_that_ends_a_row_says_how_long_it_was() -> None:
    closes = [float(close) for close in (99, 100, 99, 98, 97, 98) for _ in range(5)]
    found = book(series("^GSPC", closes, day=FRIDAY), series("^DJI", closes[:-5] + [96.0] * 5, day=FRIDAY))
    assert (found.value("weeks_up", "^GSPC"), found.value("weeks_ended_down", "^GSPC")) == (1, 3)
    assert (found.value("weeks_down", "^DJI"), found.get("weeks_ended_up", "^DJI")) == (4, None)
    assert found.get("weeks_ended_down", "^DJI") is None, "it goes on"


@pytest.mark.parametrize(
    ("closes", "turns"),
    [
        ([5074.08, 5062.25, 4982.77, 5456.90, 5268.05, 5363.36], [0, 2, 3, 4, 5]),  # to 2025-04-11
        ([5346.56, 5186.33, 5240.03, 5199.50, 5319.31, 5344.16], [0, 1, 5]),  # to 2024-08-09
        ([100.0, 100.5, 101.0, 100.7, 101.5, 102.0], [0, 5]),
        ([100.0, 103.0, 100.0, 103.0, 100.0, 103.0], [0, 3, 4, 5]),
    ],
)
def test_the_turns_of_a_week(closes: list[float], turns: list[int]) -> None:
    assert weekpath.legs(np.array(closes)) == turns


def test_what_the_week_before_did_and_records_within_the_week() -> None:
    closes = [100.0] * 5 + [104.0] * 5 + [101.0] * 5
    before = book(series("^RUT", closes, day=FRIDAY)).get("change_week_before", "^RUT")
    assert before
    assert (before.value, [each.value for each in before.inputs]) == (4.0, [100.0, 104.0])


def test_the_way_of_a_week_by_its_closes() -> None:
    found = book(series("^GSPC", [90, 100, 97, 98, 96, 99, 99.5], day=FRIDAY))
    low, since = found.get("change_low_week", "^GSPC"), found.get("change_from_low", "^GSPC")
    assert low
    assert since
    assert (round(low.value, 6), low.since, low.n) == (-4.0, dt.date(2025, 8, 13), 3)
    assert (round(since.value, 6), since.base, since.n) == (round(350 / 96, 6), dt.date(2025, 8, 13), 2)
    assert found.get("change_high_week", "^GSPC") is None, "the close of the week before was never passed"
    assert (found.value("days_up_week", "^GSPC"), found.value("days_down_week", "^GSPC")) == (3, 2)
    last = book(series("^GSPC", [90, 100, 101, 102, 101, 103, 104], day=FRIDAY))
    assert last.value("change_high_week", "^GSPC") == 4.0
    assert last.get("change_from_high", "^GSPC") is None, "nothing follows the last day"
    hole = book(series("^GSPC", [90, 100, 97, NAN, 96, 99, 99.5], day=FRIDAY))
    assert not hole.all("change_low_week") + hole.all("days_up_week")


def test_the_basket_is_the_mean_of_its_members_weeks() -> None:
    a, b = (
        series("A", [100, 0.1, 1, 1, 1, 110], day=FRIDAY),
        series("B", [50, 50, 50, 50, 50, 49], day=FRIDAY),
    )
    found = book(a, b, baskets={"M7": ("A", "B")})
    fact = found.get("mean_change_week", "M7")
    assert fact
    assert fact.value == pytest.approx((10 - 2) / 2)
    assert fact.n == 2
    assert book(a, baskets={"M7": ("A", "B")}).all("mean_change_week") == []


def test_stocks_sectors_and_breadth_over_the_week() -> None:
    names = [f"S{n}" for n in range(6)]
    closes = {name: [100.0, 1, 1, 1, 1, 100.0 + n] for n, name in enumerate(names)} | {
        "GONE": [NAN] * 5 + [9]
    }
    found = book(
        stocks=panel(closes, day=FRIDAY),
        universes={"sp500": frozenset([*names, "GONE"])},
        sectors=dict.fromkeys(names, "Energy"),
    )
    assert found.value("breadth_up_week", "sp500") == 5
    assert found.value("breadth_down_week", "sp500") == 0
    assert found.get("breadth_up_week", "sp500").n == 6  # type: ignore[union-attr]
    assert found.value("change_week", "sp500/Energy") == pytest.approx(2.5)
    assert found.value("change_week", "S5") == pytest.approx(5.0)
    assert found.get("change_week", "S4") is None, "below the floor"
    assert found.value("market_cap", "S5") == 5000.0


def test_stocks_without_the_close_before_the_week_make_no_week() -> None:
    found = book(stocks=panel({"A": [1, 1, 1, 1, 9]}, day=FRIDAY), universes={"sp500": frozenset("A")})
    assert {fact.measure for fact in found} == {"week"}


@pytest.mark.parametrize(
    ("base", "session", "bp"),
    [
        ("2025-08-08", "2025-08-15", 6.0),
        ("2025-08-07", "2025-08-15", 6.0),
        ("2025-08-04", "2025-08-15", None),
    ],
)
def test_yields_over_the_week(base: str, session: str, bp: float | None) -> None:
    rates = {"DGS10": {dt.date.fromisoformat(base): 4.27, dt.date.fromisoformat(session): 4.33}}
    found = book(rates=rates)
    assert found.value("yield_change_week", "DGS10") == bp


def test_rates_without_the_session_s_own_are_left_out() -> None:
    rates = {"USDKRW": {dt.date(2025, 8, 8): 1385.0, dt.date(2025, 8, 14): 1379.0}}
    assert book(rates=rates).all("change_week") == []


def policy(session: dt.date, **low: float) -> Policy:
    ends = {dt.date.fromisoformat(f"2025-{day[1:3]}-{day[3:]}"): value for day, value in low.items()}
    high = {day: value + 0.25 for day, value in ends.items()}
    return Policy(session=session, meetings=calendar(), low=ends, high=high)


@pytest.mark.parametrize(
    ("session", "low", "moved"),
    [
        ("2025-09-19", {"d0916": 4.25, "d0918": 4.0}, -25.0),
        ("2025-09-19", {"d0916": 4.25, "d0917": 4.25}, None),
        ("2025-09-12", {"d0910": 4.25}, None),
        ("2025-08-01", {"d0729": 4.25, "d0731": 4.25}, 0.0),
    ],
)
def test_what_the_fed_decided_in_the_week(session: str, low: dict[str, float], moved: float | None) -> None:
    day = dt.date.fromisoformat(session)
    made = replace(market(day=day), policy=policy(day, **low))
    found = FactBook(us(day), weekrates.facts(made))
    decided = found.all("decided")
    assert [fact.value for fact in decided] == ([] if moved is None else [moved])


def test_the_week_ahead_has_days_and_no_figures() -> None:
    coming = [
        Scheduled("PAYROLLS", dt.date(2025, 8, 1), dt.date(2025, 9, 5)),
        Scheduled("CLAIMS", None, dt.date(2025, 9, 4)),
        Scheduled("CPI_YOY", dt.date(2025, 8, 1), dt.date(2025, 9, 11)),
        Scheduled("NO_SUCH", None, dt.date(2025, 9, 4)),
    ]
    friday = dt.date(2025, 8, 29)
    found = FactBook(us(friday), agenda.facts(replace(market(day=friday), coming=tuple(coming))))
    week = found.get("week_ahead", "XNYS")
    assert week
    assert (week.base, week.since, week.value) == (dt.date(2025, 9, 1), dt.date(2025, 9, 5), 4)
    assert [fact.about for fact in found.all("closed")] == ["XNYS:2025-09-01"]
    assert [(fact.about, fact.since) for fact in found.all("scheduled")] == [
        ("CLAIMS", dt.date(2025, 9, 4)),
        ("PAYROLLS", dt.date(2025, 9, 5)),
    ]
    assert all(not fact.inputs and fact.since_value is None for fact in found)


def test_a_half_day_ahead() -> None:
    friday = dt.date(2025, 11, 21)
    found = FactBook(us(friday), agenda.facts(market(day=friday)))
    assert [fact.about for fact in found.all("half_session")] == ["XNYS:2025-11-28"]
    assert [fact.about for fact in found.all("closed")] == ["XNYS:2025-11-27"]


def test_what_is_due_carries_no_figure_whatever_the_store_knows(store: Store) -> None:
    release = Release("CPI_YOY", dt.date(2025, 8, 1), dt.date(2025, 9, 11), 2.9, 2.9, 2.7)
    other = Release("CPI_YOY", dt.date(2025, 8, 1), dt.date(2025, 9, 11), 9.9, 1.1, 0.5)
    store.write(Batch(origin="test", releases=(release,)), now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    before = week(store, us(dt.date(2025, 9, 5)), Config())[-1].coming
    store.write(Batch(origin="test", releases=(other,)), now=dt.datetime(2026, 1, 2, tzinfo=dt.UTC))
    assert week(store, us(dt.date(2025, 9, 5)), Config())[-1].coming == before
    assert before == (Scheduled("CPI_YOY", dt.date(2025, 8, 1), dt.date(2025, 9, 11)),)
    assert not set(Scheduled._fields) & {"actual", "forecast", "previous", "revised"}


# --- the recorded market


def bounds(recorded: Recorded, session: str) -> tuple[str, list[str]]:
    """The last session of the week before, and those of the week, by the calendar of a wall."""
    day = dt.date.fromisoformat(session)
    monday = str(day - dt.timedelta(days=day.weekday()))
    week = [one for one in recorded.sessions if monday <= one <= session]
    return max(one for one in recorded.sessions if one < monday), week


@pytest.fixture
def found(recorded_day, session) -> FactBook:
    return compute(recorded_day(dt.date.fromisoformat(session)).snapshot, span="week")


@pytest.mark.parametrize("session", WEEKS)
def test_a_recorded_week_as_reckoned(recorded: Recorded, found: FactBook, session: str) -> None:
    base, week = bounds(recorded, session)
    for symbol in ("^GSPC", "^IXIC", "^DJI", "^RUT"):
        closes = {day: row[3] for day, row in recorded.rows[symbol].items()}
        assert found.value("points_week", symbol) == pytest.approx(closes[session] - closes[base])
        assert found.value("change_week", symbol) == pytest.approx(percent(closes[session], closes[base]))
    closes = {day: row[3] for day, row in recorded.rows["^GSPC"].items()}
    moves = {day: percent(closes[day], closes[recorded.before(day)]) or 0.0 for day in week}
    for way, choose in (("best", max), ("worst", min)):
        fact = found.get(f"change_{way}_day", "^GSPC")
        day = choose(moves, key=moves.__getitem__)
        assert fact
        assert (str(fact.since), fact.value) == (day, pytest.approx(moves[day]))
    seven = [percent(recorded.rows[s][session][3], recorded.rows[s][base][3]) or 0.0 for s in SEVEN]
    assert found.value("mean_change_week", "M7") == pytest.approx(math.fsum(seven) / 7)


@pytest.mark.parametrize("session", WEEKS)
def test_the_way_of_a_recorded_week_as_reckoned(recorded: Recorded, found: FactBook, session: str) -> None:
    base, week = bounds(recorded, session)
    closes = [recorded.rows["^GSPC"][day][3] for day in (base, *week)]
    for way, extreme in (("high", max(closes)), ("low", min(closes))):
        at = closes.index(extreme)
        there = percent(extreme, closes[0]) if at else None
        since = percent(closes[-1], extreme) if 0 < at < len(week) else None
        assert found.value(f"change_{way}_week", "^GSPC") == (there and pytest.approx(there))
        assert found.value(f"change_from_{way}", "^GSPC") == (since and pytest.approx(since))
    rises = sum(now > before for before, now in itertools.pairwise(closes))
    assert found.value("days_up_week", "^GSPC") == rises
    assert found.value("days_down_week", "^GSPC") == len(week) - rises


@pytest.mark.parametrize("session", WEEKS)
def test_the_stocks_of_a_recorded_week_as_reckoned(recorded: Recorded, found: FactBook, session: str) -> None:
    base, _ = bounds(recorded, session)
    split = {symbol for symbol, day in recorded.splits if base < day <= session}
    told = {fact.about: fact.value for fact in found.all("change_week") if fact.about in recorded.raw}
    own = recorded.elsewhere | split
    plain = {
        symbol: percent(closes[session], closes[base])
        for symbol, closes in recorded.raw.items()
        if symbol not in own and session in closes and base in closes
    }
    wanted = {symbol: move for symbol, move in plain.items() if move is not None and abs(move) >= 5}
    assert len(wanted) > 50
    differing = {
        symbol for symbol, move in wanted.items() if told.get(symbol, NAN) != pytest.approx(move, abs=1e-6)
    }
    assert len(differing) <= 5, "those that the gate doubts"


@pytest.mark.parametrize("session", ENDS[::4], ids=str)
def test_a_week_never_looks_past_its_end(recorded_day, session: dt.date) -> None:
    for fact in compute(recorded_day(session).snapshot, span="week"):
        given = (*fact.inputs, *fact.since_inputs)
        late = [one for one in given if one.date > session and one.at != "00:00 Europe/London"]
        assert not late, fact.id
