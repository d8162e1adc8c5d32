"""Corrections, bear markets and the way back: by hand, and on the days on which the press told them."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from newsgen.facts import drawdown
from newsgen.facts.book import FactBook
from tests.facts.builders import DAY, NAN, market, series
from tests.markets import us

YEAR = [90.0] * 250
STAGES = {"correction_entered", "correction_left", "bear_entered", "bull_entered"}


def book_of(*close: float) -> FactBook:
    one = series("^X", [*YEAR, *close])
    return FactBook(us(DAY), drawdown.facts(market(one), one))


def stages(book: FactBook) -> set[str]:
    return STAGES & {fact.measure for fact in book}


@pytest.mark.parametrize(
    ("close", "begun"),
    [
        ((100.0, 90.01), set()),
        ((100.0, 90.0), {"correction_entered"}),
        ((100.0, 90.0, 89.0), set()),
        ((100.0, 90.0, 91.0), {"correction_left"}),
        ((100.0, 80.01), {"correction_entered"}),
        ((100.0, 80.0), {"bear_entered"}),
        ((100.0, 80.0, 75.0, 89.9), set()),
        ((100.0, 80.0, 75.0, 90.0), {"bull_entered"}),
        ((100.0, 80.0, 75.0, 90.0, 81.1), set()),
        ((100.0, 80.0, 75.0, 90.0, 81.0), set()),  # 90 is no high of a year
        ((100.0, 80.0, 95.0), set()),
        ((100.0, 80.0, 96.0), {"bull_entered"}),
    ],
)
def test_what_begins_or_ends_with_a_close(close, begun):
    assert stages(book_of(*close)) == begun


def test_it_names_the_high_and_when_it_was_last_so():
    book = book_of(100.0, 89.0, 99.0, 110.0, 98.0)
    entered = book.get("correction_entered", "^X")
    assert (entered.value, entered.base) == (pytest.approx(98 / 110 * 100 - 100), dt.date(2025, 8, 12))
    assert (entered.since, entered.periods) == (dt.date(2025, 8, 8), 3)
    assert book.get("drawdown", "^X").value == entered.value
    assert [each.value for each in entered.inputs] == [110.0, 98.0]


def test_in_a_bear_market_the_high_is_that_before_it():
    book = book_of(100.0, 80.0, 70.0, 77.0)
    assert book.value("drawdown", "^X") == pytest.approx(-23.0)
    assert book.value("off_low", "^X") == pytest.approx(10.0)


def test_over_a_hole_nothing_is_known():
    assert len(book_of(100.0, NAN, 90.0)) == 0
    assert stages(book_of(NAN, 100.0, 80.0, 75.0, 90.0)) == {"bull_entered"}, "it began after the hole"
    short = series("^X", [100.0] * 238 + [89.0])
    assert list(drawdown.facts(market(short), short)) == [], "no year of closes"


@pytest.mark.parametrize(
    ("symbol", "session", "stage", "high", "percent"),
    [
        ("^IXIC", "2025-03-06", "correction_entered", "2024-12-16", -10.43),
        ("^GSPC", "2025-03-13", "correction_entered", "2025-02-19", -10.13),
        ("^RUT", "2025-04-03", "bear_entered", "2024-11-25", -21.76),
        ("^IXIC", "2025-04-04", "bear_entered", "2024-12-16", -22.73),
        ("^DJI", "2025-04-04", "correction_entered", "2024-12-04", -14.88),
        ("^IXIC", "2025-05-12", "bull_entered", "2025-04-08", 22.53),
    ],
)
def test_the_days_that_the_press_told_and_no_day_beside_them(
    recorded_day, symbol, session, stage, high, percent
):
    day = dt.date.fromisoformat(session)
    found = recorded_day(day).book.get(stage, symbol)
    assert (str(found.base), found.value) == (high, pytest.approx(percent, abs=0.01))
    after = us(day).following.day
    assert recorded_day(after).book.get(stage, symbol) is None


def test_the_bear_markets_of_the_s_and_p_500_as_published(recorded):
    """First closes 20 % below the high, and 20 % above the low: S&P Dow Jones Indices and the press."""
    rows = recorded.history("^GSPC", "2025-12-31")
    found = drawdown.legs(np.array([NAN if close is None else close for _, close in rows]))
    begun = {rows[leg.known][0]: leg.bear for leg in found if rows[leg.known][0] > "2007"}
    assert begun == {
        "2008-07-09": True,
        "2008-12-08": False,
        "2009-02-23": True,
        "2009-03-23": False,
        "2020-03-12": True,
        "2020-04-08": False,
        "2022-06-13": True,
        "2023-06-08": False,
    }
