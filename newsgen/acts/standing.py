"""How an article stands: its newest version, the one that readers see, whether it is withdrawn."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from newsgen.acts.newsroom import Newsroom
from newsgen.archive import Key
from newsgen.deliveries.approval import approval, killed
from newsgen.deliveries.approved import approved
from newsgen.deliveries.copy import hash_of
from newsgen.deliveries.delivery import Delivery
from newsgen.deliveries.outbox import Event
from newsgen.deliveries.seals import newest
from newsgen.deliveries.steps import file_of
from newsgen.errors import UsageProblem
from newsgen.model import Article


class Standing(NamedTuple):
    """An article, and what was decided of it."""

    newest: Article
    """What was written last."""
    hash: str
    """The name of that content: what a form carries that was made of it."""
    file: Path
    """Where it stands."""
    approval: Event | None
    """Who approved that content, and when."""
    printed: Article | None
    """What was approved last: what readers see unless it is withdrawn."""
    withdrawn: Event | None
    rows: tuple[Delivery, ...]
    """Its deliveries, oldest first."""

    @property
    def is_next(self) -> bool:
        """Whether the newest version is to take the place of another one that readers have."""
        return self.printed is not None and self.printed.revision < self.newest.revision


def standing(newsroom: Newsroom, key: Key) -> Standing:
    """Return how an article stands; UsageProblem where there is none."""
    id_ = key.article
    with newsroom.log() as outbox:
        last = newest(outbox, id_) or newsroom.archive.article(*key)
        if last is None:
            raise UsageProblem(f"{key.session} {key.edition}: 아직 기사가 없습니다. 먼저 기사를 만드십시오.")
        hash_ = hash_of(last)
        return Standing(
            newest=last,
            hash=hash_,
            file=file_of(last, newsroom.archive.folder),
            approval=approval(outbox, id_, hash_),
            printed=approved(outbox, id_),
            withdrawn=killed(outbox, id_),
            rows=(*outbox.rows("article = ?", id_),),
        )
