"""Articles of sessions of every kind have none of what no article may have, by a reader of their own."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.quality.made import Reading, Wanted, read
from benchmarks.reader import Raw
from benchmarks.reader.faults import HARD
from newsgen.store import Store

SESSIONS = {
    "2024-12-18": "a crash on the day of a decision",
    "2025-01-27": "a giant falls",
    "2025-03-13": "a correction",
    "2025-04-04": "a crash",
    "2025-04-09": "a rally",
    "2025-05-13": "prices are published",
    "2025-07-30": "a hold",
    "2025-08-13": "small caps ahead",
    "2025-11-20": "a turn",
    "2025-11-28": "a half day",
    "2025-12-29": "a dull day",
    "2026-01-02": "the first of a year",
}


@pytest.fixture(scope="session")
def reading(held_store: Store, recorded_path: Path) -> Callable[[str], Reading]:
    """The article of a session as it was read; one that its proof stops fails here."""
    raw = Raw(recorded_path)

    @functools.cache
    def made(day: str) -> Reading:
        found = read(held_store, raw, Wanted("us-close", dt.date.fromisoformat(day)))
        assert not found.problem, found.problem
        return found

    return made


@pytest.mark.parametrize("day", SESSIONS, ids=[f"{day} {kind}" for day, kind in SESSIONS.items()])
def test_an_article_has_no_fault_that_none_may_have(day: str, reading: Callable[[str], Reading]) -> None:
    found = [f"{fault.kind}: {fault.words}" for fault in reading(day).faults if fault.kind in HARD]
    assert not found, "\n".join(found)
