"""Quotes and screens that Yahoo sent, read by us as they read plainly."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

import pytest

from newsgen import markets
from newsgen.markets import Session
from newsgen.sources.live.yahoo import quotes
from tests.recordings import plain

pytestmark = pytest.mark.skipif(not plain.files("yahoo_quote"), reason="no recordings beside the repository")

NEW_YORK = ZoneInfo("America/New_York")
PRESIDENTS_DAY = dt.date(2025, 2, 17)


def read(name: str) -> list[quotes.Quote]:
    """The rows as a fetch reads them: yfinance unpacks a screen, and hands on its rows."""
    body = plain.body(name)
    rows = json.loads(body)["finance"]["result"][0]["quotes"] if "screen" in name else quotes.rows(body)
    return [quotes.of(row) for row in rows]


@pytest.mark.parametrize("name", plain.files("yahoo_quote", "yahoo_screen"))
def test_a_recorded_quote_reads_as_it_stands(name):
    plainly = plain.quotes(plain.body(name))
    ours = read(name)
    assert [one.symbol for one in ours] == [one["symbol"] for one in plainly]
    for quote, row in zip(ours, plainly, strict=True):
        told = quote._asdict()
        assert {field: told[field] for field in row} == row


@pytest.mark.parametrize("name", plain.files("yahoo_quote", "yahoo_screen"))
def test_a_recorded_quote_is_a_close_where_it_was_made_at_one(name):
    """In dollars (where a currency is told), made at New York's bell or after it, and not while it trades."""
    for quote, row in zip(read(name), plain.quotes(plain.body(name)), strict=True):
        made = row["traded"].astimezone(NEW_YORK) if row["traded"] else None
        day = made.date() if made else dt.date(2025, 2, 14)
        if day.weekday() > 4 or day == PRESIDENTS_DAY:
            continue
        is_close = (
            made is not None
            and row["price"] is not None
            and made.time() >= dt.time(15, 45)
            and row["currency"] in {"USD", ""}
            and row["state"] != "REGULAR"
        )
        why = quotes.why_no_close(quote, Session(markets.named("us"), day))
        assert (why == "") is is_close, why
        if row["kind"] == "NONE":
            assert "상장폐지" in why


def test_an_empty_result_is_an_answer_of_none():
    """Contracts that ran out and companies that were bought: no trouble, and nothing to ask again for."""
    empty = [name for name in plain.files("yahoo_quote") if not plain.quotes(plain.body(name))]
    assert len(empty) == 4
    for name in empty:
        body = plain.body(name)
        answers = quotes.ask(["SIX"], lambda _, body=body: body)
        assert (answers.found, answers.trouble) == ({}, None)
