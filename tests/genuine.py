"""The demo's prices passed off as genuine, and their article: what a desk approves and sends in tests."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from pathlib import Path

import msgspec
import pytest

from newsgen import pipeline
from newsgen.deliveries.outbox import Outbox, default_path
from newsgen.deliveries.seals import How, seal
from newsgen.model import Article
from newsgen.outputs.json import json as as_json
from newsgen.sources import demo
from newsgen.store import Store
from tests.once import once

SESSION = demo.SESSION
INDEX = "^DJI"
CLOSE, PERCENT = "44,922.27", "1.04%"
"""An index of which the article prints the level and how far it went, as published: 463.66 to 44,458.61."""
BROAD, POINTS = "^GSPC", "20.82포인트"
"""One whose move it prints by points, the lead having the percentage: 6,466.58 over 6,445.76."""
FETCHED = dt.datetime(2025, 8, 14, 6, tzinfo=dt.UTC)


def store_into(folder: Path) -> None:
    """Write a store and the article of its session into a folder."""
    with Store.open(folder / "market.sqlite", create=True) as store:
        store.write(dataclasses.replace(demo.batch(), demo=False), now=FETCHED)
        article = pipeline.build(store, SESSION)
    (folder / "us-close.json").write_bytes(as_json(article).body)


def provided(factory: pytest.TempPathFactory, folder: Path) -> Article:
    """Copy the store to ``folder/market.sqlite`` and return its article."""
    made = once(factory, "genuine", store_into)
    shutil.copy(made / "market.sqlite", folder / "market.sqlite")
    return msgspec.json.decode((made / "us-close.json").read_bytes(), type=Article)


def sealed_at(path: Path, article: Article, outbox: Path | None = None) -> Path:
    """Write an article as a file that newsgen wrote: it is sealed in the outbox of the environment."""
    with Outbox(outbox or default_path()) as box:
        seal(box, article, How.WRITE)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_json(article).body)
    return path
