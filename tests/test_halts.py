"""The desk is asked about halts that the day makes likely, of which it has told nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import halts, markets
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.model import Note
from newsgen.notes import DeskNotes
from tests.markets import KR
from tests.rules.seoul import book_of

DAY = dt.date(2025, 11, 5)


def book(*moves: tuple[str, str, float]) -> FactBook:
    facts = [make(measure, about, value, "percent", DAY) for about, measure, value in moves]
    return book_of(markets.session(KR, DAY), facts)


def asked(found: FactBook, *texts: str) -> list[str]:
    notes = tuple(Note(id=f"n{at}", kind="event", text=text) for at, text in enumerate(texts))
    return list(halts.asked(found, DeskNotes(notes=notes), "newsgen note add --market kr"))


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        # 2025-11-05: both sidecars; 2024-08-05: both breakers; 2025-04-10: the KOSPI's futures bought up.
        ([("^KS11", "trough_change", -6.16), ("^KQ11", "trough_change", -5.91)], ["사이드카", "사이드카"]),
        (
            [("^KS11", "trough_change", -10.81), ("^KQ11", "trough_change", -13.7)],
            ["서킷브레이커", "서킷브레이커"],
        ),
        ([("^KS11", "peak_change", 6.6), ("^KS11", "trough_change", 4.26)], ["사이드카"]),
        ([("^KS11", "trough_change", -8.0)], ["서킷브레이커"]),
        ([("^KS11", "trough_change", -7.99)], ["사이드카"]),
        ([("^KS11", "trough_change", -4.99), ("^KQ11", "peak_change", 5.49)], []),
        ([("^KS11", "peak_change", 18.5)], ["사이드카"]),  # no breaker stops a rise
        ([("^KS11", "change_day", -5.57)], ["사이드카"]),  # where no more than the close is known
    ],
)
def test_what_is_likely_is_asked_in_a_line(moves, words):
    lines = asked(book(*moves))
    assert [next(word for word in ("서킷브레이커", "사이드카") if word in line) for line in lines] == words


def test_the_line_says_why_and_what_to_do():
    (line,) = asked(book(("^KS11", "trough_change", -12.65)))
    assert line == (
        "2025-11-05: 코스피가 장중 12.65% 내렸습니다. 서킷브레이커가 발동됐으면 시각과 함께 메모로 알려 "
        "주십시오: newsgen note add --market kr --kind event --text ..."
    )


def test_what_a_note_tells_is_not_asked():
    fell = book(("^KS11", "trough_change", -12.65), ("^KQ11", "trough_change", -5.6))
    assert len(asked(fell, "오전 11시 19분 서킷브레이커가 발동됐다.")) == 1
    assert asked(fell, "서킷브레이커가 발동됐다.", "코스닥시장에 사이드카가 발동됐다.") == []
