"""What is priced of the next meeting: what is picked, and how it reads to the letter."""

from __future__ import annotations

import datetime as dt
import math
import re

import msgspec
import pytest

from newsgen import proof
from newsgen.errors import WrongDirection
from newsgen.facts.fact import make
from newsgen.model import Article, Paragraph
from tests.rules.books import article
from tests.rules.fed import (
    SEPTEMBER,
    item,
    meeting,
    odds,
    target,
    text,
    year_end,
)


def test_a_cut_that_is_all_but_certain():
    given = odds(cut=99.4, hold=0.6, hike=0, cut_50=5.72, cut_month_before=60.4)
    assert text("fed_odds", *target(4.25, 4.5), meeting(), *given, year_end(-57.6)) == [
        "연방준비제도(Fed·연준)의 다음 연방공개시장위원회(FOMC) 정례회의는 9월 16~17일 열린다. 연방기금 "
        "금리선물 가격을 페드워치 방식으로 계산하면 이 회의에서 기준금리를 내릴 확률은 거의 100%로 나왔다. "
        "한 달 전인 7월 11일에는 60%였다. 현재 기준금리는 연 4.25~4.50%다.",
        "한 번에 50bp(0.50%포인트) 이상 내릴 확률은 6%였다.",
        "12월 회의까지 금리선물 가격에 반영된 인하 폭은 모두 58bp다.",
    ]


def test_a_hike_that_is_less_likely_than_none_names_both():
    given = odds(cut=0, hold=63.1, hike=36.9, hike_50=0)
    told = text("fed_odds", *target(3.5, 3.75), meeting(), *given)
    assert "이 회의에서 기준금리를 동결할 확률은 63%, 올릴 확률은 37%로 " in told[0]
    assert told[0].endswith("기준금리는 연 3.50~3.75%다.")


def test_odds_that_jump_over_a_half_are_news_and_say_from_where():
    given = odds(cut=61, hold=39, hike=0, cut_50=0, cut_day_before=47)
    found = item("fed_odds", *target(4.25, 4.5), meeting(), *given)
    assert {"jumped", "crossed", "rising"} <= found.tags
    assert found.standing
    assert "하루 전의 47%에서 크게 높아졌다." in text("fed_odds", *target(4.25, 4.5), meeting(), *given)[0]
    tail = text("fed_odds", *target(4.25, 4.5), meeting(), *given, part="tail")
    assert tail == ["9월 금리 인하 확률 61%로 높아져"]


@pytest.mark.parametrize(
    ("day", "now", "tags"),
    [
        (47.0, 53.0, {"crossed"}),
        (53.0, 47.0, {"crossed"}),
        (49.8, 50.2, set()),
        (60.0, 70.0, {"jumped"}),
        (60.0, 69.9, set()),
        (89.0, 91.0, {"crossed"}),
    ],
)
def test_a_threshold_and_a_jump(day, now, tags):
    found = item(
        "fed_odds", *target(4.25, 4.5), meeting(), *odds(cut=now, hold=100 - now, hike=0, cut_day_before=day)
    )
    assert found.tags & {"crossed", "jumped"} == tags
    told = math.erfc(abs(now - day) / 3.5 / math.sqrt(2))
    assert found.score.surprise == pytest.approx(-math.log2(told))


def test_nothing_priced_is_told_as_a_hold():
    given = odds(cut=1.2, hold=97.8, hike=1.0, hold_month_before=97.6)
    told = text("fed_odds", *target(3.5, 3.75), meeting(), *given)
    assert "기준금리를 동결할 확률은 98%로 " in told[0]
    assert re.search("한 달 전인 7월 11일과 (같은 수준이다|같다)\\.", told[0])


def test_a_meeting_of_next_year_says_so():
    days = (dt.date(2026, 1, 27), dt.date(2026, 1, 28))
    session = dt.date(2025, 12, 17)
    facts = [*target(3.5, 3.75, session), meeting(days, session)]
    told = text("fed_odds", *facts, *odds(session, days[1], cut=20.0, hold=80.0, hike=0), session=session)
    assert "내년 1월 27~28일" in told[0]


def test_without_odds_the_meeting_and_the_range_are_told_only_when_it_is_near():
    assert text("fed_odds", *target(4.25, 4.5), meeting()) == [
        "연방준비제도(Fed·연준)는 9월 16~17일 열리는 연방공개시장위원회(FOMC) 정례회의에서 "
        "기준금리를 정한다. "
        "현재 기준금리는 연 4.25~4.50%다."
    ]
    far = meeting((dt.date(2025, 9, 17), dt.date(2025, 9, 18)))
    assert item("fed_odds", *target(4.25, 4.5), far) is None


def test_a_far_meeting_without_news_is_left_out():
    far = (dt.date(2025, 10, 28), dt.date(2025, 10, 29))
    found = item("fed_odds", *target(4.25, 4.5), meeting(far), *odds(last=far[1], cut=94, hold=6, hike=0))
    assert not found.chosen


def test_a_decision_that_is_not_known_silences_the_odds():
    day = SEPTEMBER[1]
    following = (dt.date(2025, 10, 28), dt.date(2025, 10, 29))
    facts = [*target(4.25, 4.5, day), meeting(session=day), meeting(following, day)]
    assert item("fed_odds", *facts, *odds(day, following[1], cut=99, hold=1, hike=0), session=day) is None


def test_before_its_hour_a_decision_is_awaited():
    day = SEPTEMBER[1]
    following = (dt.date(2025, 10, 28), dt.date(2025, 10, 29))
    facts = [*target(4.25, 4.5, day), meeting(session=day), meeting(following, day)]
    facts.append(make("session", "XNYS", 1, "session", day))
    at = {hour: [msgspec.structs.replace(fact, as_of=hour) for fact in facts] for hour in ("13:00", "14:00")}
    assert item("fed_odds", *at["14:00"], session=day) is None
    told = item("fed_odds", *at["13:00"], session=day)
    assert told.standing
    assert told.about == f"FOMC:{day}"
    assert text("fed_odds", *at["13:00"], session=day) == [
        "연방준비제도(Fed·연준)는 9월 16~17일 열리는 연방공개시장위원회(FOMC) 정례회의의 결과를 "
        "이날 오후(현지시간) 발표한다. 현재 기준금리는 연 4.25~4.50%다."
    ]
    assert text("fed_odds", *at["13:00"], session=day, part="subhead") == ["FOMC 결과 발표 앞둔 연준"]


def test_odds_that_jumped_are_named_once():
    given = odds(cut=0, hold=84, hike=16, hike_50=0, hike_day_before=42, hike_month_before=8)
    told = text("fed_odds", *target(3.5, 3.75), meeting(), *given)
    assert "올릴 확률은 하루 전의 42%에서 크게 낮아졌다. 한 달 전인 7월 11일에는 8%였다." in told[0]


def test_odds_of_the_wrong_move_are_refused():
    facts = [*target(4.25, 4.5), meeting(), *odds(cut=94.0, hold=6.0, hike=0)]
    made = article([item("fed_odds", *facts)], facts)
    runs = made.paragraphs[0].runs
    wrong = tuple(
        type(run)(text=run.text.replace("내릴", "올릴"), figure=run.figure, term=run.term, phrase=run.phrase)
        for run in runs
    )
    paragraph = Paragraph(section="fed", item=None, runs=wrong)
    fields = {name: getattr(made, name) for name in made.__struct_fields__}
    with pytest.raises(WrongDirection, match="94%"):
        proof.check(Article(**{**fields, "paragraphs": (paragraph,)}))
