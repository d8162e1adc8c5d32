"""Which headlines stand first beside a subject: by how they name it, their hour and what they say.

The weights were set by hand and are measured by ``tests/suggest/labelled.toml``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from newsgen.markets import Session
from newsgen.model import Headline
from newsgen.suggest.topics import Topic

LEAST = 1.0
"""Worth below which a headline is not listed."""

_FEW = 2
"""Symbols that a report may be tagged with and still be about each of them."""
_MANY = 4
_EVENT, _WORTH, _WAY, _AGAINST = 0.6, 0.3, 0.4, -1.0
_CHATTER = 0.3
"""What is left of the worth of advice, of lists and of questions."""

_SAYS = {
    "earnings": re.compile(
        r"실적|어닝|순이익|영업이익|매출|이익률|전망|가이던스"
        r"|\b(?:earnings|results|profits?|revenue|sales|quarter\w*|outlook|forecasts?|guidance|estimates"
        r"|beats?|miss(?:es)?|tops|margin|subscribers)\b",
        re.IGNORECASE,
    ),
    "filing": re.compile(
        r"인수|합병|매각|최고경영자|사임|선임|파산|상장폐지|증자|자사주|공급계약|수주"
        r"|\b(?:acqui\w+|merge\w*|takeover|deal|buyout|ceo|cfo|resigns?|steps down|bankruptcy|delist\w*"
        r"|restructur\w+|offering|buyback)\b",
        re.IGNORECASE,
    ),
    "rating": re.compile(
        r"투자의견|목표주가|상향|하향|\b(?:upgrades?d?|downgrades?d?|price target|initiates?)\b",
        re.IGNORECASE,
    ),
}
"""Kind of an event -> what a report on one says."""
_HAPPENED = re.compile(
    r"소송|판결|승인|조사|규제|관세|리콜"
    r"|\b(?:court|ruling|lawsuit|sues?|probe|approv\w+|tariffs?|recall\w*|investor day|export)\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"급등|폭등|상승|강세|반등|↑|최고치"
    r"|\b(?:soar|surge|jump|rise|climb|gain|rall(?:y|ie)|advance|spike)[sd]?\b|\bhigher\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"급락|폭락|하락|약세|추락|↓|증발"
    r"|\b(?:plunge|tumble|sink|slump|slide|fall|drop|dip|plummet|lose|crash)(?:s|es)?\b|\b(?:sank|fell|lower)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\?\s*$|^\d+\s(?:\w+\s){0,3}stocks\b|\bvs\.|추천주|지금 사도"
    r"|\b(?:to buy|should you|buy now|forever|millionaire|price prediction)\b",
    re.IGNORECASE,
)


class Ranked(NamedTuple):
    """A headline beside a subject."""

    headline: Headline
    worth: float


def ranked(
    headlines: Iterable[Headline], topic: Topic, session: Session, first: dt.datetime | None = None
) -> list[Ranked]:
    """Return the headlines that are worth a look beside a topic, the best first.

    ``first`` is when what is told began: the close before the session unless given (of a week, that before
    it). Reports that several sources list are told once.
    """
    begins = first or session.previous.closes
    found = [Ranked(one, _worth(one, topic, session, begins)) for one in merged(headlines)]
    kept = [one for one in found if one.worth >= LEAST]
    return sorted(kept, key=lambda one: (-one.worth, one.headline.at or session.closes, one.headline.title))


def merged(headlines: Iterable[Headline]) -> list[Headline]:
    """Return each report once, by its address and its words: the account that tells most of it."""
    best: dict[str, Headline] = {}
    by_link: dict[str, str] = {}
    for one in sorted(headlines, key=_tells, reverse=True):
        key = by_link.get(_address(one.link)) or _folded(one.title)
        if key in best:
            continue
        best[key] = one
        if one.link:
            by_link[_address(one.link)] = key
    return list(best.values())


def copies(text: str, headline: Headline) -> bool:
    """Tell whether a text repeats a headline: what is written of a report is the desk's own."""
    words, theirs = _folded(text), _folded(headline.title)
    return bool(theirs) and (theirs in words or (len(words) >= _LEAST_COPIED and words in theirs))


_LEAST_COPIED = 10
"""Letters from which a text that stands in a headline is not there by chance."""


def _worth(one: Headline, topic: Topic, session: Session, begins: dt.datetime) -> float:
    naming = topic.naming.strength(one.title)
    tagged = _tagged(one, topic)
    strength = max(naming, tagged) + (0.5 if naming and tagged else 0.0)
    if not strength:
        return 0.0
    worth = strength + _said(one.title, topic)
    if _ADVICE.search(one.title):
        worth *= _CHATTER
    return worth * _timely(one, session, begins)


def _tagged(one: Headline, topic: Topic) -> float:
    """Return how surely a report is about a topic by its publisher's tags."""
    if not topic.symbols.intersection(one.symbols):
        return 0.0
    return 2.5 if len(one.symbols) <= _FEW else 1.75 if len(one.symbols) <= _MANY else 1.0


def _said(title: str, topic: Topic) -> float:
    """Return what the words of a headline add: what happened, and that it went the topic's way."""
    kinds = {event.kind for event in topic.events if event.status != "planned"}
    said = {kind for kind, pattern in _SAYS.items() if pattern.search(title)}
    worth = _EVENT if said & kinds else _WORTH if said or _HAPPENED.search(title) else 0.0
    if topic.move:
        way, other = (_UP, _DOWN) if topic.move > 0 else (_DOWN, _UP)
        worth += _WAY if way.search(title) else _AGAINST if other.search(title) else 0.0
    return worth


def _timely(one: Headline, session: Session, begins: dt.datetime) -> float:
    """Return how near a report is to what it may be about: from 0.1 to 1."""
    if one.at is None:
        days = {begins.date(), session.day}
        return 0.5 if one.day is None else 0.8 if one.day in days else 0.1
    hour = dt.timedelta(hours=1)
    if begins <= one.at <= session.closes + hour:
        return 1.0
    if one.at > session.closes:
        return 0.8 if one.at <= session.closes + 10 * hour else 0.3
    return 0.4 if one.at >= begins - 24 * hour else 0.1


def _tells(one: Headline) -> tuple[bool, int, bool]:
    return one.at is not None, len(one.symbols), bool(one.link)


def _address(link: str) -> str:
    """Return an address without what only tells who sent a reader there."""
    return re.sub(r"[?&](?:utm_\w+|ref|src|\.tsrc|guccounter)=[^&#]*|#.*$|/$", "", link)


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
