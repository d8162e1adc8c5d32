"""How single companies went beside the index, and beside what they usually do: by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from newsgen.facts import typical
from newsgen.facts.book import FactBook
from newsgen.snapshot.snapshot import Snapshot
from tests.facts.builders import DAY, NAN, market, panel, series
from tests.markets import us


def seen(closes: dict[str, list[float]]) -> Snapshot:
    return market(
        series("^GSPC", [100.0, 100.5]), stocks=panel(closes), universes={"sp500": frozenset(closes)}
    )


def book(snapshot: Snapshot) -> FactBook:
    return FactBook(us(DAY), typical.facts(snapshot))


def test_how_many_did_better_than_the_index():
    """The index rises by 0.5 %; one of four rises by more, one as much, one by less, one falls."""
    closes = {"A": [100.0, 102.0], "B": [100.0, 100.5], "C": [100.0, 100.1], "D": [100.0, 99.0]}
    fact = book(seen(closes)).get("share_ahead", "sp500")
    assert fact is not None
    assert (fact.value, fact.n) == (25.0, 4)


def test_how_far_the_middle_one_moved_beside_what_is_usual():
    """Twenty sessions on which three companies move by 1 %, up and down in turn; then by 2, 3 and 9 %."""
    level = [100.0]
    for day in range(20):
        level.append(level[-1] * (1.01 if day % 2 else 0.99))
    last = level[-1]
    closes = {name: [*level, last * by] for name, by in (("A", 0.98), ("B", 1.03), ("C", 1.09))}
    assert book(seen(closes)).value("stirred_day", "sp500") == pytest.approx(3.0)
    short = {name: one[1:] for name, one in closes.items()}
    assert book(seen(short)).value("stirred_day", "sp500") is None


def test_nothing_of_a_few_or_of_a_session_so_far():
    closes = {"A": [100.0, 102.0], "B": [NAN, 100.5], "C": [NAN, 100.1]}
    assert len(book(seen(closes))) == 0
    whole = seen({"A": [100.0, 102.0], "B": [100.0, 101.0]})
    assert len(book(whole)) == 1
    noon = dt.datetime.combine(DAY, dt.time(12), tzinfo=dt.UTC)
    assert len(book(replace(whole, moment=noon))) == 0
