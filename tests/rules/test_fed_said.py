"""What the Fed published or its chair said: that it was, and when."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from newsgen import proof
from newsgen.errors import UnboundFigure
from newsgen.events import happened, official
from newsgen.facts import occasions
from newsgen.fed import published
from newsgen.fed.fomc import calendar
from newsgen.model import Event, Fact
from tests.facts.builders import market, series
from tests.markets import US, us
from tests.rules.books import article, one, told, written


def of(on: str) -> tuple[list[Fact], tuple[Event, ...]]:
    """The facts and the events of a session, by the calendars that ship."""
    session = us(dt.date.fromisoformat(on))
    near = dt.timedelta(10)
    span = session.day - near, session.day + near
    accounts = [*official.accounts(US, *span), *published.accounts(calendar(), *span)]
    events = happened(accounts, session, session.closes)
    seen = market(series("^GSPC", [1, 2], day=session.day), day=session.day)
    return list(occasions.held(seen, events)), events


def print_of(on: str) -> str:
    facts, events = of(on)
    session = dt.date.fromisoformat(on)
    items = told("fed_said", *facts, session=session, events=events)
    return " ".join(written(items, facts, session=session, events=events))


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2025-08-20", ("오후 2시", "지난달 29~30일", "정례회의의 의사록")),
        ("2025-12-30", ("오후 2시", "이달 9~10일", "정례회의의 의사록")),
        ("2025-01-08", ("오후 2시", "지난달 17~18일", "정례회의의 의사록")),
        ("2025-09-03", ("오후 2시", "베이지북")),
        ("2025-08-22", ("오전 10시", "제롬 파월 연준 의장의 잭슨홀 심포지엄 연설")),
        ("2025-02-11", ("오전 10시", "제롬 파월 연준 의장의 상원 은행위원회 증언")),
    ],
)
def test_it_is_told_with_its_hour(on, said):
    text = print_of(on)
    assert all(part in text for part in said), text
    assert not any(word in text for word in ("때문", "여파", "힘입", "소식", "영향"))


def test_a_day_without_anything_has_none():
    assert not told("fed_said", *of("2025-08-21")[0], session=dt.date(2025, 8, 21))


def test_it_is_always_told_and_leads_nothing():
    facts, events = of("2025-08-20")
    item = one("fed_said", *facts, session=dt.date(2025, 8, 20), events=events)
    assert item.standing
    assert item.tags == {"minutes"}


def test_the_words_that_tell_it_carry_its_id_and_the_article_has_it():
    facts, events = of("2025-08-20")
    session = dt.date(2025, 8, 20)
    items = told("fed_said", *facts, session=session, events=events)
    made = article(items, facts, session=session, events=events)
    runs = [run for paragraph in made.paragraphs for run in paragraph.runs]
    assert [(run.text, run.event) for run in runs if run.event] == [("의사록", "minutes:XNYS@2025-08-20")]
    assert [one.id for one in made.events] == ["minutes:XNYS@2025-08-20"]
    assert made.events[0].link.startswith("https://www.federalreserve.gov/")


def test_another_meeting_than_the_minutes_are_of_is_no_article():
    facts, events = of("2025-08-20")
    session = dt.date(2025, 8, 20)
    items = told("fed_said", *facts, session=session, events=events)
    made = article(items, facts, session=session, events=events)
    wrong = [msgspec.structs.replace(fact, since=dt.date(2025, 6, 18)) for fact in facts]
    changed = msgspec.structs.replace(made, facts=tuple(wrong))
    with pytest.raises(UnboundFigure):
        proof.check(changed)
