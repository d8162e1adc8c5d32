"""What happened to companies, as a session's or a week's book has it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from newsgen.facts import FactBook, happened
from newsgen.markets import Session, named
from newsgen.model import Instrument, Kind
from tests.facts.builders import market
from tests.made_events import EVE, SESSION, account, event

ALPHABET = {
    "GOOGL": "Alphabet Inc. Class A Common Stock",
    "GOOG": "Alphabet Inc. Class C Capital Stock",
    "ALL": "Allstate Corporation (The) Common Stock",
}


def listed(symbol: str, english: str) -> Instrument:
    return Instrument(symbol=symbol, kind=Kind.STOCK, english=english)


def test_what_happened_to_a_company_is_of_each_class_of_its_shares() -> None:
    seen = market()
    assert seen.day == SESSION
    known = {symbol: listed(symbol, english) for symbol, english in ALPHABET.items()}
    seen = replace(seen, instruments=known, accounts=(account("GOOGL"),))
    book = FactBook(seen.session, [], events=happened.of(seen, "day"))
    found = {about: book.reason(about) for about in ALPHABET}
    assert found["GOOG"] is not None
    assert found["GOOGL"] is not None
    assert (found["GOOG"].id, found["GOOG"].about) == (f"earnings:GOOG@{SESSION}", "GOOG")
    assert found["GOOG"].accounts == found["GOOGL"].accounts
    assert found["ALL"] is None


def test_a_report_comes_before_a_filing() -> None:
    filed = event("A", account("A", kind="filing", status="filed", codes=("5.02",)))
    book = FactBook(Session(named("us"), SESSION), [], events=[filed, event("A")])
    found = book.reason("A")
    assert found is not None
    assert found.kind == "earnings"


def test_of_a_week_its_own_days_are_told() -> None:
    friday, monday = dt.date(2025, 8, 15), dt.date(2025, 8, 11)
    before = event("A", account("A", day=dt.date(2025, 8, 8)), id=f"earnings:A@{monday}", session=monday)
    within = event("B", account("B", day=EVE))
    book = FactBook(Session(named("us"), friday), [], events=[before, within])
    assert book.reason("A") is None
    assert book.reason("B") == within
    of_monday = FactBook(Session(named("us"), monday), [], events=[before])
    assert of_monday.reason("A") == before
