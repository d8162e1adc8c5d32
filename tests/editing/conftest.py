"""The example day's article, the glossary, and what its companies are called."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from newsgen.config import Style
from newsgen.editing import companies
from newsgen.glossary import Glossary
from newsgen.markets import named
from newsgen.model import Article
from newsgen.pipeline import build
from newsgen.resources import table
from newsgen.sources import demo
from newsgen.store import Store
from tests.once import once

DAY = dt.date(2025, 8, 13)
NOTES = table("demo") / "notes.toml"
WRITTEN = dt.datetime(2025, 8, 14, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def market(tmp_path_factory) -> Path:
    """A store of the example's market."""

    def make(folder: Path) -> None:
        with Store.open(folder / "demo.sqlite", create=True) as store:
            store.write(demo.batch(), now=WRITTEN)

    return once(tmp_path_factory, "editing-demo", make) / "demo.sqlite"


@pytest.fixture(scope="session")
def article(market) -> Article:
    with Store.open(market) as store:
        return build(store, DAY, notes=NOTES)


@pytest.fixture(scope="session")
def called(market, article) -> dict[str, set[str]]:
    with Store.open(market) as store:
        return companies(article, store.of(named("us")).instruments(), Style())


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    return Glossary.load()


@pytest.fixture
def revised(tmp_path):
    """Return the article as it is built once closes of the day were revised: symbol -> close."""

    def build_anew(closes: dict[str, float], notes: Path = NOTES) -> Article:
        batch = demo.batch()
        prices = [
            one._replace(close=closes[one.symbol]) if one.symbol in closes and one.date == DAY else one
            for one in batch.prices
        ]
        with Store.open(tmp_path / "revised.sqlite", create=True) as store:
            store.write(dataclasses.replace(batch, prices=prices), now=WRITTEN)
            return build(store, DAY, notes=notes)

    return build_anew
