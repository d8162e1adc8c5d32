"""Official calendars with no network, against days that exchanges and the Federal Reserve published."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import events
from newsgen.events import official
from newsgen.model import Account
from tests.markets import KR, US, us


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def on(market, first: str, last: str, kind: str) -> list[str]:
    return [str(one.day) for one in official.accounts(market, day(first), day(last)) if one.kind == kind]


def test_futures_and_options_end_at_once_on_the_third_friday_of_each_quarter_s_last_month():
    told = on(US, "2024-08-01", "2026-12-31", "expiry")
    assert told == [
        *("2024-09-20", "2024-12-20"),
        *("2025-03-21", "2025-06-20", "2025-09-19", "2025-12-19"),
        *("2026-03-20", "2026-06-18", "2026-09-18", "2026-12-18"),  # 19 June 2026 is Juneteenth
    ]


def test_what_is_called_three_was_four_while_single_stock_futures_were_traded():
    assert on(US, "2020-01-01", "2020-12-31", "expiry") == ["2020-12-18"]


def test_seoul_s_end_on_the_second_thursday():
    told = on(KR, "2024-01-01", "2025-12-31", "expiry")
    assert told == [
        *("2024-03-14", "2024-06-13", "2024-09-12", "2024-12-12"),
        *("2025-03-13", "2025-06-12", "2025-09-11", "2025-12-11"),
    ]


def test_an_expiry_is_of_its_whole_day():
    session = us(day("2025-06-20"))
    accounts = official.accounts(US, session.day, session.day)
    (told,) = events.happened(accounts, session, session.closes)
    assert (told.id, told.title) == ("expiry:XNYS@2025-06-20", "세 마녀의 날")
    assert events.happened(accounts, session, session.opens) == (told,)
    assert not events.happened(accounts, session, session.opens - dt.timedelta(minutes=1))


@pytest.mark.parametrize(("minute", "told"), [(59, False), (60, True)])
def test_a_speech_is_told_from_its_hour_on(minute, told):
    session = us(day("2025-08-22"))
    until = dt.datetime(2025, 8, 22, 9, tzinfo=US.zone) + dt.timedelta(minutes=minute)
    found = events.happened(official.accounts(US, session.day, session.day), session, until)
    assert [one.id for one in found] == (["speech:XNYS@2025-08-22"] if told else [])


def test_what_a_filing_tells_was_no_plan():
    session = us(day("2025-03-31"))
    filed = Account(
        id="x", kind="earnings", about="TSLA", source="SEC EDGAR", day=day("2025-04-02"), status="filed"
    )
    planned = Account(id="y", kind="earnings", about="LEVI", source="A", day=day("2025-04-07"), part="after")
    assert [one.about for one in events.expected([filed, planned], session)] == ["LEVI"]
