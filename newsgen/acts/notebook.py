"""The notes of a session as several people change them: each change names the state that it was made of.

What is written is told in the log, by whom; then the article is built again with the notes as they are.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from newsgen import markets, pipeline
from newsgen.acts import building, noting
from newsgen.acts.building import Asked, Made
from newsgen.acts.newsroom import Newsroom
from newsgen.archive import Key
from newsgen.deliveries.seals import newest
from newsgen.editions import edition_named
from newsgen.errors import NoteProblem, Overtaken
from newsgen.markets import Session
from newsgen.model import Article, Note, Output
from newsgen.notes import called
from newsgen.notes import write as writing
from newsgen.notes.entries import Entry
from newsgen.notes.read import content, listed
from newsgen.outputs import write
from newsgen.story.notes import preview

NOTE = "note"
"""What the log calls it."""
_CHANGED = "그사이 다른 사람이 메모를 고쳤습니다. 지금 메모를 보고 다시 저장하십시오."


class Notebook(NamedTuple):
    """The notes of a session as they stand in their file."""

    session: Session
    file: Path
    entries: tuple[Entry, ...]
    state: str
    """A hash of the file."""
    problem: str = ""
    """Why nothing can be read of it, Korean; empty where it can."""


def session_of(key: Key) -> Session:
    """Return the session of an article."""
    return markets.session(markets.named(edition_named(key.edition).market), key.session)


def opened(newsroom: Newsroom, key: Key) -> Notebook:
    """Return the notes of an article's session; a file that cannot be read is told and not raised."""
    session = session_of(key)
    file = noting.file_of(newsroom, session)
    try:
        text = content(file)
        return Notebook(session, file, tuple(listed(text, session, until=_now())), _state(text))
    except NoteProblem as problem:
        return Notebook(session, file, (), "", f"{file}: {problem}")


class Told(NamedTuple):
    """A note that is not written yet."""

    text: str
    """How an article tells it."""
    doubts: tuple[str, ...]
    """What the record says against it, Korean lines."""


def told(newsroom: Newsroom, key: Key, kind: str, fields: Mapping[str, str]) -> Told:
    """Return how an article tells a note that is not written yet; NoteProblem where it cannot be printed."""
    session = session_of(key)
    fields = noting.with_subject(newsroom, session.market, fields)
    _, made = writing.added("", kind, fields, session, until=_now())
    return Told(preview(made, session, newsroom.desk.templates), noting.doubts(newsroom, session, made))


def added(newsroom: Newsroom, key: Key, kind: str, fields: Mapping[str, str]) -> Note:
    """Add a note; NoteProblem, with nothing written, where it cannot be printed."""
    session = session_of(key)
    fields = noting.with_subject(newsroom, session.market, fields)
    return _written(
        newsroom, key, lambda text: writing.added(text, kind, fields, session, until=_now()), "더함", None
    )


def changed(newsroom: Newsroom, key: Key, kind: str, nth: int, fields: Mapping[str, str], state: str) -> Note:
    """Put another note in the place of one; raises as :func:`added`, and Overtaken for another state."""
    session = session_of(key)
    fields = noting.with_subject(newsroom, session.market, fields)
    return _written(
        newsroom,
        key,
        lambda text: writing.changed(text, kind, nth, fields, session, until=_now()),
        "고침",
        state,
    )


def removed(newsroom: Newsroom, key: Key, kind: str, nth: int, state: str) -> None:
    """Take a note out; Overtaken for another state."""
    session = session_of(key)

    def without(text: str) -> tuple[str, str]:
        gone = next(
            (each for each in listed(text, session, until=_now()) if (each.kind, each.nth) == (kind, nth)),
            None,
        )
        told = gone.note.id if gone and gone.note else kind
        return writing.removed(text, kind, nth, session, until=_now()), told

    _written(newsroom, key, without, "지움", state)


def rebuilt(newsroom: Newsroom, key: Key) -> Made | None:
    """Build an article again, the notes in their places; None where there is none yet.

    It is the draft that it was, or the draft of the next version where one is out. Raises Held and NoSession
    as :func:`newsgen.acts.building.make` does.
    """
    with newsroom.log() as outbox:
        known = newest(outbox, key.article)
    if known is None:
        return None
    return building.make(newsroom, Asked(key.session, key.edition, pipeline.moment_of(known)), ("json",))


def left_out(article: Article, note: Note) -> str:
    """Return why an article does not print a note, a Korean sentence; empty where it does."""
    if any(each.id == note.id for each in article.notes):
        return ""
    return _flagged(article, note) or "이 판에 실을 자리가 없습니다."


def flagged(newsroom: Newsroom, key: Key, book: Notebook) -> dict[tuple[str, int], str]:
    """Return what the article as it was written last tells its editor of its notes, by kind and place."""
    with newsroom.log() as outbox:
        article = newest(outbox, key.article)
    if article is None:
        return {}
    told = {(each.kind, each.nth): _flagged(article, each.note) for each in book.entries if each.note}
    return {place: line for place, line in told.items() if line}


def _flagged(article: Article, note: Note) -> str:
    """Return what the flags of an article say of a note, a Korean sentence; empty where they say nothing."""
    about = f"{called(note)}("
    told = (line.removeprefix(about).partition("): ")[2] for line in article.flags if line.startswith(about))
    return next(told, "")


_Change = TypeVar("_Change", Note, str)


def _written(
    newsroom: Newsroom, key: Key, change: Callable[[str], tuple[str, _Change]], how: str, state: str | None
) -> _Change:
    """Change the file of notes, alone among those who do, and tell it in the log."""
    file = noting.file_of(newsroom, session_of(key))
    with newsroom.log() as log, log.together():
        before = content(file)
        if state is not None and _state(before) != state:
            raise Overtaken(_CHANGED)
        text, made = change(before)
        body = text.encode()
        write(
            [Output(format="toml", filename=file.name, media_type="application/toml", body=body)], file.parent
        )
        what = made if isinstance(made, str) else made.id
        log.record(NOTE, article=key.article, detail=f"{how} {what}")
    return made


def _state(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
