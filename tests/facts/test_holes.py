"""Whatever is told of a history with a session missing is true of the history with none missing.

The truth is reckoned here from all closes, in plain Python. Closes are those of a walk, and the recorded ones
of every index, of which one session after another is knocked out 1 to 260 sessions before the day told.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pytest

from newsgen.facts import baskets, changes, intraday, records, streaks, weeks
from newsgen.markets import Session
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Series, Snapshot
from tests.facts.builders import market, sessions_until
from tests.facts.plain import lines
from tests.markets import US
from tests.recorded import MARKET

FURTHEST = 260
COURSE = {
    *("change_high_week", "change_low_week", "change_from_high", "change_from_low"),
    *("days_up_week", "days_down_week"),
}
SINCE = "2021-06-25"
"""All that is recorded of an index before would make the reckoning slow."""


@dataclass(frozen=True)
class Course:
    """Every close and high of an index, none missing."""

    symbol: str
    days: list[dt.date]
    close: list[float]
    high: list[float]

    def until(self, last: int, hole: int | None = None) -> Snapshot:
        """The market at one of the sessions, with another one missing."""
        close, high = (np.array(column[: last + 1]) for column in (self.close, self.high))
        if hole is not None:
            close[hole] = high[hole] = np.nan
        series = Series(
            symbol=self.symbol,
            days=np.array(self.days[: last + 1], dtype="datetime64[D]"),
            close=close,
            high=high,
            low=close - 1,
        )
        day = self.days[last]
        found = market(series, day=day, peaks={self.symbol: 0.0}, anchors=[dt.date(2022, 11, 30)])
        return replace(found, session=Session(US, day))


def walk(seed: int) -> Course:
    rng = np.random.default_rng(seed)
    days = sessions_until(dt.date(2026, 6, 30), 900)
    close = np.round(3000 * np.exp(np.cumsum(rng.normal(0.0006, 0.01, days.size))), 2)
    return Course("^GSPC", days.tolist(), close.tolist(), (close * 1.003).tolist())


def recorded() -> list[Course]:
    rows: dict[str, list[tuple[dt.date, float, float]]] = {}
    for symbol, date, _, high, _, close, *_ in lines(MARKET / "prices" / "indices_megacaps.csv.gz"):
        if symbol.startswith("^") and close and date >= SINCE:
            day = dt.date.fromisoformat(date)
            rows.setdefault(symbol, []).append((day, float(close), float(high or "nan")))
    sessions = {day for day, *_ in rows["^GSPC"]}
    return [
        Course(symbol, *map(list, zip(*sorted(row for row in found if row[0] in sessions), strict=True)))
        for symbol, found in rows.items()
    ]


def told(snapshot: Snapshot) -> list[Fact]:
    """The facts of the one index that look back."""
    (series,) = snapshot.series.values()
    families = (records.facts, streaks.facts, intraday.facts, changes.facts)
    found = [*itertools.chain.from_iterable(family(snapshot, series) for family in families)]
    found += [fact for fact in weeks.facts(snapshot) if fact.about == series.symbol]
    return [fact for fact in found if fact.measure not in {"close", "peak_change", "trough_change"}]


def holds(fact: Fact, course: Course, last: int) -> bool:
    """Whether a fact is true of the index at a session, with every close before it known."""
    days, close, high = (column[: last + 1] for column in (course.days, course.close, course.high))
    kind = fact.measure.partition("_")[0]
    if kind in {"high", "low"}:
        return extreme_holds(fact, days, close, high)
    if kind == "weeks":
        return weeks_hold(fact, [close[i] for i in week_ends(days)])
    if fact.measure.startswith("change_leg"):
        return leg_holds(fact, days, close)
    kinds = {"largest": since_holds, "first": since_holds, "streak": streak_holds, "records": records_hold}
    measures = {"change_streak": streak_holds, **dict.fromkeys(COURSE, course_holds)}
    return (kinds.get(kind) or measures.get(fact.measure) or change_holds)(fact, days, close)


def streak_holds(fact: Fact, days: list[dt.date], close: list[float]) -> bool:
    end = len(days) - (2 if "ended" in fact.measure else 1)
    up = close[end] > close[end - 1]
    goes_on = (close[i] != close[i - 1] and (close[i] > close[i - 1]) == up for i in range(end, 0, -1))
    begin = end - next(n for n, one in enumerate(goes_on) if not one)
    if fact.measure == "change_streak":
        return fact.base == days[begin] and fact.value == percent(close, begin, end)
    return (fact.value, fact.base, fact.measure.endswith("up")) == (end - begin, days[begin], up)


def weeks_hold(fact: Fact, ends: list[float]) -> bool:
    sign = 1 if fact.measure.endswith("up") else -1
    steps = [sign * (now - before) for before, now in itertools.pairwise(ends)]
    if "ended" in fact.measure and steps.pop() >= 0:
        return False
    return fact.value == next(n for n in range(len(steps)) if not steps[-1 - n] > 0)


def course_holds(fact: Fact, days: list[dt.date], close: list[float]) -> bool:
    """How many days of a week went one way; its highest and lowest close, and what followed them."""
    first = next(i for i in range(len(days) - 1, -1, -1) if week(days[i]) != week(days[-1]))
    steps = [now - before for before, now in itertools.pairwise(close[first:])]
    if fact.measure == "days_up_week":
        return (fact.value, fact.n) == (sum(step > 0 for step in steps), len(steps))
    if fact.measure == "days_down_week":
        return (fact.value, fact.n) == (sum(step < 0 for step in steps), len(steps))
    of = max if "high" in fact.measure else min
    top = first + close[first:].index(of(close[first:]))
    base, end = (first, top) if fact.measure.endswith("week") else (top, len(days) - 1)
    told = (fact.base, fact.since, fact.n, fact.value)
    return base < end and told == (days[base], days[end], end - base, percent(close, base, end))


def leg_holds(fact: Fact, days: list[dt.date], close: list[float]) -> bool:
    """A part of a week's way: from turn to turn, without what went too little, four at most."""
    first, last = week_ends(days)[-2], len(days) - 1
    way = list(range(first, last + 1))
    least = max(0.8, 0.15 * (max(close[first:]) / min(close[first:]) - 1) * 100)
    while True:
        way = [
            at
            for before, at, after in zip([None, *way], way, [*way[1:], None], strict=False)
            if before is None or after is None or (close[at] - close[before]) * (close[after] - close[at]) < 0
        ]
        sizes = [abs(percent(close, *pair)) for pair in itertools.pairwise(way)]
        smallest = sizes.index(min(sizes))
        if len(sizes) == 1 or (sizes[smallest] >= least and len(sizes) <= 4):
            break
        way = [at for at in way if at not in {*way[smallest : smallest + 2]} - {first, last}]
    base, end = way[int(fact.measure[-1]) - 1 :][:2]
    told = (fact.base, fact.since, fact.n, fact.value)
    return len(sizes) > 1 and told == (days[base], days[end], end - base, percent(close, base, end))


def records_hold(fact: Fact, days: list[dt.date], close: list[float]) -> bool:
    """How many sessions in a row, or of the year, closed above all before them."""
    highest = itertools.accumulate(close, max)
    new = [True, *(now > before for before, now in zip(highest, close[1:], strict=False))]
    if fact.measure == "records_of_year":
        return fact.value == sum(one for one, day in zip(new, days, strict=True) if day.year == days[-1].year)
    if fact.measure == "records_of_week":
        of_week = [day for one, day in zip(new, days, strict=True) if one and week(day) == week(days[-1])]
        return (fact.value, fact.since) == (len(of_week), of_week[-1])
    run = next(n for n in range(len(new)) if not new[-1 - n])
    return (fact.value, fact.base) == (run, days[-1 - run])


def change_holds(fact: Fact, days: list[dt.date], close: list[float]) -> bool:
    """A change since a day, or the best day of a week: the right day, and the right change."""
    last = len(days) - 1
    if fact.measure in {"change_best_day", "change_worst_day"}:
        first = next(i for i in range(last, -1, -1) if week(days[i]) != week(days[last]))
        moves = [percent(close, i - 1, i) for i in range(first + 1, last + 1)]
        return fact.value == pytest.approx((max if "best" in fact.measure else min)(moves), abs=1e-6)
    if fact.measure == "change_day_before":
        return (fact.base, fact.value) == (days[-3], percent(close, last - 2, last - 1))
    if fact.measure == "change_week_before":
        first, end, _ = week_ends(days)[-3:]
        told = (fact.base, fact.since, fact.value)
        return told == (days[first], days[end], percent(close, first, end))
    base = base_of(fact, days)
    points = close[-1] - close[days.index(base)]
    change = points if fact.measure.startswith("points") else percent(close, days.index(base), last)
    return fact.base == base and fact.value == pytest.approx(change, abs=1e-6)


def extreme_holds(fact: Fact, days: list[dt.date], close: list[float], high: list[float]) -> bool:
    if fact.measure == "high_all":
        best = max(close[:-1])
        return close[-1] > best and (fact.since_value, fact.base) == (best, days[close.index(best)])
    at = len(days) - (2 if fact.measure.endswith("day_before") else 1)
    values = high if fact.measure.endswith("intraday") else close
    sign = 1 if fact.measure.startswith("high") else -1
    start = days[at] - dt.timedelta(days=365)
    year = [sign * value for day, value in zip(days[:at], values[:at], strict=True) if day > start]
    since = [i for i in range(at) if sign * values[i] >= sign * values[at]]
    named = fact.since is None or fact.since == days[since[-1]]
    return sign * values[at] > max(year) and named and (fact.periods or 0) <= at - max(since, default=0)


def since_holds(fact: Fact, days: list[dt.date], close: list[float]) -> bool:
    ends = list(range(len(days))) if fact.measure.endswith("since") else week_ends(days)
    moves = [percent(close, before, now) for before, now in itertools.pairwise(ends)]
    sign = 1 if "_rise_" in fact.measure else -1
    size = abs(moves[-1])
    bound = size if fact.measure.startswith("largest") else np.ceil(size) - 1
    before = [i for i, one in enumerate(moves[:-1]) if sign * one > bound or (sign * one == bound == size)]
    return (fact.since, fact.periods) == (days[ends[before[-1] + 1]], len(moves) - 1 - before[-1])


def percent(close: list[float], before: int, now: int) -> float:
    return round(100 * (close[now] / close[before] - 1), 9)


def week(day: dt.date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def week_ends(days: list[dt.date]) -> list[int]:
    last = len(days) - 1
    return [i for i in range(last + 1) if i == last or week(days[i]) != week(days[i + 1])]


def base_of(fact: Fact, days: list[dt.date]) -> dt.date:
    """The session that a change is since: the last one before its span."""
    day = days[-1]
    starts = {
        "wtd": day - dt.timedelta(days=day.weekday()),
        "week": day - dt.timedelta(days=day.weekday()),
        "mtd": day.replace(day=1),
        "qtd": day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
        "ytd": day.replace(month=1, day=1),
        "since": dt.date(2022, 11, 30),
    }
    start = starts.get(fact.measure.rpartition("_")[2], day)
    return max(one for one in days if one < start)


def knocked(course: Course, seed: int, count: int) -> Iterator[tuple[int, int]]:
    """Pairs of a session told and one before it that is missing: any one, and where that does most harm."""
    random_ = random.Random(f"{course.symbol}{seed}")
    for _ in range(count):
        last = random_.randrange(FURTHEST + 40, len(course.days))
        year = range(last - FURTHEST, last)
        yield last, random_.choice(year)
        yield last, last - random_.randint(1, 12)
        yield last, max(year, key=lambda i: course.close[i])
        yield last, min(year, key=lambda i: course.close[i])


def unsound(course: Course, seed: int, count: int) -> list[str]:
    """What is told over a hole though it is not so."""
    return [
        f"{fact.id} without {course.days[hole]}"
        for last, hole in knocked(course, seed, count)
        for fact in told(course.until(last, hole))
        if not holds(fact, course, last)
    ]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_told_of_a_walk_with_a_hole_is_true(seed):
    assert unsound(walk(seed), seed, 60) == []


@pytest.mark.parametrize("seed", range(4))
def test_what_is_told_of_a_whole_walk_is_true_and_of_every_kind(seed):
    course = walk(seed)
    found = [(fact, last) for last in range(300, 900, 3) for fact in told(course.until(last))]
    assert [fact.id for fact, last in found if not holds(fact, course, last)] == []
    kinds = {fact.measure for fact, _ in found}
    assert {"high_52w", "high_all", "streak_ended_up", "largest_fall_since_week", "weeks_up"} <= kinds
    assert {"change_day_before", "change_week_before", "weeks_ended_up", "weeks_ended_down", *COURSE} <= kinds
    assert {"change_leg_1", "change_leg_2", "records_of_week"} <= kinds


@pytest.mark.skipif(not MARKET.exists(), reason="the recorded market is absent")
def test_what_is_told_of_the_recorded_indices_with_a_hole_is_true():
    assert [line for course in recorded() for line in unsound(course, 0, 40)] == []


NEARLY = (
    ("^GSPC", dt.date(2025, 8, 8), dt.date(2025, 7, 28)),
    ("^RUT", dt.date(2025, 10, 24), dt.date(2025, 10, 15)),
)
"""Days on which an index closed just below the record of a session before."""


def of(symbol: str) -> Course:
    return next(course for course in recorded() if course.symbol == symbol)


@pytest.mark.skipif(not MARKET.exists(), reason="the recorded market is absent")
@pytest.mark.parametrize(("symbol", "day", "missing"), NEARLY)
def test_no_record_is_told_where_the_record_is_what_is_missing(symbol, day, missing):
    course = of(symbol)
    last, hole = course.days.index(day), course.days.index(missing)
    assert max(course.close[:hole]) < course.close[last] < course.close[hole]
    over = {fact.measure for fact in told(course.until(last, hole))}
    assert not {"high_52w", "high_all", "high_52w_intraday"} & over


@pytest.mark.skipif(not MARKET.exists(), reason="the recorded market is absent")
def test_nine_sessions_in_a_row_are_not_six_where_one_is_missing():
    course = of("^GSPC")
    last = course.days.index(dt.date(2025, 5, 2))
    whole = {fact.measure: fact.value for fact in told(course.until(last))}
    over = {fact.measure for fact in told(course.until(last, course.days.index(dt.date(2025, 4, 23))))}
    assert whole["streak_up"] == 9
    assert not {"streak_up", "change_streak"} & over


def test_a_basket_s_levels_on_the_two_sides_of_a_hole_are_not_compared():
    days = sessions_until(dt.date(2025, 8, 13), 5)
    whole = Series(symbol="B", days=days, close=np.array([100.0, 101.0, np.nan, 104.0, 105.0]))
    left = baskets.unbroken(whole).close
    assert np.isnan(left[:3]).all()
    assert left[3:].tolist() == [104.0, 105.0]
    assert baskets.unbroken(replace(whole, close=np.ones(5))).close.tolist() == [1.0] * 5
