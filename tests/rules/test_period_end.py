"""The month, the quarter, the year on its last session."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.facts.builders import DAY, fact
from tests.rules.books import told


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
