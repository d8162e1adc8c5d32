"""One fetch: who is asked, in which order, what is written, and what a failure costs."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import dataclass, field

import pytest

from newsgen import markets
from newsgen.config import Config, Sources
from newsgen.errors import ConfigProblem, SourceMalformed, SourceUnreachable, StoreProblem
from newsgen.fetching import SOURCES, Order, fetch
from newsgen.fetching.turn import turn
from newsgen.markets import Session
from newsgen.sources.batch import Bar, Batch, Price, Rate
from newsgen.sources.source import Failure, Fetched, Known, Limits, Occasion, Wanted

US = markets.named("us")
DAY = dt.date(2025, 8, 13)
SESSION = Session(US, DAY)
ORDER = Order(session=SESSION, desk=Config())


@contextlib.contextmanager
def _nothing(_: Limits):
    yield "a line of its own"


@dataclass(frozen=True, kw_only=True)
class Weather:
    """A source that nobody but this test knows: a series of its own, asked for once a day."""

    name: str = "weather"
    fetches: str = "서울의 기온"
    origin: str = "기상청"
    market: str = "us"
    occasion: Occasion = Occasion.CLOSE
    needed: bool = False
    connect: object = _nothing
    error: Exception | None = None
    asked: list = field(default_factory=list)

    def due(self, wanted: Wanted, known: Known):
        return None if known.rates.get("TEMPERATURE") == wanted.day else wanted.day

    def fetch(self, line, ask, progress):
        self.asked.append(line)
        if self.error:
            raise self.error
        progress(1, 1)
        batch = Batch(origin=self.origin, rates=(Rate("TEMPERATURE", ask, 31.5),), notices=("덥다",))
        return Fetched(batch=batch, failures=(Failure("HUMIDITY", "없음"),), requests=1)


def test_a_source_is_added_by_its_line(store):
    steps = []
    done = fetch(store, ORDER, sources=(Weather(),), progress=lambda *step: steps.append(step))
    days, values = store.rates("TEMPERATURE", DAY)
    assert (days[-1].item(), values[-1]) == (DAY, 31.5)
    assert steps == [(1, 1)]
    assert (done.requests, done.notices, done.failures) == (1, ("덥다",), (Failure("HUMIDITY", "없음"),))
    assert done.written.others == 1


def test_what_is_there_is_not_asked_for_again(store):
    source = Weather()
    for _ in range(2):
        done = fetch(store, ORDER, sources=(source,))
    assert len(source.asked) == 1
    assert done.requests == 0


@pytest.mark.parametrize(
    ("session", "occasion"),
    [(SESSION, Occasion.LIVE), (Session(markets.named("kr"), DAY), Occasion.CLOSE)],
)
def test_another_occasion_or_market_asks_nobody(store, session, occasion):
    source = Weather()
    with pytest.raises(SourceUnreachable, match="받아 올 곳이 없습니다"):
        fetch(store, Order(session=session, desk=Config(), occasion=occasion), sources=(source,))
    assert source.asked == []


def test_sources_that_name_one_connection_share_it(store):
    opened = []

    @contextlib.contextmanager
    def connect(limits):
        opened.append(limits.cache)
        yield object()

    one, other = Weather(connect=connect), Weather(name="other", connect=connect)
    fetch(store, ORDER, sources=(one, other))
    assert len(opened) == 1
    assert one.asked == other.asked


def test_one_that_is_not_needed_may_fail_and_the_next_goes_on(store):
    lame = Weather(name="lame", error=SourceMalformed("weather.example: 깨진 답"))
    done = fetch(store, ORDER, sources=(lame, Weather()))
    assert done.failures == (
        Failure("lame", "weather.example: 깨진 답"),
        Failure("HUMIDITY", "없음"),
    )
    assert store.rates("TEMPERATURE", DAY)[0].size == 1


def test_without_one_that_is_needed_there_is_no_fetch(store):
    lame = Weather(needed=True, error=SourceUnreachable("weather.example: 연결을 거절했습니다"))
    after = Weather(name="after")
    with pytest.raises(SourceUnreachable, match="거절"):
        fetch(store, ORDER, sources=(lame, after))
    assert after.asked == []
    assert store.series() == ()


def test_another_fetch_into_the_same_store_is_waited_for(store):
    told = []
    with turn(store.path, 0, told.append), pytest.raises(StoreProblem, match="다른 newsgen"):
        fetch(store, ORDER, sources=(Weather(),), deadline=1)
    fetch(store, ORDER, sources=(Weather(),), deadline=1)


def test_live_looks_at_what_was_known_before_the_session(store):
    seen = []

    @dataclass(frozen=True, kw_only=True)
    class Spy(Weather):
        def due(self, wanted, known):
            seen.append(known.rates)

    store.write(Batch(origin="x", rates=(Rate("A", DAY, 1.0),)), now=dt.datetime.now(dt.UTC))
    live = Order(session=SESSION, desk=Config(), occasion=Occasion.LIVE)
    fetch(store, live, sources=(Spy(occasion=Occasion.LIVE),))
    fetch(store, ORDER, sources=(Spy(),))
    assert seen == [{}, {"A": DAY}]


def _off(*names: str) -> Order:
    return Order(session=SESSION, desk=Config(sources=Sources(off=names)))


def test_what_the_desk_switches_off_is_not_asked(store):
    one, other = Weather(), Weather(name="other")
    fetch(store, _off("weather"), sources=(one, other))
    assert (one.asked, len(other.asked)) == ([], 1)


@pytest.mark.parametrize("name", ["wether", "prices"])
def test_what_is_no_source_or_is_needed_cannot_be_switched_off(store, name):
    prices = Weather(name="prices", needed=True)
    with pytest.raises(ConfigProblem, match=rf"off에서 {name}.*끌 수 있는 것: .*weather"):
        fetch(store, _off(name), sources=(prices, Weather()))
    assert prices.asked == []


def test_who_moved_is_told_once_the_prices_are_there(store):
    """By hand: 100 to 92 is 8 %, to 104 is 4 %."""
    before, seen = SESSION.previous.day, []
    prices = [Price(symbol, before, 100.0) for symbol in ("AAPL", "MSFT", "TSLA")]
    store.write(Batch(origin="x", prices=prices), now=dt.datetime.now(dt.UTC))

    class Prices(Weather):
        def fetch(self, line, ask, progress):
            there = (Price("AAPL", DAY, 104.0), Price("MSFT", DAY, 108.0), Price("TSLA", DAY, 92.0))
            return Fetched(batch=Batch(origin="x", prices=there))

    @dataclass(frozen=True, kw_only=True)
    class Spy(Weather):
        def due(self, wanted, known):
            seen.append((wanted.moved, wanted.contact))

    desk = Config(sources=Sources(sec_contact="Example News desk@example.com"))
    order = Order(session=SESSION, desk=desk)
    fetch(store, order, sources=(Prices(needed=True), Spy(name="spy")))
    assert seen == [(("MSFT", "TSLA"), "Example News desk@example.com")]


def test_bars_are_told_of(store):
    bar = Bar("^GSPC", dt.datetime(2025, 8, 13, 14, tzinfo=dt.UTC), 1.0, 2.0, 1.0, 2.0)

    class Bars(Weather):
        def fetch(self, line, ask, progress):
            return Fetched(batch=Batch(origin="x", bars=(bar,)))

    assert fetch(store, ORDER, sources=(Bars(),)).bars == (bar,)


def test_every_source_says_what_it_is():
    names = [source.name for source in SOURCES]
    assert len(set(names)) == len(names)
    for source in SOURCES:
        assert source.fetches, source.name
        assert source.origin, source.name
        assert source.market in {market.name for market in markets.every()}
        with pytest.raises(AttributeError):
            source.name = "another"


def test_the_needed_one_of_an_occasion_is_asked_first():
    """What it raises leaves the store as it is: nothing may have been written before."""
    for occasion in (Occasion.CLOSE, Occasion.LIVE):
        needed = [source.needed for source in SOURCES if source.occasion is occasion]
        assert needed == sorted(needed, reverse=True)
        assert needed[0]
