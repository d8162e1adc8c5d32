"""What is told of an event is what its accounts say: the session, the company, the hour, the kind, the sign.

Nothing here is shared with what writes the words: they are read, and held against each account. That a
clause reaches all names of the list behind it is held against the figure that they share.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from newsgen import calendars, markets
from newsgen.model import Article, Event
from newsgen.proof.accounts import (
    against,
    exchange_of,
    first_session,
    hour,
    is_due,
    is_later,
    misfit,
    press_names,
    sessions_of,
)
from newsgen.proof.found import Code, TextFinding, wrong
from newsgen.proof.sentences import Sentence, Text

_COMPANIES = frozenset({"earnings", "filing", "rating"})
"""Kinds of events that happen to a company."""
_WEEKDAYS = "월화수목금토일"

_CAME = re.compile(r"(?:실적을|주당순이익을) (?:발표한|내놓은|공개한)|실적 발표(?:한|\s뒤)")
"""Words that results came: a source gives them."""
_FILED = re.compile(r"(?<!잠정 )실적을? 공시한")
_AHEAD = re.compile(r"실적 발표를 앞둔")
_HOUR = re.compile(r"장 마감 후|개장 전|장중|이날|이번 주")
_UNBOUND = re.compile(rf"(?:{_CAME.pattern}|{_FILED.pattern}|{_AHEAD.pattern})(?!다)")
_OF_CODE = {
    "파산": "1.03",
    "재무제표": "4.02",
    "상장": "3.01",
    "사이버": "1.05",
    "자산 인수": "2.01",
    "계약 체결": "1.01",
    "자산 손상": "2.06",
    "구조조정": "2.05",
    "임원": "5.02",
}
"""Words for what a filing is about -> the item of Form 8-K that says so."""
_AGAINST = {"웃도는": 1, "밑도는": -1, "웃돈": 1, "밑돈": -1}
_AFTER = re.compile(r"뒤(?:\s|$)")
_EVE = re.compile(rf"(?:전날|(?:(?P<last>지난) )?(?P<weekday>[{_WEEKDAYS}])요일) 장 마감 후")
_RANKING = re.compile(r"(?:가운데|중에|쪽에)서는 ")
_REST = re.compile(r"(?:^|\s)[그이] 밖에 ")
"""What begins those of a ranking of whom it is not."""
_IN_TEXT = re.compile(r"을 \S+$|앞둔$|공시를 낸$")
"""How a clause of a sentence ends, and no clause of a headline does."""


class Told(NamedTuple):
    """Words that tell events, neighbouring runs of the same ones taken together."""

    start: int
    end: int
    ids: tuple[str, ...]
    text: str


class Said(NamedTuple):
    """Words with what they reach."""

    told: Told
    sentence: Sentence
    end: int
    """Where the next such words of the sentence begin."""
    others: frozenset[str]
    """Companies of the sentences behind it, up to the next ranking."""


def check(article: Article, text: Text) -> Iterator[TextFinding]:
    """Find words that tell an event otherwise than its accounts, or of another company."""
    events = {one.id: one for one in article.told_events}
    abouts = {fact.id: fact.about for fact in article.facts}
    for block in text:
        hour = ""
        for nth, sentence in enumerate(block):
            told = _told(sentence)
            for at, each in enumerate(told):
                end = told[at + 1].start if at + 1 < len(told) else len(sentence.text)
                said = Said(each, sentence, end, _reached(block[nth + 1 :], abouts))
                for message in (
                    *_problems(article, said, events, abouts),
                    *_of_hour(article, said, events, hour),
                ):
                    yield wrong(Code.EVENT, message, sentence.words(each.start, each.end))
                hour = each.text if _HOUR.search(each.text) else hour


def unbound(text: Text) -> Iterator[TextFinding]:
    """Find words of a company's event that name none; what an editor wrote is the editor's."""
    for block in text:
        for sentence in block:
            bound = [each[:2] for each in sentence.spans if each.run.event or each.run.quote]
            for found in _UNBOUND.finditer(sentence.text):
                if not any(start < found.end() and found.start() < end for start, end in bound):
                    yield wrong(Code.EVENT, "사건 없이 사건을 말함", sentence.words(*found.span()))


def _told(sentence: Sentence) -> list[Told]:
    spans = [span for span in sentence.spans if span.run.event is not None]
    found = []
    for (event, also), some in itertools.groupby(spans, key=lambda span: (span.run.event, span.run.also)):
        runs = list(some)
        start, end = runs[0].start, runs[-1].end
        found.append(Told(start, end, (event or "", *also), sentence.text[start:end]))
    return found


def _reached(sentences: list[Sentence], abouts: Mapping[str, str]) -> frozenset[str]:
    """Return the companies whose figures stand in sentences, up to the next ranking or the rest of it."""
    reach = itertools.takewhile(
        lambda each: not _RANKING.search(each.text) and not _REST.search(each.text), sentences
    )
    told = (abouts.get(fact, "") for each in reach for one in each.figures for fact in one.figure.facts)
    return frozenset(filter(_is_company, told))


def _problems(
    article: Article, said: Said, events: Mapping[str, Event], abouts: Mapping[str, str]
) -> Iterator[str]:
    """Yield in Korean what does not hold of some words."""
    told = said.told
    missing = [one for one in told.ids if one not in events]
    if missing:
        yield f"기사에 사건 {missing[0]}이(가) 없음"
        return
    here = [events[one] for one in told.ids]
    for event in here:
        yield from _misplaced(article, event)
        if event.kind in _COMPANIES:
            yield from _misworded(article, event, told.text)
    ahead = all(event.status == "planned" for event in here) and not _AHEAD.search(told.text)
    if all(event.kind in _COMPANIES for event in here) and not ahead:
        yield from _misattached(said, {event.about for event in here}, abouts)


def _misplaced(article: Article, event: Event) -> Iterator[str]:
    """Hold an event's session against the article's, and against where its accounts were."""
    exchange = exchange_of(event)
    if event.status == "planned":
        if not any(is_due(one, article.session, exchange) for one in event.accounts):
            yield f"{event.id}: 기사의 거래일 뒤의 일이 아님"
        return
    sessions = sessions_of(article, exchange)
    if event.session not in sessions:
        yield f"{event.id}: 기사의 거래일에 처음 알려진 일이 아님"
    happened = [one for one in event.accounts if one.status != "planned"]
    if not happened:
        yield f"{event.id}: 일어났다고 하는 곳이 없음"
        return
    if misfit(event, lambda one: first_session(one, exchange) not in {event.session, None}):
        yield f"{event.id}: 일어난 때가 그 거래일이 아님"
    if misfit(event, lambda one: is_later(one, article, exchange)):
        yield f"{event.id}: 기사의 때보다 나중의 일"


def _misworded(article: Article, event: Event, text: str) -> Iterator[str]:
    """Hold words against the kind of an event, its hour, and how it came."""
    happened = [one for one in event.accounts if one.status != "planned"]
    given = any(one.status == "reported" for one in happened)
    if _AHEAD.search(text):
        following = calendars.following(article.session, exchange_of(event))
        if event.kind != "earnings" or event.status != "planned" or event.day > following:
            yield f"{event.id}: 곧 실적을 발표한다고 하는 곳이 없음"
        return
    if event.status == "planned":
        if _CAME.search(text) or _FILED.search(text):
            yield f"{event.id}: 아직 일어나지 않은 일"
        return
    if _CAME.search(text):
        fits = event.kind == "earnings" and given
    elif _FILED.search(text):
        fits = event.kind == "earnings" and "분기" not in text
    else:
        codes = {code for word, code in _OF_CODE.items() if word in text}
        named = any(
            one.title and f"{one.title}을 공시한" in text.replace("를 공", "을 공") for one in happened
        )
        fits = event.kind == "filing" and (named or bool(codes & set(event.codes)))
    if not fits:
        yield f"{event.id}: 그런 일이라고 하는 곳이 없음"
    if not _is_when(article, event, text):
        yield f"{event.id}: 그때 일어났다고 하는 곳이 없음"
    said = next((way for word, way in _AGAINST.items() if word in text), 0)
    if said and said != against(happened):
        yield f"{event.id}: 예상과의 비교를 두 곳이 뒷받침하지 않음"


def _is_when(article: Article, event: Event, text: str) -> bool:
    """Tell whether the accounts that know an hour bear out what is said of it."""
    exchange, session = exchange_of(event), article.session
    when = hour(event, exchange)
    weekly = article.edition.endswith("-week")
    if _AFTER.search(text) and (weekly or when is None or when[1] not in {"before", "after"}):
        return False  # some of the move was before it
    if "이번 주" in text:
        monday = session - dt.timedelta(days=session.weekday())
        return weekly and not misfit(event, lambda one: not monday <= one.day <= session)
    eve = _EVE.search(text)
    if eve is not None:
        day = calendars.previous(session, exchange)
        if eve["weekday"] is None:
            named = session - day == dt.timedelta(days=1)
        else:
            apart = day.isocalendar()[:2] != session.isocalendar()[:2]
            named = _WEEKDAYS[day.weekday()] == eve["weekday"] and apart == bool(eve["last"])
        return named and when == (day, "after")
    if "개장 전" in text:
        return "이날" in text and when == (session, "before")
    if "이날" in text:
        return all(one.day == session for one in event.accounts if one.status != "planned")
    return "장중" not in text or when == (session, "during")


def _of_hour(article: Article, said: Said, events: Mapping[str, Event], hour: str) -> Iterator[str]:
    """Hold what says no hour against the last one of its paragraph, which a reader takes for its own."""
    told = said.told
    if not hour or not _CAME.search(told.text) or _HOUR.search(told.text):
        return
    if _RANKING.search(said.sentence.text[told.end : said.end]):
        return
    here = filter(None, map(events.get, told.ids))
    if not all(_is_when(article, event, hour.removesuffix(" 뒤")) for event in here):
        yield "앞서 말한 때의 일이 아님"


def _misattached(said: Said, companies: set[str], abouts: Mapping[str, str]) -> Iterator[str]:
    """Hold whom words are said of against the figure that follows, and against the names that they reach."""
    told, sentence = said.told, said.sentence
    figures = [(one.start, {abouts.get(fact, "") for fact in one.figure.facts}) for one in sentence.figures]
    behind = [(start, some) for start, some in figures if start >= told.end and any(map(_is_company, some))]
    if not behind:
        yield "어느 회사의 일인지 알 수 없음"
        return
    start, own = behind[0]
    reach = sentence.text[told.end : min(start, said.end)]
    if _RANKING.search(reach):
        own = set(said.others).union(*(filter(_is_company, some) for _, some in behind))
        if own != companies:
            yield "순위에 적은 회사 모두의 일이 아님"
        return
    after = told.text.endswith("뒤")
    within = own if after else set().union(*(some for at, some in behind if at < said.end))
    if not companies & own or not companies <= within:
        yield "다른 회사의 수치 앞에서 말함"
    elif _IN_TEXT.search(told.text) and any(map(_is_company, within - own - companies)):
        yield "그 일이 없는 회사에 이어 말함"
    reach = sentence.text[: told.start] if after else sentence.text[told.end : said.end]
    if any(map(_is_company, own - companies)):
        yield "그 일이 없는 회사와 한 목록에서 말함"
    if any(name and name not in reach for name in map(press_names().get, companies)):
        yield "그 회사의 이름 앞에 있지 않음"


def _is_company(about: str) -> bool:
    other = not about or "/" in about or about in calendars.exchanges()
    return not other and markets.subject(about) is None and markets.of(about) is not None
