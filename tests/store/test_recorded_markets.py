"""The recorded market of Seoul beside that of New York: whole, and without a trace in New York's brief."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import shutil
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from newsgen import pipeline
from newsgen.outputs import OUTPUTS
from newsgen.sources.recorded import folder
from newsgen.store import Store
from tests.conftest import IMPORTED_AT
from tests.markets import KR

FIRST = "2026-06-15"
"""From here on the stocks of Seoul are imported: the rest would be more of the same, and slow."""
AFTER_THE_FOURTH = dt.date(2026, 7, 6)
"""A Monday: on the Friday before it New York rested while Seoul traded 2,500 stocks."""


@pytest.fixture(scope="module")
def seoul(recorded_path: Path, tmp_path_factory) -> Path:
    """The recorded folder of Seoul, cut short."""
    whole = recorded_path.parent / "kr"
    if not whole.is_dir():
        pytest.skip(f"no recorded market at {whole}")
    short = tmp_path_factory.mktemp("kr")
    shutil.copytree(whole, short, dirs_exist_ok=True)
    stocks = short / "prices" / "stocks.csv.gz"
    with gzip.open(stocks, "rt", encoding="utf-8") as lines:
        kept = [next(lines), *(line for line in lines if line.split(",", 2)[1] >= FIRST)]
    with gzip.open(stocks, "wt", encoding="utf-8", compresslevel=1) as out:
        out.writelines(kept)
    return short


@pytest.fixture(scope="module")
def both(seoul: Path, recorded_store_path: Path, tmp_path_factory):
    path = tmp_path_factory.mktemp("both") / "both.sqlite"
    shutil.copy(recorded_store_path, path)
    with Store.open(path) as store:
        assert store.write(folder.read(seoul), now=IMPORTED_AT).notices == ()
        yield store


def test_every_session_of_seoul_is_read_back_whole(both, seoul):
    with gzip.open(seoul / "prices" / "stocks.csv.gz", "rt", encoding="utf-8") as lines:
        expected = Counter(row["date"] for row in csv.DictReader(lines))
    with (seoul / "calendar" / "sessions.csv").open(encoding="utf-8") as lines:
        sessions = [day for row in csv.DictReader(lines) if (day := row["date"]) >= FIRST]
    assert "2026-07-03" in sessions
    ours = both.of(KR)
    window = ours.window(dt.date.fromisoformat(FIRST), dt.date.fromisoformat(sessions[-1]))
    stocks = [not name.startswith("^") for name in window.symbols]
    there = np.isfinite(window.close[:, stocks]).sum(axis=1).tolist()
    found = dict(zip(map(str, window.days.tolist()), there, strict=True))
    assert found == {day: expected[day] for day in sessions}
    assert ours.latest_session() == dt.date.fromisoformat(sessions[-1])
    assert ours.history(["^KS11"], AFTER_THE_FOURTH)["^KS11"].close[-1] == 8051.33, "KRX, 6 July 2026"
    assert ours.instruments()["005930.KS"].korean == "삼성전자"


def test_new_york_s_article_is_the_same_to_the_byte(both, recorded_store, tmp_path):
    articles = [
        pipeline.build(store, AFTER_THE_FOURTH, "us-close", notes=tmp_path)
        for store in (recorded_store, both)
    ]
    assert OUTPUTS["json"](articles[1]).body == OUTPUTS["json"](articles[0]).body
