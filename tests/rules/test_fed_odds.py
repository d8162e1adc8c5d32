"""What is priced of the next meeting: what is picked, and how it reads to the letter."""

from __future__ import annotations

import datetime as dt
import math

import msgspec
import pytest

from newsgen import proof
from newsgen.errors import WrongDirection
from newsgen.facts.fact import make
from newsgen.model import Article, Paragraph
from tests.facts.builders import DAY
from tests.rules.books import article
from tests.rules.fed import (
    SEPTEMBER,
    decision,
    item,
    meeting,
    odds,
    target,
    text,
    year_end,
)

ON_FIRST_PAGE = (dt.date(2025, 8, 12), dt.date(2025, 8, 14))
"""A meeting whose decision is due on the day after the session."""


def test_on_an_ordinary_day_the_odds_are_no_news():
    given = odds(cut=99.4, hold=0.6, hike=0, cut_50=5.72, cut_day_before=99.1, cut_month_before=60.4)
    found = item("fed_odds", *target(4.25, 4.5), meeting(), *given, year_end(-57.6))
    assert not found.chosen
    assert found.score.total < 1.0
    assert found.reason == "확률이 하루 사이 크게 움직이지 않았다"


def test_they_are_told_where_they_moved_and_on_a_week_s_first_session():
    far, near = (
        odds(cut=84, hold=16, hike=0, cut_day_before=80),
        odds(cut=83, hold=17, hike=0, cut_day_before=80),
    )
    facts = [*target(4.25, 4.5), meeting()]
    assert "moved" in item("fed_odds", *facts, *far).tags
    assert not item("fed_odds", *facts, *near).chosen
    monday = dt.date(2025, 8, 18)
    began = odds(monday, cut=83, hold=17, hike=0, cut_day_before=80)
    (told,) = text("fed_odds", *target(4.25, 4.5, monday), meeting(session=monday), *began, session=monday)
    assert "83%" in told
    assert "전 거래일" in told
    assert "80%" in told


def test_after_figures_they_are_told_even_where_they_stood():
    data = make("release_actual", "CPI_YOY", 2.7, "percent", DAY, base=dt.date(2025, 7, 1), since=DAY)
    facts = [*target(4.25, 4.5), meeting(), data]
    stood = odds(cut=88, hold=12, hike=0, cut_day_before=88)
    found = item("fed_odds", *facts, *stood)
    assert found.chosen
    assert text("fed_odds", *facts, *stood) == ["금리선물에 반영된 9월 인하 확률은 전날과 같은 88%다."]
    sure = odds(cut=99, hold=1, hike=0, cut_day_before=98)
    assert not item("fed_odds", *facts, *sure).chosen


def test_over_a_week_they_are_always_told():
    given = odds(cut=94.0, hold=6.0, hike=0, cut_week_before=88.2)
    facts = [*target(4.25, 4.5), meeting(), *given, year_end(-57.6)]
    assert item("week_odds", *facts).chosen
    assert text("week_odds", *facts) == [
        "미국 연방준비제도(Fed·연준)의 다음 연방공개시장위원회(FOMC) 정례회의는 9월 16~17일 열린다. "
        "금리선물에 반영된 이 회의의 인하 확률은 94%로 한 주 전의 88%보다 높아졌다. "
        "12월 회의까지 반영된 인하 폭은 모두 58bp다."
    ]


def test_on_the_first_day_of_a_meeting_it_is_not_to_come():
    """2024-11-06: the meeting of 6 and 7 November had begun."""
    facts = [*target(4.25, 4.5), meeting((dt.date(2025, 8, 13), dt.date(2025, 8, 14)))]
    assert text("fed_odds", *facts) == [
        "미국 연방준비제도(Fed·연준)는 이날 시작한 연방공개시장위원회(FOMC) 정례회의의 결과를 14일 발표한다. "
        "현재 기준금리는 연 4.25~4.50%다."
    ]
    assert text("fed_odds", *facts, part="subhead") == ["8월 13~14일 FOMC 정례회의 시작"]


def test_on_the_eve_of_a_decision():
    facts = [*target(4.25, 4.5), meeting(ON_FIRST_PAGE)]
    given = odds(last=ON_FIRST_PAGE[1], cut=99.4, hold=0.6, hike=0)
    assert item("fed_odds", *facts, *given).chosen
    assert text("fed_odds", *facts, *given) == [
        "미국 연방준비제도(Fed·연준)는 14일 연방공개시장위원회(FOMC) 정례회의의 결과를 발표한다. "
        "금리선물에 반영된 인하 확률은 거의 100%다."
    ]
    assert text("fed_odds", *facts) == [
        "미국 연방준비제도(Fed·연준)는 14일 연방공개시장위원회(FOMC) 정례회의의 결과를 발표한다. "
        "현재 기준금리는 연 4.25~4.50%다."
    ]
    two_days = meeting((dt.date(2025, 8, 14), dt.date(2025, 8, 15)))
    assert not item("fed_odds", *target(4.25, 4.5), two_days).chosen


def test_odds_that_jump_over_a_half_are_news_and_say_from_where():
    given = odds(cut=61, hold=39, hike=0, cut_50=0, cut_day_before=47)
    facts = [*target(4.25, 4.5), meeting(), *given]
    found = item("fed_odds", *facts)
    assert {"jumped", "crossed", "rising"} <= found.tags
    assert found.chosen
    (told,) = text("fed_odds", *facts)
    assert told.replace("하루 만에", "하루 전") == (
        "금리선물에 반영된 9월 인하 확률은 하루 전 47%에서 61%로 크게 높아졌다."
    )
    assert text("fed_odds", *facts, part="tail") == ["9월 금리 인하 확률 61%로 높아져"]


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


def test_after_a_decision_the_odds_of_the_next_one():
    day = SEPTEMBER[1]
    days = (dt.date(2025, 10, 28), dt.date(2025, 10, 29))
    facts = [
        *target(4.0, 4.25, day),
        meeting(session=day),
        *decision(-25, 4.0, 4.25, day),
        meeting(days, day),
    ]
    split = odds(day, days[1], cut=37, hold=63, hike=0)
    (told,) = text("fed_odds", *facts, *split, session=day)
    assert told.endswith("10월 회의의 동결 확률은 63%, 인하 확률은 37%다.")
    held = odds(day, days[1], cut=1.2, hold=97.8, hike=1.0)
    assert text("fed_odds", *facts, *held, session=day)[0].endswith("동결 확률은 98%다.")


def test_without_odds_an_ordinary_day_says_nothing_of_the_meeting():
    assert not item("fed_odds", *target(4.25, 4.5), meeting()).chosen
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
    assert told.chosen
    assert told.about == f"FOMC:{day}"
    assert text("fed_odds", *at["13:00"], session=day) == [
        "미국 연방준비제도(Fed·연준)는 9월 16~17일 열리는 연방공개시장위원회(FOMC) 정례회의의 결과를 "
        "이날 오후(현지시간) 발표한다. 현재 기준금리는 연 4.25~4.50%다."
    ]
    assert text("fed_odds", *at["13:00"], session=day, part="subhead") == ["FOMC 결과 발표 앞둔 연준"]


def test_odds_of_the_wrong_move_are_refused():
    facts = [*target(4.25, 4.5), meeting(), *odds(cut=94.0, hold=6.0, hike=0, cut_day_before=80.0, cut_50=0)]
    made = article([item("fed_odds", *facts)], facts)
    runs = made.paragraphs[0].runs
    wrong = tuple(
        type(run)(text=run.text.replace("인하", "인상"), figure=run.figure, term=run.term, phrase=run.phrase)
        for run in runs
    )
    paragraph = Paragraph(section="fed", item=None, runs=wrong)
    fields = {name: getattr(made, name) for name in made.__struct_fields__}
    with pytest.raises(WrongDirection, match=r"80%|94%"):
        proof.check(Article(**{**fields, "paragraphs": (paragraph,)}))
