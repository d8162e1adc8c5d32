"""An article's new version joined with the text that the desk edited at the CMS."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from newsgen.deliveries.copy import Copy, content_hash, copy_of, marker
from newsgen.deliveries.delivery import Delivery
from newsgen.deliveries.merging.merge import Lost, Texts, merge
from newsgen.deliveries.merging.stale import Changed, changed
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.target import Remote, Target
from newsgen.errors import DeliveryBlocked
from newsgen.model import Article


class Joined(NamedTuple):
    """What goes to the CMS, and what became of the desk's words."""

    copy: Copy
    kept: int
    lost: tuple[Lost, ...]
    hashes: str
    """For the log: of what was joined, and of what came of it."""

    @property
    def told(self) -> str:
        """Say in Korean what stayed and what did not, in full: a person carries it over."""
        gone = "; ".join(f"“{each.theirs}” → {_quoted(each.ours)}" for each in self.lost)
        kept = f"데스크가 고친 {self.kept}곳을 지켰습니다." if self.kept else ""
        lost = f"새 판이 대신한 데스크의 말 {len(self.lost)}곳: {gone}" if self.lost else ""
        return " ".join(filter(None, (kept, lost))) or "데스크가 고친 곳이 없습니다."


def _changed(outbox: Outbox, delivery: Delivery, article: Article) -> tuple[Changed, ...]:
    """Return the figures that a version sets right of any one before it that was sent."""
    order = delivery.order
    rows = [row for row in outbox.history(order.article, order.target) if row.sent and row.order.document]
    sent = dict.fromkeys(row.order.document for row in rows if row.order.version < order.version)
    documents = (outbox.document(hash_)[0] for hash_ in sent)
    return tuple(dict.fromkeys(each for document in documents for each in changed(document, article)))


def before(outbox: Outbox, delivery: Delivery, remote: Remote) -> Article | None:
    """Return the version that stands at a CMS, as it was sent; None where the outbox does not know it."""
    order = delivery.order
    sent = [row for row in outbox.history(order.article, order.target) if row.sent and row.order.document]
    named = [row for row in sent if row.order.version == remote.version]
    known = named or [row for row in sent if row.returned]
    return outbox.document(known[-1].order.document)[0] if known else None


def join(outbox: Outbox, delivery: Delivery, target: Target, copy: Copy, remote: Remote) -> Joined:
    """Merge a version into what stands at the CMS, all three as the target sets them.

    Raises:
        DeliveryBlocked: what stands there cannot be told from ours, or holds a figure that was set right.

    """
    base = before(outbox, delivery, remote)
    if base is None:
        raise DeliveryBlocked(
            f"{copy.article}: 앞서 보낸 글을 발송함이 몰라 합칠 수 없습니다. "
            f"CMS에서 직접 고치고 newsgen outbox drop {delivery.id}"
        )
    article, _ = outbox.document(delivery.order.document)
    texts = Texts(copy_of(base, body=target.body).content, remote.content, copy.content)
    try:
        merged = merge(texts, _changed(outbox, delivery, article))
    except DeliveryBlocked as doubt:
        raise DeliveryBlocked(f"{copy.article}: {doubt}: newsgen outbox retry {delivery.id}") from doubt
    title, excerpt, body = merged.content
    made = msgspec.structs.replace(
        copy, title=title, excerpt=excerpt, body=body + marker(copy.article, copy.version)
    )
    names = zip(("base", "theirs", "ours", "result"), (*texts, made.content), strict=True)
    hashes = " ".join(f"{name}={content_hash(content)}" for name, content in names)
    return Joined(made, merged.kept, merged.lost, hashes)


def _quoted(words: str) -> str:
    return f"“{words}”" if words else "새 판에는 없음"
