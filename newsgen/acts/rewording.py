"""The words of an article changed block by block, by people who may do so at once: nobody's are lost."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from newsgen.acts import editing
from newsgen.acts.choosing import CHOOSE
from newsgen.acts.editing import Edited
from newsgen.acts.newsroom import Newsroom
from newsgen.acts.notebook import NOTE
from newsgen.archive import Key
from newsgen.deliveries.approval import require_alive
from newsgen.deliveries.copy import hash_of
from newsgen.deliveries.outbox import Event
from newsgen.deliveries.seals import SEALS, How, newest
from newsgen.editing import tried
from newsgen.editing.edited import Tried
from newsgen.editing.sheet import Given
from newsgen.errors import Overtaken, UsageProblem
from newsgen.glossary import Glossary
from newsgen.model import Article

CAUSES = frozenset({CHOOSE, NOTE})
"""What people do for which the program writes an article again."""


class Version(NamedTuple):
    """What the log tells of a version of an article: how it came about, and by whom."""

    event: Event
    is_newest: bool
    cause: Event | None = None
    """The note or the choice for which the program wrote it again; None where the log names none."""

    @property
    def hash(self) -> str:
        """The name of its content."""
        return self.event.hash

    @property
    def by(self) -> str:
        """Who made it, or had it written again; empty where the program did by itself."""
        if self.cause:
            return self.cause.who
        return self.event.detail if self.event.event in {"edit", "approve"} and self.event.detail else ""


def standing(newsroom: Newsroom, key: Key) -> Article:
    """Return the newest version of an article that newsgen wrote, to be edited.

    Raises:
        UsageProblem: there is none, or it is an example.
        DeliveryBlocked: it is withdrawn.

    """
    article = latest(newsroom, key)
    if article.demo:
        raise UsageProblem(
            f"{article.id}: 예시 시세로 만든 기사는 고치지 않습니다. 내보낼 수 없는 기사입니다."
        )
    with newsroom.log() as outbox:
        require_alive(outbox, article.id)
    return article


def latest(newsroom: Newsroom, key: Key) -> Article:
    """Return the newest version of an article, whatever may be done with it; UsageProblem: there is none.

    It is the log's own copy; one that was never sealed (an example) stands in the archive alone.
    """
    with newsroom.log() as outbox:
        found = newest(outbox, key.article)
    found = found or newsroom.archive.article(*key)
    if found is None:
        raise UsageProblem(f"{key.session} {key.edition}: 아직 기사가 없습니다. 먼저 기사를 만드십시오.")
    return found


def versions(newsroom: Newsroom, key: Key) -> list[Version]:
    """Return all that was written and approved of an article, the newest first."""
    with newsroom.log() as outbox:
        every = [*outbox.events(key.article)]
    found: list[Version] = []
    cause = None
    for event in every:
        if event.event in SEALS:
            found.append(Version(event, False, cause if event.event == How.WRITE else None))
            cause = None
        elif event.event in CAUSES:
            cause = event
    return [each._replace(is_newest=at == 0) for at, each in enumerate(found[::-1])]


def version(newsroom: Newsroom, key: Key, hash_: str) -> Article | None:
    """Return the content of one of an article's versions by its hash; None for what is none of them."""
    if hash_ not in {each.hash for each in versions(newsroom, key)}:
        return None
    with newsroom.log() as outbox:
        return outbox.document(hash_)[0]


def proved(newsroom: Newsroom, article: Article, given: Iterable[Given]) -> Tried:
    """Hold what was typed block by block against the facts of an article."""
    glossary = Glossary.load(own=newsroom.desk.own_terms)
    return tried(article, given, glossary, editing.called(newsroom, article))


def saved(newsroom: Newsroom, key: Key, before: Article, new: Article) -> Edited:
    """Write what :func:`proved` made of ``before`` as the next version, by whom the newsroom names.

    Raises Overtaken, with nothing written, where ``before`` is not the newest version any more.
    """
    with newsroom.writing(before.id):
        if hash_of(standing(newsroom, key)) != hash_of(before):
            raise Overtaken(f"{before.id}: 그사이 다른 사람이 고쳤습니다. 두 글을 보고 다시 저장하십시오.")
        return editing.kept(newsroom, _file(newsroom, before), before, new, newsroom.who)


def _file(newsroom: Newsroom, article: Article) -> Path:
    """Return where a version stands: a draft beside the one in print, or that itself."""
    folder = newsroom.archive.folder / article.session.isoformat()
    draft = folder / f"{article.edition}.v{article.revision}.json"
    return draft if draft.exists() else folder / f"{article.edition}.json"
