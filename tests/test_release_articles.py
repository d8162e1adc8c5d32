"""Articles of recorded sessions tell the recorded releases; the store has both."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import pipeline
from newsgen.model import Article, text_of
from tests.markets import US


def told(article: Article) -> str:
    """What an article tells of releases: its paragraphs about them, and the lead where that tells one."""

    def is_release(keys: tuple[str, ...]) -> bool:
        return any(key.startswith("releases:") for key in keys)

    lead = [text_of(article.lead)] if is_release(article.lead_items) else []
    return " ".join([*lead, *(text_of(one.runs) for one in article.paragraphs if is_release(one.items))])


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-08-12", "7월 소비자물가지수(CPI)는 1년 전보다 2.7% 올라 시장 예상치(2.8%)를 밑돌았"),
        ("2025-08-01", "6월 고용 증가 폭은 14만7000명에서 1만4000명으로 하향 조정됐다."),
        ("2025-09-05", "2만2000명 느는 데 그쳐 시장 예상치(7만5000명)를 크게 밑돌았"),
        ("2025-12-16", "함께 나온 10월 고용은 10만5000명 줄었다."),
        ("2025-12-16", "실업률은 4.6%로 예상치(4.5%)보다 높았다."),
        ("2026-03-06", "9만2000명 줄어 시장 예상치(5만8000명 증가)를 크게 밑돌았"),
        ("2026-07-14", "근원 CPI 상승률은 2.6%로 예상치(2.8%)보다 낮았다."),
    ],
)  # fmt: skip
def test_days_recorded_store(held_store, day, said):
    article = pipeline.build(held_store, dt.date.fromisoformat(day))
    assert said in told(article)
    assert all(
        run.figure for one in article.paragraphs for run in one.runs if run.text in {"2.7%", "2만2000명"}
    )


@pytest.mark.parametrize("day", ["2025-10-10", "2025-11-07", "2025-11-13", "2025-12-22"])
def test_what_did_not_come_in_the_autumn_of_2025_is_not_told(held_store, day):
    assert told(pipeline.build(held_store, dt.date.fromisoformat(day))) == ""


def test_what_came_the_day_before_is_not_told_again(held_store):
    assert told(pipeline.build(held_store, dt.date(2025, 8, 13))) == ""


def test_figures_far_from_their_forecast_stand_beside_the_yields_they_moved(held_store):
    article = pipeline.build(held_store, dt.date(2025, 8, 1))
    (beside,) = [one for one in article.paragraphs if "yields:DGS10" in one.items]
    assert "releases:PAYROLLS" in beside.items
    text = text_of(beside.runs)
    assert text.index("가장 큰 폭인 25bp") < text.index("10년물 금리도 14bp"), "the larger move first"


DECISION = "[decision]\nlow = {0}\nhigh = {1}\n"


def on_decision_day(held_store, folder, low: float, hour: int | None = None) -> Article:
    """The article of 2025-09-17, with a note of what was decided."""
    day = dt.date(2025, 9, 17)
    (folder / f"{day}.toml").write_text(DECISION.format(low, low + 0.25), encoding="utf-8")
    if hour is None:
        return pipeline.build(held_store, day, notes=folder)
    at = dt.datetime.combine(day, dt.time(hour), tzinfo=US.zone)
    return pipeline.build(held_store, day, "us-midday", at=at, notes=folder)


def test_a_decision_of_the_desk_that_is_not_the_sources_is_told(held_store, tmp_path):
    assert not any("[decision]" in flag for flag in on_decision_day(held_store, tmp_path, 4.0).flags)
    article = on_decision_day(held_store, tmp_path, 3.75)
    assert "4.00~4.25%가 됐다" in body(article)
    assert any("3.75~4.00%가 자료의 결정 4.00~4.25%와 달라" in flag for flag in article.flags)


def test_nobody_knows_a_decision_before_its_hour(held_store, tmp_path):
    early = on_decision_day(held_store, tmp_path, 4.0, 13)
    assert "결과를 이날 오후(현지시간) 발표한다. 현재 기준금리는 연 4.25~4.50%다." in body(early)
    assert "4.00~4.25%" not in body(early)
    late = on_decision_day(held_store, tmp_path, 4.0, 15)
    assert "4.00~4.25%로 9개월 만에 25bp 내렸다" in text_of(late.lead) + body(late)


def body(article: Article) -> str:
    return " ".join(text_of(one.runs) for one in article.paragraphs)
