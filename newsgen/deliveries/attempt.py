"""One attempt at one delivery: look first, then write, then read what was written.

Whatever a process was killed at, the next attempt begins with the same look and finds what is there. Call it
under the target's lock (:mod:`newsgen.deliveries.turn`).
"""

from __future__ import annotations

import datetime as dt

from newsgen.deliveries import edits
from newsgen.deliveries.approval import require_alive, require_approval
from newsgen.deliveries.copy import Copy, copy_of
from newsgen.deliveries.delivery import Action, Delivery, State
from newsgen.deliveries.joining import Joined, join
from newsgen.deliveries.look import known_ids, look, remove_surplus, require_unedited
from newsgen.deliveries.merging.merge import same
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.pace import Pace
from newsgen.deliveries.pushing import push, take_back
from newsgen.deliveries.target import Memory, Remote, Target
from newsgen.errors import DeliveryBlocked, DeliveryDelayed, DeliveryRefused, TargetClosed


def attempt(outbox: Outbox, delivery: Delivery, target: Target, pace: Pace) -> Delivery:
    """Try once and return the row with how it ended.

    Raises:
        TargetClosed: the target takes nothing until somebody mends that; the row stays open, and no attempt
            is counted.

    """
    begun = outbox.change(delivery, "begin", state=State.IN_PROGRESS, attempts=delivery.attempts + 1)
    try:
        return _carried_out(outbox, begun, target)
    except DeliveryDelayed as trouble:
        return _later(outbox, begun, trouble, pace)
    except DeliveryBlocked as blocked:
        return outbox.change(begun, "block", state=State.BLOCKED, answer=str(blocked))
    except DeliveryRefused as refused:
        return outbox.change(begun, "refuse", state=State.FAILED, answer=str(refused))
    except TargetClosed as closed:
        outbox.change(begun, "wait", state=State.PENDING, attempts=delivery.attempts, answer=str(closed))
        raise


def _later(outbox: Outbox, delivery: Delivery, trouble: DeliveryDelayed, pace: Pace) -> Delivery:
    if delivery.attempts >= pace.attempts:
        answer = f"{trouble} {delivery.attempts}번 해 보고 멈췄습니다. newsgen outbox retry {delivery.id}"
        return outbox.change(delivery, "give up", state=State.FAILED, answer=answer)
    due = outbox.now() + dt.timedelta(seconds=pace.wait(delivery.attempts, trouble))
    return outbox.change(delivery, "delay", state=State.RETRYING, due=due, answer=str(trouble))


def _carried_out(outbox: Outbox, delivery: Delivery, target: Target) -> Delivery:
    if delivery.order.action is Action.KILL:
        return _withdrawn(outbox, delivery, target)
    require_alive(outbox, delivery.order.article)
    copy = copy_of(*outbox.document(delivery.order.document), target.body)
    if target.memory is not Memory.HOLDS:
        return push(outbox, delivery, target, copy)
    remote = look(outbox, delivery, target, copy)
    if remote is None:
        return _created(outbox, delivery, target, copy)
    if (remote.version or 0) > copy.version:
        return outbox.change(
            delivery, "drop", state=State.DROPPED, answer=f"CMS에 더 새 판(v{remote.version})이 있습니다."
        )
    if _stands(remote, delivery, copy):
        return _succeeded(outbox, delivery, remote, copy, "adopt", "이미 들어가 있습니다.")
    return _updated(outbox, delivery, target, copy, remote)


def _stands(remote: Remote, delivery: Delivery, copy: Copy) -> bool:
    """Tell whether the CMS holds just this version, as far on as it was ordered."""
    if remote.version != copy.version or remote.status is None:
        return False
    far = remote.status.rank >= delivery.order.status.rank
    return far and (not remote.editable or not edits.lost(remote, copy))


def _created(outbox: Outbox, delivery: Delivery, target: Target, copy: Copy) -> Delivery:
    order = delivery.order
    if order.status.live:
        require_approval(outbox, order.article, order.document)
    made = target.create(copy, order.status, order.at, delivery.key)
    noted = outbox.change(delivery, "create", remote=made.id, sent=copy.hash)
    if delivery.attempts > 1:  # an earlier request may have come through late
        for surplus in (other for other in target.find(copy.article) or () if other.id != made.id):
            remove_surplus(target, surplus, copy, noted)
    return _read_back(outbox, noted, target, copy, made.notes)


def _updated(outbox: Outbox, delivery: Delivery, target: Target, copy: Copy, remote: Remote) -> Delivery:
    order = delivery.order
    if not remote.editable:
        raise DeliveryRefused(
            f"{copy.article}: 이미 게시돼 우리 계정으로는 고칠 수 없습니다. "
            "editor 계정으로 보내거나 CMS에서 직접 고치십시오."
        )
    joined = join(outbox, delivery, target, copy, remote) if delivery.merge else None
    if joined is None:
        require_unedited(outbox, delivery, target, remote)
    status = max(remote.status or order.status, order.status, key=lambda each: each.rank)
    if status.live:
        require_approval(outbox, order.article, order.document)
    if joined is not None:
        delivery, copy = _joined(outbox, delivery, target, remote, joined), joined.copy
        if remote.version == copy.version and status is remote.status and same(copy.content, remote.content):
            return _succeeded(outbox, delivery, remote, copy, "adopt", "이미 들어가 있습니다.")
    made = target.update(remote, copy, status, order.at, delivery.key)
    noted = outbox.change(delivery, "update", remote=made.id, sent=copy.hash)
    notes = (*made.notes, joined.told) if joined else made.notes
    return _read_back(outbox, noted, target, copy, notes)


def _joined(outbox: Outbox, delivery: Delivery, target: Target, remote: Remote, joined: Joined) -> Delivery:
    """Tell the log what is about to be written, unless somebody is at the text just now."""
    again = target.read(remote.id)
    if again is None or (again.status, again.content) != (remote.status, remote.content):
        raise DeliveryDelayed("합치는 사이에 CMS의 글이 바뀌었습니다. 다시 읽어 봅니다.")
    detail = f"{joined.hashes} {joined.told}"
    return outbox.change(delivery, "merge", sent=joined.copy.hash, detail=detail)


def _read_back(
    outbox: Outbox, delivery: Delivery, target: Target, copy: Copy, notes: tuple[str, ...]
) -> Delivery:
    """See with a request of its own that the article is there, whole and as far on as it was ordered."""
    there = target.read(delivery.remote)
    if there is None or there.status is None:
        raise DeliveryRefused(
            f"{copy.article}: 보낸 글({delivery.remote})이 CMS에 없습니다. CMS의 기록을 확인하십시오."
        )
    edits.require_whole(there, copy)
    edits.require_media(there, copy)
    if there.status.rank < delivery.order.status.rank:
        raise DeliveryRefused(
            f"{copy.article}: {delivery.order.status} 상태로 보냈는데 CMS가 {there.status} 상태로 "
            "두었습니다. 계정의 권한을 확인하십시오."
        )
    return _succeeded(outbox, delivery, there, copy, "success", " ".join((there.link, *notes)).strip())


def _succeeded(
    outbox: Outbox, delivery: Delivery, remote: Remote, copy: Copy, event: str, answer: str
) -> Delivery:
    return outbox.change(
        delivery,
        event,
        state=State.SUCCESS,
        remote=remote.id,
        answer=answer,
        sent=copy.hash,
        returned=edits.remembered(remote) if remote.editable else delivery.returned,
    )


def _withdrawn(outbox: Outbox, delivery: Delivery, target: Target) -> Delivery:
    """Withdraw every copy, edited by the desk or not: a kill is a person's decision."""
    if target.memory is not Memory.HOLDS:
        return take_back(outbox, delivery, target)
    order = delivery.order
    now, earlier = known_ids(outbox, delivery)
    found = {remote.id: remote for remote in target.find(order.article) or ()}
    for known in filter(None, (now, *earlier)):
        remote = target.read(known)
        found |= {remote.id: remote} if remote and remote.article in {"", order.article} else {}
    there = [remote for remote in found.values() if remote.status is not None]
    for remote in there:
        target.withdraw(remote, order.article, delivery.key)
        left = target.read(remote.id)
        if left is not None and left.status is not None and left.status.live:
            raise DeliveryRefused(
                f"{order.article}: 거둬들였는데 아직 게시돼 있습니다({left.link}). CMS에서 직접 내리십시오."
            )
    answer = f"{len(there)}건을 거둬들였습니다." if there else "CMS에 없습니다."
    return outbox.change(delivery, "success", state=State.SUCCESS, answer=answer)
