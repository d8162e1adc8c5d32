"""One store, many markets: each reads back its own whole and is not touched by another."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from newsgen import calendars, markets
from newsgen.markets import Market
from newsgen.model import Instrument
from newsgen.sources.batch import Bar, Batch, Listing, Price, Rate, Spelling, Split
from newsgen.store import Store
from tests.markets import KR, US

NOW = dt.datetime(2025, 8, 20, tzinfo=dt.UTC)
FOURTH = dt.date(2025, 7, 4)
"""New York rests, Seoul does not."""
LIBERATION = dt.date(2025, 8, 15)
"""Seoul rests, New York does not."""
FIRST, LAST = dt.date(2025, 7, 1), dt.date(2025, 8, 19)


def prices(market: Market, *symbols: str) -> tuple[Price, ...]:
    """Return a price of every session of a market, another one each day."""
    days = calendars.sessions(FIRST, LAST, market.exchange)
    return tuple(
        Price(symbol, day, 100.0 + at + day.toordinal() % 50, volume=float(at + 1))
        for at, symbol in enumerate(symbols)
        for day in days
    )


NEW_YORK = Batch(
    origin="뉴욕 시세",
    prices=prices(US, "^GSPC", "AAPL", "BRK-B"),
    splits=(Split("AAPL", FIRST, 4.0),),
    instruments=(
        Instrument(symbol="AAPL", english="Apple", universes=("sp500", "large")),
        Instrument(symbol="BRK-B", english="Berkshire", universes=("sp500",)),
    ),
    rates=(Rate("DGS10", FIRST, 4.2),),
)
SEOUL = Batch(
    origin="서울 시세",
    prices=prices(KR, "^KS11", "005930.KS", "0001A0.KQ"),
    splits=(Split("005930.KS", FIRST, 50.0),),
    instruments=(
        Instrument(symbol="005930.KS", english="Samsung", korean="삼성전자", universes=("kospi", "large")),
    ),
    rates=(Rate("KTB3Y", FIRST, 2.5),),
)


def answers(store: Store, market: Market) -> str:
    ours = store.of(market)
    window = ours.window(FIRST, LAST)
    return repr((
        window.days.tolist(), window.symbols, window.close.tolist(), window.volume.tolist(),
        {name: (one.days.tolist(), one.close.tolist())
         for name, one in ours.history(["^GSPC", "^KS11", "AAPL", "005930.KS"], LAST).items()},
        ours.latest_session(), [ours.counts(FIRST + dt.timedelta(days=n)) for n in range(50)],
        ours.splits(), ours.instruments(), ours.revisions(), ours.origins(),
        [ours.membership(name, LAST) for name in ("sp500", "kospi", "large")], ours.lists("large"),
    ))  # fmt: skip


def test_each_market_reads_back_its_own_whole(store):
    store.write(NEW_YORK, now=NOW)
    store.write(SEOUL, now=NOW)
    for market, batch in ((US, NEW_YORK), (KR, SEOUL)):
        window = store.of(market).window(FIRST, LAST)
        assert window.days.tolist() == calendars.sessions(FIRST, LAST, market.exchange)
        found = {
            (symbol, day): window.close[row, column]
            for row, day in enumerate(window.days.tolist())
            for column, symbol in enumerate(window.symbols)
        }
        assert found == {(one.symbol, one.date): one.close for one in batch.prices}
    assert (store.of(US).counts(FOURTH), store.of(KR).counts(FOURTH)) == (0, 3)
    assert (store.of(US).counts(LIBERATION), store.of(KR).counts(LIBERATION)) == (3, 0)


@pytest.mark.parametrize("order", [(NEW_YORK, SEOUL), (SEOUL, NEW_YORK)])
def test_a_market_answers_the_same_with_another_beside_it(store, tmp_path, order):
    for batch in order:
        store.write(batch, now=NOW)
    for market, batch in ((US, NEW_YORK), (KR, SEOUL)):
        with Store.open(tmp_path / f"{market.name}.sqlite", create=True) as alone:
            alone.write(batch, now=NOW)
            assert answers(store, market) == answers(alone, market)


def test_both_markets_may_come_in_one_batch(store, tmp_path):
    both = Batch(origin="둘", prices=(*NEW_YORK.prices, *SEOUL.prices), splits=NEW_YORK.splits + SEOUL.splits)
    assert store.write(both, now=NOW).added == len(NEW_YORK.prices) + len(SEOUL.prices)
    filled = [price._replace(market_cap=1.0) for price in both.prices]
    assert store.write(Batch(origin="둘", prices=filled), now=NOW).filled == len(filled)
    for market in (US, KR):
        window = store.of(market).window(FIRST, LAST)
        assert window.close.shape[1] == 3
        assert (window.market_cap == 1.0).all()
        assert store.of(market).origins().names == ("둘",)


def test_bars_belong_to_the_day_where_the_market_is(store):
    def bar(symbol: str, day: int, hour: int, minute: int = 0) -> Bar:
        return Bar(symbol, dt.datetime(2025, 8, day, hour, minute, tzinfo=dt.UTC), 1.0, 1.0, 1.0, 1.0)

    seoul = [bar("^KS11", 13, 0), bar("^KS11", 13, 6, 15)]  # 09:00 and 15:15 in Seoul
    early = bar("^KS11", 12, 23, 45)  # 08:45 there, on the next day
    new_york = [bar("^GSPC", 13, 13, 30), bar("^GSPC", 13, 19, 45), bar("^GSPC", 14, 0, 15)]  # 20:15 at last
    store.write(Batch(origin="시험", bars=iter([*seoul, early, *new_york])), now=NOW)
    day = dt.date(2025, 8, 13)
    assert store.of(KR).bars("^KS11", day) == [early, *seoul]
    assert store.of(US).bars("^GSPC", day) == new_york
    assert store.of(US).bars_of(day) == {"^GSPC": new_york}
    assert store.of(KR).bars("^KS11", dt.date(2025, 8, 12)) == []


def test_dated_lists_of_one_name_do_not_replace_each_other(store):
    for symbols in ({"AAPL", "NVDA"}, {"005930.KS"}):
        store.write(Batch(origin="명단", listings=(Listing("large", LAST, frozenset(symbols)),)), now=NOW)
    assert store.of(US).members("large", LAST) == {"AAPL", "NVDA"}
    assert store.of(KR).members("large", LAST) == {"005930.KS"}
    assert store.of(US).lists("large") == [(LAST, "명단", 2)]


def test_a_symbol_of_no_market_stays_on_the_list_of_the_others(store):
    listing = Listing("large", LAST, frozenset({"AAPL", "RHE^A"}))
    for _ in range(2):
        store.write(Batch(origin="명단", listings=(listing,)), now=NOW)
    assert store.of(US).members("large", LAST) == {"AAPL", "RHE^A"}
    assert len(store.of(US).lists("large")) == 1


def test_companies_are_found_in_whatever_market(store):
    store.write(NEW_YORK, now=NOW)
    store.write(Batch(origin="이름", spellings=(Spelling("000660.KS", "하이닉스", "Hynix"),)), now=NOW)
    assert {s: one.english for s, one in store.listed(["AAPL", "000660.KS", "NONE"]).items()} == {
        "AAPL": "Apple",
        "000660.KS": "Hynix",
    }


def test_revisions_are_of_a_market_s_instruments_and_of_all(store):
    store.write(NEW_YORK, now=NOW)
    store.write(SEOUL, now=NOW)
    changed = (Price("AAPL", LAST, 1.0), Price("005930.KS", LAST, 2.0))
    store.write(Batch(origin="정정", prices=changed, rates=(Rate("DGS10", FIRST, 9.0),)), now=NOW)
    assert [one.symbol for one in store.of(US).revisions()] == ["AAPL"]
    assert [one.symbol for one in store.of(KR).revisions()] == ["005930.KS"]
    assert {one.symbol for one in store.revisions()} == {"AAPL", "005930.KS", "DGS10"}


def test_a_market_and_a_moment_come_in_either_order(store):
    store.write(NEW_YORK, now=NOW)
    later = NOW + dt.timedelta(hours=1)
    store.write(Batch(origin="정정", prices=(Price("^GSPC", LAST, 1.0), Price("MSFT", LAST, 2.0))), now=later)
    expected = [one.close for one in NEW_YORK.prices if one.symbol == "^GSPC"]
    for then in (store.as_known_at(NOW).of(US), store.of(US).as_known_at(NOW)):
        assert then.market is US
        assert then.history(["^GSPC"], LAST)["^GSPC"].close.tolist() == expected
        assert "MSFT" not in then.window(FIRST, LAST).symbols
    with pytest.raises(ValueError, match="zone"):
        store.of(US).as_known_at(NOW.replace(tzinfo=None))


STRANGERS = Batch(origin="세계", prices=(Price("7203.T", LAST, 2900.0), Price("^AXJO", LAST, 42000.0)))


def test_what_no_market_knows_is_told_to_the_user_and_to_no_brief(store):
    (notice,) = store.write(STRANGERS, now=NOW).notices
    assert "7203.T, ^AXJO" in notice
    assert "\n" not in notice
    for market in markets.every():
        assert store.of(market).latest_session() is None
        assert store.of(market).origins().names == ()
    assert store.write(NEW_YORK, now=NOW).notices == ()


def test_what_no_market_knew_is_told_once_one_does(store, monkeypatch):
    known = markets.of
    monkeypatch.setattr(markets, "of", lambda symbol: None if symbol in {"AAPL", "^GSPC"} else known(symbol))
    before = dt.datetime(2025, 8, 19, 12, tzinfo=dt.UTC)
    store.write(NEW_YORK, now=before)
    assert store.of(US).window(FIRST, LAST).symbols == ("BRK-B",)
    monkeypatch.undo()
    store.write(Batch(origin="다음", prices=(Price("AAPL", LAST, 7.0),)), now=NOW)
    window = store.of(US).window(FIRST, LAST)
    assert window.symbols == ("AAPL", "BRK-B", "^GSPC")
    assert np.isfinite(window.close).all()
    assert window.close[-1, 0] == 7.0
    assert len(store.of(US).history(["^GSPC"], LAST)["^GSPC"].days) == len(window.days)
    then = store.as_known_at(before).of(US).window(FIRST, LAST)
    assert then.close[-1, 0] == next(p.close for p in NEW_YORK.prices if (p.symbol, p.date) == ("AAPL", LAST))


def test_a_series_of_another_source_is_not_replaced_in_silence(store):
    def write(origin: str, value: float) -> tuple[str, ...]:
        rates = (Rate("USDKRW", FIRST, value), Rate("DXY", FIRST, 98.0))
        return store.write(Batch(origin=origin, rates=rates), now=NOW).notices

    assert write("런던", 1380.0) == ()
    assert write("런던", 1381.0) == (), "a source corrects itself"
    assert write("서울", 1381.0) == (), "the same value is no quarrel"
    (notice,) = write("서울", 1400.0)
    assert notice.startswith("USDKRW: ")
    assert "서울" in notice
    assert [one.old for one in store.revisions()] == [1380.0, 1381.0]
