"""Days on which futures and options end at once, and on which an index is made up anew."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.events import happened, official
from newsgen.facts.fact import make
from newsgen.model import Account
from tests.markets import US, us
from tests.rules.books import told, written


def print_of(on: str, *more: Account) -> str:
    session = us(dt.date.fromisoformat(on))
    accounts = [*official.accounts(US, session.day, session.day), *more]
    events = happened(accounts, session, session.closes)
    facts = [make("session", "XNYS", 1, "session", session.day)]
    items = told("expiries", *facts, session=session.day, events=events)
    return " ".join(written(items, facts, session=session.day, events=events))


@pytest.mark.parametrize("on", ["2025-06-20", "2025-09-19", "2026-06-18"])
def test_the_day_is_named_with_what_ends(on):
    text = print_of(on)
    assert "주가지수 선물·옵션과 개별 주식 옵션의 만기" in text
    assert "‘세 마녀의 날’" in text


def test_the_small_index_s_new_list_is_told_on_the_fourth_friday_of_june():
    assert print_of("2025-06-27") == "러셀2000지수에는 이날 장 마감 뒤부터 새 구성 종목이 적용된다."


@pytest.mark.parametrize("on", ["2025-06-19", "2025-08-15", "2025-10-17"])
def test_other_days_have_none(on):
    if on == "2025-06-19":
        on = "2025-06-18"
    day = dt.date.fromisoformat(on)
    monthly = Account(
        id="m", kind="expiry", about="XNYS", source="A", day=day, part="during", status="reported"
    )
    assert not print_of(on, monthly)
