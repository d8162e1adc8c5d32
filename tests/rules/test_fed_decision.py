"""What the Fed decided, by the kind of day: what is picked, and how it reads to the letter."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import rules
from newsgen.facts.fact import make
from tests.markets import US
from tests.rules.books import indices, writing
from tests.rules.fed import (
    SEPTEMBER,
    decision,
    item,
    meeting,
    odds,
    target,
    text,
)


def test_the_day_of_a_cut():
    day = SEPTEMBER[1]
    before = make("cut_probability_day_before", f"FOMC:{day}", 96.1, "percent", day, base=day)
    facts = [*target(4.0, 4.25, day), meeting(session=day), *decision(-25, 4.0, 4.25, day), before]
    assert text("fed_decision", *facts, session=day) == [
        "연방준비제도(Fed·연준)는 9월 16~17일 연방공개시장위원회(FOMC) 정례회의를 열고 "
        "기준금리를 연 4.00~4.25%로 25bp(0.25%포인트) 내렸다. "
        "결정을 하루 앞두고 금리선물에 반영된 인하 확률은 96%였다."
    ]
    following = (dt.date(2025, 10, 28), dt.date(2025, 10, 29))
    next_odds = odds(day, following[1], cut=87, hold=13, hike=0, cut_day_before=99)
    told = text("fed_odds", *facts, meeting(following, day), *next_odds, session=day)
    assert told[0].startswith("다음 연방공개시장위원회(FOMC) 정례회의는 10월 28~29일 열린다.")
    assert "하루 전" not in told[0], "before the cut the same odds were of another range"


def test_the_day_of_a_hold():
    day = SEPTEMBER[1]
    facts = [*target(4.25, 4.5, day), meeting(session=day), *decision(0, 4.25, 4.5, day)]
    assert text("fed_decision", *facts, session=day)[0].endswith("기준금리를 연 4.25~4.50%로 동결했다.")
    assert item("fed_decision", *facts, session=day).tags >= {"hold"}


def test_under_a_lead_that_told_the_decision_stand_its_days():
    day = SEPTEMBER[1]
    before = make("cut_probability_day_before", f"FOMC:{day}", 96.1, "percent", day, base=day)
    facts = [*target(4.0, 4.25, day), meeting(session=day), *decision(-25, 4.0, 4.25, day), before]
    assert text("fed_decision", *facts, session=day, lead=True) == [
        "연방준비제도(Fed·연준)는 9월 16~17일 연방공개시장위원회(FOMC) 정례회의에서 "
        "기준금리 인하를 결정했다. "
        "금리선물 가격을 페드워치 방식으로 계산한 인하 확률은 결정을 하루 앞두고 96%였다."
    ]


@pytest.mark.parametrize("seed", range(4))
def test_a_market_of_two_minds_is_no_headline_of_one_index(seed):
    day = SEPTEMBER[1]
    facts = [*target(4.0, 4.25, day), meeting(session=day), *decision(-25, 4.0, 4.25, day)]
    facts += [
        make("change_day", about, move, "percent", day) for about, move in (("^DJI", -0.2), ("^IXIC", 0.5))
    ]
    told = item("fed_decision", *facts, session=day)
    writer = writing(day, facts, seed=str(seed))
    lines = writer.lines(rules.named("fed_decision"), "headline", told.subjects, tags=told.tags)
    assert lines
    assert all("혼조" in line or "엇갈린" in line for line in lines)


@pytest.mark.parametrize(("bp", "leads", "bits"), [(-25, True, 12.0), (25, True, 12.0), (0, False, 3.0)])
def test_a_move_leads_and_a_hold_is_what_the_day_is_known_for(bp, leads, bits):
    day, rule = SEPTEMBER[1], rules.named("fed_decision")
    held = item("fed_decision", *decision(bp, 4.0, 4.25, day), session=day)
    assert rule.can_lead(held, US) is leads
    assert rule.occasion(held, US, small=False) == (None if leads else "policy_hold")
    assert rule.angle(held) == "policy"
    assert held.score.surprise == bits


@pytest.mark.parametrize(
    ("moves", "tag"),
    [((0.1, 0.2, 0.3), "all_up"), ((-0.1, -0.2, -0.3), "all_down"), ((0.1, 0.0, 0.3), "mixed")],
)
def test_how_the_market_took_it(moves, tag):
    day = SEPTEMBER[1]
    assert tag in item("fed_decision", *decision(-25, 4.0, 4.25, day), *indices(*moves), session=day).tags
