"""The largest companies of a market, day by day."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts import compute
from newsgen.markets import Peak
from tests.facts import builders
from tests.facts.builders import NAN
from tests.facts.seoul import DAY, history, seoul

TWELVE = {f"{number:05}0.KS": [100.0, 100.0 + number] for number in range(1, 13)}
WORTH = {symbol: 1000.0 * float(symbol[3:5]) for symbol in TWELVE}


def ranks(book) -> list[str]:
    return [fact.about for fact in sorted(book.all("worth_rank"), key=lambda fact: fact.value)]


def test_the_ten_largest_at_the_close_each_with_its_move_and_close():
    book = compute(seoul(TWELVE, caps=WORTH))
    assert ranks(book) == [f"{number:05}0.KS" for number in range(12, 2, -1)]
    assert {fact.n for fact in book.all("worth_rank")} == {10}
    assert book.value("change_day", "000030.KS") == pytest.approx(3.0), "below what makes a mover"
    assert book.value("close", "000030.KS") == 103.0


def test_preferred_shares_are_not_ranked():
    closes, worth = {**TWELVE, "005935.KS": [100.0, 101.0]}, {**WORTH, "005935.KS": 99_000.0}
    assert "005935.KS" not in ranks(compute(seoul(closes, caps=worth)))


def test_a_value_that_is_not_known_today_is_moved_on_by_the_close():
    """Worth 12,000 and 11,000 before; the second one doubled."""
    closes = {**TWELVE, "000110.KS": [100.0, 200.0]}
    caps = {symbol: [worth, NAN] for symbol, worth in WORTH.items()}
    assert ranks(compute(seoul(closes, caps=caps)))[:2] == ["000110.KS", "000120.KS"]


def test_who_did_not_trade_keeps_the_place_and_has_no_move():
    book = compute(seoul({**TWELVE, "000120.KS": [100.0, NAN]}, caps=WORTH))
    assert ranks(book)[0] == "000120.KS"
    assert book.get("change_day", "000120.KS") is None


def test_nobody_is_ranked_where_the_worth_of_some_is_not_known():
    """The one that is not known may be the largest."""
    assert ranks(compute(seoul(TWELVE, caps={**WORTH, "000010.KS": NAN}))) == []


def test_new_york_ranks_nobody():
    book = compute(builders.market(stocks=builders.panel({"AAPL": [100.0, 101.0]})))
    assert book.all("worth_rank") == []


@pytest.mark.parametrize(
    ("before", "now", "level"),
    [
        (98_800.0, 102_000.0, 100_000),  # Samsung Electronics, 2025-10-27
        (89_900.0, 90_500.0, None),  # it had closed at 91,000 in 2021
        (102_000.0, 104_000.0, None),
        (198_000.0, 201_000.0, 200_000),
    ],
)
def test_a_round_price_never_reached_before(before, now, level):
    """A digit and zeros, above every close of the history and the record before it."""
    told = history("000120.KS", [70_000.0, before, now])
    book = compute(
        seoul(
            {**TWELVE, "000120.KS": [before, now]},
            caps=WORTH,
            giants=[told],
            peaks={"000120.KS": (Peak(91_000.0, dt.date(2021, 1, 12), DAY),)},
        )
    )
    assert book.value("level_first", "000120.KS") == level


def test_without_the_record_of_before_no_price_is_the_first_one():
    told = history("000120.KS", [70_000.0, 98_000.0, 102_000.0])
    book = compute(seoul({**TWELVE, "000120.KS": [98_000.0, 102_000.0]}, caps=WORTH, giants=[told]))
    assert book.get("level_first", "000120.KS") is None
