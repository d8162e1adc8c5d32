"""용어 정리: what the day brings, never what its text explains, never twice running."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from newsgen import calendars, pipeline, rules
from newsgen.config import Config, StorySettings, Style
from newsgen.errors import Held
from newsgen.glossary import Glossary
from newsgen.glossary.term import Valid
from newsgen.model import Article, Entry, Item, Paragraph, Run, text_of
from newsgen.rules.base import score
from newsgen.sections import TITLES
from newsgen.store import Store
from newsgen.story.budget import Budget
from newsgen.story.names import Names
from newsgen.story.paragraphs import Written
from newsgen.story.planner import Plan, Slot
from newsgen.story.terms import entries, is_its_day, outdated
from newsgen.story.typesetter import Memory
from newsgen.story.variety import is_turn
from tests.conftest import ArticleOf
from tests.markets import KR, US

GLOSSARY = Glossary.load()


def slot(rule: str, bits: float, *, standing: bool = False, fresh: float = 0.0) -> Slot:
    item = Item(
        rule=rule,
        about=rule,
        facts=(),
        score=score(bits, freshness=fresh),
        reason="까닭",
        subjects={},
        standing=standing,
    )
    return Slot(rule=rules.named(rule), items=(item,), subjects={}, tags=frozenset(), common=frozenset())


def told(*texts: tuple[Slot, str]) -> Written:
    """An article of paragraphs, each of one slot."""
    slots = tuple(each for each, _ in texts)
    paragraphs = tuple(
        Paragraph(section="market", item=each.key, items=each.keys, runs=(Run(text=text),))
        for each, text in texts
    )
    return Written(
        outline=Plan(angle="mixed", lead=slots[0], body=slots),
        lead=(),
        lead_items=(),
        opening=(),
        paragraphs=paragraphs,
        memory=Memory(),
        budget=Budget(),
        strict=Budget(),
    )


def explained(article: Written, turn: int, *, view: str = "", most: int = 3, market=US) -> list[str]:
    """``view`` is what 시장 읽기 says, whose terms are marked too."""
    texts = [text_of(one.runs) for one in article.paragraphs] + [view]
    marked = dict.fromkeys(match.id for text in texts for match in GLOSSARY.find(text))
    given = {"marked": marked, "names": Names({}, Style()), "market": market, "most": most, "turn": turn}
    return [entry.id for entry in entries(GLOSSARY, article, **given)]


def turn_of(term: str) -> int:
    """A turn that is the term's own."""
    return next(n for n in range(10) if is_turn(term, n) and is_its_day(term, n))


def test_an_index_abroad_that_seoul_names_in_passing_is_not_explained():
    passing = told((slot("overnight", 9.0), "간밤 필라델피아반도체지수가 3% 넘게 내렸다."))
    everywhere = {turn: explained(passing, turn, market=KR) for turn in range(10)}
    assert not any(everywhere.values())
    assert any(explained(passing, turn) for turn in range(10)), "in New York it is no passing one"


def test_the_term_of_the_highest_item_comes_first_and_none_more_than_asked_for():
    words = {"bear-market": "약세장이 왔다.", "rotation": "순환매가 왔다.", "jumbo-cut": "빅컷이 왔다."}
    low, high = (slot("streak", 4.0, fresh=1.0), slot("extremes", 8.0, fresh=1.0))
    for first, second in (
        ("bear-market", "rotation"),
        ("rotation", "jumbo-cut"),
        ("jumbo-cut", "bear-market"),
    ):
        article = told((low, words[second]), (high, words[first]))
        assert explained(article, 7) == explained(article, 8) == [first, second]
        assert explained(article, 7, most=1) == [first]
        assert explained(article, 7, most=0) == []


def test_a_term_has_its_turn_and_what_is_new_today_does_not_wait():
    turn = turn_of("bear-market")
    article = told((slot("extremes", 5.0), "약세장이 왔다."))
    assert explained(article, turn) == ["bear-market"]
    assert explained(article, turn + 1) == []
    new = told((slot("extremes", 5.0, fresh=1.0), "약세장이 왔다."))
    assert explained(new, turn) == explained(new, turn + 1) == ["bear-market"]


@pytest.mark.parametrize(
    ("term", "plain", "told_of"),
    [
        ("vix", "변동성지수(VIX)가 올랐다.", "‘공포지수’로 불리는 변동성지수(VIX)가 올랐다."),
        ("core-inflation", "근원 CPI는 2.8%였다.", "식품과 에너지를 뺀 근원 CPI는 2.8%였다."),
        ("dollar-index", "달러인덱스가 내렸다.", "주요 6개 통화에 견준 달러인덱스가 내렸다."),
    ],
)
def test_what_the_text_explains_itself_needs_no_entry(term, plain, told_of):
    turn = turn_of(term)
    assert term in explained(told((slot("extremes", 9.0), plain)), turn)
    assert term not in explained(told((slot("extremes", 9.0), told_of)), turn)


def test_what_stands_every_day_is_no_news_unless_its_item_is():
    turn = turn_of("vix")
    assert explained(told((slot("volatility", 7.9), "변동성지수(VIX)가 올랐다.")), turn) == []
    assert explained(told((slot("volatility", 8.0), "변동성지수(VIX)가 올랐다.")), turn) == ["vix"]
    assert explained(told((slot("extremes", 9.0), "S&P500지수와 나스닥지수가 올랐다.")), 7) == []
    assert explained(told((slot("extremes", 9.0), "S&P500지수와 나스닥지수가 올랐다.")), 8) == []
    turn = turn_of("bear-market")
    assert explained(told((slot("streak", 9.0, standing=True), "약세장이다.")), turn) == []


def test_a_term_of_the_conclusions_alone_is_not_explained():
    article = told((slot("market_close", 1.0), "지수가 올랐다."))
    assert explained(article, turn_of("rotation"), view="순환매에 가까웠다.") == []


def test_a_basis_point_of_no_lead_is_not_explained():
    rates = slot("yields", 2.0)
    assert explained(told((rates, "10년물 금리는 1bp 내렸다.")), 7) == []
    assert explained(told((rates, "10년물 금리는 1bp 내렸다.")), 8) == []
    said = "10년물 금리는 25bp(1bp는 0.01%포인트) 내렸다."
    assert explained(told((rates, said)), 7) == explained(told((rates, said)), 8) == []
    both = told((slot("extremes", 8.0, fresh=1.0), "약세장이 왔다."), (rates, "10년물 금리는 25bp 내렸다."))
    assert explained(both, 7) == explained(both, 8) == ["bear-market"]


@pytest.mark.parametrize("term", ["vix", "russell-2000", "dollar-index"])
def test_a_subject_of_every_day_is_explained_once_a_week_at_most(term):
    for first in range(20):
        assert sum(is_its_day(term, first + day) for day in range(5)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "국채 금리가 올랐다.",
        "시장 예상치와 같았다.",
        "소형주가 올랐다.",
        "필수소비재가 올랐다.",
    ],
)
def test_what_everybody_knows_or_reads_daily_is_never_explained(text):
    article = told((slot("extremes", 20.0, fresh=1.0), text))
    assert explained(article, 7) == explained(article, 8) == []


def test_a_stage_that_began_today_does_not_wait_for_its_turn():
    entered = slot("drawdown", 5.0)
    (item,) = entered.items
    began = msgspec.structs.replace(item, facts=("bear_entered:^RUT@2025-04-03",))
    article = told((msgspec.structs.replace(entered, items=(began,)), "약세장에 들어섰다."))
    assert explained(article, 7) == explained(article, 8) == ["bear-market"]


@pytest.mark.long
def test_recorded_articles_explain_few_terms_and_none_twice_running(held_store: Store, article_of: ArticleOf):
    before: set[str] = set()
    again = 0
    for day in calendars.sessions(dt.date(2025, 7, 21), dt.date(2025, 9, 12), US.exchange):
        try:
            article: Article = article_of(day)
        except Held:
            continue
        terms = {entry.id for entry in article.glossary}
        assert len(terms) <= 3
        again += len(terms & before)
        before = terms
    assert again <= 1, "only what is new today does not wait for its turn"
    none = pipeline.build(held_store, dt.date(2025, 8, 13), config=Config(story=StorySettings(terms=0)))
    assert none.glossary == ()
    assert TITLES["view"] == StorySettings().view_title


def test_an_editor_is_told_of_an_entry_whose_facts_hold_no_longer() -> None:
    last = dt.date(2026, 12, 31)
    aged, open_ended, timeless = (
        msgspec.structs.replace(
            GLOSSARY.terms[number], id=f"term-{number}", title=f"용어{number}", valid=valid
        )
        for number, valid in enumerate(
            (Valid(as_of=last, until=last), Valid(as_of=last), None),
        )
    )
    book = Glossary([aged, open_ended, timeless])
    printed = [Entry(id=id_, title="", english="", text="") for id_ in ("term-0", "term-1", "term-2", "gone")]
    assert outdated(book, printed, last) == ()
    (line,) = outdated(book, printed, last + dt.timedelta(1))
    assert "용어0" in line
    assert "2026-12-31" in line
