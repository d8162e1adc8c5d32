"""Since when yields, currencies and the gap between yields stood as high or as low: by hand, as recorded."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
from collections.abc import Mapping
from dataclasses import replace

import pytest

from newsgen import calendars, markets
from newsgen.facts import FactBook, levels
from newsgen.measures import MEASURES
from newsgen.snapshot.snapshot import Observations
from tests.facts.builders import DAY, market, observations, sessions_until
from tests.markets import KR, us
from tests.recorded import MARKET


def book_of(day: dt.date = DAY, **given: Observations) -> FactBook:
    made = FactBook(us(day), levels.facts(replace(market(day=day), levels=given)))
    assert {fact.measure for fact in made} <= MEASURES.keys()
    return made


def walk(values: list[float], day: dt.date = DAY) -> dict[dt.date, float]:
    """Values of the sessions that end with a day."""
    return dict(zip(sessions_until(day, len(values)).astype("O").tolist(), values, strict=True))


FLAT = [4.0] * 25
FLAT_LOW = [2.8] * 25


@pytest.mark.parametrize(
    ("values", "measure", "ago"),
    [
        ([4.31, *FLAT, 4.3], "highest_since", 26),
        ([4.3, *FLAT, 4.3], "highest_since", 26),  # as high counts as far
        ([4.31, *FLAT[:19], 4.3], "highest_since", None),  # the highest of twenty sessions is no record
        ([4.31, *FLAT[:20], 4.3], "highest_since", 21),
        ([3.6, *FLAT, 3.7], "lowest_since", 26),
        ([4.2, *FLAT, 4.3], "highest_since", None),  # never as high: since when is not known
        ([98.904, *[98.0] * 25, 98.8960001], "highest_since", 26),  # both print 98.90
        ([98.894, *[98.0] * 25, 98.9], "highest_since", None),
        ([2.904, *[2.8] * 5, 2.888, *FLAT_LOW, 2.894], "highest_since", 32),  # 2.89 both, yet higher
    ],
)
def test_the_last_day_on_which_it_stood_so_far(values, measure, ago):
    given = walk(values)
    found = book_of(DGS10=observations(given)).get(measure, "DGS10")
    assert (found and found.periods) == ago
    if found:
        assert found.since == list(given)[-1 - ago]
        assert found.since_value == values[0]
        assert found.value == values[-1]


def test_over_a_hole_it_is_not_known():
    days = walk([4.31, *FLAT, 4.3])
    lacking = {day: value for at, (day, value) in enumerate(days.items()) if at != 10}
    assert book_of(DGS10=observations(lacking)).get("highest_since", "DGS10") is None
    near = dict(zip(lacking, [4.09, *[4.0] * 24, 4.08], strict=True))
    assert book_of(USDKRW=observations(near)).get("highest_since", "USDKRW") is None


@pytest.mark.parametrize(
    ("name", "now", "missing", "known"),
    [
        ("DGS10", 4.40, 1, False),
        ("DGS10", 4.41, 1, True),  # beyond twice 0.2 points
        ("DGS10", 4.41, 2, False),
        ("DGS10", 4.81, 2, True),
        ("USDKRW", 4.12, 1, False),
        ("USDKRW", 4.13, 1, True),  # beyond twice 1.5 percent
    ],
)
def test_a_hole_far_below_hides_no_value_as_high(name, now, missing, known):
    """2026-03-03: the won at 1,483; of 2025-04-17 there is none, between 1,414 and 1,422."""
    days = walk([5.0, *FLAT, now])
    lacking = {
        day: value for at, (day, value) in enumerate(days.items()) if at not in range(10, 10 + missing)
    }
    found = book_of(**{name: observations(lacking)}).get("highest_since", name)
    assert (found and found.since) == (next(iter(days)) if known else None)


def test_a_hole_beside_a_value_as_high_hides_one():
    days = walk([5.0, *FLAT, 4.41])
    lacking = {day: value for at, (day, value) in enumerate(days.items()) if at != 1}
    assert book_of(DGS10=observations(lacking)).get("highest_since", "DGS10") is None


def test_a_day_on_which_bonds_rest_is_no_hole_in_yields_but_in_currencies():
    session, columbus = dt.date(2025, 10, 31), dt.date(2025, 10, 13)
    days = walk([4.11, *FLAT, 4.1], session)
    assert days.pop(columbus)
    book = book_of(session, DGS10=observations(days), USDKRW=observations(days))
    assert book.get("highest_since", "DGS10").periods == 25
    assert book.get("highest_since", "USDKRW") is None


def test_bonds_rest_on_two_days_of_a_year_on_which_stocks_do_not():
    rest = [
        day
        for day in calendars.sessions(dt.date(2015, 1, 1), dt.date(2026, 8, 20), "XNYS")
        if us(DAY).market.bonds_rest(day)
    ]
    assert [f"{day:%m-%d}" for day in rest if day.year == 2025] == ["10-13", "11-11"]
    assert [f"{day:%m-%d}" for day in rest if day.year == 2018] == ["10-08", "11-12"], "the 11th is a Sunday"
    assert [f"{day:%m-%d}" for day in rest if day.year == 2023] == ["10-09"], "the 11th is a Saturday"


def test_the_gap_between_two_yields():
    two = [4.0] * 27
    ten = [4.58, *[3.98] * 25, 4.06]
    book = book_of(DGS10=observations(walk(ten)), DGS2=observations(walk(two)))
    about = "DGS10-DGS2"
    assert (book.value("curve", about), book.value("curve_day_before", about)) == (6.0, -2.0)
    assert book.get("curve", about).unit == "bp"
    assert book.get("curve_widest_since", about).periods == 26


def test_a_yield_that_another_series_stands_by_for_has_no_gap():
    ten = replace(observations(walk([4.5, 4.6])), symbol="^TNX")
    assert book_of(DGS10=ten, DGS2=observations(walk([4.0, 4.0]))).all("curve") == []


def recorded() -> Mapping[str, dict[dt.date, float]]:
    path = MARKET / "rates_fx.csv.gz"
    if not path.is_file():
        pytest.skip(f"no recorded market at {MARKET}")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return {
        name: {dt.date.fromisoformat(row["date"]): float(row[name]) for row in rows if row[name]}
        for name in ("DGS2", "DGS10", "DGS30")
    }


@pytest.mark.parametrize(
    ("session", "about", "since"),
    [
        ("2025-05-21", "DGS30", "2023-10"),  # "the highest since October 2023", as the press had it
        ("2025-01-13", "DGS10", "2023-10"),
        ("2024-09-06", "DGS2", "2022-09"),
    ],
)
def test_records_that_were_in_the_papers(session, about, since):
    day = dt.date.fromisoformat(session)
    given = {at: value for at, value in recorded()[about].items() if at <= day}
    (found,) = book_of(day, **{about: observations(given)}).all("highest_since") or book_of(
        day, **{about: observations(given)}
    ).all("lowest_since")
    assert f"{found.since:%Y-%m}" == since


@pytest.mark.parametrize("session", ["2024-11-06", "2025-04-30", "2025-08-01", "2025-10-22", "2026-07-14"])
def test_records_as_a_plain_loop_finds_them(session):
    day = dt.date.fromisoformat(session)
    for about, values in recorded().items():
        given = {at: value for at, value in values.items() if at <= day}
        book = book_of(day, **{about: observations(given)})
        row = list(given)
        for measure, sign in (("highest_since", 1), ("lowest_since", -1)):
            at = len(row) - 2
            while at >= 0 and sign * given[row[at]] < sign * given[row[-1]]:
                at -= 1
            wanted = row[at] if 0 <= at < len(row) - 1 - levels.FEWEST else None
            found = book.get(measure, about)
            assert (found and found.since) == wanted, (about, measure)


@pytest.mark.parametrize(
    ("sessions", "highest", "since"), [(1001, 69.24, 0), (999, 69.24, None), (1001, 89.3, -1)]
)
def test_the_highest_close_of_fear_in_a_long_history_is_told_with_the_day_on_which_that_begins(
    sessions, highest, since
):
    days = [session.day for session in markets.days(KR, dt.date(2021, 1, 4), dt.date(2026, 3, 4))][
        -sessions - 1 :
    ]
    given = dict(zip(days, [*[20.0] * (sessions - 30), highest, *[20.0] * 29, 80.37], strict=True))
    seen = replace(
        market(day=DAY), session=markets.session(KR, days[-1]), levels={"VKOSPI": observations(given)}
    )
    fact = FactBook(markets.session(KR, days[-1]), levels.facts(seen)).get("highest_since", "VKOSPI")
    if since is None:
        assert fact is None
    elif since == 0:
        assert (fact.since, fact.since_value, fact.periods) == (days[0], None, sessions)
    else:
        assert fact.since_value == highest


def dollar(until: str, *last: float, begins: str = "2024-08-22") -> FactBook:
    """The dollar index at 99 from the first day of its record on, and its last values."""
    day = dt.date.fromisoformat(until)
    days = calendars.sessions(dt.date.fromisoformat(begins), day, "XNYS")
    values = [*[99.0] * (len(days) - len(last)), *last]
    return book_of(day, DXY=observations(dict(zip(days, values, strict=True))))


@pytest.mark.parametrize(
    ("values", "measure", "since"),
    [
        # DX-Y.NYB closed at 96.19 on 2022-02-23, at 96.62 on 2022-02-25, and higher until the record begins
        ((97.04, 96.22), "lowest_since", "2022-02-23"),
        ((97.04, 96.65), "lowest_since", "2022-02-25"),
        # 110.55 on 2022-11-09, then 108.21
        ((105.0, 109.96), "highest_since", "2022-11-09"),
        # 103.81 to 102.07: -1.68 %; it fell by 1.77 % on 2022-11-11, by 1.47 % on 2023-11-14
        ((103.81, 102.07), "largest_fall_since", "2022-11-11"),
        ((103.81, 102.40), "largest_fall_since", "2023-11-14"),
    ],
)
def test_what_stood_before_the_record_of_the_dollar_begins_is_known(values, measure, since):
    found = dollar("2026-01-27", *values).get(measure, "DXY")
    assert found is not None
    assert found.since == dt.date.fromisoformat(since)
    assert found.periods == len(calendars.sessions(found.since, dt.date(2026, 1, 27), "XNYS")) - 1
    assert dollar("2026-01-27", *values, begins="2024-08-23").get(measure, "DXY") is None


def test_since_when_a_yield_did_not_move_so_far_in_a_day():
    """The two-year yield fell by 25 basis points on 2025-08-01, by 28 on 2024-08-02."""
    day = dt.date(2025, 8, 1)
    given = {at: value for at, value in recorded()["DGS2"].items() if at <= day}
    found = book_of(day, DGS2=observations(given)).get("yield_fall_since", "DGS2")
    assert found is not None
    assert (found.value, found.since, found.since_value) == (-25.0, dt.date(2024, 8, 2), -28.0)
