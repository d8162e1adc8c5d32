"""Who carried the market, and how large its move was beside what is usual: by hand."""

from __future__ import annotations

import pytest

from newsgen.facts import carried, usual
from newsgen.facts.book import FactBook
from tests.facts.builders import DAY, NAN, market, panel, series
from tests.markets import us


def book(closes: dict[str, list[float]], caps: dict[str, float]) -> FactBook:
    """Two big names in the basket, the rest in the index alone."""
    seen = market(
        stocks=panel(closes, caps=caps), universes={"sp500": frozenset(closes)}, baskets={"M7": ("A", "B")}
    )
    return FactBook(us(DAY), carried.facts(seen))


CAPS = {"A": 1000.0, "B": 1000.0, "C": 2000.0}


def test_the_basket_and_the_one_company_of_a_gain():
    """A gains 100, B 20 and C 40 of 4,000 million: the basket 120 of 160, A alone 100; C 2 %."""
    found = book({"A": [10, 10, 11], "B": [10, 10, 10.2], "C": [10, 10, 10.2]}, CAPS)
    assert found.value("worth_share_day", "M7") == pytest.approx(75.0)
    assert found.value("worth_share_day", "A") == pytest.approx(62.5)
    assert found.value("worth_share_day", "C") == pytest.approx(25.0), "the next"
    assert found.value("rest_change_day", "M7") == pytest.approx(2.0)


def test_a_basket_that_went_the_other_way_has_a_negative_part():
    """A loses 100 and C gains 200 of a net 100."""
    found = book({"A": [10, 10, 9], "B": [10, 10, 10], "C": [10, 10, 11]}, CAPS)
    assert found.value("worth_share_day", "M7") == pytest.approx(-100.0)
    assert found.value("worth_share_day", "C") == pytest.approx(200.0), "more than the whole is never printed"


@pytest.mark.parametrize("closes", [[10, 10, NAN], [10, NAN, 10]])
def test_nothing_is_told_where_a_price_is_missing(closes):
    assert list(book({"A": [10, 10, 11], "B": [10, 10, 11], "C": closes}, CAPS)) == []


def test_a_move_beside_the_twenty_before():
    """Closes that go up and down by 1 % in turn, then 3 %."""
    closes = [100.0]
    for step in range(21):
        closes.append(closes[-1] * (1.01 if step % 2 else 0.99))
    closes.append(closes[-1] * 1.03)
    (fact,) = usual.facts(market(series("^GSPC", closes)))
    assert fact.value == pytest.approx(3.0)
    assert (fact.unit, fact.periods) == ("ratio", 20)
    assert list(usual.facts(market(series("^GSPC", closes[-21:])))) == []
    closes[-5] = NAN
    assert list(usual.facts(market(series("^GSPC", closes)))) == []
