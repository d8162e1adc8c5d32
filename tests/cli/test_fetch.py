"""``newsgen fetch`` through the real, unpatched client, against the stand-in on loopback."""

import contextlib
import datetime as dt
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from newsgen.model import Instrument
from newsgen.sources.batch import Batch, Release, Split
from newsgen.store import Store
from tests import program, standin
from tests.markets import US, us
from tests.schemas import valid

pytestmark = pytest.mark.slow

DAY = dt.date(2026, 8, 20)
BEFORE = dt.date(2026, 8, 19)
ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds that a busy machine may take for a few; what hangs or waits for its deadline takes far longer."""
NOW = dt.datetime(2026, 8, 20, 21, 30, tzinfo=dt.UTC)


def prepared(folder: Path, members: int) -> Path:
    """A store that knows the members of the Russell 2000 and has no prices."""
    path = folder / "market.sqlite"
    symbols = [standin.small_cap(at) for at in range(members)]
    listed = tuple(Instrument(symbol=s, english=s, universes=("russell2000",)) for s in symbols)
    with Store.open(path, create=True) as store:
        store.write(Batch(origin="test", instruments=listed), now=NOW)
    return path


def command(path: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "newsgen", "--store", str(path), *arguments]


def environment(path: Path, given: dict[str, str]) -> dict[str, str]:
    return given | {"PYTHONPATH": str(ROOT), "HOME": str(path.parent)}


def run(path: Path, given: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end, which comes well before ``PATIENCE`` is over or the test fails."""
    words = command(path, *arguments)[1:]
    return program.run(*words, env=environment(path, given), cwd=path.parent, timeout=PATIENCE)


def fetch(path, given, *options, day=DAY):
    return run(path, given, "fetch", "--date", day.isoformat(), *options)


def causes(done) -> dict[str, str]:
    return {failure["symbol"]: failure["cause"] for failure in valid(done.stdout)["failures"]}


def closes(path: Path, day: dt.date = DAY) -> dict[str, float]:
    with Store.open(path) as store:
        window = store.of(US).window(day, day)
        return dict(zip(window.symbols, window.close[-1].tolist(), strict=True)) if window.days.size else {}


def truth(scene: standin.Scene, symbol: str, row: int = -1) -> float:
    return float(scene.series[symbol].bars.values[row, 3])


def at_the_close(scene: standin.Scene, symbol: str) -> float:
    """The stand-in's currencies go straight from the open to the close of their day."""
    one = scene.series[symbol]
    opened, _, _, closed, _ = one.bars.values[one.bars.days == np.datetime64(DAY)][0]
    passed = (us(DAY).closes - one.opening(DAY)) / (one.closing(DAY) - one.opening(DAY))
    return float(opened + (closed - opened) * passed)


def lists_of(path: Path) -> dict[str, int]:
    with Store.open(path) as store:
        ours = store.of(US)
        return {name: len(ours.members(name, DAY)) for name in ("sp500", "russell2000")}


def test_a_new_machine_fetches_the_lists_once_and_knows_whose_prices_to_ask(tmp_path):
    path, scene = tmp_path / "market.sqlite", standin.market(tickers=30)
    with standin.running(scene) as server:
        done = fetch(path, server.environment())
        assert (done.returncode, done.stderr.count("못 받음")) == (0, 0), done.stderr
        assert lists_of(path) == {"sp500": 8, "russell2000": 30}
        assert set(standin.MEGACAPS) | {standin.small_cap(0), standin.small_cap(29)} <= closes(path).keys()
        asked = server.count(host="www.ishares.com")
        assert asked == 2
        fetch(path, server.environment())
        assert server.count(host="www.ishares.com") == asked


def test_lists_that_cannot_be_had_cost_a_line_and_no_price(tmp_path):
    path, scene = tmp_path / "market.sqlite", standin.market(tickers=30)
    scene.fault("html", host="www.ishares.com")
    with standin.running(scene) as server:
        done = fetch(path, server.environment())
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stderr.splitlines() if "못 받음: www.ishares.com" in line]
    assert [line.rpartition(": ")[2] for line in told] == ["sp500, russell2000"]
    assert "^GSPC" in closes(path)
    assert lists_of(path) == {"sp500": 0, "russell2000": 0}


def test_mornings_take_few_requests_and_ask_only_for_what_is_new(tmp_path):
    path = prepared(tmp_path, 800)
    scene = standin.market(tickers=800)
    evening = scene.now
    scene.now -= dt.timedelta(days=1)
    with standin.running(scene) as server:
        first = fetch(path, server.environment(), day=BEFORE)
        assert first.returncode == 0, first.stderr
        assert server.count() < 100
        assert closes(path, BEFORE)["QAAA"] == truth(scene, "QAAA", -2)

        scene.now = evening
        asked = server.count()
        second = fetch(path, server.environment(), "--json")
        assert second.returncode == 0, second.stderr
        told = valid(second.stdout)
        assert told["schema"] == "newsgen/fetch/v1"
        assert server.count() - asked < 100
        assert told["requests"] == len([one for one in server.requests[asked:] if "yahoo" in one.host])
        stored = closes(path)
        assert all(
            stored[symbol] == pytest.approx(truth(scene, symbol), abs=1e-9)
            for symbol in ("^RUT", "AAPL", "CL=F", "GC=F", "SI=F")
        )
        assert sum(symbol.startswith("Q") and len(symbol) == 4 for symbol in stored) == 800
        since = {
            float(one.query["period1"])
            for one in server.requests[asked:]
            if one.path.endswith(("%5EDJI", "^DJI"))
        }
        assert min(since) > dt.datetime(2026, 8, 18, tzinfo=dt.UTC).timestamp()

        asked = server.count()
        third = fetch(path, server.environment())
        assert third.returncode == 0, third.stderr
        again = {symbol for one in server.requests[asked:] for symbol in one.symbols}
        assert not again & (set(scene.series) - {"^GSPC"}), "asked for what is there"
        assert not server.select(host="fred*")[22:], "asked for what is not out yet"
    with Store.open(path) as store:
        assert store.revisions() == []
        days, rates = store.rates("KRW=X", DAY)
        assert [day.item() for day in days[-2:]] == [BEFORE, DAY]
        assert rates[-1] == pytest.approx(at_the_close(scene, "KRW=X"), abs=0.01)
        assert store.moments() == {
            **dict.fromkeys(("KRW=X", "DX-Y.NYB", "EURUSD=X", "JPY=X"), "close us"),
            **dict.fromkeys(("DGS2", "DGS10", "DGS30"), "15:30 America/New_York"),
            **dict.fromkeys(("^TNX", "^TYX"), "15:00 America/Chicago"),
        }
        assert store.rates("USDKRW", DAY)[0].size == 0
        assert store.of(US).instruments()["AAPL"].english == "Apple Inc."


EVENTS = [
    ("Initial Jobless Clm", "US", "2026-08-20T12:30:00Z", "15 Aug, w/e", "206", "210", "212", "209"),
    ("Philly Fed Business Indx", "US", "2026-08-20T12:30:00Z", "Aug", "1", "2", "3", None),
    ("Core CPI YY, NSA", "US", "2026-08-12T12:30:00Z", "Jul", "2.5", "2.5", "2.6", None),
    ("CPI YY, NSA", "US", "2026-08-18T12:30:00Z", "Jul", "340", "3.4", "3.5", None),
]
"""Two that are followed, one of them a week back, and one that cannot be."""


def test_economic_releases_come_along(tmp_path):
    path = prepared(tmp_path, 3)
    scene = standin.market(tickers=3)
    scene.events = EVENTS
    with standin.running(scene) as server:
        done = fetch(path, server.environment())
        assert done.returncode == 0, done.stderr
        assert "소비자물가지수(CPI) 전년 동월 대비 상승률: 있을 수 없는 값이 있어 뺌(340)" in done.stderr
        calendars = server.select(path="/v1/finance/visualization")
        assert sum(b"economic_event" in one.body for one in calendars) == 1
        again = fetch(path, server.environment())
        assert "요청하지 않았습니다" in again.stdout
    with Store.open(path) as store:
        week = store.releases(DAY - dt.timedelta(days=30), DAY)
    claims = Release("CLAIMS", dt.date(2026, 8, 9), DAY, 206.0, 210.0, 209.0, 212.0)
    assert week == [claims]


@pytest.mark.parametrize("fault", ["500", "malformed", "html", "timeout"])
def test_without_the_calendar_the_rest_goes_on_with_one_line(tmp_path, fault):
    path = prepared(tmp_path, 3)
    scene = standin.market(tickers=3)
    scene.fault(fault, path="/v1/finance/visualization")
    with standin.running(scene) as server:
        done = fetch(path, server.environment(), "--deadline", "30")
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stderr.splitlines() if "경제지표" in line]
    assert line.startswith("알림: 야후에서 경제지표 일정을 받지 못했습니다")
    assert len(closes(path)) > 3


def test_a_split_is_kept_beside_prices_as_traded(tmp_path):
    path = prepared(tmp_path, 3)
    scene = standin.market(tickers=3)
    raw = scene.series["QAAA"].bars.copy()
    with standin.running(scene) as server:
        scene.now -= dt.timedelta(days=1)
        assert fetch(path, server.environment(), "--history", day=BEFORE).returncode == 0
        adjusted = raw.copy()
        adjusted.values[:, :4] /= 4  # from the 20th on, four shares for one: Yahoo adjusts the past
        adjusted.values[:, 4] *= 4
        scene.change("QAAA", bars=adjusted, splits=(standin.Split(DAY, 4.0),))
        scene.now += dt.timedelta(days=1)
        assert fetch(path, server.environment()).returncode == 0
    with Store.open(path) as store:
        assert store.of(US).splits(["QAAA"]) == [Split("QAAA", DAY, 4.0)]
        assert store.revisions() == []
    assert closes(path, BEFORE)["QAAA"] == pytest.approx(raw.values[-2, 3])
    assert closes(path)["QAAA"] == pytest.approx(raw.values[-1, 3] / 4, rel=1e-6)


WIRE = {
    "AAPL": ("500", "서버 오류(500)"),
    "MSFT": ("reset", "연결이 끊김"),
    "NVDA": ("empty", "빈 답"),
    "AMZN": ("malformed", "깨진 답(JSON 아님)"),
    "GOOGL": ("html", "시세 대신 웹페이지(HTML)가 옴"),
    "META": ("cut", "연결이 끊김"),
    "TSLA": ("429", "요청 제한(429)"),
    "SPY": ("timeout", "연결이 끊김"),
    "QQQ": ("missing", "야후에 없는 종목(404)"),
}


def test_every_symbol_that_fails_is_told_with_its_cause(tmp_path):
    path = prepared(tmp_path, 5)
    scene = standin.market(tickers=5)
    for symbol, (fault, _) in WIRE.items():
        scene.fault(fault, symbol, path="/v8/*", seconds=1)
    scene.fault("absent day", "^DJI")
    scene.fault("nan close", "^VIX")
    scene.fault("intraday", "DIA")
    scene.fault("100x", "IWM")
    scene.fault("duplicate last", "^RUT")
    with standin.running(scene) as server:
        done = fetch(path, server.environment(), "--json")
    told = causes(done)
    assert {symbol: told[symbol] for symbol in WIRE} == {s: cause for s, (_, cause) in WIRE.items()}
    assert told["^DJI"] == f"{DAY} 시세가 없음(마지막은 {BEFORE})"
    assert told["^VIX"] == f"{DAY} 종가가 비어 있음"
    assert told["DIA"].startswith("장중 시세임(뉴욕 12:")
    assert told["IWM"].startswith("차트의 종가(")
    assert "못 받음: 연결이 끊김: META, MSFT, SPY" in done.stderr
    assert done.returncode == 0
    stored = closes(path)
    assert not stored.keys() & {*WIRE, "^DJI", "^VIX", "DIA", "IWM"}
    assert stored["^RUT"] == truth(scene, "^RUT")
    assert "DIA" in closes(path, BEFORE)


@pytest.mark.parametrize(
    ("fault", "seconds", "cause"),
    [("429", 400, "요청 제한(429)"), ("slow", 3, "시간 제한 안에")],
)
def test_a_source_that_never_answers_ends_within_the_deadline(tmp_path, fault, seconds, cause):
    path = prepared(tmp_path, 0)
    scene = standin.market(tickers=0)
    scene.fault(fault, seconds=600)
    with standin.running(scene) as server:
        done = fetch(path, server.environment(), "--deadline", str(seconds))
        lists = server.count(host="www.ishares.com")
        assert lists <= 3
        assert server.count() - lists <= 5, server.requests
    assert done.returncode == 5
    assert done.stderr.startswith("newsgen: 야후에서 시세를 받지 못했습니다")
    assert cause in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_a_network_or_names_it_ends_at_once(tmp_path):
    path = prepared(tmp_path, 0)
    for given in (standin.nowhere(), standin.nameless()):
        done = fetch(path, given, "--deadline", "400")
        assert done.returncode == 5
        assert len(done.stderr.splitlines()) == 1, done.stderr


def test_slow_servers_cost_what_is_late_and_nothing_more(tmp_path):
    path = prepared(tmp_path, 300)
    scene = standin.market(tickers=300)
    scene.fault("500", path="/v7/*")  # so that every member needs its chart
    scene.latency = 0.5
    with standin.running(scene) as server:
        done = fetch(path, server.environment(), "--deadline", "5", "--json")
    assert done.returncode == 0
    late = [symbol for symbol, cause in causes(done).items() if cause == "시간 제한 안에 받지 못함"]
    stored = closes(path)
    assert late
    assert "^GSPC" in stored
    assert len(late) + sum(symbol.startswith("Q") and len(symbol) == 4 for symbol in stored) >= 300


def test_rate_limited_half_way_keeps_what_came_and_the_next_run_goes_on(tmp_path):
    path = prepared(tmp_path, 40)
    scene = standin.market(tickers=40)
    limit = scene.fault("429", host="query*", first=20)
    with standin.running(scene) as server:
        done = fetch(path, server.environment(), "--history", "--json")
        assert done.returncode == 0
        assert server.count(host="query*") < 20 + 12  # the breaker: not one request more for each symbol left
        assert "요청 제한(429)" in causes(done).values()
        there = closes(path)
        scene.faults.remove(limit)
        asked = server.count()
        assert fetch(path, server.environment(), "--history").returncode == 0
        charts = {s for r in server.requests[asked:] if "/chart/" in r.path for s in r.symbols}
        assert not charts & (there.keys() - {"^GSPC"})
    assert len([symbol for symbol in closes(path) if len(symbol) == 4 and symbol[0] == "Q"]) == 40


def test_killed_at_any_moment_the_store_is_whole_and_the_next_run_goes_on(tmp_path):
    path = prepared(tmp_path, 20)
    scene = standin.market(tickers=20)
    scene.latency = 0.1
    with standin.running(scene) as server:
        for enough in (1, 12):
            begun = server.count()
            with subprocess.Popen(
                command(path, "fetch", "--date", DAY.isoformat(), "--history"),
                env=environment(path, server.environment()),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            ) as process:
                while server.count() - begun < enough and process.poll() is None:
                    time.sleep(0.01)
                os.kill(process.pid, signal.SIGKILL)
            with Store.open(path) as store:
                store.check()
        scene.latency = 0
        assert fetch(path, server.environment(), "--history").returncode == 0
    assert closes(path)["QAAT"] == truth(scene, "QAAT")


def test_of_two_at_once_the_second_waits_and_finds_everything_there(tmp_path):
    path = prepared(tmp_path, 5)
    scene = standin.market(tickers=5)
    scene.latency = 0.2
    with standin.running(scene) as server, contextlib.ExitStack() as stack:
        both = []
        for _ in range(2):
            process = subprocess.Popen(
                command(path, "fetch", "--date", DAY.isoformat()),
                env=environment(path, server.environment()),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            both.append(stack.enter_context(process))
            while not server.count():
                time.sleep(0.01)
        told = [process.communicate(timeout=60) for process in both]
        assert [process.returncode for process in both] == [0, 0], told
        charts = [one.symbols for one in server.select(path="/v8/finance/chart/*")]
    assert told[1][1].startswith("다른 newsgen이 시세를 받고 있습니다.")
    assert charts.count(("^DJI",)) == 1


def test_a_session_that_is_not_over_is_no_close(tmp_path):
    path = prepared(tmp_path, 2)
    noon = dt.datetime(2026, 8, 20, 16, tzinfo=dt.UTC)
    with standin.running(standin.market(tickers=2, now=noon)) as server:
        done = fetch(path, server.environment())
        ahead = fetch(path, server.environment(), day=dt.date(2026, 8, 21))
    assert done.returncode == 5
    assert "장중 시세임(뉴욕 12:00)" in done.stderr
    assert "시계를 확인" in ahead.stderr
    assert ahead.returncode == 5
    assert closes(path) == {}


def test_half_of_the_universe_may_be_missing(tmp_path):
    path = prepared(tmp_path, 300)
    scene = standin.market(tickers=300)
    missing = list(scene.series)[::2]
    scene.fault("missing", missing)
    with standin.running(scene) as server:
        done = fetch(path, server.environment(), "--json")
    assert done.returncode == 0, done.stderr
    assert server.count(host="query*") < 150
    told = causes(done)
    assert told["^GSPC"] == "야후에 없는 종목(404)"
    stored = closes(path)
    assert len(stored) > 150
    assert not stored.keys() & set(missing)
    assert all((symbol in stored) != (symbol in told) for symbol in map(standin.small_cap, range(300)))


def test_a_past_session_is_taken_from_charts(tmp_path):
    path = prepared(tmp_path, 3)
    scene = standin.market(tickers=3)
    with standin.running(scene) as server:
        assert fetch(path, server.environment(), day=BEFORE).returncode == 0
        assert server.count(path="/v7/finance/quote") == 0
    assert closes(path, BEFORE)["QAAC"] == truth(scene, "QAAC", -2)
    assert closes(path) == {}


def test_today_fetches_and_goes_on_without_a_source_where_the_store_will_do(tmp_path):
    path = prepared(tmp_path, 60)
    scene = standin.market(tickers=60)
    today = ("today", "--date", DAY.isoformat(), "--format", "md")
    with standin.running(scene) as server:
        nothing = run(path, standin.nowhere(), *today)
        assert nothing.returncode == 5, nothing.stderr
        assert "연결하지 못함" in nothing.stderr
        scene.fault("missing", "^DJI", path="/v8/*", last=1)  # something is left for the second run
        made = run(path, server.environment(), *today)
        assert made.returncode == 0, made.stderr
        again = run(path, standin.nowhere(), *today)
    assert again.returncode == 0, again.stderr
    assert "저장소에 있는 시세로 씁니다. 야후에서 시세를 받지 못했습니다" in again.stderr
    assert "S&P500지수" in again.stdout
