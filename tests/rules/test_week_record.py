"""Since when a week was the largest: who shares it is told together."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.facts.builders import DAY, fact
from tests.rules.books import told, written

OTHER = dt.date(2023, 11, 3)


def record(about: str, change: float, since: dt.date, weeks: int):
    word = "rise" if change > 0 else "fall"
    yield fact("change_week", about, change, base=DAY)
    yield fact(
        f"largest_{word}_since_week", about, change, since=since, since_value=change * 2, periods=weeks
    )


@pytest.mark.parametrize(
    ("change", "weeks", "chosen"), [(1.0, 8, True), (1.0, 7, False), (0.99, 8, False), (-1.0, 8, True)]
)
def test_a_week_that_is_large_and_rare(change, weeks, chosen):
    (item,) = told("week_record", *record("^GSPC", change, OTHER, weeks))
    assert item.chosen is chosen
    assert item.tags == {"up" if change > 0 else "down"}


def test_those_of_one_week_are_told_together_and_none_is_left_out():
    early, late = dt.date(2022, 11, 11), dt.date(2023, 11, 3)
    facts = [
        *record("^IXIC", 7.29, early, 90),
        *record("^GSPC", 5.70, late, 75),
        *record("^DJI", 4.95, late, 75),
    ]
    items = told("week_record", *facts)
    joined = items[0].__class__(
        **{
            **{name: getattr(items[0], name) for name in items[0].__struct_fields__},
            "subjects": {"indices": tuple(about for item in items for about in item.subjects["indices"])},
        }
    )
    (second,) = written([joined], facts, part="second")
    assert second.startswith("S&P500지수와 다우지수의 주간 상승률은 2023년 11월 이후 가장")
    (rest,) = written([joined], facts, in_lead=True)
    assert rest == "나스닥지수는 2022년 11월 이후 최대 주간 상승률을 기록했다."


def test_small_companies_alone_are_no_second_sentence():
    facts = list(record("^RUT", 4.46, OTHER, 25))
    assert written(told("week_record", *facts), facts, part="second") == []


def test_a_lesser_week_of_its_way_is_left_out_unless_it_is_the_largest_in_a_year():
    far, near = dt.date(2022, 11, 11), dt.date(2025, 5, 23)
    facts = [*record("^DJI", -2.92, far, 90), *record("^GSPC", -2.36, near, 10)]
    assert {item.about for item in told("week_record", *facts) if item.chosen} == {"^DJI"}
    facts = [*record("^DJI", -2.92, far, 90), *record("^GSPC", -2.36, near, 52)]
    assert {item.about for item in told("week_record", *facts) if item.chosen} == {"^DJI", "^GSPC"}
    small = [*record("^GSPC", 5.7, far, 75), *record("^RUT", 5.8, far, 60)]
    assert {item.about for item in told("week_record", *small) if item.chosen} == {"^GSPC"}
