"""What several folders of tests share: the recorded market, imported once, and its days, computed once."""

from __future__ import annotations

import datetime as dt
import functools
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsgen import pipeline
from newsgen.config import Config
from newsgen.sources import folder
from newsgen.sources.batch import Batch, Rate
from newsgen.store import Store
from newsgen.story.editions import CLOSE

RECORDED = Path(__file__).parents[2] / "shared" / "data" / "market"
IMPORTED_AT = dt.datetime(2026, 8, 22, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def recorded_path() -> Path:
    """The folder of the recorded market; the test is skipped where it is absent."""
    if not RECORDED.is_dir():
        pytest.skip(f"no recorded market at {RECORDED}")
    return RECORDED


@pytest.fixture(scope="session")
def recorded_store_path(recorded_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the recorded market; xdist's workers share one, imported by the first that asks."""
    root = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        root = root.parent
    ready = root / "recorded.sqlite"
    lock = sqlite3.connect(root / "recorded.lock", timeout=300, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")  # other workers wait here; a worker that dies lets go
        if not ready.exists():
            being_made = root / "being-made.sqlite"
            being_made.unlink(missing_ok=True)
            with Store.open(being_made, create=True) as store:
                import_recorded(store, recorded_path)
            being_made.rename(ready)
        lock.execute("COMMIT")
    finally:
        lock.close()
    return ready


def import_recorded(store: Store, market: Path) -> None:
    """Write the recorded market and what is recorded of the Fed beside it into a store."""
    fed = market.parent / "fed"
    for batch in (folder.read(market), folder.read(fed), settlements(fed)):
        store.write(batch, now=IMPORTED_AT)


def settlements(fed: Path) -> Batch:
    """The futures that CME settled on 2025-08-13: the tables of that time hold far contracts only."""
    cases = json.loads((fed / "fedwatch_cases.json").read_text(encoding="utf-8"))
    (case,) = [one for one in cases if one["date"] == "2025-08-13"]
    day = dt.date(2025, 8, 13)
    coming = {month: price for month, price in case["prices"].items() if month >= "2025-08"}
    return Batch(
        origin="CME 결제가", rates=tuple(Rate(f"ZQ:{month}", day, price) for month, price in coming.items())
    )


@pytest.fixture(scope="session")
def recorded_store(recorded_store_path: Path) -> Iterator[Store]:
    with Store.open(recorded_store_path) as store:
        yield store


@pytest.fixture(scope="session")
def recorded_day(recorded_store: Store) -> Callable[[dt.date], pipeline.Day]:
    """A session of the recorded market by its date, computed and judged with the default settings."""
    return functools.lru_cache(maxsize=16)(
        lambda day: pipeline.computed(recorded_store, CLOSE, day, Config())
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store.open(tmp_path / "market.sqlite", create=True) as opened:
        yield opened
