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
