"""From the store to the judged day: bad input, and nothing of after the session."""

from __future__ import annotations

import datetime as dt
import math
import random

import numpy as np
import pytest

from newsgen import markets, pipeline
from newsgen.config import Config, Style
from newsgen.editions import CLOSE
from newsgen.errors import Held, NoSession, UsageProblem
from newsgen.model import Instrument, Kind
from newsgen.rules import Rule
from newsgen.snapshot.courses import Courses
from newsgen.snapshot.panels import Panels, Rows
from newsgen.snapshot.steps import Step
from newsgen.sources.batch import Batch, Moment, Price, Rate, Split
from newsgen.store import History, Store, Window
from newsgen.story import planner
from newsgen.story.environment import environment
from newsgen.story.parts import parts_of
from tests.facts.builders import DAY, NAN, fill, floats, sessions_until
from tests.markets import US


def leads(rule: Rule) -> bool:
    """Whether a rule can be told first."""
    return "lead" in parts_of(environment(Style()), rule.name, CLOSE.name)


NEXT = dt.date(2025, 8, 14)
INDICES = {symbol: [100.0 + number % 3 for number in range(30)] for symbol in ("^DJI", "^GSPC", "^IXIC")}


def stocks(count: int = 40, sessions: int = 30) -> dict[str, list[float]]:
    """Stocks that move a little every day: a market that stands still is a copied one to the gate."""
    return {
        f"S{number}": [10.0 + number + 0.1 * ((row + number) % 3) for row in range(sessions)]
        for number in range(count)
    }


@pytest.mark.parametrize(
    ("date", "why"),
    [
        ("2025-08-16", "주말"),
        ("2025-07-04", "독립기념일"),
        ("2027-06-01", "아직 오지 않았습니다"),
        ("2031-01-02", "아직 오지 않았습니다"),
    ],
)
def test_a_day_without_a_session_says_why_in_one_line(store, date, why):
    with pytest.raises(NoSession, match=why) as raised:
        pipeline.build(store, dt.date.fromisoformat(date))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("edition", pipeline.EDITIONS.values(), ids=pipeline.EDITIONS.keys())
def test_a_moment_for_a_day_is_taken_for_its_day(edition):
    evening = dt.datetime(2025, 8, 22, 22, tzinfo=dt.UTC)  # a Friday, with a session in every market
    at = dt.datetime(2025, 8, 22, 18, tzinfo=dt.UTC)
    day = markets.session(markets.named(edition.market), dt.date(2025, 8, 22))
    assert pipeline.session_of(edition, evening, at if edition.live else None) == day


def test_an_empty_store_is_held(store):
    with pytest.raises(Held, match="\\^GSPC"):
        pipeline.build(store, DAY)


def test_a_session_that_the_store_does_not_have_is_held(store):
    fill(store, INDICES | stocks())
    with pytest.raises(Held, match=r"2025-08-14 S&P500지수\(\^GSPC\) 종가가 없습니다.*종가가 0종목뿐"):
        pipeline.build(store, NEXT)


def test_half_a_session_is_held_with_what_is_missing(store):
    half = {name: [*close[:-1], NAN] for name, close in list(stocks().items())[:20]}
    fill(store, INDICES | stocks() | half)
    with pytest.raises(Held, match="2025-08-13 종가가 23종목뿐입니다\\(평소 43종목\\)"):
        pipeline.build(store, DAY)


def test_an_index_without_history_is_held_or_left_out(store):
    fill(store, INDICES | stocks() | {"^DJI": [100.0]})
    day = pipeline.computed(store, CLOSE, DAY, Config())
    assert day.book.get("change_day", "^DJI") is None
    assert planner.plan(day.items, CLOSE, leads).lead is not None


def test_the_sp500_of_one_day_is_held(store):
    fill(store, INDICES | stocks() | {"^GSPC": [100.0]})
    with pytest.raises(Held, match="2025-08-12 S&P500지수"):
        pipeline.build(store, DAY)


def test_a_stock_listed_yesterday_has_one_move_and_no_history(store):
    instrument = Instrument(symbol="NEW", english="New Corp.", universes=("russell2000",))
    fill(store, INDICES | stocks() | {"NEW": [20.0, 24.0]}, instruments=(instrument,))
    book = pipeline.computed(store, CLOSE, DAY, Config()).book
    assert book.value("change_day", "NEW") == pytest.approx(20.0)
    assert book.get("volume_ratio_20d", "NEW") is None
    assert book.get("surprise_day", "NEW") is None


def test_a_stock_listed_today_has_no_move(store):
    fill(store, INDICES | stocks() | {"NEW": [20.0]})
    assert (
        pipeline.computed(store, CLOSE, DAY, Config(), every_stock=True).book.get("change_day", "NEW") is None
    )


def test_every_stock_on_request(store):
    fill(store, INDICES | stocks())
    day = pipeline.computed(store, CLOSE, DAY, Config(), every_stock=True)
    assert len([fact for fact in day.book.all("change_day") if fact.about.startswith("S")]) == 40
    assert all(math.isfinite(fact.value) for fact in day.book)


def test_a_series_that_nobody_can_place_is_left_out_and_told_once(store):
    """As of a folder without ``series.toml``, or a store filled before there was one."""
    rates = tuple(
        Rate(name, day, value + number / 10)
        for name, value in (("USDKRW", 1390.0), ("DGS10", 4.2))
        for number, day in enumerate((dt.date(2025, 8, 12), DAY, dt.date(2025, 8, 14)))
    )
    fill(store, INDICES | stocks(), rates=rates)
    told = [flag for flag in pipeline.build(store, DAY).flags if "USDKRW" in flag or "환율" in flag]
    assert told == [
        "2025-08-13 미국 국채 10년물 금리(DGS10), 원·달러 환율(USDKRW): "
        "하루 중 언제의 값인지 몰라 싣지 않습니다. "
        "series.toml에 시각을 적은 시세 폴더를 newsgen import로 다시 들여오십시오."
    ]
    assert not pipeline.computed(store, CLOSE, DAY, Config()).book.get("close", "USDKRW")

    clocks = (Moment("USDKRW", "00:00 Europe/London"), Moment("DGS10", "15:30 America/New_York"))
    store.write(Batch(origin="시험", rates=rates, moments=clocks), now=dt.datetime(2026, 9, 1, tzinfo=dt.UTC))
    book = pipeline.computed(store, CLOSE, DAY, Config()).book
    assert (book.value("close", "USDKRW"), book.value("close", "DGS10")) == (1390.2, 4.3)
    assert (book.get("change_day", "USDKRW").base, book.get("yield_change", "DGS10").base) == (
        dt.date(2025, 8, 12),
        dt.date(2025, 8, 12),
    )
    flags = pipeline.build(store, DAY).flags
    assert not any("USDKRW" in flag or "환율" in flag or "10년물" in flag for flag in flags)


def test_the_order_of_rows_means_nothing(store, tmp_path):
    fill(store, INDICES | stocks())
    with Store.open(tmp_path / "other.sqlite", create=True) as other:
        prices = [
            Price(symbol, day, close, volume=1e6, market_cap=5000.0)
            for symbol, closes in (INDICES | stocks()).items()
            for day, close in zip(sessions_until(DAY, 30).tolist(), closes, strict=True)
        ]
        random.Random(7).shuffle(prices)
        other.write(Batch(origin="시험", prices=prices), now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        assert facts_of(other, DAY) == facts_of(store, DAY)


def facts_of(store: Store, session: dt.date) -> list:
    return list(pipeline.computed(store, CLOSE, session, Config()).book)


def test_a_price_of_a_holiday_does_not_shift_a_day(store):
    fill(store, INDICES | stocks())
    holiday = Price("^GSPC", dt.date(2025, 7, 4), 1.0)
    before = facts_of(store, dt.date(2025, 7, 7))
    store.write(Batch(origin="시험", prices=[holiday]), now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert facts_of(store, dt.date(2025, 7, 7)) == before


def test_an_edition_that_does_not_exist_is_named(store):
    with pytest.raises(UsageProblem, match="us-brunch"):
        pipeline.build(store, DAY, "us-brunch")


def test_a_history_is_laid_on_the_sessions_and_split():
    days = np.array(["2025-08-08", "2025-08-12", "2025-08-13"], dtype="datetime64[D]")
    closes = floats([100.0, 10.0, 11.0])
    history = History(days=days, open=closes, high=closes, low=closes, close=closes, volume=closes)
    steps = [Step("A", dt.date(2025, 8, 12), 0.1, 10.0), Step("B", DAY, 0.5, 2.0)]
    one = Courses({"A": history}, US.exchange, DAY, steps).at("A", DAY)
    assert one.close.tolist() == pytest.approx([10.0, NAN, 10.0, 11.0], nan_ok=True)
    assert one.on(-1) == DAY


def test_a_split_changes_closes_and_volumes_of_before():
    days = sessions_until(DAY, 3)
    split = [Step("A", dt.date(2025, 8, 13), 0.5, 2.0)]
    close, volume = floats([[100.0], [100.0], [51.0]]), floats([[5.0]] * 3)
    panels = Panels(Window(days=days, symbols=("A",), close=close, volume=volume, market_cap=close), split)
    before, after = panels.at(Rows(0, 0, 1), 0, {}), panels.at(Rows(0, 0, 2), 1, {})
    assert before.close[:, 0].tolist() == [100.0, 100.0]
    assert after.close[:, 0].tolist() == [50.0, 50.0, 51.0]
    assert after.volume[:, 0].tolist() == [10.0, 10.0, 5.0]


def test_a_split_of_today_is_no_fall(store):
    closes = stocks() | {"S0": [9.9 + 0.1 * (row % 2) for row in range(29)] + [5.049]}
    fill(store, INDICES | closes, splits=(Split("S0", DAY, 2.0),))
    change = pipeline.computed(store, CLOSE, DAY, Config(), every_stock=True).book.value("change_day", "S0")
    assert change == pytest.approx(100 * (2 * 5.049 / 9.9 - 1))


def test_a_split_of_tomorrow_is_not_known_today(store):
    fill(store, INDICES | stocks())
    before = facts_of(store, DAY)
    fill(store, {"S0": [5.0]}, day=NEXT, splits=(Split("S0", NEXT, 2.0),))
    assert facts_of(store, DAY) == before


def test_nothing_of_after_the_session_leaks(tmp_path):
    """A store that ends with the session and one that goes on tell the same facts of it."""
    draw = random.Random(20250813)
    names = [*INDICES, "^RUT", "AAPL", *(f"S{number}" for number in range(20))]
    closes = {
        name: [draw.uniform(50, 150) if draw.random() > 0.05 else NAN for _ in range(330)] for name in names
    }
    closes |= {name: [draw.uniform(98, 102) for _ in range(330)] for name in INDICES}
    days = sessions_until(DAY, 330).tolist()
    member = tuple(
        Instrument(symbol=name, english=name, kind=Kind.STOCK, universes=("russell2000",)) for name in names
    )
    with Store.open(tmp_path / "whole.sqlite", create=True) as whole:
        fill(whole, closes, instruments=member)
        for row in draw.sample(range(40, 330), 6):
            with Store.open(tmp_path / f"{row}.sqlite", create=True) as cut:
                fill(
                    cut, {name: c[: row + 1] for name, c in closes.items()}, day=days[row], instruments=member
                )
                assert facts_of(cut, days[row]) == facts_of(whole, days[row])


def test_the_session_without_stocks_is_held(recorded_store):
    with pytest.raises(Held, match="2026-02-24 종가가 51종목뿐"):
        pipeline.computed(recorded_store, CLOSE, dt.date(2026, 2, 24), Config())


def test_the_session_after_it_tells_no_breadth_and_says_so(recorded_day):
    day = recorded_day(dt.date(2026, 2, 25))
    assert "gap-before" in {one.code for one in day.findings}
    assert day.book.get("change_day", "^GSPC") is not None
    assert (
        day.book.get("breadth_up", "russell2000") is None or day.book.get("breadth_up", "russell2000").n < 50
    )
