"""Prices over an ex-date are compared by the base price, and not at all where nobody knows it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import numpy as np
import pytest

from newsgen import gate, pipeline
from newsgen.config import Config
from newsgen.editions import edition_named
from newsgen.facts import FactBook
from newsgen.proof.arithmetic import recompute
from newsgen.snapshot import snapshot
from newsgen.sources.batch import Base, Batch, Price, Split
from newsgen.store import DESK, Store
from tests.facts.builders import DAY, sessions_until
from tests.markets import us

NOW = dt.datetime(2026, 8, 22, tzinfo=dt.UTC)
COUNT = 320
EX = 300
"""Row of the ex-date: a Wednesday, four weeks before the last session."""
DAYS = sessions_until(DAY, COUNT).tolist()


def wavy(count: int = COUNT) -> list[float]:
    """Closes that move by a percent and slowly rise."""
    return [100.0 * math.exp(0.01 * (at % 2) + 0.0002 * at) for at in range(count)]


def spun_off(factor: float = 0.8) -> list[float]:
    """Closes of a company that hands out a fifth of itself."""
    return [close * (factor if at >= EX else 1.0) for at, close in enumerate(wavy())]


def write(store: Store, closes: dict[str, Sequence[float]], busy: float = 1.0, **more: object) -> None:
    """Write closes; on the ex-date ``X`` is traded so many times as usual in shares."""
    prices = [
        Price(
            symbol, day, close, None, None, None, 1e6 * (busy if at == EX else 1 + 0.001 * (at % 7)), 20_000.0
        )
        for symbol, values in closes.items()
        for at, (day, close) in enumerate(zip(DAYS, values, strict=True))
    ]
    store.write(Batch(origin="시험", prices=prices, **more), now=NOW)


@pytest.fixture
def parted(store: Store) -> Store:
    """A market in which X hands something out that nobody lists, on twice its turnover."""
    write(store, {"X": spun_off(), **{name: wavy() for name in ("^GSPC", "A", "B", "C", "D")}}, busy=2.0)
    return store


def book(store: Store, row: int, edition: str = "us-close") -> FactBook:
    return pipeline.computed(store, edition_named(edition), DAYS[row], Config(), every_stock=True).book


def found(store: Store, row: int) -> set[tuple[str, str]]:
    seen = snapshot(store, us(DAYS[row]), Config())
    return {(one.code, one.symbol) for one in gate.judged(store, seen) if one.symbol == "X"}


def desk(store: Store, price: float | None) -> None:
    store.write(Batch(origin=DESK, bases=(Base("X", DAYS[EX], price),)), now=NOW)


def test_the_fall_is_told_by_nobody_on_its_day(parted):
    assert found(parted, EX) == {("base-unknown", "X")}
    assert not [one.id for one in book(parted, EX) if one.about == "X"]


def test_no_later_session_looks_back_over_it(parted):
    for row in (EX + 1, EX + 2, COUNT - 1):
        seen = snapshot(parted, us(DAYS[row]), Config())
        column = seen.panel.symbols.index("X")
        known = np.isfinite(seen.panel.close[:, column])
        assert seen.panel.days[known][0] == np.datetime64(DAYS[EX])
        assert seen.severed == {"X": DAYS[EX]}
    (change,) = [one for one in book(parted, EX + 1) if one.id.startswith("change_day:X")]
    assert abs(change.value) < 2


def test_its_week_is_told_by_nobody_and_the_next_one_is(parted):
    friday = next(at for at in range(EX, COUNT) if DAYS[at].weekday() == 4)
    assert book(parted, friday, "us-week").get("change_week", "X") is None
    assert DAYS[friday + 5].weekday() == 4
    last, base = spun_off()[friday + 5], spun_off()[friday]
    weekly = snapshot(parted, us(DAYS[friday + 5]), Config())
    column = weekly.panel.symbols.index("X")
    assert weekly.panel.close[-1, column] / weekly.panel.close[-6, column] == pytest.approx(last / base)


def test_with_the_base_price_the_change_is_told_and_where_it_comes_from(parted):
    before, today = spun_off()[EX - 1], spun_off()[EX]
    base = round(before * 0.79, 2)
    desk(parted, base)
    facts = book(parted, EX)
    change = facts.get("change_day", "X")
    assert change.value == pytest.approx((today / base - 1) * 100, abs=1e-9)
    assert [(one.field, one.date, one.value) for one in change.inputs] == [
        ("base_price", DAYS[EX], pytest.approx(base, abs=1e-12)),
        ("close", DAYS[EX], today),
    ]
    assert facts.value("base_price", "X") == base
    assert recompute(change).agrees
    assert found(parted, EX) == {("base-price", "X")}
    later = snapshot(parted, us(DAYS[-1]), Config())
    column = later.panel.symbols.index("X")
    row = int(np.searchsorted(later.panel.days, np.datetime64(DAYS[EX]))) - 1
    assert later.panel.close[row, column] == pytest.approx(base)
    assert later.panel.volume[row, column] == pytest.approx(1e6 * (1 + 0.001 * ((EX - 1) % 7)))


def test_money_is_counted_as_it_was_traded(parted):
    desk(parted, spun_off()[EX - 1] * 0.79)
    money = [close * 1e6 * (1 + 0.001 * (at % 7)) for at, close in enumerate(spun_off())]
    told = book(parted, EX).value("turnover_20d", "X")
    assert told == pytest.approx(np.mean(money[EX - 20 : EX]) / 1e6)


def test_a_base_price_of_a_split_s_day_takes_its_place_and_leaves_it_the_shares(store):
    closes = [close * (0.4 if at >= EX else 1.0) for at, close in enumerate(wavy())]
    base = closes[EX - 1] * 0.4
    write(
        store, {"X": closes, "^GSPC": wavy()},
        splits=(Split("X", DAYS[EX], 2.0),), bases=(Base("X", DAYS[EX], base),),
    )  # fmt: skip
    seen = snapshot(store, us(DAYS[EX]), Config())
    column = seen.panel.symbols.index("X")
    assert seen.panel.close[-2, column] == pytest.approx(base), "once, by the base alone"
    assert seen.panel.volume[-2, column] == pytest.approx(2e6 * (1 + 0.001 * ((EX - 1) % 7)))


def test_a_ratio_near_one_moves_prices_and_no_shares(store):
    write(store, {"X": wavy(), "^GSPC": wavy()}, splits=(Split("X", DAYS[EX], 1.057),))
    seen = snapshot(store, us(DAYS[EX]), Config())
    column = seen.panel.symbols.index("X")
    assert seen.panel.close[-2, column] == pytest.approx(wavy()[EX - 1] / 1.057)
    assert seen.panel.volume[-2, column] == pytest.approx(1e6 * (1 + 0.001 * ((EX - 1) % 7)))


def test_closes_that_came_adjusted_later_are_not_adjusted_twice(store):
    """The second import sends six sessions over 1.057 and lists the split; the first had them as traded."""
    write(store, {"X": wavy(), "^GSPC": wavy()})
    sent = [Price("X", DAYS[at], wavy()[at] / 1.057) for at in range(EX - 6, EX)]
    other = Price("X", DAYS[EX - 8], 99.0)
    splits = (Split("X", DAYS[EX], 1.057),)
    store.write(Batch(origin="시험", prices=[*sent, other], splits=splits), now=NOW)
    seen = snapshot(store, us(DAYS[EX]), Config())
    close = seen.panel.close[:, seen.panel.symbols.index("X")]
    assert close[-1] == wavy()[EX]
    for ago in (2, 7, 8):
        assert close[-ago] == pytest.approx(wavy()[EX + 1 - ago] / 1.057)
    assert close[-9] == pytest.approx(99.0 / 1.057), "a close that was corrected stands"


def test_what_the_desk_says_stands_before_a_source_and_can_be_taken_back(parted):
    parted.write(Batch(origin="원천", bases=(Base("X", DAYS[EX], 81.0),)), now=NOW)
    desk(parted, 82.0)
    parted.write(Batch(origin="원천", bases=(Base("X", DAYS[EX], 80.0),)), now=NOW)
    ours = parted.of(us(DAY).market)
    assert [one.price for one in ours.bases()] == [82.0]
    parted.write(Batch(origin=DESK, retracted=(("X", DAYS[EX]),)), now=NOW)
    assert ([one.price for one in ours.bases()], ours.bases(desk=True)) == ([80.0], [])


def test_a_base_price_that_is_said_to_be_unknown_breaks_the_history_too(store):
    write(store, {"X": wavy(), "^GSPC": wavy()})
    assert found(store, EX) == set()
    desk(store, None)
    assert found(store, EX) == {("base-unknown", "X")}
    assert not [one.id for one in book(store, EX) if one.about == "X"]
    assert snapshot(store, us(DAYS[-1]), Config()).severed == {"X": DAYS[EX]}


def test_a_fall_that_the_desk_knows_to_be_real_is_told_and_cuts_nothing(parted):
    gate.keep(
        parted.path,
        gate.Release(
            market="us", session=DAYS[EX], code="base-unknown", symbol="X", reason="실적", by="홍", at=NOW
        ),
    )
    assert book(parted, EX).value("change_day", "X") == pytest.approx(
        (spun_off()[EX] / spun_off()[EX - 1] - 1) * 100
    )
    assert snapshot(parted, us(DAYS[-1]), Config()).severed == {}


def test_a_fall_on_many_times_its_turnover_is_one(store):
    write(store, {"X": spun_off(), **{name: wavy() for name in ("^GSPC", "A", "B", "C")}}, busy=6.0)
    assert found(store, EX) == set()
    assert book(store, EX).value("change_day", "X") < -15
