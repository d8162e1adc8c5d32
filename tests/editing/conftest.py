"""The example day's article, the glossary, and what its companies are called."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from newsgen.config import Style
from newsgen.editing import companies
from newsgen.glossary import Glossary
from newsgen.markets import named
from newsgen.model import Article
from newsgen.sources import demo
from newsgen.store import Store
from tests.once import once

ARTICLES = Path(__file__).with_name("articles")
WRITTEN = dt.datetime(2025, 8, 14, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def market(tmp_path_factory) -> Path:
    """A store of the example's market."""

    def make(folder: Path) -> None:
        with Store.open(folder / "demo.sqlite", create=True) as store:
            store.write(demo.batch(), now=WRITTEN)

    return once(tmp_path_factory, "editing-demo", make) / "demo.sqlite"


def kept(name: str) -> Article:
    """Return an article of the example day as it was once written: what a desk edits is such a file.

    ``first`` is the article, ``revised`` and ``turned`` those of the same day with a Russell 2000
    at 2,327.30 or 2,270.00, ``noted`` with one event more among the desk's notes.
    """
    return msgspec.json.decode((ARTICLES / f"{name}.json").read_bytes(), type=Article)


@pytest.fixture(scope="session")
def article() -> Article:
    return kept("first")


@pytest.fixture(scope="session")
def called(market, article) -> dict[str, set[str]]:
    with Store.open(market) as store:
        return companies(article, store.of(named("us")).instruments(), Style())


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    return Glossary.load()
