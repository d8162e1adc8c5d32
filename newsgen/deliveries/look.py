"""The look before a write: what the CMS holds of an article, and whether the desk has touched it."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

from newsgen.deliveries import edits
from newsgen.deliveries.copy import Copy, copy_of
from newsgen.deliveries.delivery import Delivery
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.target import Remote, Target
from newsgen.errors import DeliveryBlocked
from newsgen.korean import moment


def look(outbox: Outbox, delivery: Delivery, target: Target, copy: Copy) -> Remote | None:
    """Return the article as the CMS holds it, by its known id or else by its marker."""
    known, earlier = known_ids(outbox, delivery)
    if known:
        remote = _standing(target, known, copy)
        if remote is None:
            raise DeliveryBlocked(
                f"{copy.article}: 보냈던 글({known})을 누군가 CMS에서 지웠습니다. "
                "저절로 다시 만들지 않습니다. 새로 만들려면 "
                f"newsgen publish 기사.json --to {delivery.order.target} --again, "
                f"그대로 두려면 newsgen outbox drop {delivery.id}"
            )
        return remote
    found = target.find(copy.article) or []
    for surplus in found[1:]:
        remove_surplus(target, surplus, copy, delivery)
    there = (_standing(target, each, copy) for each in earlier)  # one whose marker the desk took out
    return found[0] if found else next((remote for remote in there if remote is not None), None)


def known_ids(outbox: Outbox, delivery: Delivery) -> tuple[str, list[str]]:
    """Return the id under which an article went in, empty where it did not, and those of times before."""
    order = delivery.order
    rows = [row for row in outbox.history(order.article, order.target) if row.remote]
    now = [row.remote for row in rows if row.life == delivery.life]
    earlier = dict.fromkeys(row.remote for row in reversed(rows) if row.life != delivery.life)
    return now[-1] if now else "", list(earlier)


def _standing(target: Target, id_: str, copy: Copy) -> Remote | None:
    """Read a post; None where it is gone, or another article by now."""
    remote = target.read(id_)
    gone = remote is None or remote.status is None or remote.article not in {"", copy.article}
    return None if gone else remote


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
    last = _last(outbox, delivery)
    before = edits.recalled(last.returned) if last else None
    if last is not None and before == remote.content:
        clean = copy_of(*outbox.document(last.order.document), target.body)
        if not last.merge or last.sent == clean.hash:
            return
        before = clean.content  # what we put there holds words of the desk
    what = edits.first_difference(edits.lines(before), edits.lines(remote.content)) if before else ""
    order = delivery.order
    raise DeliveryBlocked(
        f"{order.article}: 데스크가 고친 글이라 덮어쓰지 않습니다({changed_by(target, remote)}): "
        f"{what or '서식이나 표시가 다름'}. 견주어 보려면 newsgen outbox diff {delivery.id}, "
        f"데스크의 말을 두고 합치려면 newsgen publish 기사.json --to {order.target} --merge, "
        f"CMS에서 직접 고쳤으면 newsgen outbox drop {delivery.id}"
    )


def changed_by(target: Target, remote: Remote) -> str:
    """Say in Korean who changed an article at a CMS last, and when by Korea's clock."""
    when = remote.modified
    with suppress(ValueError, OverflowError):  # as it is, where that is no time with a zone
        when = moment(dt.datetime.fromisoformat(when))
    who = " ".join(part for part in (target.editor(remote), when) if part)
    return who or "누가 고쳤는지 모름"


def _last(outbox: Outbox, delivery: Delivery) -> Delivery | None:
    """Return the delivery after which we saw the article last; None where we never did."""
    order = delivery.order
    kept = [row for row in outbox.history(order.article, order.target) if row.returned]
    return kept[-1] if kept else None
