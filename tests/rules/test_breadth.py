"""Risers against fallers, where they are news."""

from __future__ import annotations

import pytest

from newsgen.model import Fact
from tests.facts.builders import fact
from tests.rules.books import one, told, wordings, written


def breadth(up: float, down: float, change: float, n: int = 500, far: int = 0) -> list[Fact]:
    return [
        fact("share_up", "sp500", up, n=n),
        fact("share_down", "sp500", down, n=n),
        *(fact(f"breadth_{end}10", "sp500", far, "count", n=n) for end in ("ge", "le")),
        fact("change_day", "^GSPC", change),
    ]


@pytest.mark.parametrize(
    ("up", "down", "change", "chosen", "against"),
    [
        (85.0, 9.0, 1.0, True, False),
        (84.9, 9.0, 1.0, False, False),
        (9.0, 90.0, -1.0, True, False),
        (44.0, 55.0, 0.1, True, True),
        (44.0, 54.9, 0.1, False, False),
        (44.0, 55.0, 0.09, False, False),
        (66.0, 33.0, -1.46, True, True),
    ],
)
def test_a_lopsided_day_and_one_against_its_index(up, down, change, chosen, against):
    item = one("breadth", *breadth(up, down, change))
    assert item.chosen is chosen
    assert ("against" in item.tags) is against


def test_a_handful_of_stocks_is_no_universe():
    assert told("breadth", *breadth(85.0, 9.0, 1.0, n=299)) == []
    assert told("breadth", *breadth(90.0, 9.0, 1.0, n=300)) != []


@pytest.mark.parametrize(("far", "told_"), [(24, False), (25, True)])
def test_ten_percent_moves_are_counted_where_they_are_many(far, told_):
    facts = breadth(5.0, 95.0, -5.0, far=far)
    (text,) = written([one("breadth", *facts)], facts)
    assert ("10% 이상 내린 종목" in text) is told_
    assert "95%" in text


def test_it_reads_as_a_share():
    facts = breadth(66.3, 33.0, -1.46)
    (text,) = written([one("breadth", *facts)], facts)
    assert "S&P500 종목 가운데 66%는 올랐다" in text


def test_it_is_a_clause_of_what_is_told_of_sectors():
    facts = breadth(85.0, 14.0, 1.0)
    assert wordings([one("breadth", *facts)], facts, also=frozenset({"sectors"})) == {
        "S&P500 종목의 85%가 오른 가운데"
    }
