"""What is told to come is told as a plan, of the company, the day and the hour that its accounts give.

A date stands for all that follows it, up to the next one; ``이날`` is the article's session, ``같은 날`` the
date of the sentence before.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from itertools import chain

from newsgen.model import Article, Event, Fact
from newsgen.proof.accounts import exchange_of, moment, press_names
from newsgen.proof.found import Code, TextFinding, wrong
from newsgen.proof.sentences import Sentence, Span, Text

_PLAN = "예정"
_OF_CALENDAR = frozenset({"minutes", "survey", "speech", "expiry"})
"""Kinds whose days an authority has fixed: told in the present, too."""
_PRESENT = re.compile(r"(?:된다|온다|한다|린다|쉰다|있다|예정이다)\.?$")
_ELSEWHERE = re.compile("앞둔")
"""What is said of a company beside its move is held where that is."""
_PARTS = {"개장 전": "before", "장중": "during", "장 마감 후": "after"}
_TODAY = "이날"

_SAME = "같은 날"
"""The last date before its sentence."""
_REST = re.compile(r"쉬고|쉰다|쉬었|휴장|열리지 않")
_RESTS = frozenset({"closed", "rest_ahead", "rest_before", "rested"})
"""Measures of days without trading."""
_DUE = frozenset({"due", "scheduled"})
"""Measures of releases; those of events end in ``_due``."""

_Dates = list[tuple[int, dt.date]]
"""Where the dates of a sentence stand, and which they are."""


def check(article: Article, text: Text) -> Iterator[TextFinding]:
    """Find plans that are told as facts, or on another day, at another hour or of another company."""
    facts = {one.id: one for one in article.facts}
    for sentence in chain.from_iterable(text):
        for start, end in _wrong_rests(sentence, facts):
            yield wrong(Code.EVENT, "거래소가 쉬는 날이 아님", sentence.words(start, end))
    events = {one.id: one for one in article.told_events if one.status == "planned"}
    if events or any(map(_is_due, article.facts)):
        yield from _misplanned(article, text, events, facts)


def _misplanned(
    article: Article, text: Text, events: Mapping[str, Event], facts: Mapping[str, Fact]
) -> Iterator[TextFinding]:
    for block in text:
        last = None
        for sentence in block:
            dates = _dates(article, sentence, facts, last)
            last = dates[-1][1] if dates else last
            for span in sentence.spans:
                planned = _planned(span, events)
                if planned and not _ELSEWHERE.search(span.run.text):
                    for message in _problems(sentence, span, planned, dates):
                        yield wrong(Code.EVENT, message, sentence.words(span.start, span.end))
            if message := _unsaid(sentence, events, facts):
                yield wrong(Code.EVENT, message, sentence.words(0, len(sentence.text)))


def _planned(span: Span, events: Mapping[str, Event]) -> list[Event]:
    told = (events.get(one) for one in (span.run.event, *span.run.also) if one is not None)
    return [one for one in told if one is not None]


def _problems(sentence: Sentence, span: Span, planned: list[Event], dates: _Dates) -> Iterator[str]:
    """Yield in Korean what does not hold of words that tell what is due."""
    fixed = all(event.kind in _OF_CALENDAR for event in planned)
    if _PLAN not in sentence.text and not (fixed and _PRESENT.search(sentence.text.strip())):
        yield "예정된 일을 예정이라고 하지 않음"
    before = [day for at, day in dates if at < span.start]
    days = {event.day for event in planned}
    if not days <= set(before) or (len(days) == 1 and before[-1] not in days):
        yield "그날 예정된 일이 아님"
    part = _PARTS.get(span.run.text)
    for event in planned:
        told = {when for _, when in (moment(one, exchange_of(event)) for one in event.accounts) if when}
        if part and told != {part}:
            yield f"{event.id}: 그때로 예정한 곳이 없음"
        name = press_names().get(event.about)
        if name is not None and name not in sentence.text:
            yield f"{event.id}: 그 회사의 이름이 문장에 없음"


def _dates(article: Article, sentence: Sentence, facts: Mapping[str, Fact], last: dt.date | None) -> _Dates:
    found: _Dates = [(one.start(), article.session) for one in re.finditer(_TODAY, sentence.text)]
    if last is not None:
        found += [(one.start(), last) for one in re.finditer(_SAME, sentence.text)]
    for printed in sentence.figures:
        fact = facts.get(printed.figure.fact)
        if fact and fact.since and (fact.measure in _DUE or _is_due(fact)):
            found.append((printed.start, fact.since))
    return sorted(found)


def _is_due(fact: Fact) -> bool:
    """Tell whether a fact is the day of an event to come."""
    return fact.measure.endswith("_due")


def _wrong_rests(sentence: Sentence, facts: Mapping[str, Fact]) -> Iterator[tuple[int, int]]:
    """Yield where a day is said to be one without trading, and is another date of the article."""
    for rest in _REST.finditer(sentence.text):
        dated = (one for one in sentence.figures if one.end <= rest.start() and one.text.endswith("일"))
        before = [one for one in dated if one.figure.fact in facts]
        if before and facts[before[-1].figure.fact].measure not in _RESTS:
            yield before[-1].start, before[-1].end


def _unsaid(sentence: Sentence, events: Mapping[str, Event], facts: Mapping[str, Fact]) -> str:
    """Say in Korean that a date of something due stands without it; empty where each has its event."""
    told = {
        (f"{one.kind}_due", one.about, one.day) for span in sentence.spans for one in _planned(span, events)
    }
    for printed in sentence.figures:
        for fact in (facts[one] for one in printed.figure.facts if one in facts):
            due = _is_due(fact) and fact.since is not None
            if due and (fact.measure, fact.about, fact.since) not in told:
                return f"{fact.about}: 그날 예정된 일이 기사에 없음"
    return ""
