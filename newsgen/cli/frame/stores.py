"""The store that a verb works on: the user's, or one made for the demo and gone afterwards."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.cli.frame.settings import Settings

if TYPE_CHECKING:
    from newsgen.markets import Market
    from newsgen.store import Store


@contextlib.contextmanager
def opened(settings: Settings, *, create: bool = False) -> Iterator[Store]:
    """Open the user's store; with ``create`` an absent one is laid out empty."""
    from newsgen.store import Store, default_path

    with Store.open(settings.store or default_path(), create=create) as store:
        yield store


@contextlib.contextmanager
def of_the_demo(edition: str) -> Iterator[Store]:
    """Make a store of the demo of an edition's market."""
    import tempfile

    from newsgen.editions import edition_named
    from newsgen.sources import demo
    from newsgen.store import Store

    made = demo.batch(demo.of(edition_named(edition).market))
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "demo.sqlite", create=True) as store,
    ):
        store.write(made, now=dt.datetime.now(dt.UTC))
        yield store


def nothing_of(market: Market, path: Path) -> str:
    """Say that a store has no session of a market, and what to do."""
    return f"저장소 {path}에 {market.nouns.stocks} 시세가 없습니다. newsgen import로 넣으십시오."
