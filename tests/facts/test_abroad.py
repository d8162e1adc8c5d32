"""Record closes of other places, and since when they were not as high or as low: by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsgen.facts import FactBook, abroad
from newsgen.markets import Peak
from tests.facts.builders import DAY, NAN, market, series
from tests.markets import us

STOOD = {"^N225": (Peak(38_915.87, dt.date(1989, 12, 29), dt.date(2100, 1, 1)),)}
LOW = [38_000.0] * 70


def book_of(close: list[float], **more) -> FactBook:
    made = replace(market(day=DAY), elsewhere={"^N225": series("^N225", close)}, peaks=STOOD, **more)
    return FactBook(us(DAY), abroad.facts(made))


@pytest.mark.parametrize(("now", "is_record"), [(39_098.68, True), (38_915.87, False)])
def test_a_record_beats_what_stood_before_the_history_begins(now, is_record):
    # the Nikkei's 38,915.87 of 1989-12-29 was passed by 39,098.68 on 2024-02-22
    assert bool(book_of([*LOW, now]).get("high_all", "^N225")) is is_record


@pytest.mark.parametrize(
    ("before", "after", "holds"),
    [
        (
            40_580.76,
            40_912.37,
            True,
        ),  # 2024-07-11: 42,224.02 is 4.0 and 3.2 % above the days around the fourth
        (41_820.48, 41_900.0, False),  # 1.0 and 0.8 %
        (40_000.0, 41_900.0, False),  # 5.6 and 0.8 %: hardly below the day after
    ],
)
def test_a_close_that_is_missing_must_not_have_been_as_high(before, after, holds):
    """A session of New York's holiday or of Tokyo's own."""
    found = book_of([*LOW, before, NAN, after, 42_000.0, 42_224.02])
    assert bool(found.get("high_all", "^N225")) is holds


def test_since_when_it_was_not_as_low():
    found = book_of([34_675.46, *LOW, 34_735.93]).get("lowest_since", "^N225")
    assert found is not None
    assert (found.since_value, found.periods) == (34_675.46, 71)


def test_nothing_is_told_of_a_session_so_far():
    assert not list(book_of([*LOW, 50_000.0], moment=us(DAY).closes))
