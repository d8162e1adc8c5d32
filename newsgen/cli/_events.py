"""What ``explain`` says of the events that an article tells: who says so, when, and where to look it up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsgen.model import Article, Event

KINDS = {
    "earnings": "실적 발표",
    "filing": "공시",
    "rating": "투자의견",
    "decision": "금리 결정",
    "minutes": "의사록",
    "survey": "경기 보고서",
    "release": "지표 발표",
    "speech": "연설",
    "auction": "국채 입찰",
    "expiry": "선물·옵션 만기",
    "index_change": "지수 종목 변경",
    "holiday": "휴장",
}
"""Kind of an event -> its name on screen."""
_STATUS = {"planned": "예정", "reported": "결과 있음", "filed": "공시됨"}


def is_meant(article: Article, event: Event, text: str) -> bool:
    """Tell whether an event is asked for: by its id, its company, or a piece of the words that tell it."""
    return text in {event.id, event.about} or any(text in words for words in _words(article, event))


def row(event: Event) -> str:
    """Return the event's line in the list: whom it is about, its kind, who says so, its id."""
    who = "·".join(event.sources)
    return "\t".join((event.about, f"사건({KINDS[event.kind]})", who, f"event:{event.id}"))


def lines(article: Article, event: Event) -> Iterator[str]:
    """Yield all that an article keeps of an event."""
    from newsgen.outputs import happenings

    yield f"{event.about} {event.title or KINDS[event.kind]}"
    yield from (f"  글      “{words}”" for words in _words(article, event))
    yield f"  사건    {event.id}. 등락의 원인이라는 뜻이 아닙니다."
    yield f"  때      {happenings.when(event)}" + (f", 거래일 {event.session}" if event.session else "")
    for account in event.accounts:
        codes = f", 항목 {'·'.join(account.codes)}" if account.codes else ""
        yield f"  출처    {account.source}({_STATUS[account.status]}{codes})"
        if account.link:
            yield f"  링크    {account.link}"


def _words(article: Article, event: Event) -> Iterator[str]:
    """Yield the words that tell an event, each once."""
    from newsgen.proof.sentences import blocks

    runs = (run for runs in blocks(article) for run in runs)
    yield from dict.fromkeys(run.text for run in runs if event.id in (run.event, *run.also))
