"""The store tells what it held: at every moment of its life the same as it answered then."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen import calendars
from newsgen.errors import StoreProblem
from newsgen.model import Instrument
from newsgen.sources.batch import Bar, Batch, Listing, Price, Rate, Release, Spelling, Split
from newsgen.store import Store
from tests.markets import US

SESSIONS = calendars.sessions(dt.date(2025, 7, 28), dt.date(2025, 8, 5), US.exchange)
START = dt.datetime(2025, 8, 6, tzinfo=dt.UTC)
STARTS = [dt.datetime(2025, 8, 5, 13, minute, tzinfo=dt.UTC) for minute in (30, 45)]

SYMBOLS = ("A", "AAPL", "^GSPC", "005930.KS")
"""One that is not followed, two that are, and one of another market."""
symbols = st.sampled_from(SYMBOLS)
days = st.sampled_from(SESSIONS)
values = st.sampled_from([1.0, 2.0, 3.0])
maybe = st.none() | values
batches = st.builds(
    Batch,
    origin=st.sampled_from(["가", "나"]),
    prices=st.lists(st.builds(Price, symbols, days, values, maybe, maybe, maybe, maybe, maybe), max_size=8),
    splits=st.lists(st.builds(Split, symbols, days, values), max_size=2).map(tuple),
    rates=st.lists(st.builds(Rate, st.sampled_from(["DGS10", "DXY"]), days, values), max_size=4).map(tuple),
    releases=st.lists(
        st.builds(Release, st.sampled_from(["CPI_YOY", "CLAIMS"]), st.none() | days, days, *[maybe] * 4),
        max_size=3,
    ).map(tuple),
    bars=st.lists(st.builds(Bar, st.just("^RUT"), st.sampled_from(STARTS), *[values] * 4), max_size=2),
    instruments=st.lists(
        st.builds(
            Instrument,
            symbol=symbols,
            english=st.sampled_from(["X", "Y"]),
            korean=st.sampled_from([None, "가", "나"]),
            universes=st.sampled_from([(), ("sp500",)]),
        ),
        max_size=3,
        unique_by=lambda one: one.symbol,
    ).map(tuple),
    listings=st.lists(
        st.builds(Listing, st.just("russell2000"), days, st.frozensets(symbols, min_size=1)), max_size=1
    ).map(tuple),
    spellings=st.lists(st.builds(Spelling, symbols, st.sampled_from("ㄱㄴ"), st.just("E")), max_size=2).map(
        tuple
    ),
)


def everything(store: Store) -> object:
    """Return every answer that an article is built from."""
    last = SESSIONS[-1]
    ours = store.of(US)
    window = ours.window(SESSIONS[0], last)
    panels = [window.days, window.close, window.volume, window.market_cap]
    return repr((
        window.symbols,
        [panel.tolist() for panel in panels],
        {
            name: [getattr(one, part).tolist() for part in ("days", "open", "high", "low", "close", "volume")]
            for name, one in ours.history(SYMBOLS, last).items()
        },
        [[part.tolist() for part in store.rates(name, last)] for name in ("DGS10", "DXY")],
        (store.releases(SESSIONS[0], last), store.release_origins(SESSIONS[0], last)),
        (ours.splits(), ours.bars("^RUT", last), store.series(), ours.origins()),
        (ours.revisions(), store.revisions()),
        sorted(ours.instruments().items()),
        [(sorted(found.symbols), found.covers) for name in ("russell2000", "sp500")
         for day in (*SESSIONS, None) if (found := ours.membership(name, day))],
        (ours.latest_session(), [ours.counts(day) for day in SESSIONS]),
        (store.rate_origins(["DGS10", "DXY"]), sorted(ours.listed(SYMBOLS).items())),
    ))  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(given_=st.lists(batches, min_size=2, max_size=5))
def test_the_past_answers_as_it_did(tmp_path_factory, given_):
    with Store.open(tmp_path_factory.mktemp("w") / "m.sqlite", create=True) as store:
        then = []
        for hour, batch in enumerate(given_):
            store.write(batch, now=START + dt.timedelta(hours=hour))
            then.append(everything(store))
        for hour, answer in enumerate(then):
            moment = START + dt.timedelta(hours=hour, minutes=59)
            assert everything(store.as_known_at(moment)) == answer


DAY = SESSIONS[-1]


def test_before_the_first_import_there_was_nothing(store):
    with pytest.raises(StoreProblem, match="비어 있습니다"):
        store.as_known_at(START)
    store.write(Batch(origin="가", prices=(Price("A", DAY, 1.0),)), now=START)
    with pytest.raises(StoreProblem, match="첫 시세는 2025-08-06"):
        store.as_known_at(START - dt.timedelta(seconds=1))
    assert store.as_known_at(START).of(US).counts(DAY) == 1


def test_the_past_is_not_written_and_a_moment_has_a_zone(store):
    store.write(Batch(origin="가", prices=(Price("A", DAY, 1.0),)), now=START)
    with pytest.raises(ValueError, match="past"):
        store.as_known_at(START).write(Batch(origin="가"), now=START)
    with pytest.raises(ValueError, match="zone"):
        store.as_known_at(START.replace(tzinfo=None))


def test_a_fill_that_was_revised_was_empty_before(store):
    for hour, given_ in enumerate((None, 2.0, 3.0)):
        store.write(
            Batch(origin="가", prices=(Price("A", DAY, 1.0, market_cap=given_),)),
            now=START + dt.timedelta(hours=hour),
        )
    caps = [
        store.as_known_at(START + dt.timedelta(hours=hour)).of(US).window(DAY, DAY).market_cap[0, 0]
        for hour in range(3)
    ]
    np.testing.assert_array_equal(caps, [np.nan, 2.0, 3.0])
