"""The table of speakers says one thing of each, for every day."""

from __future__ import annotations

import datetime as dt
import itertools
import tomllib

import pytest

from newsgen.notes import speakers
from newsgen.resources import table

ROWS = tomllib.loads(table("speakers.toml").read_text(encoding="utf-8"))["speaker"]


def test_a_spelling_is_one_persons() -> None:
    spelled = [name for row in ROWS for name in {row["korean"], row["english"], *row.get("also", ())}]
    assert len(spelled) == len({"".join(name.lower().split()) for name in spelled})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["english"])
def test_offices_follow_each_other(row) -> None:
    for before, after in itertools.pairwise(row["office"]):
        assert before["from"] <= before["to"] < after["from"]
    last = row["office"][-1]
    assert last["from"] <= last.get("to", row["checked"])


@pytest.mark.parametrize(
    ("name", "day", "title"),
    [
        ("제롬 파월", dt.date(2026, 5, 15), "연준 의장"),
        ("제롬 파월", dt.date(2026, 5, 22), "연준 이사"),
        ("Kevin Warsh", dt.date(2026, 5, 22), "연준 의장"),
        ("Michelle Bowman", dt.date(2025, 6, 8), "연준 이사"),
        ("Michelle Bowman", dt.date(2025, 6, 9), "연준 부의장"),
        ("Patrick Harker", dt.date(2025, 7, 1), ""),
        ("Anna Paulson", dt.date(2025, 7, 1), "필라델피아 연은 총재"),
        ("Janet Yellen", dt.date(2025, 1, 17), "미국 재무장관"),
        ("Mary Daly", dt.date(2018, 9, 30), ""),
        ("Mary Daly", dt.date(2027, 2, 1), ""),
    ],
)
def test_titles_change_on_their_days(name: str, day: dt.date, title: str) -> None:
    found = speakers.find(name)
    assert found is not None
    assert found.title_on(day) == title


def test_a_stranger_is_nobody() -> None:
    assert speakers.find("아무개") is None
    assert speakers.find("") is None
