"""What a session's items are about: each subject once, groups as their market, in the order of their news."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets
from newsgen.editions import CLOSE
from newsgen.facts import FactBook
from newsgen.facts.fact import make
from newsgen.model import Event, Instrument, Item, Score
from newsgen.suggest import ready, topics
from newsgen.suggest.topics import subject
from tests.made_events import account, due, event
from tests.markets import US

DAY = dt.date(2025, 8, 13)
SESSION = markets.session(US, DAY)
KR = markets.named("kr")


def item(about: str, total: float, *, chosen: bool = True) -> Item:
    score = Score(surprise=total, tested=1, weight=0.0, freshness=0.0, bits=total, total=total)
    return Item(rule="any", about=about, facts=(), score=score, reason="", subjects={}, chosen=chosen)


@pytest.mark.parametrize(
    ("about", "of"),
    [
        ("INTC", "INTC"),
        ("BRK-B", "BRK-B"),
        ("^GSPC", "XNYS"),
        ("^RUT-^GSPC", "XNYS"),
        ("sp500", "XNYS"),
        ("M7", "XNYS"),
        ("industry/Health Care/Biotechnology", "XNYS"),
        ("XNYS", "XNYS"),
        ("^SOX", "^SOX"),
        ("^VIX", "^VIX"),
        ("DGS10", "DGS10"),
        ("USDKRW", "USDKRW"),
        ("CL=F", "CL=F"),
        ("CPI_YOY", "CPI_YOY"),
        ("FOMC", "FOMC"),
        ("005930.KS", "XNYS"),
    ],
)
def test_what_an_item_is_about(about: str, of: str) -> None:
    assert subject(about, US) == of


def test_in_seoul_too() -> None:
    assert [subject(one, KR) for one in ("005930.KS", "^KQ11", "KTB3Y", "INTC")] == [
        "005930.KS",
        "XKRX",
        "KTB3Y",
        "XKRX",
    ]
    book = FactBook(markets.session(KR, dt.date(2026, 8, 24)), ())
    listed = {"005930.KS": Instrument(symbol="005930.KS", english="SamsungElec", korean="삼성전자")}
    market, one = topics(book, [item("005930.KS", 5.0)], CLOSE, listed)
    assert (market.name, one.name) == ("국내증시", "삼성전자")
    assert one.naming.strength("삼성전자, 2분기 잠정 실적 공시") > 0
    assert market.naming.strength("코스피 사상 최고") > 0


def test_the_market_stands_first_and_each_subject_once() -> None:
    book = FactBook(
        SESSION,
        [make("change_day", "INTC", -5.0, "percent", DAY), make("change_day", "^GSPC", 0.3, "percent", DAY)],
    )
    items = [item("^RUT", 2.0), item("INTC", 9.0), item("INTC", 1.0), item("AMD", 8.0, chosen=False)]
    found = topics(book, [*items, item("CPI_YOY", 4.0)], CLOSE, {})
    assert [one.about for one in found] == ["XNYS", "INTC", "CPI_YOY"]
    assert [one.move for one in found] == [0.3, -5.0, None]
    assert [one.noted for one in found] == ["XNYS", "INTC", ""]


def test_what_happened_and_what_is_due_within_a_week_go_with_it() -> None:
    happened = event("INTC")
    soon, late = (
        due("INTC", dt.date(2025, 8, 20), "after"),
        due("INTC", dt.date(2025, 8, 21), "after"),
    )
    book = FactBook(SESSION, (), events=[happened, event("AMD")], due=[soon, late])
    _, intel = topics(book, [item("INTC", 3.0)], CLOSE, {})
    assert intel.events == (happened, soon)


def text(one: Event) -> str:
    _, topic = topics(FactBook(SESSION, ()), [item(one.about, 3.0)], CLOSE, {})
    return ready.text(one, topic, SESSION)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (event("INTC"), "인텔은 12일(현지시간) 장 마감 후 분기 실적을 발표했다."),
        (event("INTC", account("INTC", part="")), "인텔은 12일(현지시간) 분기 실적을 발표했다."),
        (
            due("INTC", dt.date(2025, 9, 2), "before"),
            "인텔은 9월 2일(현지시간) 개장 전 분기 실적을 발표할 예정이다.",
        ),
        (event("INTC", account("INTC", kind="rating")), ""),
        (event("INTC", account("INTC", kind="filing", codes=("5.02",))), ""),
    ],
)
def test_what_the_desk_would_write(one: Event, said: str) -> None:
    assert text(one) == said
