"""With what Seoul's text begins: with what its day was."""

from __future__ import annotations

import datetime as dt
import re

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
    made = pipeline.build(held_seoul_store, OTHERS_DAY, "kr-close")
    first, second, *_ = paragraphs(made)
    assert first.startswith("코스닥지수는 전장보다 25.08포인트 내린 951.29에")
    assert "전장보다 24.18포인트 오른" in second
    assert "반면" not in second  # the article has set two things apart by then
    assert re.findall(r"[\d.]+%", text_of(made.lead)) == ["2.57%", "0.49%"]


CLOSES = (
    (SOLD_FOR_LONG, "2,480.63"),
    (dt.date(2025, 3, 31), "2,481.12"),
    (dt.date(2025, 6, 23), "3,014.47"),
    (dt.date(2026, 2, 2), "4,949.67"),
)
"""Days on which foreigners or institutions did what they seldom do, or of a crash; the KOSPI's close."""


@pytest.mark.parametrize(("day", "close"), CLOSES)
def test_the_close_stands_in_the_first_paragraph_whatever_the_day_was(
    held_seoul_store: Store, day: dt.date, close: str
) -> None:
    first, *_ = paragraphs(pipeline.build(held_seoul_store, day, "kr-close"))
    assert close in first


@pytest.mark.parametrize("day", [dt.date(2025, 10, 1), dt.date(2025, 7, 22), dt.date(2025, 7, 23)])
def test_both_indices_are_told_once_whatever_comes_first(held_seoul_store: Store, day: dt.date) -> None:
    text = " ".join(paragraphs(pipeline.build(held_seoul_store, day, "kr-close")))
    assert len(re.findall(r"전장보다 [\d.]+포인트", text)) == len(KR.indices)
    assert "코스닥지수" in text


def test_who_leads_the_small_companies_stands_with_their_index(held_seoul_store: Store) -> None:
    """Alteogen 4.77 %, Rainbow Robotics 25.97 %, all ten up on 2026-01-26, by the exchange's closes."""
    made = paragraphs(pipeline.build(held_seoul_store, dt.date(2026, 1, 26), "kr-close"))
    (at,) = [at for at, text in enumerate(made) if "알테오젠" in text]
    told = made[at]
    assert made[at - 1].startswith("코스닥지수는 전장보다 70.48포인트 오른 1,064.41에")
    assert told.startswith("코스닥시장에서는 ")
    assert "대장주 알테오젠은 4.77%" in told
    assert "25.97%" in told


def test_rates_close_the_body_without_a_heading(held_seoul_store: Store) -> None:
    made = pipeline.build(held_seoul_store, dt.date(2025, 11, 5), "kr-close")
    assert [each.section for each in made.paragraphs if "국고채" in text_of(each.runs)] == ["market"]
    assert "rates" not in made.subheads


def test_no_edge_of_a_record_is_printed(held_seoul_store: Store) -> None:
    """Flows are on file from the first session of 2023: of a record in them the year is told."""
    for day in (dt.date(2025, 11, 5), dt.date(2026, 1, 26)):
        text = " ".join(paragraphs(pipeline.build(held_seoul_store, day, "kr-close")))
        assert "2023년 이후 가장" in text
        assert "적어도" not in text


def test_a_lead_begins_with_the_market_or_who_traded_on_some_days(held_seoul_store: Store) -> None:
    """2025-07-15: both rose. 2026-04-02: institutions sold 1조4,538억 as the KOSPI fell by 4.47 %."""
    for day, began in (("2025-07-15", "15일 국내증시가 "), ("2026-04-02", "기관이 조 단위")):
        made = pipeline.build(held_seoul_store, dt.date.fromisoformat(day), "kr-close")
        assert text_of(made.lead).startswith(began)


def test_how_long_the_next_thousand_took_is_told_with_it(held_seoul_store: Store) -> None:
    """3,000 was won back on 2025-06-20 and kept; 4,000 was first passed on 2025-10-27."""
    for day, said in (
        ("2025-10-27", "3,000선을 되찾은 지 4개월 만"),
        ("2026-01-27", "4,000선을 처음 넘은 지 3개월 만"),
    ):
        made = pipeline.build(held_seoul_store, dt.date.fromisoformat(day), "kr-close")
        assert said in text_of(made.lead)


def test_a_deck_names_no_part_that_the_headline_has_told(held_seoul_store: Store) -> None:
    made = pipeline.build(held_seoul_store, dt.date(2025, 11, 5), "kr-close")
    assert "외국인 2조 순매도" in text_of(made.headline)
    assert not re.search("외국인|코스닥", text_of(made.deck))
