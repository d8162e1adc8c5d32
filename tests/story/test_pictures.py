"""Which pictures there can be, and which of them an article has."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import pipeline, rules
from newsgen.model import Line, text_of
from newsgen.sources import demo
from newsgen.store import Store
from newsgen.story import pictures

DAY = demo.of("us").session


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    with Store.open(path, create=True) as made:
        made.write(demo.batch(demo.of("us")), now=dt.datetime.now(dt.UTC))
        yield made


def test_what_a_picture_is_earned_by_is_a_rule():
    assert set().union(*pictures.EARNED.values()) <= {rule.name for rule in rules.RULES}
    assert set(pictures.EARNED) | pictures.ALWAYS <= set(pictures.KINDS)


def test_any_picture_can_be_had_that_the_facts_suffice_for(store):
    found = {chart.subject: chart for chart in pipeline.pictured(store, DAY)}
    assert set(found) == {"indices", "year", "movers", "odds"}
    assert text_of(found["indices"].head) == "매그니피센트 7만 내렸다"
    assert text_of(found["year"].head) == "S&P500지수가 6,466.58로 사상 최고치를 새로 썼다"
    assert found["indices"].basis == "8월 13일(현지시간) 종가, 전 거래일 대비"
    assert found["year"].basis == "2025년 8월 13일(현지시간)까지 1년, 종가 기준"


def test_a_year_ends_at_the_day_s_close_and_marks_its_low(store):
    """The S&P 500 closed at 4,982.77 on 8 April 2025, its lowest of that year."""
    (year,) = pipeline.pictured(store, DAY, kinds=["year"])
    assert isinstance(year, Line)
    assert (year.at[-1], year.ways[0].values[-1]) == ("2025-08-13", pytest.approx(6466.58, abs=0.01))
    (low,) = year.marks  # its high is the day itself
    assert (low.label, low.at, low.value) == ("최저(4월 8일)", "2025-04-08", pytest.approx(4982.77, abs=0.01))


def test_an_article_has_the_indices_and_what_it_tells_of(store):
    article = pipeline.build(store, DAY)
    told = {item.partition(":")[0] for one in article.paragraphs for item in one.items}
    kinds = [chart.subject for chart in article.charts]
    assert kinds[0] == "indices"
    assert ("odds" in kinds) == bool(told & pictures.EARNED["odds"])
    assert ("year" in kinds) == bool(told & pictures.EARNED["year"])
    assert "movers" not in kinds
    shown = {fact for chart in article.charts for fact in chart.facts}
    assert shown <= {fact.id for fact in article.facts}
