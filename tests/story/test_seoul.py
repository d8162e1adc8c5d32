"""The same rules and templates tell another market in its own words: nothing of New York is left in them."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from newsgen import markets, pipeline, proof, rules, story
from newsgen.config import Config
from newsgen.editions import KR_CLOSE
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.glossary import Glossary
from newsgen.model import Article, Fact, text_of
from newsgen.rules.base import Desk
from tests.markets import KR

DAY, BEFORE = dt.date(2025, 8, 13), dt.date(2025, 8, 12)
FOREIGN = re.compile(r"뉴욕|현지시간|S&P|다우|나스닥|러셀|미국")


def moved(about: str, close: float, change: float) -> list[Fact]:
    points = close * change / (100 + change)
    return [
        make("close", about, close, "level", DAY, base=BEFORE),
        make("points_day", about, points, "points", DAY, base=BEFORE),
        make("change_day", about, change, "percent", DAY, base=BEFORE),
    ]


def article(kospi: float, kosdaq: float, *more: Fact) -> Article:
    facts = [make("session", KR.exchange, 1, "session", DAY), *moved("^KS11", 3200.0, kospi)]
    facts += moved("^KQ11", 815.0, kosdaq)
    facts.append(make("spread_day", "^KQ11-^KS11", kosdaq - kospi, "pp", DAY, base=BEFORE))
    facts += more
    book = FactBook(markets.session(KR, DAY), facts)
    made = story.build(
        book,
        rules.items(rules.configured({}), book, Desk()),
        edition=KR_CLOSE,
        instruments=KR.instruments,
        glossary=Glossary.load(),
        config=Config(),
        provenance=story.Provenance(),
    )
    proof.check(made)
    return made


def words(made: Article) -> str:
    own = [each.runs for each in made.paragraphs if each.section != "view"]
    return "\n".join(text_of(runs) for runs in (made.headline, made.deck, *made.summary, made.lead, *own))


@pytest.mark.parametrize(
    ("moves", "said", "never"),
    [
        (
            (0.7, 0.6),
            ("코스피가 0.70% 오른 채 마감했고 코스닥지수도 0.60% ",),
            "내[리린렸]|하락|급등",
        ),
        (
            (-2.4, -2.6),
            ("코스피가 2.40% 급락했고 코스닥지수도 2.60% 내렸다",),
            "오[르른]|올랐|상승",
        ),
        ((0.4, -0.5), ("코스피가 0.40% 오른 반면", "코스닥지수는 0.50% 내렸다"), "급"),
        ((0.2, 1.9), ("코스닥지수가 1.90% 오르며", "0.20% 오른 코스피를"), "내[리린렸]|하락|급등"),
    ],
)
def test_a_day_of_seoul_is_told_in_its_own_words(moves, said, never):
    made = article(*moves)
    lead = text_of(made.lead)
    assert re.match(r"(?:13일 국내증시|코스(?:피|닥지수)가 13일 )", lead)
    assert all(each in lead.replace("13일 ", "") for each in said), lead
    assert not re.search(never, lead), lead
    assert not FOREIGN.search(words(made)), words(made)


@pytest.mark.parametrize(
    ("moves", "beside"), [((0.7, 0.6), "코스닥지수도 전장보다"), ((0.7, -0.6), "반면 코스닥지수는 전장보다")]
)
def test_an_index_of_which_one_sentence_is_told_stands_behind_the_first(moves, beside):
    levels, *others = [text_of(each.runs) for each in article(*moves).paragraphs if each.section == "market"]
    assert re.match(r"코스피는 (?:전장보다 22.24포인트|3,200.00으로 22.24포인트)", levels)
    assert beside in levels
    assert not any("코스닥" in other for other in others)


def test_its_won_is_that_of_its_own_close():
    won = [
        make("close", "USDKRW1530", 1381.5, "won", DAY),
        make("points_day", "USDKRW1530", -17.3, "won", DAY, base=BEFORE),
        make("change_day", "USDKRW1530", -1.2368, "percent", DAY, base=BEFORE),
    ]
    told = words(article(0.7, 0.6, *won))
    line = next(each for each in told.splitlines() if "원·달러 환율은" in each)
    assert "서울 외환시장 주간거래 종가 기준 원·달러 환율은 " in line
    assert "1,381.5원" in line
    assert "17.3원 " in line
    assert not FOREIGN.search(told)


def test_a_mixed_day_there_has_a_background_that_names_no_foreign_index():
    made = article(0.7, -0.2)
    assert made.angle == "mixed"
    view = " ".join(text_of(each.runs) for each in made.paragraphs if each.section == "view")
    assert not FOREIGN.search(view)


def test_who_bought_on_one_part_of_the_exchange_heads_nothing_of_the_other(seoul_store) -> None:
    """2026-04-24: the KOSDAQ led, foreigners sold on the KOSPI's part."""
    made = pipeline.build(seoul_store, dt.date(2026, 4, 24), "kr-close")
    headline = text_of(made.headline)
    assert "외국인" not in headline or "코스피" in headline


def test_the_other_index_stands_by_itself(seoul_store) -> None:
    """2026-01-26: its close and who traded it are long, and part where the subject changes."""
    made = pipeline.build(seoul_store, dt.date(2026, 1, 26), "kr-close")
    market = [text_of(each.runs) for each in made.paragraphs if each.section == "market"]
    first, *_, last = [at for at, each in enumerate(market) if "코스닥" in each]
    assert last - first == 1
    told = " ".join(market[first : last + 1])
    assert "1,064.41" in told
    assert "2023년 11월 이후" in told
    assert "2조9,138억원" in told
    assert "코스피" not in told


def test_a_long_holiday_is_told_from_its_first_day_to_its_last(seoul_store) -> None:
    """2025-10-10: Chuseok fell into a week; of its only session no week is told."""
    text = words(pipeline.build(seoul_store, dt.date(2025, 10, 10), "kr-close"))
    assert "개천절인 3일부터 한글날인 9일까지 쉬었다." in text
    assert not re.search("한 주 |주간", text)


def test_the_headline_has_the_day_and_the_deck_its_second_fact(seoul_store) -> None:
    """By the exchange: 2025-11-28 KOSPI -1.51, KOSDAQ +3.71 %; 2026-02-12 +3.13 %, individuals -4.45조."""
    made = pipeline.build(seoul_store, dt.date(2025, 11, 28), "kr-close")
    assert {"3.7%", "1.5%"} <= set(re.findall(r"\d+\.\d%", text_of(made.headline)))
    made = pipeline.build(seoul_store, dt.date(2026, 2, 12), "kr-close")
    assert "3.1% 급등해 사상 처음 5,500선 돌파" in text_of(made.headline)
    assert "개인 4.5조 사상 최대 순매도" in text_of(made.deck)
    assert "40.51" in words(made)


def test_a_rise_that_went_is_told_by_its_high_and_a_fall_by_its_low(seoul_store) -> None:
    """2025-05-13: from 2,601.76 to 2,620.64, closed 0.04 % up. 2025-11-21: low 3,838.46, close 3,853.26."""
    text = words(pipeline.build(seoul_store, dt.date(2025, 5, 13), "kr-close"))
    assert "한때 2,620.64까지 올랐으나 오름폭을 거의 다 내" in text
    assert "3,838.46까지 밀" in words(pipeline.build(seoul_store, dt.date(2025, 11, 21), "kr-close"))


def test_the_edge_of_the_record_is_told_as_such(seoul_store) -> None:
    """2026-02-03: institutions bought the most of what is recorded, which begins in January 2023."""
    text = words(pipeline.build(seoul_store, dt.date(2026, 2, 3), "kr-close"))
    assert "집계 자료가 있는 2023년 이후" in text
    assert not re.search(r"(?<!있는 )2023년 이후 가장", text)
    assert "10% 이상 오른" not in text
