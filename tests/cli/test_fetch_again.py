"""Closes that were read soon after the bell: told, asked for once more, and held against what Yahoo said."""

import datetime as dt
import json
import sqlite3

import pytest

from newsgen.markets import Session
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store
from tests import standin
from tests.cli.test_fetch import DAY, closes, fetch, prepared, run
from tests.markets import US

pytestmark = pytest.mark.slow

BELL = Session(US, DAY).closes


def read_after(path, minutes: int) -> None:
    """Let everything have been read some minutes after the bell: the program's own clock is the machine's."""
    with sqlite3.connect(path) as db:
        seen = (BELL + dt.timedelta(minutes=minutes)).isoformat(timespec="seconds")
        db.execute("UPDATE imports SET seen_at = ?", (seen,))
    db.close()


def test_closes_of_the_first_hour_are_told_and_asked_for_once_more(tmp_path):
    path = prepared(tmp_path, 60)
    scene = standin.market(tickers=60)
    today = ("today", "--date", DAY.isoformat(), "--offline")
    with standin.running(scene) as server:
        assert fetch(path, server.environment()).returncode == 0
        morning = server.count()
        flagged = run(path, standin.nowhere(), *today)
        assert "받은 종가입니다" not in flagged.stderr

        read_after(path, 40)
        flagged = run(path, standin.nowhere(), *today)
        assert flagged.returncode == 0, flagged.stderr
        line = "마감 40분 뒤인 뉴욕 16:40에 받은 종가입니다."
        (told,) = [flag for flag in flagged.stderr.splitlines() if line in flag]
        assert "2026-08-21 06:00 한국시간까지 0.02%쯤" in told

        settled = round(closes(path)["^GSPC"] * 1.0002, 2)
        scene.set_close("^GSPC", DAY, settled)
        again = fetch(path, server.environment(), "--json")
        assert again.returncode == 0, again.stderr
        asked = server.count() - morning
        assert 0 < asked <= morning
        assert closes(path)["^GSPC"] == settled
        assert "받은 종가입니다" not in run(path, standin.nowhere(), *today).stderr

        third = fetch(path, server.environment())
        assert "요청하지 않았습니다" in third.stdout
        assert server.count() == morning + asked
    with Store.open(path) as store:
        ours = store.of(US)
        assert [(one.symbol, one.field) for one in ours.revisions() if one.field == "close"] == [
            ("^GSPC", "close")
        ]
        trades = ours.last_trades(DAY)
        assert trades.keys() == closes(path).keys()
        assert (trades["^GSPC"].price, trades["AAPL"].at) == (settled, BELL + dt.timedelta(seconds=1))


def test_a_close_that_is_not_what_yahoo_said_is_found(tmp_path):
    path = prepared(tmp_path, 60)
    with standin.running(standin.market(tickers=60)) as server:
        assert fetch(path, server.environment()).returncode == 0
    before = closes(path)
    with Store.open(path) as store:
        wrong = (Price("AAPL", DAY, before["AAPL"] * 1.01), Price("QAAB", DAY, before["QAAB"] * 0.99))
        store.write(Batch(origin="a file", prices=wrong), now=BELL + dt.timedelta(hours=9))
    done = run(path, standin.nowhere(), "gate", "--date", DAY.isoformat(), "--json")
    found = [one for one in json.loads(done.stdout)["findings"] if one["code"] == "quote-differs"]
    assert {one["symbol"] if "symbol" in one else one["place"]["symbol"] for one in found} == {"AAPL", "QAAB"}
