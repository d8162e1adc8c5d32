"""What several folders of tests share: the recorded market, imported once, and its days, computed once."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import gc
import json
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from newsgen import building, pipeline
from newsgen.backfill.plan import BACK
from newsgen.config import Config
from newsgen.editions import CLOSE, DEFAULT
from newsgen.model import Article
from newsgen.sources.batch import Batch, Rate
from newsgen.sources.recorded import folder
from newsgen.store import Held, Store
from tests.markets import KR, US
from tests.once import once
from tests.recorded import MARKET as RECORDED
from tests.recorded import SEOUL, in_memory, only

IMPORTED_AT = dt.datetime(2026, 8, 22, tzinfo=dt.UTC)
FIRST, LAST = dt.date(2024, 1, 2), dt.date(2026, 8, 21)
"""Sessions of the recorded markets."""
OUTDATED = ("0" * 32 + ".py", "terms-0.msgpack")
"""Files that were made of another template and of another glossary."""
DEAR = {
    "recorded_path",
    "bare_store_path",
    "series_store",
    "recorded_batch",
    "running_site",
    "chromium",
    "start",
}
"""Whatever needs one of these fixtures is slow: the recorded market, WordPress, the browser, a server."""
MEMORY, ROOM = Path("/dev/shm"), 2 << 30
"""A folder in memory, and how much has to be free there: a run of all tests takes 0.6 GB at most."""
settings.register_profile(
    "untimed",
    deadline=None,  # no test asserts a time on the wall
    derandomize="CI" in os.environ,  # the gate answers one tree in one way, always
)
settings.load_profile("untimed")


def pytest_configure() -> None:
    """Let tests, and the programs that they start, write to memory where there is any.

    Nobody pulls the plug here, and a disk is waited for at each commit: 70 ms for a new store, 1 ms there.
    """
    if "TMPDIR" not in os.environ and _holds_programs(MEMORY) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None  # it is looked for anew


def _holds_programs(folder: Path) -> bool:
    """Tell whether a file in a folder may be run."""
    return folder.is_dir() and os.access(folder, os.W_OK) and not os.statvfs(folder).f_flag & os.ST_NOEXEC


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say how this order of the tests is had again."""
    seed = config.getoption("randomly_seed", None)
    if seed is not None:
        terminalreporter.write_line(f"the order was that of --randomly-seed={seed}")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One worker more than there are processors: a test that waits leaves its processor to another."""
    return len(os.sched_getaffinity(0)) + 1 if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for what is gone neither while tests are collected nor, later, among them: there is nothing.

    What tests make is looked through a tenth as often as Python would.
    """
    gc.disable()
    collected = yield
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 30)
    gc.enable()
    return collected


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what ``make quick`` leaves out, and begin with what takes longest."""
    for item in items:
        if DEAR & set(getattr(item, "fixturenames", ())):
            item.add_marker("slow")
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def recorded_path() -> Path:
    """The folder of the recorded market; the test is skipped where it is absent."""
    if not RECORDED.is_dir():
        pytest.skip(f"no recorded market at {RECORDED}")
    return RECORDED


@pytest.fixture(scope="session")
def recorded_batch(recorded_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """The recorded market, read and checked, as it goes into a store."""

    def read(place: Path) -> None:
        batch = folder.read(recorded_path)
        batch = dataclasses.replace(batch, prices=in_memory(batch.prices))
        (place / "batch.pickle").write_bytes(pickle.dumps(batch, pickle.HIGHEST_PROTOCOL))

    place = once(tmp_path_factory, "recorded-batch", read)
    batch: Batch = pickle.loads((place / "batch.pickle").read_bytes())
    return batch


@pytest.fixture(scope="session")
def bare_store_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the recorded market and nothing of the Fed; not to be written to."""

    def imported(place: Path) -> None:
        with Store.open(place / "market.sqlite", create=True) as store:
            store.write(request.getfixturevalue("recorded_batch"), now=IMPORTED_AT)

    return once(tmp_path_factory, "recorded-market", imported) / "market.sqlite"


@pytest.fixture(scope="session")
def recorded_store_path(
    recorded_path: Path, bare_store_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A store with the recorded market and what is recorded beside it; not to be written to."""

    def imported(place: Path) -> None:
        shutil.copy(bare_store_path, place / "market.sqlite")
        with Store.open(place / "market.sqlite") as store:
            import_fed(store, recorded_path.parent / "fed")
            import_sectors(store, recorded_path.parent / "events")

    return once(tmp_path_factory, "recorded", imported) / "market.sqlite"


@pytest.fixture(scope="session")
def series_store(
    request: pytest.FixtureRequest, recorded_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """The recorded market without its thousands of stocks: to ask rates and indices of every session.

    What is not of a stock is told by it as by :func:`recorded_store`, in a tenth of the time.
    """

    def imported(place: Path) -> None:
        batch: Batch = request.getfixturevalue("recorded_batch")
        groups = (*US.baskets.values(), *(one.of for one in US.bounds.leaders))
        followed = {*US.watched, *US.apart, *(one for group in groups for one in group)}
        with Store.open(place / "series.sqlite", create=True) as store:
            store.write(dataclasses.replace(batch, prices=only(batch.prices, followed)), now=IMPORTED_AT)
            import_fed(store, recorded_path.parent / "fed")

    with Store.open(once(tmp_path_factory, "series", imported) / "series.sqlite") as store:
        yield store


def import_recorded(store: Store, market: Path) -> None:
    """Write the recorded market and what is recorded beside it into a store."""
    store.write(folder.read(market), now=IMPORTED_AT)
    import_fed(store, market.parent / "fed")
    import_sectors(store, market.parent / "events")


def import_fed(store: Store, fed: Path) -> None:
    """Write what is recorded of the Fed into a store."""
    for batch in (folder.read(fed), settlements(fed)):
        store.write(batch, now=IMPORTED_AT)


def import_sectors(store: Store, events: Path) -> None:
    """Write the closes of the sectors' funds and the classification of companies into a store."""
    store.write(folder.read(events), now=IMPORTED_AT)


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
def held_store(recorded_store_path: Path) -> Iterator[Store]:
    """The same, held for its sessions: for whoever looks at many of them with the default settings.

    It answers to the bit what the store does (tests/backfill), in half the time and less.
    """
    with Held(Store.open(recorded_store_path), US, FIRST - BACK, LAST) as store:
        yield store


@pytest.fixture(scope="session")
def seoul_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the recorded market of Seoul; not to be written to."""
    if not SEOUL.is_dir():
        pytest.skip(f"no recorded market at {SEOUL}")

    def imported(place: Path) -> None:
        with Store.open(place / "seoul.sqlite", create=True) as made:
            made.write(folder.read(SEOUL), now=IMPORTED_AT)

    return once(tmp_path_factory, "seoul", imported) / "seoul.sqlite"


@pytest.fixture(scope="session")
def seoul_store(seoul_path: Path) -> Iterator[Store]:
    with Store.open(seoul_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def held_seoul_store(seoul_path: Path) -> Iterator[Store]:
    """The same, held for its sessions as :func:`held_store` is."""
    with Held(Store.open(seoul_path), KR, FIRST - BACK, LAST) as store:
        yield store


@pytest.fixture(scope="session")
def recorded_day(held_store: Store) -> Callable[[dt.date], pipeline.Day]:
    """A session of the recorded market by its date, computed and judged with the default settings."""
    return functools.lru_cache(maxsize=16)(lambda day: pipeline.computed(held_store, CLOSE, day, Config()))


ArticleOf = Callable[..., Article]


@pytest.fixture(scope="session")
def article_of(held_store: Store, tmp_path_factory: pytest.TempPathFactory) -> ArticleOf:
    """The article of a session of the recorded market, and of an edition, with the default settings.

    Whoever asks first builds it, and all workers read it. Raises Held as the pipeline does.
    """

    def of(day: dt.date, edition: str = DEFAULT) -> Article:
        def build(place: Path) -> None:
            article = pipeline.build(held_store, day, edition)
            (place / "article.pickle").write_bytes(pickle.dumps(article, pickle.HIGHEST_PROTOCOL))

        place = once(tmp_path_factory, f"article-{day}-{edition}", build)
        article: Article = pickle.loads((place / "article.pickle").read_bytes())
        return article

    return functools.lru_cache(maxsize=64)(of)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is made of the templates and the glossary as they stand, where it had been made of others."""

    def make(folder: Path) -> None:
        for name in OUTDATED:
            (folder / name).write_text("old", encoding="utf-8")
        building.make(folder)

    return once(tmp_path_factory, "compiled", make)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store.open(tmp_path / "market.sqlite", create=True) as opened:
        yield opened
