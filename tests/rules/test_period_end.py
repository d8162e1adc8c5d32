"""The month, the quarter, the year on its last session."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.rules import named
from tests.facts.builders import DAY, fact
from tests.markets import US
from tests.rules.books import one, told


@pytest.mark.parametrize(
    ("session", "measure", "tag"),
    [
        ("2025-12-31", "change_ytd", "year"),
        ("2025-09-30", "change_qtd", "quarter"),
        ("2025-08-29", "change_mtd", "month"),
        ("2024-11-29", "change_mtd", "month"),
        ("2025-08-13", "change_mtd", None),
    ],
)
def test_the_longest_period_that_ends_today(session, measure, tag):
    facts = [fact(m, "^GSPC", 2.5) for m in ("change_mtd", "change_qtd", "change_ytd")]
    found = told("period_end", *facts, session=dt.date.fromisoformat(session))
    if tag is None:
        assert found == []
        return
    assert found[0].tags == {tag, "up"}
    assert found[0].facts == (f"{measure}:^GSPC@{DAY}",)
    assert found[0].score.freshness == 4.0


JUNE = dt.date(2025, 6, 30)


@pytest.mark.parametrize(("change", "bonus"), [(2.0, 4.0), (-2.0, 4.0), (1.99, 0.0)])
def test_a_period_that_moved_far_is_fresh_on_this_day_only(change, bonus):
    item = one("period_end", fact("change_qtd", "^GSPC", change), session=JUNE)
    assert item.score.freshness == bonus
    assert {"quarter", "half_year"} <= item.tags


def test_who_rose_fell_and_stood():
    facts = [
        fact("change_qtd", about, change)
        for about, change in (("^DJI", 0.004), ("^GSPC", 2.5), ("^IXIC", -1.0))
    ]
    item = one("period_end", *facts, session=JUNE)
    assert "mixed" in item.tags
    assert (item.subjects["rose"], item.subjects["fell"], item.subjects["unchanged"]) == (
        ("^GSPC",),
        ("^IXIC",),
        ("^DJI",),
    )


@pytest.mark.parametrize(("session", "angle"), [("2025-12-31", "year_end"), ("2025-08-29", "period_end")])
def test_what_it_makes_a_day_known_for(session, angle):
    facts = [fact(m, "^GSPC", 2.5) for m in ("change_mtd", "change_qtd", "change_ytd")]
    item = one("period_end", *facts, session=dt.date.fromisoformat(session))
    assert named("period_end").occasion(item, US, small=False) == angle
