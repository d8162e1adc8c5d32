"""Pictures of recorded sessions: each is proved, and none has words over others or beyond its edge.

These are some of them: all would take minutes.
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import pipeline
from newsgen.outputs.charts import DESK, PHONE, drawing
from newsgen.store import Store

NEW_YORK = [
    (dt.date(2024, 8, 5), "us-close"),
    (dt.date(2025, 4, 9), "us-close"),
    (dt.date(2025, 4, 4), "us-week"),
    (dt.date(2025, 11, 20), "us-close"),
    (dt.date(2025, 11, 28), "us-close"),
    (dt.date(2026, 5, 6), "us-close"),
    (dt.date(2026, 7, 13), "us-close"),
]
SEOUL = [(dt.date(2025, 10, 27), "kr-close"), (dt.date(2026, 7, 10), "kr-week")]


def sound(store: Store, day: dt.date, edition: str) -> set[str]:
    """Draw every picture of a day, and name what there was."""
    found = pipeline.pictured(store, day, edition)
    for chart in found:
        for width in (DESK, PHONE, 640):
            assert drawing(chart, float(width)).faults() == [], (chart.title, width)
    return {chart.subject for chart in found}


@pytest.mark.parametrize(("day", "edition"), NEW_YORK, ids=str)
def test_no_words_of_new_york_s_lie_over_others(held_store, day, edition):
    assert sound(held_store, day, edition) >= (
        {"indices", "week"} if "week" in edition else {"indices", "year"}
    )


@pytest.mark.parametrize(("day", "edition"), SEOUL, ids=str)
def test_no_words_of_seoul_s_lie_over_others(held_seoul_store, day, edition):
    assert sound(held_seoul_store, day, edition) >= {"indices", "investors"}


def test_a_half_day_has_the_hours_that_it_had(held_store):
    """The day after Thanksgiving ended at 13:00."""
    (path,) = pipeline.pictured(held_store, dt.date(2025, 11, 28), kinds=["path"])
    assert path.at[-1] == "2025-11-28T13:00-05:00"
    assert [text.text for text in drawing(path, 720.0).texts if text.text == "13시"]
