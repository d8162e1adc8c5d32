"""What a verb says where a market has nothing to tell, and which editions its help names."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen.cli import fetch as verb
from newsgen.cli import main
from newsgen.cli.frame.options import USUAL_EDITION
from newsgen.editions import DEFAULT, EDITIONS, edition_named
from newsgen.fetching import Done
from newsgen.sources.batch import Batch, Price
from newsgen.sources.source import Failure
from newsgen.store import Store, Written
from tests.facts.builders import fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with prices of New York alone."""
    with Store.open(tmp_path / "market.sqlite", create=True) as store:
        fill(store, {"^GSPC": [100.0, 101.0]})
    return tmp_path / "market.sqlite"


def run(path: Path, *words: str):
    return CliRunner().invoke(main, ["--store", str(path), *words])


def test_a_store_that_lacks_one_market_is_not_called_empty(path):
    told = run(path, "gate", "--market", "kr")
    assert told.exit_code != 0
    assert "국내증시 시세가 없습니다" in told.stderr
    assert "비어" not in told.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("items",), 1),
        (("facts", "--edition", "us-week"), 1),
        (("today", "--offline", "--date", "2025-08-13"), 4),
    ],
)
def test_a_store_of_seoul_alone_lacks_new_york(tmp_path, words, code):
    path, day = tmp_path / "market.sqlite", dt.date(2025, 8, 13)
    with Store.open(path, create=True) as store:
        level = Price("^KS11", day, 3224.37)
        store.write(Batch(origin="시험", prices=(level,)), now=dt.datetime(2025, 8, 14, tzinfo=dt.UTC))
    told = run(path, *words)
    assert (told.exit_code, "뉴욕증시 시세가 없습니다" in told.stderr) == (code, True)


@pytest.mark.parametrize(
    ("failures", "why"),
    [((), "newsgen import로 넣으십시오."), ((Failure("^KS11", "빈 답"),), "위의 까닭을 보십시오.")],
)
def test_a_fetch_without_a_price_says_why_there_is_none(path, monkeypatch, failures, why):
    done = Done(origin="금리표", brought={}, failures=failures, written=Written())
    monkeypatch.setattr(verb, "fetched", lambda *_, **__: done)
    told = run(path, "fetch", "--market", "kr", "--date", "2025-08-13")
    assert told.exit_code == 5
    assert "이미 다 있습니다" not in told.stdout
    assert why in told.stderr


def test_the_help_names_every_edition():
    told = CliRunner().invoke(main, ["items", "--help"]).stdout
    assert [name for name in EDITIONS if name not in told] == []


def test_the_usual_edition_and_market_are_the_default_one_s() -> None:
    """The options know the name without importing the editions, which --help has no time for."""
    assert USUAL_EDITION == DEFAULT
    assert USUAL_EDITION.partition("-")[0] == edition_named(DEFAULT).market
