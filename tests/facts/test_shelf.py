"""Facts whose numbers are at hand and whose records are made when somebody asks."""

from __future__ import annotations

import pytest

from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.facts.shelf import Column, Shelf
from newsgen.model import Fact
from tests.facts.builders import DAY
from tests.markets import us

NAMES = ("A", "B", "C")


def shelved(measure: str, numbers: list[float | None], asked: list[str]) -> Shelf:
    """A shelf that writes down whom a record was made of."""

    def made(at: int, number: float) -> Fact:
        asked.append(f"{measure}:{NAMES[at]}")
        return make(measure, NAMES[at], number, "percent", DAY)

    return Shelf(NAMES, {measure: Column(numbers, made)})


def test_a_number_costs_no_record_and_a_record_is_made_once():
    asked: list[str] = []
    book = FactBook(us(DAY), (), shelves=[shelved("change_day", [1.0, None, 3.0], asked)])
    assert (book.value("change_day", "C"), book.value("change_day", "B")) == (3.0, None)
    assert list(book.abouts("change_day")) == ["A", "C"]
    assert len(book) == 2
    assert not asked
    assert book.get("change_day", "A") is book.get("change_day", "A")
    assert book.get("change_day", "B") is None
    assert asked == ["change_day:A"]
    assert [fact.value for fact in book.all("change_day")] == [1.0, 3.0]


def test_a_fact_of_a_shelf_is_found_by_its_id():
    book = FactBook(us(DAY), (), shelves=[shelved("change_day", [1.0, None, 3.0], [])])
    (first, _) = book
    assert book[first.id] is first
    assert first.id in book
    assert f"change_day:B@{DAY}" not in book
    assert "change_day:A@2025-08-12" not in book, "of another session"
    with pytest.raises(KeyError):
        book[f"change_day:B@{DAY}"]


def test_what_was_computed_at_once_and_the_first_shelf_go_before():
    kept = make("change_day", "A", 9.0, "percent", DAY)
    first, second = shelved("change_day", [1.0, 2.0, None], []), shelved("change_day", [7.0, 7.0, 7.0], [])
    book = FactBook(us(DAY), [kept], shelves=[first, second])
    assert [(one.about, one.value) for one in book.all("change_day")] == [("A", 9.0), ("B", 2.0), ("C", 7.0)]
    assert [book.value("change_day", about) for about in book.abouts("change_day")] == [9.0, 2.0, 7.0]
    assert book.subjects == {"A", "B", "C"}
    assert len(book) == len(list(book)) == 3
