"""Facts over random closes with holes: no error, no NaN, and what must always be so."""

from __future__ import annotations

import itertools
import math

from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.facts import compute
from newsgen.facts.book import FactBook
from newsgen.facts.percent import change
from tests.facts.builders import DAY, NAN, market, panel, series

PRICES = st.one_of(st.floats(0.01, 1e6), st.floats(99.0, 101.0), st.just(NAN))
HISTORIES = st.lists(PRICES, min_size=1, max_size=40)
FOLLOWED = ("^GSPC", "^RUT", "^VIX", "AAPL", "MSFT")


@st.composite
def books(draw) -> tuple[FactBook, dict[str, list[float]]]:
    closes = {name: draw(HISTORIES) for name in FOLLOWED}
    stocks = {f"S{number}": draw(HISTORIES) for number in range(draw(st.integers(0, 6)))}
    volumes = {name: [draw(st.sampled_from([0.0, 1e6, NAN]))] * len(close) for name, close in stocks.items()}
    made = market(
        *(series(name, close, high=close, low=close) for name, close in closes.items()),
        stocks=panel(stocks, volumes=volumes),
        universes={"russell2000": frozenset(stocks)},
        sectors=dict.fromkeys(stocks, "Finance"),
        baskets={"M7": ("AAPL", "MSFT")},
        peaks={"^GSPC": 1.0},
    )
    return compute(made, mover_floor=draw(st.sampled_from([0.0, 5.0]))), closes


@settings(max_examples=80, deadline=None)
@given(books())
def test_facts_are_numbers_and_agree_with_each_other(drawn):
    book, closes = drawn
    for fact in book:
        assert math.isfinite(fact.value), fact.id
        assert fact.session == DAY
        assert fact.since_value is None or math.isfinite(fact.since_value)
        assert all(given.date <= DAY and math.isfinite(given.value) for given in fact.inputs)
        assert all(day is None or day < DAY for day in (fact.base, fact.since))
    for points in book.all("points_day"):
        moved = book.value("change_day", points.about)
        assert points.value * moved >= 0
    for up in book.all("breadth_up"):
        assert up.value + book.value("breadth_down", up.about) <= up.n
        assert book.value("breadth_ge10", up.about) <= up.value
    mean = book.value("change_day", "M7")
    if mean is not None:
        members = [book.value("change_day", name) for name in ("AAPL", "MSFT")]
        assert min(members) - 1e-6 <= mean <= max(members) + 1e-6
    for name in FOLLOWED:
        largest_really_is(book, name, closes[name])


def largest_really_is(book: FactBook, name: str, close: list[float]) -> None:
    """No move after the day that is named, up to the day before, was as large in that direction."""
    for word, sign in (("rise", 1), ("fall", -1)):
        fact = book.get(f"largest_{word}_since", name)
        if fact is None:
            continue
        moves = [sign * change(now, before) for before, now in itertools.pairwise(close)]
        assert sign * fact.since_value >= sign * fact.value
        between = moves[len(moves) - fact.periods : -1]
        assert len(between) == fact.periods - 1
        assert all(move < sign * fact.value for move in between)
        assert moves[len(moves) - fact.periods - 1] == sign * fact.since_value


@settings(max_examples=200)
@given(st.integers(1, 10**8), st.integers(-99, 500))
def test_a_whole_percent_comes_out_whole(hundredths, percent):
    """Prices in cents that move by a whole percent exactly."""
    before, now = hundredths * 100, hundredths * (100 + percent)
    assert change(now / 10_000, before / 10_000) == percent
