"""Imports that rewrite the past, and what is measured from it."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import gate, snapshot
from newsgen.config import Config
from newsgen.gate import Consequence, GateFinding, Release
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store
from tests.facts.builders import DAY, fill, sessions_until
from tests.markets import us

MORNING = dt.datetime(2025, 8, 14, 6, tzinfo=dt.timezone(dt.timedelta(hours=9)))
EVENING = MORNING + dt.timedelta(hours=12)
STOCKS = [f"S{number:02}" for number in range(60)]
DAYS = [day.item() for day in sessions_until(DAY, 30)]


def close(symbol: str, row: int) -> float:
    """A close that no other day or symbol has."""
    return 100.0 + STOCKS.index(symbol) + row + row * row / 50


@pytest.fixture
def filled(store: Store) -> Store:
    """Sixty stocks and three indices over thirty sessions."""
    closes = {symbol: [close(symbol, row) for row in range(30)] for symbol in STOCKS}
    closes |= {name: [4000.0 + 7 * row for row in range(30)] for name in ("^GSPC", "^IXIC", "^DJI", "^RUT")}
    fill(store, closes)
    return store


def put(store: Store, prices: list[Price], now: dt.datetime = MORNING) -> None:
    store.write(Batch(origin="a file", prices=prices), now=now)


def found(store: Store, day: dt.date = DAY) -> list[GateFinding]:
    codes = {"history-rewritten", "base-rewritten"}
    judged = gate.judged(store, snapshot.snapshot(store, us(day), Config()))
    return [one for one in judged if one.code in codes]


def late(symbols: list[str], rows: range = range(20, 29)) -> list[Price]:
    """Some closes as a file has them that is dated one session late."""
    return [Price(symbol, DAYS[row], close(symbol, row - 1)) for symbol in symbols for row in rows]


def test_a_file_dated_a_session_late_holds_the_session(filled):
    put(filled, late(STOCKS))
    (one,) = found(filled)
    assert (one.code, one.symbol, one.consequence) == ("history-rewritten", "*", Consequence.HOLD)
    assert one.figures == {"closes": 540, "stocks": 60}
    assert "540건(60종목)" in one.message
    assert "newsgen gate release history-rewritten '*'" in one.advice


def test_a_correction_of_a_few_stocks_or_of_volumes_is_none(filled):
    put(filled, late(STOCKS[:20]))
    put(filled, [Price(name, DAYS[28], close(name, 28), volume=5e6) for name in STOCKS])
    put(filled, [Price(name, DAYS[28], close(name, 28) * 1.002) for name in STOCKS])
    assert found(filled) == []


def test_what_is_older_than_two_weeks_does_not_hold_today(filled):
    put(filled, late(STOCKS, range(3, 18)))
    assert found(filled) == []


def test_the_day_s_own_closes_may_be_mended(filled):
    put(filled, [Price(name, DAY, close(name, 29) * 1.02) for name in STOCKS])
    assert found(filled) == []


def test_what_is_set_right_again_holds_nobody(filled):
    put(filled, late(STOCKS))
    put(
        filled,
        [Price(name, DAYS[row], close(name, row)) for name in STOCKS for row in range(20, 29)],
        EVENING,
    )
    assert found(filled) == []


def release(store: Store, session: dt.date, at: dt.datetime) -> None:
    given = Release(
        market="us", session=session, code="history-rewritten", symbol="*", reason="확인", by="홍길동", at=at
    )
    gate.keep(store.path, given)


def test_a_release_lets_the_session_pass_and_the_ones_after_it(filled):
    put(filled, late(STOCKS))
    release(filled, DAY, EVENING)
    (one,) = found(filled)
    assert (one.consequence, one.released) == (Consequence.FLAG, "확인, 홍길동")
    following = us(DAY).following.day
    put(filled, [Price(name, following, 300.0 + n) for n, name in enumerate([*STOCKS, "^GSPC"])], EVENING)
    assert found(filled, following) == []
    again = [Price(name, DAYS[row], close(name, row - 2)) for name in STOCKS for row in range(22, 29)]
    put(filled, again, EVENING + dt.timedelta(hours=1))
    assert [one.consequence for one in found(filled, following)] == [Consequence.HOLD], "another import"


@pytest.mark.parametrize(
    ("row", "base"), [(28, "전 거래일"), (25, "한 주의 기준"), (0, "52주 최저"), (12, None)]
)
def test_a_base_of_an_index_that_was_changed_is_told_with_both_values(filled, row, base):
    """The 8th of August, three sessions before the 13th, ends the week before."""
    assert DAYS[26] == dt.date(2025, 8, 8)
    row = 26 if base == "한 주의 기준" else row
    old = 4000.0 + 7 * row
    put(filled, [Price("^RUT", DAYS[row], old - 20)])
    told = [(one.symbol, one.consequence, one.figures) for one in found(filled)]
    assert told == ([("^RUT", Consequence.FLAG, {"old": old, "new": old - 20})] if base else [])
    assert all(f"({base})" in one.message for one in found(filled))


def test_a_base_that_moved_as_a_late_trade_does_is_not_told(filled):
    put(filled, [Price("^RUT", DAYS[28], (4000.0 + 7 * 28) * 1.0002)])
    assert found(filled) == []


def test_a_base_is_told_on_one_morning(filled):
    before = dt.datetime(2025, 8, 12, 12, tzinfo=dt.UTC)
    put(filled, [Price("^RUT", DAYS[28], 4100.0)], before)
    assert found(filled) == [], "changed before the session before was over: told then"
