"""The pictures of a brief of Seoul: what each shows is what was published."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import pipeline
from newsgen.outputs.charts import drawn, head
from newsgen.store import Store

DAY = dt.date(2025, 10, 27)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def charts(held_seoul_store: Store):
    return {each.title: each for each in pipeline.build(held_seoul_store, DAY, "kr-close").charts}


def test_they_are_the_indices_the_investors_and_the_largest(charts):
    assert list(charts) == [
        "주요 지수 등락률",
        "유가증권시장 투자자별 순매수",
        "코스닥시장 투자자별 순매수",
        "유가증권시장 시가총액 상위 종목 등락률",
        "코스닥시장 시가총액 상위 종목 등락률",
    ]


def test_who_bought_and_who_sold_is_told_in_hundred_millions(charts):
    """As the exchange published it: individuals -7,968.53, foreigners 6,470.78, institutions 2,343.13."""
    chart = charts["유가증권시장 투자자별 순매수"]
    told = {bar.label: (bar.text, bar.direction) for bar in drawn(chart)}
    assert told["개인"] == ("-7,969억원", "down")
    assert told["외국인"] == ("+6,471억원", "up")
    assert told["기관"] == ("+2,343억원", "up")
    assert head(chart) == "금액"


def test_the_largest_stand_in_their_order(charts):
    """Samsung closed 3.24 percent up at 102,000 won, SK hynix 4.9 at 535,000."""
    rows = drawn(charts["유가증권시장 시가총액 상위 종목 등락률"])
    assert len(rows) == 10
    assert [(bar.label, bar.text) for bar in rows[:2]] == [("삼성전자", "+3.24%"), ("SK하이닉스", "+4.90%")]


def test_a_week_has_the_week_s_investors_and_no_ranking(held_seoul_store: Store):
    made = pipeline.build(held_seoul_store, dt.date(2025, 10, 31), "kr-week")
    assert [each.title for each in made.charts] == [
        "주요 지수 주간 등락률",
        "코스피 하루 등락률",
        "유가증권시장 투자자별 주간 순매수",
        "코스닥시장 투자자별 주간 순매수",
    ]
