"""Risers against fallers."""

from __future__ import annotations

import math

import pytest

from newsgen.model import Fact
from tests.facts.builders import fact
from tests.rules.books import one, told, written


def breadth(up: int, down: int, change: float, n: int = 2000) -> list[Fact]:
    counts = [
        fact("breadth_up", "russell2000", up, "count", n=n),
        fact("breadth_down", "russell2000", down, "count", n=n),
    ]
    return [*counts, fact("change_day", "^RUT", change)]


@pytest.mark.parametrize(
    ("up", "down", "change", "chosen", "against"),
    [
        (1499, 499, 1.0, True, False),
        (1498, 500, 1.0, False, False),
        (499, 1499, -1.0, True, False),
        (800, 1001, 1.0, True, True),
        (900, 1000, 1.0, False, False),
        (800, 1001, 0.09, False, False),
    ],
)
def test_a_lopsided_day_and_one_against_its_index(up, down, change, chosen, against):
    item = one("breadth", *breadth(up, down, change))
    assert item.chosen is chosen
    assert ("against" in item.tags) is against


def test_a_handful_of_stocks_is_no_universe():
    assert told("breadth", *breadth(200, 20, 1.0, n=299)) == []
    assert told("breadth", *breadth(200, 20, 1.0, n=300)) != []


def test_what_is_left_out_says_how_lopsided_it_was():
    item = one("breadth", *breadth(1498, 500, 1.0))
    assert item.reason == "상승 1498·하락 500, 기준 3배"
    assert item.tags == {"up", "small"}
    assert item.score.surprise == pytest.approx(math.log2(1499 / 501))


def test_how_it_reads():
    facts = breadth(499, 1499, -1.0)
    (text,) = written([one("breadth", *facts)], facts)
    assert text.startswith("시세를 집계한 러셀2000지수 구성 종목 2,000개 가운데")
    assert "1,499개" in text
    assert "499개" in text
