"""``newsgen fetch --live`` and the edition of the afternoon, by the real client against the stand-in."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from newsgen.store import Store
from tests import standin
from tests.cli.test_fetch import BEFORE, DAY, prepared, run
from tests.markets import US
from tests.schemas import valid

pytestmark = pytest.mark.slow

AFTERNOON = dt.datetime(2026, 8, 20, 18, 37, tzinfo=dt.UTC)
"""14:37 in New York."""
WHOLE = dt.datetime(2026, 8, 20, 18, 30, tzinfo=dt.UTC)
"""The end of the last bar that is over then."""


@pytest.fixture(scope="module")
def evening_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the closes of the session before."""
    path = prepared(tmp_path_factory.mktemp("live"), 6)
    scene = standin.market(tickers=6)
    scene.now -= dt.timedelta(days=1)
    with standin.running(scene) as server:
        done = run(path, server.environment(), "fetch", "--date", str(BEFORE))
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture
def path(evening_before: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "market.sqlite"
    copy.write_bytes(evening_before.read_bytes())
    return copy


def afternoon(**closes: float) -> standin.Scene:
    """The market at 14:37, on its way to other closes of some stocks."""
    scene = standin.market(tickers=6)
    for symbol, close in closes.items():
        scene.set_close(symbol, DAY, close)
    scene.now = AFTERNOON
    return scene


def close_before(symbol: str) -> float:
    return float(standin.market(tickers=6).series[symbol].bars.values[-2, 3])


def test_the_bars_of_the_running_session_are_stored_and_told(path: Path) -> None:
    scene = afternoon(QAAC=1.5 * close_before("QAAC"))
    with standin.running(scene) as server:
        done = run(path, server.environment(), "fetch", "--live", "--date", str(DAY))
        assert done.returncode == 0, done.stderr
        assert server.count(path="/v8/finance/chart/*") <= 20
    assert "뉴욕 14:30까지" in done.stdout
    with Store.open(path) as store:
        bars = store.of(US).bars_of(DAY)
    assert {"^GSPC", "^IXIC", "^DJI", "^RUT", "^SOX", "^VIX", "AAPL", "QAAC"} <= bars.keys()
    for symbol, rows in bars.items():
        assert len(rows) == 20, symbol
        assert rows[-1].start + dt.timedelta(minutes=15) == WHOLE, "no bar that is being made"
    row = scene.series["^GSPC"].bars.values[-1]
    passed = 300 / 390
    assert bars["^GSPC"][-1].close == pytest.approx(row[0] + (row[3] - row[0]) * passed, abs=0.01)
    quiet = {symbol for symbol in bars if symbol.startswith("Q") and len(symbol) == 4} - {"QQQ"}
    moved = {symbol for symbol in quiet if abs(bars[symbol][-1].close / close_before(symbol) - 1) >= 0.04}
    assert quiet == moved, "bars are for those who move"


def test_the_article_of_the_afternoon_is_made_of_what_was_just_fetched(path: Path) -> None:
    with standin.running(afternoon(QAAC=1.5 * close_before("QAAC"))) as server:
        options = ("--edition", "us-midday", "--date", str(DAY), "--at", "14:37")
        done = run(path, server.environment(), "today", *options, "--format", "json", "--out", "out")
    assert done.returncode == 0, done.stderr
    assert "20일 오후 2시 30분(현지시간·한국시간 21일 오전 3시 30분) 현재" in done.stdout
    article = json.loads((path.parent / "out" / str(DAY) / "us-midday.json").read_text(encoding="utf-8"))
    assert article["as_of"] == "14:30"
    told = {fact["id"].rpartition("@")[0] for fact in article["facts"]}
    assert {"change_day:^DJI", "change_day:M7"} <= told


def test_json_has_the_contract_of_a_fetch(path: Path) -> None:
    with standin.running(afternoon()) as server:
        done = run(path, server.environment(), "fetch", "--live", "--date", str(DAY), "--json")
    told = valid(done.stdout)
    assert (told["schema"], told["session"]) == ("newsgen/fetch/v1", str(DAY))
    with Store.open(path) as store:
        assert told["bars"] == sum(map(len, store.of(US).bars_of(DAY).values())) > 0


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        ("500", 5, "서버 오류(500)"),
        ("html", 5, "웹페이지(HTML)"),
        ("malformed", 5, "깨진 답"),
        ("empty", 5, "빈 답"),
        ("unreachable", 5, "야후에서 장중 시세를 받지 못했습니다"),
    ],
)
def test_without_yahoo_one_line_and_nothing_changed(path: Path, fault: str, code: int, said: str) -> None:
    scene = afternoon()
    scene.fault(fault, host="query*.yahoo.com")
    with standin.running(scene) as server:
        done = run(path, server.environment(), "fetch", "--live", "--date", str(DAY))
    assert done.returncode == code
    assert said in done.stderr.strip().splitlines()[-1]
    assert "Traceback" not in done.stderr
    with Store.open(path) as store:
        assert store.of(US).bars_of(DAY) == {}


def test_one_symbol_that_fails_is_told_and_the_others_are_there(path: Path) -> None:
    scene = afternoon()
    scene.fault("500", "AAPL", path="/v8/*")
    scene.fault("missing", "^SOX")
    with standin.running(scene) as server:
        done = run(path, server.environment(), "fetch", "--live", "--date", str(DAY))
    assert done.returncode == 0, done.stderr
    assert "서버 오류(500): AAPL" in done.stderr
    assert "^SOX" in done.stderr
    with Store.open(path) as store:
        assert "MSFT" in store.of(US).bars_of(DAY)


def test_a_server_that_hangs_ends_at_the_deadline(path: Path) -> None:
    scene = afternoon()
    scene.fault("timeout", path="/v8/*", seconds=600, first=4)
    with standin.running(scene) as server:
        done = run(path, server.environment(), "fetch", "--live", "--date", str(DAY), "--deadline", "6")
    assert done.returncode == 0, done.stderr
    assert "못 받음" in done.stderr


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (dt.datetime(2026, 8, 20, 13, 29, tzinfo=dt.UTC), "2026-08-19의 것이라"),
        (dt.datetime(2026, 8, 20, 13, 40, tzinfo=dt.UTC), "다 찬 15분봉이 아직 없습니다"),
    ],
)
def test_before_the_first_bar_is_whole_there_is_nothing(path: Path, now: dt.datetime, said: str) -> None:
    scene = afternoon()
    scene.now = now
    with standin.running(scene) as server:
        done = run(path, server.environment(), "fetch", "--live", "--date", str(DAY))
    assert done.returncode == 5
    assert said in done.stderr


def test_a_stock_whose_stored_close_is_another_is_left_out(path: Path) -> None:
    scene = afternoon(QAAC=1.5 * close_before("QAAC"))
    scene.change("QAAC", splits=(standin.Split(DAY, 4),))
    bars = scene.series["QAAC"].bars.copy()
    bars.values[:, :4] /= 4
    scene.change("QAAC", bars=bars)
    with standin.running(scene) as server:
        done = run(path, server.environment(), "fetch", "--live", "--date", str(DAY))
    assert done.returncode == 0, done.stderr
    assert "전 거래일 종가가 저장소에 없거나 다름: QAAC" in done.stderr
    with Store.open(path) as store:
        assert "QAAC" not in store.of(US).bars_of(DAY)


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--date", "2026-08-22"), 3, "2026-08-22는 뉴욕증시가 열리는 날이 아닙니다"),
        (("--history",), 2, "--live와 --history"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_line(path: Path, options, code: int, said: str) -> None:
    done = run(path, standin.nowhere(), "fetch", "--live", *options)
    assert done.returncode == code
    assert said in done.stderr
