"""The article of the afternoon: its moment in both cities, and nothing in it of what came after."""

from __future__ import annotations

import datetime as dt
import math
import shutil
import sqlite3
from pathlib import Path

import pytest

from newsgen import calendars, pipeline
from newsgen.errors import Held, NoSession
from newsgen.model import Article, text_of
from newsgen.sources.batch import Bar, Batch, Price, Rate
from newsgen.store import Store
from tests.markets import US

DAY = dt.date(2025, 8, 13)


def at(clock: str, day: dt.date = DAY) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), tzinfo=US.zone)


def article(store: Store, clock: str = "14:30", day: dt.date = DAY) -> Article:
    return pipeline.build(store, day, "us-midday", at=at(clock, day))


@pytest.fixture(scope="module")
def own_store_path(recorded_store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the recorded store that a test may write to."""
    path = tmp_path_factory.mktemp("midday") / "market.sqlite"
    with sqlite3.connect(recorded_store_path) as source, sqlite3.connect(path) as copy:
        source.backup(copy)
    return path


@pytest.fixture
def own_store(own_store_path: Path, tmp_path: Path) -> Store:
    path = tmp_path / "market.sqlite"
    shutil.copy(own_store_path, path)
    return Store.open(path)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-08-13", "13일 오후 2시 30분(현지시간·한국시간 14일 오전 3시 30분) 현재"),
        ("2025-12-10", "10일 오후 2시 30분(현지시간·한국시간 11일 오전 4시 30분) 현재"),
        ("2025-03-07", "7일 오후 2시 30분(현지시간·한국시간 8일 오전 4시 30분) 현재"),
        ("2025-03-10", "10일 오후 2시 30분(현지시간·한국시간 11일 오전 3시 30분) 현재"),
    ],
)
def test_the_moment_is_told_in_both_cities(day: str, said: str, own_store: Store) -> None:
    session = dt.date.fromisoformat(day)
    with own_store:
        if not own_store.of(US).bars_of(session):
            own_store.write(_bars(own_store, session), now=dt.datetime(2026, 8, 22, tzinfo=dt.UTC))
        assert text_of(article(own_store, day=session).lead).startswith(said)


def _bars(store: Store, session: dt.date) -> Batch:
    """A bar of the S&P 500 that ends at half past two, at the close of the day before and a half percent."""
    history = store.of(US).history(["^GSPC", "^IXIC", "^DJI"], calendars.previous(session, US.exchange))
    start = at("14:15", session).astimezone(dt.UTC)
    levels = {symbol: float(one.close[-1]) * 1.005 for symbol, one in history.items()}
    return Batch(origin="시험", bars=[Bar(s, start, v, v, v, v) for s, v in levels.items()])


def test_what_the_evening_brought_changes_nothing(own_store: Store) -> None:
    with own_store:
        before = article(own_store)
        window = own_store.of(US).window(DAY, DAY)
        prices = [
            Price(symbol, DAY, close * 1.37, volume=1.0)
            for symbol, close in zip(window.symbols, window.close[-1].tolist(), strict=True)
            if math.isfinite(close)
        ]
        rates = (Rate("DGS10", DAY, 9.99), Rate("USDKRW", DAY, 999.0), Rate("ZQ:2025-09", DAY, 90.0))
        own_store.write(
            Batch(origin="시험", prices=prices, rates=rates), now=dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
        )
        after = article(own_store)
    told = [text_of(each) for each in (before.headline, before.deck, before.lead)]
    assert told == [text_of(each) for each in (after.headline, after.deck, after.lead)]
    assert before.paragraphs == after.paragraphs
    assert before.facts == after.facts


def test_later_bars_change_nothing(held_store: Store) -> None:
    assert article(held_store, "12:00") == article(held_store, "12:14")
    assert article(held_store, "12:00").facts != article(held_store, "12:15").facts


def test_no_word_of_a_close(held_store: Store) -> None:
    made = article(held_store)
    words = " ".join(
        text_of(runs) for runs in (made.headline, made.deck, made.lead, *(p.runs for p in made.paragraphs))
    )
    assert not [word for word in ("마감", "마쳤", "장을 끝", "주간 기준") if word in words]
    assert made.as_of == "14:30"


@pytest.mark.parametrize(
    ("day", "clock", "raised", "said"),
    [
        ("2025-08-13", "09:30", NoSession, "장중이 아닙니다"),
        ("2025-08-13", "09:44", Held, "newsgen fetch --live"),
        ("2025-08-13", "16:00", NoSession, "us-close 판으로"),
        ("2025-07-03", "13:00", NoSession, "장중이 아닙니다"),
        ("2025-07-04", "12:00", NoSession, "열리는 날이 아닙니다"),
    ],
)
def test_moments_without_a_session_are_refused(day, clock, raised, said, held_store: Store) -> None:
    with pytest.raises(raised, match=said) as refused:
        article(held_store, clock, dt.date.fromisoformat(day))
    assert "\n" not in str(refused.value)


def test_small_companies_apart_lead_with_both_sizes_and_the_path_follows(own_store: Store) -> None:
    with own_store:
        first, second = text_of(article(own_store).lead).split("다. ")
    assert "러셀2000지수가 1.5% 올라" in first
    assert first.endswith("S&P500지수를 앞지르고 있")
    assert second.startswith("러셀2000지수는 0.")
    assert second.endswith(" 오른 채 출발해 오름폭을 키우고 있다.")


def test_half_an_hour_that_moved_all_indices_is_told_once(held_store: Store) -> None:
    """On 9 April 2025 the pause of tariffs came out at 13:18 New York time."""
    told = article(held_store, day=dt.date(2025, 4, 9))
    texts = [text_of(one.runs) for one in told.paragraphs]
    assert sum(one.count("가파르게") for one in (text_of(told.lead), *texts)) == 1
    assert any("오후 1시 30분 무렵부터" in one for one in texts)
