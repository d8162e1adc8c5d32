"""What the demo of a market is made from: its own store, gone afterwards, and its own notes."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

from newsgen.acts.newsroom import Newsroom
from newsgen.editions import edition_named
from newsgen.sources import demo
from newsgen.store import Store


@contextlib.contextmanager
def store_of(edition: str) -> Iterator[Store]:
    """Make a store of the demo of an edition's market."""
    made = demo.batch(demo.of(edition_named(edition).market))
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "demo.sqlite", create=True) as store,
    ):
        store.write(made, now=dt.datetime.now(dt.UTC))
        yield store


def with_notes(newsroom: Newsroom, edition: str) -> Newsroom:
    """Return the newsroom with the notes that the demo of an edition's market brings."""
    return newsroom.with_notes(demo.of(edition_named(edition).market).notes)
