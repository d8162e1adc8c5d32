"""How far each of many articles has come, for a list of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from newsgen.acts.newsroom import Newsroom
from newsgen.archive import Key, key_of
from newsgen.deliveries.approval import APPROVE, KILL, killed
from newsgen.deliveries.delivery import Action, Delivery, State
from newsgen.deliveries.outbox import Event, Outbox
from newsgen.deliveries.seals import seals
from newsgen.deliveries.steps import is_draft, needs_approval
from newsgen.editions import korean
from newsgen.errors import OutputProblem
from newsgen.model import Article, text_of


class Stage(StrEnum):
    """How far an article has come."""

    ABSENT = "absent"
    HELD = "held"
    """Its data are not fit to print: somebody must mend or release them."""
    DRAFT = "draft"
    WAITING = "waiting"
    """A draft that stands at a CMS, or was ordered to one, and that nobody approved yet."""
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTION = "correction"
    """A draft beside the version that is approved."""
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """What an editor calls it."""
        return _LABELS[self]


_LABELS = {
    Stage.ABSENT: "아직",
    Stage.HELD: "보류",
    Stage.DRAFT: "초안",
    Stage.WAITING: "승인 대기",
    Stage.APPROVED: "승인",
    Stage.PUBLISHED: "실림",
    Stage.CORRECTION: "정정 초안",
    Stage.WITHDRAWN: "거둠",
}


class Stand(NamedTuple):
    """An article, and how far it has come."""

    key: Key
    stage: Stage
    headline: str = ""
    """Of its newest version; empty where there is none."""
    version: int = 0
    at: dt.datetime | None = None
    """When it came so far."""
    flags: int = 0
    """Things that its editor has to look at."""

    @property
    def called(self) -> str:
        """What its edition is called."""
        return korean(self.key.edition) or self.key.edition


def stands(newsroom: Newsroom, keys: Iterable[Key]) -> list[Stand]:
    """Return how far some articles have come, in their order; those that are not there are absent."""
    with newsroom.log() as outbox:
        return [_stand(newsroom, outbox, key) for key in keys]


def withdrawn(newsroom: Newsroom) -> list[Key]:
    """Name the articles that stand withdrawn: the archive names them no more."""
    with newsroom.log() as outbox:
        names = dict.fromkeys(event.article for event in outbox.events(None, KILL))
        gone = [key_of(name) for name in names if killed(outbox, name)]
    return [key for key in gone if key]


def _stand(newsroom: Newsroom, outbox: Outbox, key: Key) -> Stand:
    id_ = key.article
    every = seals(outbox, id_)
    newest = _newest(every)
    article = outbox.document(newest.hash)[0] if newest else _filed(newsroom, key)
    gone = killed(outbox, id_)
    if gone:
        stage, at = Stage.WITHDRAWN, gone.at
    elif newest:
        rows = outbox.rows("article = ? AND action != ?", id_, Action.KILL)
        alive = [row for row in rows if row.life == outbox.life(id_, row.order.target)]
        stage, at = _stage(every, newest, alive), newest.at
    else:
        stage, at = (Stage.DRAFT if article else Stage.ABSENT), None
    if article is None:
        return Stand(key, stage, at=at)
    return Stand(key, stage, text_of(article.headline), article.revision, at, len(article.flags))


def _stage(every: list[Event], newest: Event, rows: list[Delivery]) -> Stage:
    """Return how far an article has come that was written, and not withdrawn."""
    approved = {event.hash for event in every if event.event == APPROVE}
    own = [row for row in rows if row.order.document == newest.hash]
    if newest.hash in approved:
        out = any(row.state is State.SUCCESS and row.order.status.live for row in own)
        return Stage.PUBLISHED if out else Stage.APPROVED
    if approved:
        return Stage.CORRECTION
    waits = any(is_draft(row) or needs_approval(row) or not row.state.over for row in own)
    return Stage.WAITING if waits else Stage.DRAFT


def _newest(every: list[Event]) -> Event | None:
    """Return what sealed the latest version last."""
    latest = max((event.version for event in every), default=0)
    return next((event for event in reversed(every) if event.version == latest), None)


def _filed(newsroom: Newsroom, key: Key) -> Article | None:
    """Return an article of the archive that the log does not know: an example, or from elsewhere."""
    try:
        return newsroom.archive.article(*key)
    except OutputProblem:
        return None
