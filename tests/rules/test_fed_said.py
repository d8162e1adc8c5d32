"""What the Fed published or its chair said: that it was, and when."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from newsgen import proof, rules
from newsgen.errors import UnboundFigure
from newsgen.events import happened, official
from newsgen.facts import occasions
from newsgen.facts.fact import make
from newsgen.fed import published
from newsgen.fed.fomc import calendar
from newsgen.model import Event, Fact
from newsgen.story import happenings
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
        (
            "2025-08-22",
            ("오전 10시", "제롬 파월 미국 연방준비제도(Fed·연준) 의장이 잭슨홀 심포지엄에서 연설했다."),
        ),
        (
            "2025-02-11",
            ("오전 10시", "제롬 파월 미국 연방준비제도(Fed·연준) 의장이 상원 은행위원회에서 증언했다."),
        ),
    ],
)
def test_it_is_told_with_its_hour(on, said):
    text = print_of(on)
    assert all(part in text for part in said), text
    assert not any(word in text for word in ("때문", "여파", "힘입", "소식", "영향"))


def test_a_day_without_anything_has_none():
    assert not told("fed_said", *of("2025-08-21")[0], session=dt.date(2025, 8, 21))


def test_that_something_was_published_is_no_news_by_itself():
    facts, events = of("2025-08-20")
    item = one("fed_said", *facts, session=dt.date(2025, 8, 20), events=events)
    assert item.tags == {"minutes"}
    assert not item.chosen
    assert not item.standing


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


DAY = dt.date(2025, 8, 22)


def stood(on: str, *known: tuple[str, float, str]) -> list[Fact]:
    """Where the broad index stood in the course of a session, by the hour."""
    day = dt.date.fromisoformat(on)
    made = ((make(measure, "^GSPC", value, "percent", day), hour) for measure, value, hour in known)
    return [msgspec.structs.replace(fact, as_of=hour) for fact, hour in made]


@pytest.mark.parametrize(
    ("known", "moved"),
    [
        ([("path_open", 0.2, "09:30"), ("change_day", 1.5, "close")], True),
        ([("path_open", -0.2, "09:30"), ("change_day", -1.5, "close")], True),
        ([("path_open", 1.0, "09:30"), ("change_day", 1.5, "close")], False),
        ([("path_open", 0.2, "09:30"), ("path_hour", 1.4, "10:30"), ("change_day", 1.5, "close")], True),
        ([("change_day", 1.15, "close")], True),
        ([("change_day", 0.9, "close")], False),
        ([], False),
    ],
)
def test_a_speech_after_which_the_market_went_far_is_what_happened(known, moved):
    on = "2025-08-22"
    facts, events = of(on)
    item = one("fed_said", *facts, *stood(on, *known), session=dt.date.fromisoformat(on), events=events)
    assert rules.named("fed_said").happened(item) is moved


def test_such_a_speech_is_told_in_the_lead_and_begins_a_headline():
    on = "2025-08-22"
    session = dt.date.fromisoformat(on)
    facts, events = of(on)
    facts += stood(on, ("path_open", 0.2, "09:30"), ("change_day", 1.5, "close"))
    items = told("fed_said", *facts, session=session, events=events)
    given = {"session": session, "events": events}
    (second,) = written(items, facts, part="second", **given)
    assert second == (
        "이날 오전 10시에는 제롬 파월 미국 연방준비제도(Fed·연준) 의장이 잭슨홀 심포지엄에서 연설했다."
    )
    assert written(items, facts, part="front", **given) == ["파월 잭슨홀 연설"]
    assert not written(items, facts, part="body", in_lead=True, **given)


@pytest.mark.parametrize(
    ("leap", "hour", "named"),
    [(4.7, "13:15", False), (-4.7, "13:15", False), (0.6, "13:15", True), (4.7, "14:00", True)],
)
def test_what_was_published_after_the_market_had_leapt_is_not_told(leap, hour, named):
    on = "2025-04-09"
    facts, events = of(on)
    facts += stood(on, ("path_leap", leap, hour))
    found = told("fed_said", *facts, session=dt.date.fromisoformat(on), events=events)
    assert [item.tags for item in found] == ([{"minutes"}] if named else [])


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        (
            "제롬 파월 연준 의장의 잭슨홀 심포지엄 연설",
            ("제롬 파월 연준 의장", "잭슨홀 심포지엄", "연설", "파월"),
        ),
        ("연준 의장의 하원 금융서비스위원회 증언", ("연준 의장", "하원 금융서비스위원회", "증언", "")),
        ("제롬 파월 연준 의장의 기자회견", None),
        ("잭슨홀 심포지엄", None),
    ],
)
def test_a_speech_s_name_is_read_in_parts(title, parts):
    event = Event(id="s", kind="speech", about="XNYS", session=DAY, day=DAY, accounts=(), title=title)
    found = happenings.spoken(event)
    assert (found and (*found, found.surname)) == parts


def test_beside_the_desks_own_line_on_a_speech_the_lead_tells_it_no_more():
    facts, events = of("2025-08-22")
    facts += stood("2025-08-22", ("path_open", 0.2, "09:30"), ("change_day", 1.5, "close"))
    items = told("fed_said", *facts, session=DAY, events=events)
    given = {"session": DAY, "events": events, "part": "second"}
    (alone,) = written(items, facts, **given)
    assert "연설했다" in alone
    assert not written(items, facts, **given, desk="제롬 파월 연준 의장이 금리 인하를 시사했다.")


@pytest.mark.parametrize(
    ("hour", "told_with"), [("10:00", True), ("10:15", True), ("10:30", False), ("09:45", False)]
)
def test_a_leap_as_the_chair_begins_to_speak_is_told_with_it_and_the_speech_no_more(hour, told_with):
    on = "2025-08-22"
    session = dt.date.fromisoformat(on)
    facts, events = of(on)
    hours = [("path_open", 0.2, "09:30"), ("path_hour", 1.3, "10:30"), ("path_noon", 1.4, "12:00")]
    ends = [("path_peak", 1.6, "15:45"), ("path_trough", 0.1, "09:30"), ("path_late", 1.45, "15:00")]
    leap = [("path_leap", 1.1, hour), ("path_since_leap", 1.1, hour), ("path_rarity", 1.0, "close")]
    facts += stood(on, *hours, *ends, *leap, ("path_crossings", 1.0, "close"), ("change_day", 1.5, "close"))
    given = {"session": session, "events": events}
    (way,) = (item for item in told("path", *facts, **given) if item.chosen)
    (sentence,) = written([way], facts, **given)
    assert ("파월 의장의 연설이 시작된 오전 10시" in sentence) is told_with
    assert "부터 가파르게 올" in sentence
    said = told("fed_said", *facts, **given)
    also = frozenset(f"path:{tag}" for tag in way.tags)
    assert bool(written(said, facts, part="body", also=also, **given)) is not told_with
