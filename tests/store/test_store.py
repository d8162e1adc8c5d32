from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen import calendars
from newsgen.errors import StoreProblem
from newsgen.model import Instrument
from newsgen.sources.batch import Bar, Batch, Price, Rate, Split
from newsgen.store import Store, Written
from tests.markets import US

NOW = dt.datetime(2025, 8, 14, 6, tzinfo=dt.UTC)
AUG = [dt.date(2025, 8, n) for n in (11, 12, 13)]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def batch(*prices: Price, **more) -> Batch:
    return Batch(origin="시험", prices=prices, **more)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "market.sqlite", create=True) as opened:
        yield opened


def test_an_empty_store_answers_with_nothing(store):
    assert store.of(US).latest_session() is None
    assert store.of(US).counts(AUG[0]) == 0
    window = store.of(US).window(AUG[0], AUG[-1])
    assert window.close.shape == (0, 0)
    assert store.of(US).history(["A"], AUG[-1]) == {}
    assert store.of(US).splits() == []
    assert store.of(US).instruments() == {}
    assert store.of(US).members("sp500") == frozenset()
    assert len(store.rates("DGS10", AUG[-1])[0]) == 0
    assert store.of(US).origins() == ((), False, frozenset())


def test_prices_come_back_as_they_went_in(store):
    written = store.write(
        batch(
            Price("B", AUG[1], 20.0, 19.0, 21.0, 18.5, 1000.0, 55.5),
            Price("A", AUG[0], 10.0),
            Price("A", AUG[2], 11.0, volume=7.0),
        ),
        now=NOW,
    )
    assert written == Written(added=3)
    window = store.of(US).window(AUG[0], AUG[2])
    assert window.symbols == ("A", "B")
    assert window.days.tolist() == AUG
    np.testing.assert_array_equal(window.close, [[10, np.nan], [np.nan, 20], [11, np.nan]])
    np.testing.assert_array_equal(window.volume, [[np.nan, np.nan], [np.nan, 1000], [7, np.nan]])
    np.testing.assert_array_equal(window.market_cap[1], [np.nan, 55.5])
    history = store.of(US).history(["A", "B", "C"], AUG[2])
    assert set(history) == {"A", "B"}
    assert history["A"].days.tolist() == [AUG[0], AUG[2]]
    assert history["B"].open.tolist() == [19.0]
    assert history["B"].high.tolist() == [21.0]
    assert history["B"].low.tolist() == [18.5]
    assert history["B"].volume.tolist() == [1000.0]


def test_a_window_has_the_symbols_in_the_order_asked_for(store):
    store.write(batch(Price("A", AUG[0], 1.0), Price("B", AUG[0], 2.0)), now=NOW)
    window = store.of(US).window(AUG[0], AUG[0], ["B", "NONE", "A"])
    np.testing.assert_array_equal(window.close, [[2, np.nan, 1]])


def test_nothing_of_after_the_day_is_told(store):
    store.write(
        batch(
            *(Price("A", date, 10.0) for date in AUG),
            Price("LATER", AUG[2], 5.0),
            splits=(Split("A", AUG[2], 2.0),),
            rates=(Rate("DGS10", AUG[1], 4.2), Rate("DGS10", AUG[2], 4.3)),
        ),
        now=NOW,
    )
    assert store.of(US).window(AUG[0], AUG[1]).symbols == ("A",)
    assert store.of(US).history(["A"], AUG[1])["A"].days.tolist() == AUG[:2]
    assert store.of(US).splits(last=AUG[1]) == []
    days, values = store.rates("DGS10", AUG[1])
    assert (days.tolist(), values.tolist()) == ([AUG[1]], [4.2])


def test_a_session_missing_for_all_is_a_row_of_its_own(store):
    store.write(batch(Price("A", AUG[0], 1.0), Price("A", AUG[2], 2.0)), now=NOW)
    assert store.of(US).window(AUG[0], AUG[2]).days.tolist() == AUG


def test_rows_of_a_holiday_are_not_told(store):
    holiday, before = day("2026-06-19"), day("2026-06-18")
    store.write(batch(Price("^VIX", before, 15.0), Price("^VIX", holiday, 16.0)), now=NOW)
    assert store.of(US).latest_session() == before
    assert store.of(US).window(before, day("2026-06-22")).days.tolist() == [before, day("2026-06-22")]
    assert store.of(US).history(["^VIX"], day("2026-06-22"))["^VIX"].close.tolist() == [15.0]


def test_the_same_again_changes_nothing(store):
    first = batch(
        Price("A", AUG[0], 10.0, volume=5.0),
        splits=(Split("A", AUG[0], 2.0),),
        rates=(Rate("DXY", AUG[0], 98.0),),
        bars=(Bar("^RUT", dt.datetime(2025, 8, 13, 14, 30, tzinfo=dt.UTC), 1.0, 3.0, 1.0, 2.0),),
        instruments=(Instrument(symbol="A", english="A Corp", universes=("sp500",)),),
    )
    assert store.write(first, now=NOW) == Written(added=1, others=4)
    assert store.write(first, now=NOW) == Written(same=1)
    assert store.revisions() == []


def test_a_changed_value_is_revised_with_the_old_one(store):
    store.write(batch(Price("A", AUG[0], 10.0, volume=5.0), rates=(Rate("DXY", AUG[0], 98.0),)), now=NOW)
    later = NOW + dt.timedelta(days=1)
    written = store.write(batch(Price("A", AUG[0], 10.5), rates=(Rate("DXY", AUG[0], 97.0),)), now=later)
    assert written == Written(changed=1, revisions=2, others=1)
    assert [tuple(one) for one in store.revisions()] == [
        ("A", AUG[0], "close", 10.0, 10.5, later),
        ("DXY", AUG[0], "rate", 98.0, 97.0, later),
    ]
    window = store.of(US).window(AUG[0], AUG[0])
    assert window.close.tolist() == [[10.5]]
    assert window.volume.tolist() == [[5.0]], "a batch that lacks a field does not erase it"


def test_an_empty_field_is_filled_without_a_revision(store):
    store.write(batch(Price("A", AUG[0], 10.0)), now=NOW)
    assert store.write(batch(Price("A", AUG[0], 10.0, open=9.5)), now=NOW) == Written(filled=1)
    assert store.of(US).history(["A"], AUG[0])["A"].open.tolist() == [9.5]
    assert store.revisions() == []


def test_the_rounding_of_a_32_bit_float_is_no_revision(store):
    store.write(batch(Price("A", AUG[0], 229.35)), now=NOW)
    assert store.write(batch(Price("A", AUG[0], float(np.float32(229.35)))), now=NOW) == Written(same=1)
    assert store.write(batch(Price("A", AUG[0], 229.36)), now=NOW).changed == 1


def test_of_two_rows_with_one_key_in_a_batch_the_first_counts(store):
    assert store.write(batch(Price("A", AUG[0], 1.0), Price("A", AUG[0], 2.0)), now=NOW) == Written(added=1)
    assert store.of(US).window(AUG[0], AUG[0]).close.tolist() == [[1.0]]


def test_a_later_import_replaces_and_adds(store):
    store.write(batch(Price("A", AUG[0], 1.0), Price("B", AUG[1], 2.0, 1.0, 3.0, 1.0)), now=NOW)
    store.write(batch(Price("A", AUG[0], 1.5), Price("A", AUG[1], 1.6)), now=NOW)
    np.testing.assert_array_equal(store.of(US).window(AUG[0], AUG[1]).close, [[1.5, np.nan], [1.6, 2.0]])


def test_a_universe_in_a_batch_is_the_whole_of_it(store):
    a, b = (Instrument(symbol=name, english=name, universes=("sp500",)) for name in "AB")
    store.write(batch(instruments=(a, b)), now=NOW)
    store.write(batch(instruments=(Instrument(symbol="C", english="C"),)), now=NOW)
    assert store.of(US).members("sp500") == {"A", "B"}
    store.write(batch(instruments=(b,)), now=NOW)
    assert store.of(US).members("sp500") == {"B"}
    assert store.of(US).instruments()["A"].universes == ()
    assert store.of(US).instruments()["B"] == b


def test_a_known_korean_name_is_not_erased(store):
    store.write(
        batch(instruments=(Instrument(symbol="A", english="A", korean="가", sector="Tech"),)), now=NOW
    )
    store.write(batch(instruments=(Instrument(symbol="A", english="A Inc"),)), now=NOW)
    assert store.of(US).instruments()["A"] == Instrument(
        symbol="A", english="A Inc", korean="가", sector="Tech"
    )


def test_bars_of_a_session_are_those_of_its_day_in_new_york(store):
    starts = [dt.datetime(2025, 8, 13, hour, 30, tzinfo=dt.UTC) for hour in (19, 13)]
    other = dt.datetime(2025, 8, 14, 13, 30, tzinfo=dt.UTC)
    store.write(batch(bars=[Bar("^RUT", start, 1.0, 2.0, 1.0, 2.0) for start in (*starts, other)]), now=NOW)
    assert [bar.start for bar in store.of(US).bars("^RUT", AUG[2])] == starts[::-1]


def test_demo_and_real_prices_are_never_in_one_store(store):
    store.write(batch(Price("A", AUG[0], 1.0), demo=True), now=NOW)
    assert store.of(US).origins() == (("시험",), True, frozenset())
    with pytest.raises(StoreProblem, match="예시"):
        store.write(batch(Price("A", AUG[1], 1.0)), now=NOW)
    assert store.of(US).counts(AUG[1]) == 0


def test_a_batch_that_breaks_half_way_changes_nothing(store):
    def prices():
        yield Price("A", AUG[0], 1.0)
        raise RuntimeError("the source broke")

    with pytest.raises(RuntimeError):
        store.write(Batch(origin="시험", prices=prices()), now=NOW)

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.write(batch(Price("A", AUG[0], 1.0)), now=NOW, progress=stop)
    assert store.of(US).latest_session() is None
    assert store.write(batch(Price("A", AUG[0], 1.0)), now=NOW) == Written(added=1)


@pytest.mark.parametrize("close", [0.0, -1.0, float("nan"), float("inf")])
def test_a_source_that_sends_no_price_is_a_programming_error(store, close):
    with pytest.raises(ValueError, match="close"):
        store.write(batch(Price("A", AUG[0], close)), now=NOW)


SESSIONS = calendars.sessions(day("2025-06-20"), day("2025-08-13"), US.exchange)
numbers = st.none() | st.floats(0.01, 1e6)
rows = st.builds(
    Price,
    st.sampled_from(["A", "B", "^GSPC"]),
    st.sampled_from(SESSIONS),
    st.floats(0.01, 1e6),
    numbers,
    numbers,
    numbers,
    numbers,
    numbers,
)


@settings(max_examples=60, deadline=None)
@given(batches=st.lists(st.lists(rows, max_size=12), min_size=1, max_size=4))
def test_whatever_is_imported_in_whatever_order_reads_back(tmp_path_factory, batches):
    expected: dict[tuple[str, dt.date], list[float | None]] = {}
    with Store.open(tmp_path_factory.mktemp("s") / "m.sqlite", create=True) as store:
        for prices in batches:
            firsts: dict[tuple[str, dt.date], Price] = {}
            for price in prices:
                firsts.setdefault((price.symbol, price.date), price)
            for key, price in firsts.items():
                old = expected.get(key, [None] * 6)
                expected[key] = [
                    was if new is None or (was is not None and abs(new - was) <= 1e-7 * was) else new
                    for was, new in zip(old, price[2:], strict=True)
                ]
            store.write(batch(*prices), now=NOW)
            assert store.write(batch(*firsts.values()), now=NOW) == Written(same=len(firsts))
        history = store.of(US).history(["A", "B", "^GSPC"], SESSIONS[-1])
        found = {
            (symbol, date): [close, open_, high, low, volume]
            for symbol, one in history.items()
            for date, close, open_, high, low, volume in zip(
                one.days.tolist(), one.close, one.open, one.high, one.low, one.volume, strict=True
            )
        }
        assert found.keys() == expected.keys()
        for key, values in found.items():
            wanted = [np.nan if value is None else value for value in expected[key][:5]]
            np.testing.assert_array_equal(values, wanted)
