"""What an event of the store says in the desk's own words: a note's text, to be taken or changed."""

from __future__ import annotations

import datetime as dt

from newsgen.events import PARTS, wording
from newsgen.korean import attach, dates
from newsgen.korean.dates import SEOUL
from newsgen.markets import Session
from newsgen.model import Event, EventKind, Headline
from newsgen.suggest.topics import Topic

LABELS: dict[EventKind, str] = {
    "earnings": "분기 실적",
    "filing": "공시",
    "rating": "투자의견",
    "decision": "금리 결정",
    "minutes": "의사록",
    "survey": "경기 보고서",
    "release": "경제지표",
    "speech": "연설",
    "auction": "국채 입찰",
    "expiry": "만기",
    "index_change": "지수 변경",
    "holiday": "휴장",
}
"""Kind of an event -> what it is called on screen."""


def text(one: Event, topic: Topic, session: Session) -> str:
    """Return the sentence of a note on an event; empty where the desk has no words for its kind.

    It tells what happened and when, beside the move and never as its cause.
    """
    subject = attach(topic.name, "은/는")
    when = " ".join(filter(None, (_day(one.day, session), PARTS.get(one.part, ""))))
    if one.kind == "earnings":
        done = "발표할 예정이다" if one.status == "planned" else "발표했다"
        return f"{subject} {when} 분기 실적을 {done}."
    if one.kind == "filing" and one.title:
        return f"{subject} {when} {attach(one.title, '을/를')} 공시했다."
    return ""


def told(one: Event, session: Session) -> str:
    """Return an event as a list has it: what, when, in which state."""
    what = one.title or LABELS[one.kind]
    state = "예정" if one.status == "planned" else ""
    parts = (
        _hour(one.at, session) or _day(one.day, session),
        PARTS.get(one.part, ""),
        what + _filed(one),
        state,
    )
    return " ".join(filter(None, parts))


def _filed(one: Event) -> str:
    """Return what a filing is about by its authority's codes, where nothing else says so."""
    if one.kind != "filing" or one.title or not one.codes:
        return ""
    return f"({wording(one.codes) or ', '.join(one.codes)})"


def hour(one: Headline, session: Session) -> str:
    """Return when a report came out, by Seoul's clock and the market's; what is not known is not told."""
    if one.at is None:
        return f"{dates.month_day(one.day)}, 시각 모름" if one.day else "때 모름"
    return _hour(one.at, session)


def _hour(at: dt.datetime | None, session: Session) -> str:
    if at is None:
        return ""
    home = at.astimezone(SEOUL)
    here = f"{dates.month_day(home)} {home:%H:%M} 한국시간"
    zone = session.market.zone
    if zone.key == SEOUL.key:
        return here
    there = at.astimezone(zone)
    return f"{here}({session.market.nouns.place} {there.day}일 {there:%H:%M})"


def _day(day: dt.date, session: Session) -> str:
    local = f"({session.market.nouns.local})" if session.market.nouns.local else ""
    return f"{dates.day(day) if day.month == session.day.month else dates.month_day(day)}{local}"
