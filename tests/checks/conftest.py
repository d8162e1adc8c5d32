"""Checkers over the demo's sessions: New York of 2025-08-13, Seoul of 2025-10-27, and one without a store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsgen.checks import Checker
from newsgen.config import Check, Config
from newsgen.outputs.checked import CheckFinding
from newsgen.sources import demo
from newsgen.store import Store

Found = Callable[..., list[tuple[str, str, str | None]]]


def _told(findings: tuple[CheckFinding, ...]) -> list[tuple[str, str, str | None]]:
    return [(one.code, one.text, one.suggestion) for one in findings if one.verdict == "wrong"]


def _checker(market: str, folder: Path) -> Iterator[Checker]:
    with Store.open(folder / f"{market}.sqlite", create=True) as store:
        store.write(demo.batch(demo.of(market)), now=dt.datetime.now(dt.UTC))
        yield Checker(store, Config())


@pytest.fixture(scope="session")
def us_checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    yield from _checker("us", tmp_path_factory.mktemp("us"))


@pytest.fixture(scope="session")
def kr_checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    yield from _checker("kr", tmp_path_factory.mktemp("kr"))


@pytest.fixture
def us(us_checker: Checker) -> Found:
    """Check a text of New York's session of 2025-08-13."""
    return lambda text: _told(us_checker.check(text, day=dt.date(2025, 8, 13), market="us").findings)


@pytest.fixture
def kr(kr_checker: Checker) -> Found:
    """Check a text of Seoul's session of 2025-10-27."""
    return lambda text: _told(kr_checker.check(text, day=dt.date(2025, 10, 27), market="kr").findings)


@pytest.fixture
def bare() -> Found:
    """Check a text without a store, told on a day of a market."""

    def check(
        text: str, day: str = "2025-08-13", market: str = "us", settings: Check | None = None
    ) -> list[tuple[str, str, str | None]]:
        made = Checker(None, Config()).check(
            text, day=dt.date.fromisoformat(day), market=market, settings=settings
        )
        return _told(made.findings)

    return check
