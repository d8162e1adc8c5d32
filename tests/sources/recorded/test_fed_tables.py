"""Recorded tables of the Fed: read strictly, alone or beside prices."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

import pytest

from newsgen.config import Config
from newsgen.errors import ImportRefused
from newsgen.snapshot import policy as load
from newsgen.sources.batch import Rate
from newsgen.sources.recorded import folder
from newsgen.store import Store
from tests.recorded import FED as RECORDED

FUTURES = "contract,date,close,volume\n2025-09,2025-08-12,95.8,10\n2025-09,2025-08-13,95.79,\n"
EFFR = "date,effr\n2025-08-12,4.33\n2025-08-13,4.33\n"
CHANGES = "date,lower,upper\n2025-09-16,4.25,4.5\n2025-09-18,4.0,4.25\n"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def tables(tmp_path):
    def written(place: str = "", **files: str) -> Path:
        for name, text in files.items():
            path = tmp_path / place / f"{name}.csv"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return written


@pytest.mark.parametrize("place", ["", "fed"])
def test_a_folder_with_nothing_but_the_fed_s_tables(tables, place):
    batch = folder.read(tables(place, zq_daily_2025=FUTURES, effr_daily=EFFR))
    assert list(batch.prices) == []
    assert batch.rates == (
        Rate("ZQ:2025-09", day("2025-08-12"), 95.8),
        Rate("ZQ:2025-09", day("2025-08-13"), 95.79),
        Rate("EFFR", day("2025-08-12"), 4.33),
        Rate("EFFR", day("2025-08-13"), 4.33),
    )


def test_compressed_tables_too(tmp_path):
    (tmp_path / "zq_daily_2025.csv.gz").write_bytes(gzip.compress(FUTURES.encode()))
    assert len(folder.read(tmp_path).rates) == 2


def test_beside_prices(tables):
    prices = "symbol,date,open,high,low,close,volume\nA,2025-08-13,1,3,0.5,2,100\n"
    tables("prices", a=prices)
    batch = folder.read(tables("fed", effr_daily=EFFR))
    assert len(list(batch.prices)) == 1
    assert len(batch.rates) == 2


def test_a_range_holds_each_day_until_the_last_change_that_is_known(tables):
    rates = folder.read(tables(target_range_changes=CHANGES)).rates
    lows = {rate.date: rate.value for rate in rates if rate.series == "DFEDTARL"}
    assert lows == {day("2025-09-16"): 4.25, day("2025-09-17"): 4.25, day("2025-09-18"): 4.0}
    highs = {rate.date: rate.value for rate in rates if rate.series == "DFEDTARU"}
    assert highs == {at: low + 0.25 for at, low in lows.items()}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("zq_daily", FUTURES.replace("95.79", "9579"), "3행: close 값이 90~101 밖입니다"),
        ("zq_daily", FUTURES.replace("95.79", ""), "3행: close 값이 90~101 밖입니다"),
        ("zq_daily", FUTURES.replace("95.79", "x"), "3행: close 값이 숫자가 아닙니다"),
        ("zq_daily", FUTURES.replace("2025-09,2025-08-13", "2025-9,2025-08-13"), "3행: 계약 월이 아닙니다"),
        ("zq_daily", FUTURES.replace("08-13", "10-01"), "3행: 계약 월이 지난 날의 시세입니다"),
        ("zq_daily", FUTURES.replace("2025-09,2025-08-13", "2031-09,2025-08-13"), "3행: 계약 월이 60개월"),
        ("zq_daily", FUTURES.replace("08-13", "08-12"), "3행: 같은 날의 행이 앞에 또 있습니다"),
        ("zq_daily", "contract,date\n2025-09,2025-08-13\n", "1행: 열이 없습니다: close"),
        ("effr_daily", EFFR.replace("08-13,4.33", "08-13,433"), "3행: effr 값이 없거나"),
        ("effr_daily", EFFR.replace("08-13", "08-12"), "3행: 같은 날의 행이 앞에 또 있습니다"),
        ("effr_daily", EFFR.replace("2025-08-13", "13/08/2025"), "3행: date 값이 날짜가 아닙니다"),
        (
            "target_range_changes",
            CHANGES.replace("4.0,4.25", "4.0,4.5"),
            "3행: 목표 범위의 폭이 0.25%포인트가",
        ),
        ("target_range_changes", CHANGES.replace("09-18", "09-15"), "3행: 날짜가 앞 행보다 늦지 않습니다"),
        ("target_range_changes", CHANGES.replace("4.0,", ","), "3행: lower 값이 없거나"),
    ],
)
def test_a_table_that_is_off_is_refused_by_its_line(tables, name, text, says):
    with pytest.raises(ImportRefused) as caught:
        folder.read(tables(**{name: text}))
    assert f"{name}.csv {says}" in str(caught.value)


def test_an_empty_folder_is_still_refused(tmp_path):
    with pytest.raises(ImportRefused, match="prices"):
        folder.read(tmp_path)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    if not RECORDED.is_dir():
        pytest.skip(f"no recorded tables at {RECORDED}")
    path = tmp_path_factory.mktemp("fed") / "market.sqlite"
    with Store.open(path, create=True) as store:
        batch = folder.read(RECORDED)
        store.write(batch, now=dt.datetime(2026, 9, 18, tzinfo=dt.UTC))
        again = store.write(batch, now=dt.datetime(2026, 9, 18, tzinfo=dt.UTC))
        assert (again.others, again.revisions) == (0, 0)
        yield store


def test_every_recorded_session_gives_odds_that_sum_to_one(recorded):
    sessions = {rate.date for rate in recorded.recent_rates("ZQ:", day("2024-07-31"), day("2026-07-31"))}
    assert len(sessions) == 502
    told, every = 0, load.read(recorded, min(sessions), max(sessions), Config())
    for session in sorted(sessions):
        policy = every.at(session)
        if len(policy.contracts[session]) < 15:
            continue  # a holiday on which a few months traded
        odds = policy.on(session).outlook.odds
        assert odds, session
        for one in odds:
            assert one.cut + one.hold + one.hike == pytest.approx(1), (session, one.meeting)
        told += 1
    assert told == 501


@pytest.mark.parametrize(
    ("session", "low", "decided"),
    [
        ("2020-03-03", 1.0, True), ("2020-03-13", 1.0, False), ("2020-03-16", 0.0, False),
        ("2025-08-13", 4.25, False), ("2025-09-17", 4.0, True), ("2025-09-18", 4.0, False),
        ("2026-09-16", 3.75, True), ("2026-10-27", 3.75, False),
    ],
)  # fmt: skip
def test_the_range_in_force_by_session(recorded, session, low, decided):
    found = load.policy(recorded, day(session), Config()).range_on(day(session))
    assert (found.low, found.high, found.decided) == (low, low + 0.25, decided)
