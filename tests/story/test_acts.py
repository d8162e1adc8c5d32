"""A desk's cause in a headline of what somebody did: it stands before how far prices went."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from newsgen import pipeline
from newsgen.model import text_of
from newsgen.store import Store


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "head", "act"), [("2025-12-10", "파월 안도에", "연준"), ("2024-09-18", "빅컷에도", "연준")]
)
def test_no_cause_of_the_market_stands_before_what_the_fed_did(
    held_store: Store, tmp_path: Path, day: str, head: str, act: str
) -> None:
    (tmp_path / f"{day}.toml").write_text(
        f'[[cause]]\noutlet = "로이터통신"\nhead = "{head}"\ntext = "투자자들이 의장의 말을 반겼다"\n',
        encoding="utf-8",
    )
    article = pipeline.build(held_store, dt.date.fromisoformat(day), notes=tmp_path)
    first, _, rest = text_of(article.headline).partition("…")
    assert act in first
    assert head not in first
    assert "빅컷" not in first
    assert rest.startswith(f"{head} ")
