"""What the Fed decided, by the kind of day: what is picked, and how it reads to the letter."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from newsgen import proof, rules
from newsgen.errors import WrongDirection
from newsgen.facts.fact import make
from newsgen.model import Fact
from tests.markets import US
from tests.rules.books import article, indices, writing
from tests.rules.fed import SEPTEMBER, decision, item, meeting, target, text

DAY = SEPTEMBER[1]
ABOUT = f"FOMC:{DAY}"
FED = "미국 연방준비제도(Fed·연준)"


def cut(bp: float = -25, **more: float) -> list[Fact]:
    """The facts of a cut, with what it goes on with or ends by measure: ``cut_run=3``."""
    since = {"decision_last": dt.date(2024, 12, 18)}
    runs = [make(name, ABOUT, n, "meetings", DAY, since=since.get(name)) for name, n in more.items()]
    return [*target(4.0, 4.25, DAY), meeting(session=DAY), *decision(bp, 4.0, 4.25, DAY), *runs]


def hold(**more: float) -> list[Fact]:
    return cut(0, **more)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (cut(), "25bp 내렸다."),
        (cut(cut_run=3), "25bp 내려 3회 연속 인하했다."),
        (cut(decision_last=273), "9개월 만에 25bp 내렸다. 올해 들어 첫 인하다."),
        (hold(), "동결했다."),
        (hold(hold_run=5), "5회 연속 동결했다."),
        (hold(cut_run_ended=3), "동결해 3회 연속 이어 온 인하를 멈췄다."),
    ],
)
def test_which_decision_in_a_row_it_is(facts, told):
    whole = f"{FED}는 이날 기준금리를 연 4.00~4.25%로 {told}"
    lead = whole.removesuffix(" 올해 들어 첫 인하다.")
    assert text("fed_decision", *facts, session=DAY, part="second") == [lead]
    (body,) = text("fed_decision", *facts, session=DAY)
    first = "올해 들어 기준금리를 내린 것은 이번이 처음이다."
    assert body.replace(first, "올해 들어 첫 인하다.") == whole.replace("이날 ", "")


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (cut(decision_last=273), "9개월 만에 기준금리를 25bp 내린"),
        (cut(cut_run=3), "기준금리를 25bp 내려 3회 연속 인하한"),
    ],
)
def test_a_cut_that_leads_says_how_the_market_went(facts, told):
    moves = indices(0.2, 0.5, 0.8)
    facts = [*facts, *(msgspec.structs.replace(one, session=DAY) for one in moves)]
    (lead,) = text("fed_decision", *facts, session=DAY, part="lead")
    assert lead.replace("나란히 강세를", "일제히 오름세를") == (
        f"{FED}가 {told} 가운데 17일(현지시간) 뉴욕증시에서는 S&P500지수가 0.5% 상승하는 등 "
        "주요 지수가 일제히 오름세를 보였다."
    )


def test_under_a_lead_that_told_the_decision_stands_the_range():
    facts = cut(hold_run_ended=5, decision_last=273)
    assert text("fed_decision", *facts, session=DAY, lead=True) == [
        "5회 연속 동결을 끝낸 이번 결정으로 기준금리 목표 범위는 연 4.00~4.25%가 됐다. 올해 들어 첫 인하다."
    ]
    (big,) = text("fed_decision", *cut(-50), session=DAY, lead=True)
    assert big == "이번 ‘빅컷’으로 기준금리 목표 범위는 연 4.00~4.25%가 됐다."


@pytest.mark.parametrize(("odds", "told"), [(89.9, True), (90.0, False)])
def test_what_was_priced_before_is_told_where_it_left_things_open(odds, told):
    before = make("cut_probability_day_before", ABOUT, odds, "percent", DAY, base=DAY)
    (said,) = text("fed_decision", *cut(), before, session=DAY)
    assert said.endswith("결정을 하루 앞두고 금리선물에 반영된 인하 확률은 90%였다.") is told


def test_a_run_of_the_wrong_kind_is_refused():
    facts = hold(cut_run_ended=3)
    made = article([item("fed_decision", *facts, session=DAY)], facts, session=DAY)
    (paragraph,) = made.paragraphs
    turned = tuple(
        msgspec.structs.replace(run, text=run.text.replace("인하를", "인상을")) for run in paragraph.runs
    )
    wrong = msgspec.structs.replace(paragraph, runs=turned)
    with pytest.raises(WrongDirection, match="3회"):
        proof.check(msgspec.structs.replace(made, paragraphs=(wrong,)))


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
    ("move", "leads"),
    [(-1.99, True), (-2.0, False), (2.0, False)],
)
def test_on_a_day_that_moved_sharply_a_cut_stands_beside_what_leads(move, leads):
    held = item("fed_decision", *cut(), *indices(move, move, move), session=DAY)
    rule = rules.named("fed_decision")
    assert rule.can_lead(held, US) is leads
    assert rule.happened(held)


@pytest.mark.parametrize(
    ("moves", "tag"),
    [((0.1, 0.2, 0.3), "all_up"), ((-0.1, -0.2, -0.3), "all_down"), ((0.1, 0.0, 0.3), "mixed")],
)
def test_how_the_market_took_it(moves, tag):
    day = SEPTEMBER[1]
    assert tag in item("fed_decision", *decision(-25, 4.0, 4.25, day), *indices(*moves), session=day).tags


def test_a_cut_and_a_fall_are_joined_by_contrast():
    moves = indices(-0.2, -0.5, -0.8)
    facts = [*cut(cut_run=3), *(msgspec.structs.replace(one, session=DAY) for one in moves)]
    (lead,) = text("fed_decision", *facts, session=DAY, part="lead")
    assert "기준금리를 25bp 내려 3회 연속 인하했지만 17일(현지시간) 뉴욕증시에서는" in lead
    assert "S&P500지수가 0.5% 하락" in lead
