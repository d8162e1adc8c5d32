"""What is known beside a session's items, and a note begun with it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from newsgen.errors import NoteProblem
from newsgen.model import Event, Headline
from newsgen.suggest import beside, copies, ready, topics

if TYPE_CHECKING:
    from newsgen.config import Suggest
    from newsgen.markets import Session
    from newsgen.pipeline import Day
    from newsgen.suggest import Beside, Choice

ASKED = 12
"""Subjects that a search for news is asked about, the first ones."""
_LONGEST_NAME, _LONGEST_LINK = 80, 500
"""What a note takes of a source's name and of an address."""


class Suggested(NamedTuple):
    """What is known beside the items of a day."""

    session: Session
    found: tuple[Beside, ...]
    troubles: tuple[str, ...]
    """What is wrong with the sources, Korean lines."""


def suggested(day: Day, wanted: Suggest, *, offline: bool) -> Suggested:
    """Return the events of the store, and unless ``offline`` the headlines that sources list."""
    from newsgen.sources.live.headlines import Gathered, gather  # noqa: PLC0415 - the network's

    found, session = topics(day.book, day.items, day.edition, day.snapshot.instruments), day.session
    asks = tuple(dict.fromkeys(topic.ask for topic in found))[:ASKED]
    gathered = Gathered() if offline else gather(asks, wanted, dt.datetime.now(dt.UTC))
    first = session.first_of_week.previous.closes if day.edition.weekly else None
    beside_it = beside(found, gathered.headlines, session, first, wanted.most)
    return Suggested(session, beside_it, gathered.troubles)


def fields_of(kind: str, choice: Choice, session: Session) -> dict[str, str]:
    """Return a note of what was chosen, as far as it writes itself: the source, the address, the subject.

    An event that the store has is told in the desk's words; a headline's words are its publisher's.
    """
    source, link = choice.source[:_LONGEST_NAME], choice.what.link
    fields = {"source": source, "link": link if len(link) <= _LONGEST_LINK else ""}
    if kind == "event" and isinstance(choice.what, Event):
        fields["text"] = ready.text(choice.what, choice.topic, session)
    if kind in {"event", "cause"}:
        fields["about"] = choice.topic.noted
    if kind in {"quote", "cause"}:
        fields["outlet"] = source
    return {name: value for name, value in fields.items() if value}


def require_own_words(fields: Mapping[str, str], headlines: Iterable[Headline]) -> None:
    """Raise NoteProblem for a note whose words are a headline's: those are its publisher's."""
    if any(copies(fields.get(key, ""), title) for title in headlines for key in ("text", "head")):
        raise NoteProblem("남의 제목을 그대로 옮길 수 없습니다. 확인한 사실을 데스크의 말로 쓰십시오.")


def told(choice: Choice, session: Session) -> str:
    """Return something that can be chosen as a list has it: what, who says so, when."""
    if isinstance(choice.what, Event):
        return f"사건  {ready.told(choice.what, session)} — {choice.source}"
    return f"제목  {choice.what.title} — {choice.source}, {ready.hour(choice.what, session)}"


def name_of(choice: Choice) -> str:
    """Return a name by which something chosen is known again among what is suggested."""
    what = choice.what.id if isinstance(choice.what, Event) else f"{choice.what.link} {choice.what.title}"
    return hashlib.sha256(f"{choice.topic.about} {what}".encode()).hexdigest()[:16]
