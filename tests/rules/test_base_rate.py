"""What the central bank did with its rate, on the session that changed it."""

from __future__ import annotations

import datetime as dt

from newsgen import markets, rules
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.model import Fact, Item
from newsgen.rules.base import Desk
from tests.markets import KR
from tests.rules.books import written

DAY = dt.date(2025, 5, 29)


def told(*facts: Fact) -> list[Item]:
    book = FactBook(markets.session(KR, DAY), facts)
    return rules.items((rules.named("base_rate"),), book, Desk(weights={"BOKBASE": 3.0}))


def print_of(now: float, moved: float, **more: object) -> str:
    facts = [
        make("close", "BOKBASE", now, "percent", DAY),
        make("yield_change", "BOKBASE", moved, "bp", DAY),
    ]
    return " ".join(written(told(*facts), facts, session=DAY, market=KR, **more))


def test_a_cut_is_told_with_its_size():
    # 2.75 to 2.50 percent on 2025-05-29, as the Bank of Korea announced.
    assert print_of(2.5, -25.0) == "한국은행은 이날 기준금리를 0.25%포인트 내린 2.50%로 정했다."


def test_a_rise_is():
    assert print_of(0.75, 25.0) == "한국은행은 이날 기준금리를 0.25%포인트 올린 0.75%로 정했다."


def test_where_the_lead_has_it_the_body_has_not():
    assert print_of(2.5, -25.0, in_lead=True) == ""


def test_of_a_day_without_a_change_nothing_is_told():
    assert not told(make("close", "BOKBASE", 2.5, "percent", DAY))


def decided(moved: float, went: float) -> tuple[list[Item], list[Fact]]:
    facts = [
        make("close", "BOKBASE", 2.75, "percent", DAY),
        make("yield_change", "BOKBASE", moved, "bp", DAY),
        make("change_day", "^KS11", went, "percent", DAY),
        make("close", "^KS11", 2630.29, "level", DAY),
    ]
    return told(*facts), facts


def test_it_leads_the_day_with_what_the_market_made_of_it():
    # 2025-02-25: 3.00 to 2.75 percent; the KOSPI fell by 0.57 percent to 2,630.29.
    items, facts = decided(-25.0, -0.57)
    assert rules.named("base_rate").tops(items[0], KR) == 2
    lead = " ".join(written(items, facts, part="lead", session=DAY, market=KR))
    assert "기준금리를 2.75%로 0.25%포인트 내렸지만 국내증시에서 코스피는 0.6% 내렸다." in lead
    lines = written(items, facts, part="headline", session=DAY, market=KR)
    assert any("한은 기준금리 인하에도 코스피 2,630선 하락 마감" in line for line in lines)
    rose, facts = decided(-25.0, 0.57)
    lead = " ".join(written(rose, facts, part="lead", session=DAY, market=KR))
    assert "0.25%포인트 내린" in lead
    assert "지만" not in lead


def test_beside_a_market_that_went_far_it_does_not_lead():
    items, _ = decided(-25.0, -2.0)
    assert not rules.named("base_rate").can_lead(items[0], KR)


def test_on_such_a_day_bonds_are_told_however_little_they_moved():
    moves = [make("yield_change", about, -2.8, "bp", DAY) for about in ("KTB3Y", "KTB10Y")]
    closes = [
        make("close", about, value, "percent", DAY) for about, value in (("KTB3Y", 2.6), ("KTB10Y", 2.8))
    ]
    decision = make("yield_change", "BOKBASE", -25.0, "bp", DAY)
    for more, chosen in (([], False), ([decision], True)):
        book = FactBook(markets.session(KR, DAY), [*moves, *closes, *more])
        (item,) = rules.items((rules.named("yields"),), book, Desk())
        assert item.chosen is chosen


def test_a_hold_is_told_with_how_many_there_were_in_a_row():
    # Held at 2.50 percent on 2025-07-10 and on 2025-08-28, as the Bank of Korea announced.
    facts = [
        make("close", "BOKBASE", 2.5, "percent", DAY),
        make("yield_change", "BOKBASE", 0.0, "bp", DAY),
        make("hold_run", "BOKBASE", 2, "meetings", DAY),
    ]
    (item,) = told(*facts)
    assert "held" in item.tags
    assert not rules.named("base_rate").can_lead(item, KR)
    assert rules.named("base_rate").happened(item)
    said = " ".join(written([item], facts, session=DAY, market=KR))
    assert said == "한국은행은 이날 기준금리를 연 2.50%로 2회 연속 동결했다."
