from __future__ import annotations

import csv
import datetime as dt
import io
import json
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from newsgen import calendars
from tests import program, standin
from tests.markets import US
from tests.standin import Scene, Server, Split
from tests.standin.scene import CLOSE, HIGH, LOW

pytestmark = pytest.mark.slow

DO = Path(__file__).parent / "clients" / "do.py"
SESSION = dt.date(2026, 8, 20)
CHART = "/v8/finance/chart/*"
PATIENCE = 60.0
"""Seconds that a busy machine may take for what is done in a moment."""
BEFORE, LAST = "2026-08-19", "2026-08-20"

Serve = Callable[[Scene], Server]


def ask(server: Server | dict[str, str], *jobs: dict[str, Any], cache: Path | None = None) -> list[Any]:
    """Have a subprocess do the jobs by a real client: with a ``cache`` by yfinance, else by requests."""
    if cache:
        jobs = ({"do": "cache", "folder": str(cache)}, *jobs)
    done = program.run(
        str(DO),
        "by_yfinance" if cache else "by_requests",
        told=json.dumps(jobs),
        env=server if isinstance(server, dict) else server.environment(),
        cwd=DO.parent,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers[1:] if cache else answers


def chart(symbol: str, **more: Any) -> dict[str, Any]:
    return {"do": "history", "symbol": symbol, **more}


def closes(scene: Scene, symbol: str) -> list[float]:
    found: list[float] = scene.series[symbol].bars.values[:, CLOSE].tolist()
    return found


def get(url: str, **more: Any) -> dict[str, Any]:
    return {"do": "get", "url": f"https://{url}", **more}


# --- the real client


def test_answers_the_real_client(serve: Serve, tmp_path: Path) -> None:
    scene = standin.market(tickers=30)
    day = scene.series["QAAB"].bars.days[-10].astype(dt.date)
    scene.change("QAAB", splits=(Split(day, 4),), dividends=((day, 0.5),))
    scene.set_close("QAAC", SESSION, round(closes(scene, "QAAC")[-2] * 1.63, 2))
    scene.set_close("QAAD", SESSION, round(closes(scene, "QAAD")[-2] * 0.29, 2))
    server = serve(scene)
    year, since, one, won, missing, down, quotes, screen = ask(
        server,
        chart("QAAB"),
        chart("QAAB", start=LAST),
        chart("QAAB", start=BEFORE, end=LAST),
        chart("KRW=X"),
        chart("NOPE"),
        {"do": "download", "symbols": ["^GSPC", "BRK-B", "NOPE"]},
        {"do": "quote", "symbols": ["^RUT", "QAAC", "NOPE", "ZQU26.CBT"]},
        {"do": "screen", "percent": 20},
        cache=tmp_path,
    )
    assert year["days"][-2:] == [BEFORE, LAST]
    assert year["close"] == pytest.approx(closes(scene, "QAAB")[-3:], rel=1e-6)
    assert year["close"] != closes(scene, "QAAB")[-3:]  # single precision, as Yahoo's
    assert (year["splits"], year["dividends"]) == ([4.0], [0.5])
    assert year["adjusted"] < year["first close"]
    assert year["count"] == len(calendars.sessions(dt.date(2025, 8, 20), SESSION, US.exchange))
    assert (year["price"], year["currency"], year["zone"]) == (
        closes(scene, "QAAB")[-1],
        "USD",
        "America/New_York",
    )
    assert year["at"] == "2026-08-20T16:00:01-04:00"
    assert (since["days"], one["days"]) == ([LAST], [BEFORE])
    assert (won["days"][-1], won["zone"]) == (LAST, "Europe/London")
    assert missing["error"] == "HTTPError"  # of the company's profile, its last try for a time zone
    assert down["^GSPC"] == pytest.approx(closes(scene, "^GSPC")[-5:], rel=1e-6)
    assert (len(down["BRK-B"]), down["NOPE"]) == (5, [])
    assert quotes == {symbol: closes(scene, symbol)[-1] for symbol in ("^RUT", "QAAC", "ZQU26.CBT")}
    assert screen["total"] == len(screen["moves"]) == 2
    assert [symbol for symbol, _ in screen["moves"]] == ["QAAC", "QAAD"]
    assert [move for _, move in screen["moves"]] == pytest.approx([63, -71], abs=0.2)
    # The client asks for the time zone first, and once more after an error.
    assert [one.query.get("range") for one in server.select(symbol="^GSPC", path=CHART)] == ["1d", "5d"]
    assert server.count(host="fc.yahoo.com") == 1
    assert server.refused == []


def test_makes_the_faults_in_the_data(serve: Serve, tmp_path: Path) -> None:
    scene = standin.market(tickers=20)
    symbols = {
        what: standin.small_cap(at) for at, what in enumerate(sorted(standin.IN_THE_DATA - {"no price"}))
    }
    for what, symbol in symbols.items():
        scene.fault(what, symbol)
    scene.fault("no price", "QAAT")
    scene.fault("100x", "QAAS", path="/v7/*")
    server = serve(scene)
    *told, quotes = ask(
        server,
        *(chart(symbol) for symbol in symbols.values()),
        {"do": "quote", "symbols": [*symbols.values(), "QAAT", "QAAS"]},
        cache=tmp_path,
    )
    seen = dict(zip(symbols, told, strict=True))
    true = {what: closes(scene, symbol) for what, symbol in symbols.items()}
    price = {what: quotes.get(symbol) for what, symbol in symbols.items()}

    assert seen["missing"]["error"] == "HTTPError"
    assert price["missing"] is None
    assert seen["absent day"]["days"][-1] == BEFORE
    assert seen["absent day"]["price"] == price["absent day"] == true["absent day"][-1]
    assert seen["stale"]["days"][-1] == "2026-08-13"
    assert seen["stale"]["price"] == price["stale"] == true["stale"][-6]
    assert seen["wrong day"]["days"][-1] == BEFORE  # the client drops the day's own row
    assert seen["wrong day"]["close"][-1] == pytest.approx(true["wrong day"][-1])
    assert seen["100x"]["close"][-1] == pytest.approx(true["100x"][-1] * 100)
    assert seen["100x"]["price"] == price["100x"] == true["100x"][-1]
    assert np.isnan(seen["nan close"]["close"][-1])
    assert seen["nan close"]["volume"][-1] > 0
    assert seen["infinity"]["close"][-1] == np.inf
    assert seen["no volume"]["volume"][-1] == 0
    for what, events in (("unadjusted split", [4.0]), ("silent split", [])):
        assert seen[what]["splits"] == events
        assert seen[what]["close"] == pytest.approx(
            [true[what][-3] * 4, true[what][-2] * 4, true[what][-1]], rel=1e-6
        )
    assert seen["duplicate last"]["days"][-2:] == [BEFORE, LAST]  # the client drops one
    assert seen["intraday"]["at"] == "2026-08-20T12:06:00-04:00"
    assert seen["intraday"]["price"] == price["intraday"] != true["intraday"][-1]
    assert quotes["QAAT"] is None
    assert quotes["QAAS"] == pytest.approx(closes(scene, "QAAS")[-1] * 100)


def test_makes_the_faults_on_the_wire_to_yfinance(serve: Serve, tmp_path: Path) -> None:
    scene = standin.market(tickers=10)
    expected = {
        "429": "YFRateLimitError",
        "500": "KeyError",
        "timeout": "Timeout",
        "reset": "ConnectionError",
        "cut": "ConnectionError",
        "empty": "JSONDecodeError",
        "malformed": "JSONDecodeError",
        "html": "JSONDecodeError",
    }
    symbols = {what: standin.small_cap(at) for at, what in enumerate(expected)}
    for what, symbol in symbols.items():
        # The first request, for the time zone, has a timeout of its own.
        scene.fault(what, symbol, seconds=20, first=2 if what == "timeout" else 1)
    server = serve(scene)
    told = ask(
        server, *(chart(symbol, timeout=1) for symbol in symbols.values()), chart("QAAJ"), cache=tmp_path
    )
    assert {what: one.get("error") for what, one in zip(expected, told[:-1], strict=True)} == expected
    assert told[-1]["days"][-1] == LAST
    assert server.count(symbol=symbols["429"]) == 2  # sent again with the other kind of cookie
    assert {one.fault for one in server.select(symbol=symbols["reset"])} == {"reset"}


def test_gives_a_crumb_for_a_cookie_and_quotes_for_a_crumb(serve: Serve, tmp_path: Path) -> None:
    scene = standin.market(tickers=5)
    scene.fault(
        "500", host="fc.yahoo.com"
    )  # so that there is no cookie, and the client agrees to the consent
    scene.quote_limit = 3
    server = serve(scene)
    fine, many = ask(
        server,
        {"do": "quote", "symbols": ["QAAA", "QAAB", "QAAC"]},
        {"do": "quote", "symbols": ["QAAA", "QAAB", "QAAC", "QAAD"]},
        cache=tmp_path,
    )
    assert len(fine) == 3
    assert many == 414
    assert server.count(host="guce.yahoo.com") > 0
    (refused,) = ask(server, get("query1.finance.yahoo.com/v7/finance/quote?symbols=QAAA&crumb=x"))
    assert refused["status"] == 401
    assert "Invalid Crumb" in refused["body"]


# --- the other hosts, and the wire


def test_answers_for_the_banks_and_the_lists(serve: Serve) -> None:
    scene = standin.market(tickers=40)
    scene.fred["DGS10"][dt.date(2026, 8, 17)] = None
    fred, unknown, fed, last, holdings, earlier, kis = ask(
        serve(scene),
        get("fred.stlouisfed.org/graph/fredgraph.csv?id=DGS10&cosd=2026-08-14&coed=2026-08-20"),
        get("fred.stlouisfed.org/graph/fredgraph.csv?id=NOPE"),
        get(
            "markets.newyorkfed.org/api/rates/unsecured/effr/search.json"
            "?startDate=2026-08-18&endDate=2026-08-20"
        ),
        get("markets.newyorkfed.org/api/rates/unsecured/effr/last/1.json"),
        get("www.ishares.com/us/products/239710/x/1467271812596.ajax?fileType=csv&fileName=IWM_holdings"),
        get("www.ishares.com/us/products/239710/x/1467271812596.ajax?fileType=csv&asOfDate=20200101"),
        get("new.real.download.dws.co.kr/common/master/nysmst.cod.zip"),
    )
    lines = fred["body"].splitlines()
    friday = scene.fred["DGS10"][dt.date(2026, 8, 14)]
    assert lines[:3] == ["observation_date,DGS10", f"2026-08-14,{friday:.2f}", "2026-08-17,."]
    assert lines[-1].startswith(BEFORE)  # a day behind
    assert unknown["status"] == 404
    rates = json.loads(fed["body"])["refRates"]
    assert [one["effectiveDate"] for one in rates] == ["2026-08-19", "2026-08-18"]
    assert (rates[0]["targetRateFrom"], rates[0]["targetRateTo"]) == (3.5, 3.75)
    assert json.loads(last["body"])["refRates"] == rates[:1]

    rows = list(csv.reader(io.StringIO(holdings["body"].encode("latin-1").decode("utf-8-sig"))))
    assert rows[1] == ["Fund Holdings as of", "Aug 20, 2026"]
    assert rows[9][:3] == ["Ticker", "Name", "Sector"]
    tickers = [row[0] for row in rows[10:-2]]
    assert set(tickers) > {standin.small_cap(at) for at in range(40)} | {"XTSLA", "USD"}
    assert sum(float(row[5]) for row in rows[10:-2]) == pytest.approx(100, abs=1)
    assert 'Fund Holdings as of,"-"' in earlier["body"]

    packed = zipfile.ZipFile(io.BytesIO(kis["body"].encode("latin-1")))
    lines = packed.read("NYSMST.COD").decode("cp949").splitlines()
    names = {cells[4]: cells[6] for cells in (line.split("\t") for line in lines)}
    assert {len(line.split("\t")) for line in lines} == {24}
    assert names["BRK/B"] == "버크셔 해서웨이 B"


def test_makes_the_faults_on_the_wire(serve: Serve) -> None:
    scene = standin.market(tickers=1)
    expected: dict[str, Any] = {
        "401": 401,
        "403": 403,
        "429": 429,
        "500": 500,
        "502": 502,
        "503": 503,
        "timeout": "ReadTimeout",
        "reset": "ProxyError",  # a ConnectionError that happens behind a proxy
        "unreachable": "ProxyError",
        "empty": 200,
        "malformed": 200,
        "html": 200,
        "cut": "ChunkedEncodingError",
        "slow": 200,
    }
    assert set(expected) == standin.ON_THE_WIRE
    for step, what in enumerate(expected, start=1):
        if what != "unreachable":
            scene.fault(what, path="*search.json", first=step, last=step, seconds=2)
    scene.fault("unreachable", host="fred.*")
    server = serve(scene)
    url = "markets.newyorkfed.org/api/rates/unsecured/effr/search.json?startDate=2026-01-01"
    other = get("fred.stlouisfed.org/graph/fredgraph.csv?id=DGS10")
    # Only what hangs is to run into its time: on a busy machine the others may need more.
    waits = {what: 0.5 if what == "timeout" else 10 for what in expected}
    jobs = [other if what == "unreachable" else get(url, timeout=wait) for what, wait in waits.items()]
    # The step of "unreachable" is not taken by its request, which goes to another host.
    jobs.insert(list(expected).index("unreachable"), get(url))
    *told, after = ask(server, *jobs, get(url))
    whole = told.pop(list(expected).index("unreachable"))
    seen = dict(zip(expected, told, strict=True))
    assert {what: one.get("error", one.get("status")) for what, one in seen.items()} == expected
    assert whole == after
    assert json.loads(after["body"])["refRates"]
    assert seen["empty"]["body"] == ""
    assert after["body"].startswith(seen["malformed"]["body"])
    assert seen["html"]["body"].startswith("<!DOCTYPE html>")
    assert seen["slow"] == after
    took = [one.at for one in server.select(path="*search.json")]
    assert took[-1] - took[-2] > 1.5


def test_refuses_what_it_does_not_know(serve: Serve) -> None:
    server = serve(standin.market(tickers=1))
    tls, plain = ask(server, get("example.com"), {"do": "get", "url": "http://example.com/"})
    assert tls["error"] == "ProxyError"
    assert plain["status"] == 403
    assert server.refused == ["example.com", "example.com"]
    assert server.requests == []


def test_gives_environments_without_network_and_names() -> None:
    assert ask(standin.nowhere(), get("fred.stlouisfed.org"))[0]["error"] == "ProxyError"
    told = ask(standin.nameless(), get("fred.stlouisfed.org"))[0]
    assert told["error"] == "ProxyError"
    assert "NameResolution" in told["text"] or "resolve" in told["text"]


def test_stops_by_itself_with_a_request_hanging() -> None:
    scene = standin.market(tickers=1)
    scene.fault("timeout", seconds=600)
    with standin.running(scene) as server:
        client = subprocess.Popen(
            [sys.executable, DO, "by_requests"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=server.environment(),
            text=True,
        )
        assert client.stdin
        json.dump([get("fred.stlouisfed.org", timeout=600)], client.stdin)
        client.stdin.close()
        deadline = time.monotonic() + PATIENCE
        while not server.count() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert server.count(host="fred.*") == 1
    assert client.wait(PATIENCE) == 0
    assert client.stdout
    assert json.load(client.stdout)[0]["error"] == "ProxyError"
    client.stdout.close()
    deadline = time.monotonic() + PATIENCE
    for thread in threading.enumerate():
        if thread.name == server.name:  # what other tests left behind comes and goes as it likes
            thread.join(max(0.0, deadline - time.monotonic()))
            assert not thread.is_alive(), thread
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", server.port), timeout=1)


def test_says_when_it_is_broken_itself() -> None:
    scene = standin.market(tickers=1)
    scene.effr = [None]  # type: ignore[list-item]
    url = "markets.newyorkfed.org/api/rates/unsecured/effr/search.json?startDate=2026-01-01"
    with pytest.raises(RuntimeError, match=r"search\.json"), standin.running(scene) as server:
        assert ask(server, get(url))[0]["status"] == 500


# --- steps and scenes


def test_a_fault_counts_its_own_steps() -> None:
    scene = Scene(now=dt.datetime(2026, 8, 20, tzinfo=dt.UTC))
    late = scene.fault("429", host="query*", first=3)
    own = scene.fault("500", ["A", "B"], last=1)
    host, path = "query2.finance.yahoo.com", "/v8/finance/chart/A"
    assert [late.meets(host, path, ("A",)) is not None for _ in range(4)] == [False, False, True, True]
    assert late.meets("fc.yahoo.com", "/", ()) is None
    assert own.meets(host, path, ("A",)) == frozenset("A")
    assert own.meets(host, path, ("A", "B", "C")) == frozenset("B")
    assert own.meets(host, path, ("A", "B")) is None
    assert (late.met, own.met) == (2, 2)
    with pytest.raises(ValueError, match="no such fault"):
        scene.fault("bad luck")


def test_a_market_is_consistent_and_the_same_every_time() -> None:
    scene, again = standin.market(tickers=300), standin.market(tickers=120)
    moves = {
        symbol: series.bars.values[1:, CLOSE] / series.bars.values[:-1, CLOSE] - 1
        for symbol, series in scene.series.items()
        if series.kind in {"INDEX", "ETF", "EQUITY"} and len(series.bars) == 270
    }
    small = np.mean([moves[standin.small_cap(at)] for at in range(300)], axis=0)
    assert np.corrcoef(small, moves["^RUT"])[0, 1] > 0.98
    for fund, index in (("IWM", "^RUT"), ("SPY", "^GSPC"), ("QQQ", "^NDX"), ("DIA", "^DJI")):
        assert np.abs(moves[fund] - moves[index]).max() < 2e-4
    assert max(np.abs(move).max() for symbol, move in moves.items() if symbol != "^VIX") < 0.2
    for series in scene.series.values():
        values = series.bars.values
        assert (values[:, HIGH] >= values[:, CLOSE]).all()
        assert (values[:, LOW] <= values[:, CLOSE]).all()
        assert str(series.bars.days[-1]) == LAST
    tnx = scene.series["^TNX"].bars
    assert scene.fred["DGS10"][SESSION] == pytest.approx(tnx.values[-1, CLOSE], abs=0.0051)
    assert (scene.series["QABC"].bars.values == again.series["QABC"].bars.values).all()
    assert scene.session == SESSION


def test_shows_what_there_is_at_a_moment() -> None:
    scene = standin.market(tickers=1)
    series = scene.series["QAAA"]
    whole = series.bars.values[-1]
    new_york = calendars.closing_time(SESSION, US.exchange).tzinfo
    seen = {hour: series.seen_at(dt.datetime(2026, 8, 20, hour, tzinfo=new_york)) for hour in (9, 12, 16)}
    assert str(seen[9].days[-1]) == BEFORE
    assert str(seen[12].days[-1]) == LAST
    assert seen[12].values[-1, CLOSE] != whole[CLOSE]
    assert seen[12].values[-1, 4] < whole[4]
    assert (seen[16].values[-1] == whole).all()


def test_currencies_and_coins_trade_on_after_the_session() -> None:
    monday_in_seoul = dt.datetime(2026, 8, 23, 23, tzinfo=dt.UTC)
    scene = standin.market(tickers=1, session=dt.date(2026, 8, 21), now=monday_in_seoul)
    last = {
        symbol: str(scene.series[symbol].seen_at(scene.now).days[-1])
        for symbol in ("QAAA", "^TNX", "KRW=X", "BTC-USD")
    }
    assert last == {
        "QAAA": "2026-08-21",
        "^TNX": "2026-08-21",
        "KRW=X": "2026-08-21",
        "BTC-USD": "2026-08-23",
    }
    tuesday = scene.series["KRW=X"].seen_at(monday_in_seoul + dt.timedelta(hours=3))
    assert str(tuesday.days[-1]) == "2026-08-21"  # Monday is not in this scene
    later = standin.market(tickers=1, session=dt.date(2026, 8, 21), now=scene.now + dt.timedelta(hours=3))
    assert str(later.series["KRW=X"].seen_at(later.now).days[-1]) == "2026-08-24"


def test_two_thousand_tickers_are_made_at_once() -> None:
    start = time.thread_time()
    scene = standin.market()
    assert time.thread_time() - start < 5
    assert sum(series.kind == "EQUITY" for series in scene.series.values()) == 2000 + len(standin.MEGACAPS)
