"""The store that a verb works on: the user's, or one made for the demo and gone afterwards."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.cli.frame.settings import Settings
from newsgen.errors import StoreProblem

if TYPE_CHECKING:
    from newsgen.markets import Market
    from newsgen.store import Store


@contextlib.contextmanager
def opened(settings: Settings, *, create: bool = False) -> Iterator[Store]:
    """Open the user's store; with ``create`` an absent one is laid out empty."""
    from newsgen.store import Store, default_path

    with Store.open(settings.store or default_path(), create=create) as store:
        yield store


def last_session(store: Store, market: Market) -> dt.date:
    """Return the last session of a market that the store has; StoreProblem where it has none."""
    last = store.of(market).latest_session()
    if last is None:
        raise StoreProblem(f"저장소 {store.path}: {nothing_of(market)}")
    return last


def nothing_of(market: Market) -> str:
    """Say that a store has no prices of a market, and what to do."""
    return f"{market.nouns.stocks} 시세가 하나도 없습니다. newsgen import로 넣으십시오."


@contextlib.contextmanager
def of_the_demo() -> Iterator[Store]:
    """Make a store of the demo's market."""
    from newsgen.sources import demo
    from newsgen.store import Store

    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "demo.sqlite", create=True) as store,
    ):
        store.write(demo.batch(), now=dt.datetime.now(dt.UTC))
        yield store
