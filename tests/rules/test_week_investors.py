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


@pytest.mark.parametrize(
    ("weeks", "before", "since", "named"),
    [
        (110, -9000.0, None, True),  # nobody sold as much in two years that are known
        (90, -9000.0, None, False),  # nor in less than that: nothing is known of before
        (90, -12000.0, 40, True),
        (90, -12000.0, 5, False),
    ],
)
def test_since_when_foreigners_sold_as_much(weeks, before, since, named):
    sold = [-100.0, -100.0, -100.0, -100.0, -100.0] * weeks + [-2000.0] * 5
    if since is not None:
        sold[-5 * since - 1] = before
    day = dt.date(2025, 8, 22)  # a Friday
    rows = {"individual": [-each for each in sold], "foreign": sold, "institution": [0.0] * len(sold)}
    made = book_of(markets.session(KR, day), facts_of.week(seoul(flows("KOSPI", day=day, **rows), day=day)))
    (item,) = told("week_investors", made)
    assert ("since:foreign" in item.tags) is named
    text = written(made, [item])
    assert ("외국인의 주간 순매도 규모는" in text) is named
    assert ("최근 2년 사이 가장" in text) is (named and since is None)  # of 111 weeks on file
