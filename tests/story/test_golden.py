"""Whole articles, word for word. A person reads a difference: ``make golden``, then git diff."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgen.store import Store
from tests.golden.articles import EXPECTED, FOLDER, SEOUL, demo_article, recorded_article, rendered


def expected(name: str, edition: str = "us-close") -> dict[str, str]:
    files = sorted((FOLDER / name).glob(f"{edition}.*"))
    return {path.name: path.read_text(encoding="utf-8") for path in files}


def test_the_demo_article_is_as_expected(tmp_path: Path) -> None:
    assert rendered(demo_article(tmp_path)) == expected("demo")


def test_an_article_renders_the_same_twice(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert demo_article(tmp_path / "a") == demo_article(tmp_path / "b")


@pytest.mark.parametrize(("day", "edition"), EXPECTED)
def test_an_article_of_the_recorded_market_is_as_expected(day: str, edition: str, held_store: Store) -> None:
    assert rendered(recorded_article(held_store, day, edition)) == expected(day, edition)


@pytest.mark.parametrize(("day", "edition"), SEOUL)
def test_an_article_of_seoul_is_as_expected(day: str, edition: str, held_seoul_store: Store) -> None:
    assert rendered(recorded_article(held_seoul_store, day, edition)) == expected(day, edition)


def test_no_expected_article_is_left_over() -> None:
    files = {(path.parent.name, path.name.partition(".")[0]) for path in FOLDER.glob("*/*.txt")}
    assert files == {("demo", "us-close"), *EXPECTED, *SEOUL}
