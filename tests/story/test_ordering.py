"""With what Seoul's text begins: with what its day was."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import pipeline
from newsgen.model import Article, text_of
from newsgen.store import Store
from tests.markets import KR

OTHERS_DAY = dt.date(2026, 1, 21)
"""The KOSDAQ fell by 2.57 %, the KOSPI rose by 0.49 %."""
SOLD_FOR_LONG = dt.date(2024, 11, 21)
"""Foreigners sold for the tenth session in a row."""


def paragraphs(made: Article) -> list[str]:
    return [text_of(each.runs) for each in made.paragraphs]


def test_another_index_comes_first_where_the_day_is_its(held_seoul_store: Store) -> None:
    first, second, *_ = paragraphs(pipeline.build(held_seoul_store, OTHERS_DAY, "kr-close"))
    assert first.startswith("코스닥지수는 전장보다 25.08포인트(2.57%) 내린 951.29에")
    assert second.startswith("반면 코스피는 ")
    assert "24.18포인트(0.49%)" in second


def test_who_sold_comes_first_where_they_did_as_they_seldom_do(held_seoul_store: Store) -> None:
    first, second, *_ = paragraphs(pipeline.build(held_seoul_store, SOLD_FOR_LONG, "kr-close"))
    assert first.startswith("유가증권시장에서")
    assert second.startswith("코스피는 전장보다 1.66포인트(0.07%)")


@pytest.mark.parametrize("day", [dt.date(2025, 10, 1), dt.date(2025, 7, 22), dt.date(2025, 7, 23)])
def test_both_indices_are_told_once_whatever_comes_first(held_seoul_store: Store, day: dt.date) -> None:
    text = " ".join(paragraphs(pipeline.build(held_seoul_store, day, "kr-close")))
    assert text.count("포인트(") == len(KR.indices)
    assert "코스닥지수" in text
