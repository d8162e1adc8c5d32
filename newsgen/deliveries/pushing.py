"""Hand an article to a place that is not looked at: a webhook, a messenger, a mailbox.

What may go there but once is marked in its row before it is sent. A row that is still marked when it is
tried again may have arrived: a place that can be asked is asked, else a person looks and says so.
"""

from __future__ import annotations

import msgspec

from newsgen.deliveries.approval import require_approval
from newsgen.deliveries.copy import Copy, content_hash, copy_of
from newsgen.deliveries.delivery import Action, Delivery, State, Status
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.target import Memory, Remote, Target
from newsgen.errors import DeliveryBlocked, DeliveryPart, DeliveryProblem, DeliveryRefused, NewsgenError

_TAKEN = "받았다고 답했습니다."
_BEFORE = "앞 판이 들어갔는지 알 수 없습니다. 받는 쪽에 있으면 직접 지우십시오."
_MARKS = "mark"
"""The event in the log: it is about to go out."""


def push(outbox: Outbox, delivery: Delivery, target: Target, copy: Copy) -> Delivery:
    """Hand over a version: in the place of the message before it, where there is one that can be changed."""
    order = delivery.order
    if target.memory is not Memory.KEYS and order.status is not Status.PUBLISH:
        raise DeliveryRefused(
            f"{order.article}: {order.target}에는 초안이 없습니다. 승인한 뒤 게시로 보내십시오: "
            f"newsgen publish 기사.json --to {order.target} --status publish"
        )
    if order.status.live:
        require_approval(outbox, order.article, order.document)
    there, sure = _standing(outbox, delivery, target)
    once = _is_once(target, there)
    if delivery.sent and (not sure or target.memory is Memory.LETTERS):
        raise _doubt(delivery)
    if delivery.sent and there and there.version == copy.version:
        return _done(outbox, delivery, copy, there, "adopt", "이미 들어가 있습니다.")
    noted = outbox.change(delivery, _MARKS, sent=copy.hash) if once else delivery
    try:
        made = (
            target.update(there, copy, order.status, order.at, delivery.key)
            if there
            else target.create(copy, order.status, order.at, delivery.key)
        )
    except NewsgenError as trouble:  # also of a template: then nothing was sent
        _unmark(outbox, noted, trouble)
        raise
    notes = made.notes if sure else (*made.notes, _BEFORE)
    return _done(outbox, noted, copy, made, "success", " ".join((made.link or _TAKEN, *notes)))


def take_back(outbox: Outbox, delivery: Delivery, target: Target) -> Delivery:
    """Take an article back, or say to those who have it that it is withdrawn."""
    order = delivery.order
    there, sure = _standing(outbox, delivery, target)
    if target.memory is not Memory.KEYS and there is None:
        if not sure:
            raise DeliveryBlocked(
                f"{order.article}: {order.target}에 들어간 글의 번호를 몰라 지우지 못합니다. 받는 쪽에서 "
                f"직접 지우고 newsgen outbox drop {delivery.id}"
            )
        return outbox.change(delivery, "success", state=State.SUCCESS, answer="보낸 적이 없습니다.")
    once = target.memory is Memory.LETTERS
    if once and delivery.sent:
        raise _doubt(delivery)
    told = there or Remote(id="", version=None, status=None, title="", body="")
    if delivery.remote:  # some have heard of it already
        told = msgspec.structs.replace(told, id=delivery.remote, version=None)
    noted = (
        outbox.change(delivery, _MARKS, sent=content_hash((told.title, "", delivery.key)))
        if once
        else delivery
    )
    try:
        target.withdraw(told, order.article, delivery.key)
    except NewsgenError as trouble:
        _unmark(outbox, noted, trouble)
        raise
    return outbox.change(noted, "success", state=State.SUCCESS, answer=_TAKEN)


def in_doubt(delivery: Delivery) -> bool:
    """Tell whether a delivery that is not over may have arrived, so that a person's word releases it."""
    return bool(delivery.sent) and delivery.state in {State.BLOCKED, State.FAILED, State.RETRYING}


def _is_once(target: Target, there: Remote | None) -> bool:
    """Tell whether to hand it over twice would be to send it twice."""
    return target.memory is Memory.LETTERS or (target.memory is Memory.MESSAGES and there is None)


def _standing(outbox: Outbox, delivery: Delivery, target: Target) -> tuple[Remote | None, bool]:
    """Return what stands there of an article, and whether that is sure; who can be asked is asked."""
    there = _there(outbox, delivery, target)
    if there or not _may_stand(outbox, delivery):
        return there, True
    found = target.find(delivery.order.article)
    return (found[-1] if found else None), found is not None


def _there(outbox: Outbox, delivery: Delivery, target: Target) -> Remote | None:
    """Return what went there last in this life of the article; of a letter also one with no id."""
    rows = [
        row
        for row in outbox.history(delivery.order.article, delivery.order.target)
        if row.life == delivery.life and row.order.action is not Action.KILL
    ]
    letters = target.memory is Memory.LETTERS
    known = [row for row in rows if row.remote or (letters and row.sent and row.id != delivery.id)]
    if not known:
        return None
    last = known[-1]
    copy = copy_of(*outbox.document(last.order.document), target.body)
    return Remote(
        id=last.remote,
        article=copy.article,
        version=copy.version,
        status=Status.PUBLISH,
        title=copy.title,
        body="",
    )


def _may_stand(outbox: Outbox, delivery: Delivery) -> bool:
    """Tell whether something of an article may have arrived of which no id is known."""
    rows = outbox.history(delivery.order.article, delivery.order.target)
    return any(row.sent and not row.remote for row in rows if row.life == delivery.life)


def _doubt(delivery: Delivery) -> DeliveryBlocked:
    order = delivery.order
    return DeliveryBlocked(
        f"{order.article}: {order.target}에 들어갔는지 알 수 없어 다시 보내지 않습니다. 받는 쪽을 보고, "
        f"있으면 newsgen outbox arrived {delivery.id}, 없으면 newsgen outbox retry {delivery.id}"
    )


def _unmark(outbox: Outbox, noted: Delivery, trouble: NewsgenError) -> None:
    """Take the mark off where it is known that nothing more than a part arrived."""
    if isinstance(trouble, DeliveryPart):
        outbox.change(noted, "part", remote=trouble.remote)
    if noted.sent and not (isinstance(trouble, DeliveryProblem) and trouble.unknown):
        outbox.change(noted, "unmark", sent="")


def _done(outbox: Outbox, delivery: Delivery, copy: Copy, made: Remote, event: str, answer: str) -> Delivery:
    return outbox.change(
        delivery, event, state=State.SUCCESS, remote=made.id, answer=answer.strip(), sent=copy.hash
    )
