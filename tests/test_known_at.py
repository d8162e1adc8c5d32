"""The article of a past session as it was written then: the store is a witness."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from newsgen import pipeline
from newsgen.editions import CLOSE
from newsgen.errors import Held, StoreProblem
from newsgen.model import Instrument, text_of
from newsgen.outputs.text import text
from newsgen.sources import demo
from newsgen.sources.batch import Batch, Listing, Price, Rate, Split
from newsgen.store import Store
from tests.markets import US

NOW = dt.datetime(2025, 8, 14, 6, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
DAY = demo.SESSION


@pytest.fixture
def store(tmp_path: Path):
    with Store.open(tmp_path / "demo.sqlite", create=True) as opened:
        opened.write(demo.batch(), now=NOW)
        yield opened


def test_the_old_article_comes_out_the_same(store: Store) -> None:
    then = pipeline.build(store, DAY)
    later = Batch(
        origin="고친 시세",
        demo=True,
        prices=[
            Price("^RUT", DAY, 2300.0),
            Price("^GSPC", DAY - dt.timedelta(days=1), 6400.0),
            Price("ZZZZ", DAY - dt.timedelta(days=1), 10.0),
            Price("ZZZZ", DAY, 15.0, market_cap=5000.0, volume=1e6),
        ],
        rates=(Rate("DGS10", DAY, 4.44),),
        splits=(Split("NVDA", DAY, 10.0),),
        instruments=(
            Instrument(symbol="CALX", english="Calix", korean="새이름", universes=("russell2000",)),
        ),
        listings=(Listing("russell2000", dt.date(2025, 9, 1), frozenset({"ZZZZ"})),),
    )
    assert store.write(later, now=NOW + HOUR).revisions >= 3
    try:
        now = text(pipeline.build(store, DAY)).body
    except Held:
        now = b""
    assert now != text(then).body
    again = pipeline.build(store, DAY, known_at=NOW + HOUR / 2)
    assert again == then


def test_a_moment_before_the_first_import_is_told(store: Store) -> None:
    with pytest.raises(StoreProblem, match="아무 시세도 없었습니다"):
        pipeline.build(store, DAY, known_at=NOW - HOUR)


def test_a_universe_is_only_like_it_where_no_list_holds(store: Store) -> None:
    members = store.of(US).members("russell2000")
    listing = Listing("russell2000", dt.date(2025, 9, 1), members)
    with Store.open(store.path) as db:
        db._db.execute("DELETE FROM lists WHERE universe = 'russell2000'")
    store.write(Batch(origin="목록", demo=True, listings=(listing,)), now=NOW + HOUR)
    day = pipeline.computed(store, CLOSE, DAY, pipeline.Config())
    assert day.snapshot.universes["russell2000"] == members
    assert "russell2000" not in day.snapshot.covered
    article = pipeline.build(store, DAY)
    whole = "".join(text_of(paragraph.runs) for paragraph in article.paragraphs)
    assert "러셀2000지수 구성 종목" not in whole
    assert "러셀2000 구성 종목" not in whole
    assert any("newsgen universe update" in flag for flag in article.flags)
    assert "목록" not in [source.name for source in pipeline.build(store, DAY, known_at=NOW).sources]
