"""An article withdrawn everywhere, until a person takes that back."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from newsgen.acts import feeds
from newsgen.acts.newsroom import Newsroom
from newsgen.archive import Key, key_of
from newsgen.deliveries.approval import KILL, killed
from newsgen.deliveries.approval import restore as record
from newsgen.deliveries.delivery import Delivery
from newsgen.deliveries.ordering import order_kill
from newsgen.deliveries.outbox import Event, Outbox
from newsgen.editions import edition_named
from newsgen.errors import UsageProblem


class Withdrawn(NamedTuple):
    """What a withdrawal took out, and what is still to be sent of it."""

    there: bool
    """Whether the archive had the article."""
    feeds: tuple[feeds.Written, ...]
    rows: tuple[Delivery, ...]
    """The orders to the CMSs, not sent yet."""
    before: Event | None = None
    """The withdrawal under which it stood already."""


class Restored(NamedTuple):
    """What is there again."""

    there: bool
    """Whether the archive has the article."""
    feeds: tuple[feeds.Written, ...]
    file: Path
    """Where the article stands in the archive, if it does."""
    names: tuple[str, ...]
    """The CMSs that it had been sent to; there it is only once it is sent again."""


def withdraw(newsroom: Newsroom, article: str, *, by: str, reason: str = "") -> Withdrawn:
    """Take an article out of the archive and the feeds, and order every CMS to take it down.

    No version of it goes out again until it is restored. Raises UsageProblem for an article of which nothing
    is known here, and that no CMS could have either.
    """
    key = _key(article)
    with newsroom.log() as outbox:
        _require_known(newsroom, outbox, key)
        before = killed(outbox, article)
        outbox.record(KILL, article=article, detail=f"{by}: {reason}".rstrip(": "))
        known = (row.order.target for row in outbox.rows("article = ?", article))
        names = dict.fromkeys((*newsroom.desk.cms, *known))
        rows = [order_kill(outbox, article, name) for name in names]
    there = newsroom.archive.withdraw(key)  # after the orders: those hold where the folder takes nothing
    return Withdrawn(there, (*feeds.rewrite(newsroom),), (*rows,), before)


def restore(newsroom: Newsroom, article: str, *, by: str, reason: str = "") -> Restored:
    """Take a withdrawal back: what was approved is so again; to the CMSs nothing is sent.

    Raises UsageProblem where it is not withdrawn.
    """
    key = _key(article)
    with newsroom.log() as outbox:
        record(outbox, article, by=by, reason=reason)
        sent = dict.fromkeys(row.order.target for row in outbox.rows("article = ?", article))
    there = newsroom.archive.restore(key)
    file = newsroom.archive.folder.absolute() / f"{key.session}" / f"{key.edition}.json"
    names = tuple(name for name in sent if name in newsroom.desk.cms)
    return Restored(there, (*feeds.rewrite(newsroom),), file, names)


def _require_known(newsroom: Newsroom, outbox: Outbox, key: Key) -> None:
    if newsroom.archive.written(*key) or any(outbox.events(key.article)):
        return
    edition_named(key.edition)
    if not newsroom.desk.cms:
        raise UsageProblem(
            f"{key.article}: 이 발송함과 보관함에 그런 기사가 없습니다. "
            "newsgen outbox log에서 ID를 확인하십시오."
        )


def _key(article: str) -> Key:
    key = key_of(article)
    if key is None:
        raise UsageProblem(f"{article}: 기사 ID가 아닙니다. 2025-08-13-us-close처럼 쓰십시오.")
    return key
