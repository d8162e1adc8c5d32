"""The look before a write: what the CMS holds of an article, and whether the desk has touched it."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from newsgen.deliveries import edits
from newsgen.deliveries.copy import Copy
from newsgen.deliveries.delivery import Delivery
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.target import Remote, Target
from newsgen.errors import DeliveryBlocked
from newsgen.korean import moment


def look(outbox: Outbox, delivery: Delivery, target: Target, copy: Copy) -> Remote | None:
    """Return the article as the CMS holds it, by its known id or else by its marker."""
    known = known_id(outbox, delivery)
    if known:
        remote = target.read(known)
        if remote is None or remote.status is None or remote.article not in {"", copy.article}:
            raise DeliveryBlocked(
                f"{copy.article}: 보냈던 글({known})을 누군가 CMS에서 지웠습니다. 다시 만들지 않습니다. "
                f"그대로 두려면 newsgen outbox drop {delivery.id}"
            )
        return remote
    found = target.find(copy.article)
    for surplus in found[1:]:
        remove_surplus(target, surplus, copy, delivery)
    return found[0] if found else None


def known_id(outbox: Outbox, delivery: Delivery) -> str:
    """Return the id under which an article went in; empty where none is known."""
    order = delivery.order
    ids = [row.remote for row in outbox.history(order.article, order.target) if row.remote]
    return ids[-1] if ids else ""


def remove_surplus(target: Target, surplus: Remote, copy: Copy, delivery: Delivery) -> None:
    """Withdraw a second copy that a request made whose end nobody saw; never one that somebody touched."""
    touched = surplus.version != copy.version or not surplus.editable or edits.lost(surplus, copy)
    if touched or surplus.status is None or surplus.status.live != delivery.order.status.live:
        raise DeliveryBlocked(
            f"{copy.article}: CMS에 같은 기사가 둘 있습니다({surplus.link or surplus.id}). "
            f"하나를 지우고 newsgen outbox retry {delivery.id}"
        )
    target.withdraw(surplus, copy.article, delivery.key)


def require_unedited(outbox: Outbox, delivery: Delivery, target: Target, remote: Remote) -> None:
    """Raise DeliveryBlocked, saying who changed what, where the desk edited the article."""
    before = _baseline(outbox, delivery)
    if before is not None and before == remote.content:
        return
    what = edits.first_difference(edits.lines(before), edits.lines(remote.content)) if before else ""
    who = " ".join(part for part in (target.editor(remote), _when(remote.modified)) if part)
    raise DeliveryBlocked(
        f"{delivery.order.article}: 데스크가 고친 글이라 덮어쓰지 않습니다({who or '누가 고쳤는지 모름'}): "
        f"{what or '서식이나 표시가 다름'}. CMS에서 직접 고치고 newsgen outbox drop {delivery.id}"
    )


def _when(modified: str) -> str:
    """Tell a person when a CMS says that it was modified; as it is, where that is no time with a zone."""
    with suppress(ValueError):
        return moment(dt.datetime.fromisoformat(modified))
    return modified


def _baseline(outbox: Outbox, delivery: Delivery) -> edits.Content | None:
    """Return the article as the CMS returned it last; None where we never saw it."""
    order = delivery.order
    kept = [row.returned for row in outbox.history(order.article, order.target) if row.returned]
    return edits.recalled(kept[-1]) if kept else None
