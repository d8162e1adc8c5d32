"""Who bought and who sold in a week: the main board always, others where it was much."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets
from newsgen.facts import flows as facts_of
from newsgen.facts.book import FactBook
from tests.facts.flows import flows, seoul
from tests.markets import KR
from tests.rules.seoul import book_of, told, written

FRIDAYS = [dt.date(2025, 10, 31) + dt.timedelta(days=7 * n) for n in range(4)]


def book(
    individual: float, foreign: float, institution: float, board: str = "KOSPI", day=FRIDAYS[0]
) -> FactBook:
    """A week whose first four days had nothing."""
    rows = {"individual": individual, "foreign": foreign, "institution": institution}
    week = flows(board, day=day, **{who: [0.0] * 4 + [value] for who, value in rows.items()})
    return book_of(markets.session(KR, day), facts_of.week(seoul(week, day=day)))


def test_the_week_of_the_main_board_is_told():
    # 2025-10-27 to 10-31, as the file sums up.
    books = [book(11521.69, 1064.69, -10977.93, day=day) for day in FRIDAYS]
    texts = {written(each, told("week_investors", each)) for each in books}
    assert len(texts) > 1
    for text in texts:
        assert text.startswith("한 주 동안 유가증권시장에서")
        assert all(amount in text for amount in ("1조1,522억원", "1,065억원", "1조978억원"))
    (item,) = told("week_investors", books[0])
    assert (item.chosen, item.standing) == (True, True)


@pytest.mark.parametrize(("most", "chosen"), [(4999.0, False), (5000.0, True)])
def test_another_board_is_told_where_it_was_much(most, chosen):
    (item,) = told("week_investors", book(-most, most, 0.0, "KOSDAQ"))
    assert (item.chosen, item.standing) == (chosen, False)
    (item,) = told("week_investors", book(-most, most, 0.0, "KOSDAQ"), beside=6000.0)
    assert item.chosen is False


def test_without_a_whole_week_nothing_is_told():
    assert told("week_investors", book_of(markets.session(KR, FRIDAYS[0]), [])) == []
