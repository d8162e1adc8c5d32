"""A small glossary, an archive of three articles, and the service over both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from newsgen.config import Config, Newsroom, Service
from newsgen.outputs import OUTPUTS, write
from newsgen.service.app import create
from newsgen.sources import demo
from newsgen.store import Store
from tests.article_fixture import article
from tests.routes import read_once

read_once()

TERM = """
[[term]]
id = "{id}"
title = "{title}"
english = "{english}"
definition = "{definition}"
more = "첫 문장이다. 둘째 문장이다."
checked = 2025-08-13
source = "시험"
{rest}
"""
RATES = [
    ("basis-point", "베이시스포인트", "Basis Point", "0.01%포인트다.", 'abbreviation = "bp"'),
    ("dot-plot", "점도표", "Dot Plot", "위원들의 금리 전망을 점으로 찍은 표다.", 'see = ["basis-point"]'),
    ("percent", "퍼센트", "Percent", "백분의 일이다.", "mark = false"),
]
INDICES = [("russell-2000", "러셀2000", "Russell 2000", "대표적인 소형주 지수다.", 'aliases = ["러셀"]')]
DAYS = (dt.date(2025, 8, 11), dt.date(2025, 8, 12), dt.date(2025, 8, 13))
ROOM = Newsroom(name="한빛경제", url="https://news.example.com")


def category(name: str, terms: list[tuple[str, ...]]) -> str:
    fields = ("id", "title", "english", "definition", "rest")
    tables = (TERM.format(**dict(zip(fields, term, strict=True))) for term in terms)
    return f'category = "{name}"\n' + "".join(tables)


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    folder = tmp_path / "glossary"
    folder.mkdir()
    (folder / "indices.toml").write_text(category("지수", INDICES), encoding="utf-8")
    (folder / "rates.toml").write_text(category("금리", RATES), encoding="utf-8")
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three closes, the newest made of example data; and the week of the second day."""
    folder = tmp_path / "archive"
    made = [(day, "us-close", day == DAYS[-1]) for day in DAYS] + [(DAYS[1], "us-week", False)]
    for day, edition, of_demo in made:
        kept = article(id=f"{day}-{edition}", session=day, edition=edition, demo=of_demo)
        write([OUTPUTS["json"](kept)], folder)
    return folder


@pytest.fixture(scope="session")
def us_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the demo's session of New York, 2025-08-13."""
    path = tmp_path_factory.mktemp("store") / "us.sqlite"
    with Store.open(path, create=True) as made:
        made.write(demo.batch(demo.of("us")), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
    return path


Served = Callable[..., TestClient]


@pytest.fixture
def served(glossary: Path, archive: Path) -> Iterator[Served]:
    """Make a client of the service, for trying unless told, with some settings of ``[service]``."""
    clients: list[TestClient] = []

    def make(newsroom: Newsroom = ROOM, store: Path | None = None, **settings: object) -> TestClient:
        desk = Config(newsroom=newsroom, service=Service(**{"rate": 0, "drafts": True, **settings}))
        app = create(desk, archive, glossary, store=store)
        client = TestClient(app, raise_server_exceptions=False)
        clients.append(client.__enter__())
        return client

    yield make
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture
def client(served: Served) -> TestClient:
    return served()
