"""Articles of recorded sessions tell the recorded releases; the store has both."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import pipeline
from newsgen.model import Article, text_of


def told(article: Article) -> str:
    return " ".join(
        text_of(one.runs) for one in article.paragraphs if (one.item or "").startswith("releases:")
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-08-12", "7월 소비자물가지수(CPI)는 1년 전보다 2.7% 올라 시장 예상치(2.8%)를 0.1%포인트 밑"),
        ("2025-08-13", "앞서 12일 나온 미국의 7월 소비자물가지수(CPI)는 1년 전보다 2.7% 올라"),
        ("2025-08-01", "6월 증가 폭은 14만7000명에서 1만4000명으로 수정됐다."),
        ("2025-09-05", "한 달 전보다 2만2000명 늘어"),  # a quiet day's short article
        ("2026-03-06", "9만2000명 줄어 시장 예상치(5만8000명 증가)를 15만명 밑돌았다."),
        ("2026-07-14", "CPI는 0.4% 내렸고 근원 CPI는 변동이 없었다."),
    ],
)  # fmt: skip
def test_days_recorded_store(recorded_store, day, said):
    article = pipeline.build(recorded_store, dt.date.fromisoformat(day))
    assert said in told(article)
    assert all(
        run.figure for one in article.paragraphs for run in one.runs if run.text in {"2.7%", "2만2000명"}
    )


@pytest.mark.parametrize("day", ["2025-10-10", "2025-11-07", "2025-11-13", "2025-12-22"])
def test_what_did_not_come_in_the_autumn_of_2025_is_not_told(recorded_store, day):
    assert told(pipeline.build(recorded_store, dt.date.fromisoformat(day))) == ""
