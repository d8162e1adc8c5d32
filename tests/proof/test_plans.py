"""What is due is told as a plan, of its company, day and hour: planted faults are found."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from newsgen.facts.fact import make
from newsgen.model import Account, Article, Event, Fact, Figure, Paragraph, Run
from newsgen.proof import plans
from newsgen.proof.sentences import text_of

WEDNESDAY, THURSDAY, FRIDAY = dt.date(2025, 7, 30), dt.date(2025, 7, 31), dt.date(2025, 8, 1)


def event(about: str, day: dt.date, part="after", kind="earnings") -> Event:
    account = Account(id=f"{kind}:{about}:{day}", kind=kind, about=about, source="A", day=day, part=part)
    return Event(id=f"{kind}:{about}@{day}", kind=kind, about=about, day=day, part=part, accounts=(account,))


EVENTS = (
    event("MSFT", WEDNESDAY),
    event("AAPL", THURSDAY),
    event("AMZN", THURSDAY),
    event("XOM", FRIDAY, "before"),
)
MSFT, AAPL, AMZN, XOM = EVENTS
FACTS = tuple(
    make(f"{one.kind}_due", one.about, (one.day - WEDNESDAY).days, "days", WEDNESDAY, since=one.day)
    for one in EVENTS
)


def told(words: str, *events: Event) -> Run:
    first, *others = (one.id for one in events)
    return Run(text=words, event=first, also=tuple(others))


def dated(words: str, *events: Event) -> Run:
    first, *others = (f"{one.kind}_due:{one.about}@{WEDNESDAY}" for one in events)
    figure = Figure(fact=first, value=events[0].day.isoformat(), style="next_day", also=tuple(others))
    return Run(text=words, figure=figure)


def found(*runs: Run | str, events: tuple[Event, ...] = EVENTS, facts: tuple[Fact, ...] = FACTS) -> list[str]:
    parts = tuple(Run(text=one) if isinstance(one, str) else one for one in runs)
    article = Article(
        id="x",
        session=WEDNESDAY,
        edition="us-close",
        angle="quiet",
        headline=(),
        deck=(),
        lead=(),
        paragraphs=(Paragraph(section="next", item=None, runs=parts),),
        glossary=(),
        disclosure="",
        facts=facts,
        events=events,
    )
    return [one.message for one in plans.check(article, text_of(article))]


def test_what_holds_is_let_through():
    assert not found(
        "이날 ", told("장 마감 후", MSFT), "에는 마이크로소프트의, ", dated("31일", AAPL, AMZN), " ",
        told("장 마감 후", AAPL, AMZN), "에는 애플과 아마존의, ", dated("8월 1일", XOM), " ",
        told("개장 전", XOM), "에는 엑슨모빌의 ", told("실적 발표", *EVENTS), "가 예정돼 있다.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("runs", "message"),
    [
        (("이날 ", told("장 마감 후", MSFT), "에는 마이크로소프트가 실적을 발표했다."), "예정이라고 하지"),
        (("이날 ", told("장 마감 후", AAPL), "에는 애플이 실적을 발표할 예정이다."), "그날 예정된"),
        (("이날 ", told("개장 전", MSFT), "에는 마이크로소프트가 실적을 발표할 예정이다."), "그때로 예정한"),
        (("이날 ", told("장 마감 후", MSFT), "에는 메타가 실적을 발표할 예정이다."), "회사의 이름이"),
        (("애플은 ", told("실적", AAPL), "을 발표할 예정이다."), "그날 예정된"),
        (
            (dated("31일", AAPL, AMZN), "에는 애플이 ", told("실적", AAPL), "을 발표할 예정이다."),
            "기사에 없음",
        ),
        (
            (dated("31일", AAPL), "에는 애플이 ", told("실적", AAPL, XOM), "을 발표할 예정이다."),
            "그날 예정된",
        ),
    ],
)
def test_a_planted_fault_is_found(runs, message):
    assert any(message in one for one in found(*runs)), found(*runs)


def test_the_same_day_is_that_of_the_sentence_before():
    minutes = event("XNYS", THURSDAY, kind="minutes")
    first = (dated("31일", AAPL), "에는 애플이 ", told("실적", AAPL), "을 발표할 예정이다. ")
    after = ("같은 날에는 ", told("FOMC 의사록 공개", minutes), "가 예정돼 있다.")
    assert not found(*first, *after, events=(*EVENTS, minutes))
    other = msgspec.structs.replace(minutes, day=FRIDAY)
    assert found(*first, *after, events=(*EVENTS, other))


@pytest.mark.parametrize(
    ("kind", "end", "right"),
    [
        ("minutes", "이 공개된다.", True),
        ("minutes", "이 공개됐다.", False),
        ("minutes", "이 공개되고 곧 기준금리를 내렸다.", False),
        ("earnings", "이 공개된다.", False),
    ],
)
def test_what_an_authority_has_fixed_is_told_in_the_present(kind, end, right):
    one = event("AAPL" if kind == "earnings" else "XNYS", THURSDAY, kind=kind)
    fact = f"{kind}_due:{one.about}@{WEDNESDAY}"
    figure = Figure(fact=fact, value=THURSDAY.isoformat(), style="next_day")
    text = (Run(text="31일", figure=figure), "에는 애플의 ", told("의사록", one), end)
    assert (not found(*text, events=(*EVENTS, one), facts=(*FACTS, *_due(one)))) is right


def _due(one: Event) -> tuple[Fact, ...]:
    days = (one.day - WEDNESDAY).days
    return (make(f"{one.kind}_due", one.about, days, "days", WEDNESDAY, since=one.day),)
