"""The whole difference for people: what was sent, what stands at the CMS, what is to be sent."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsgen.deliveries import edits
from newsgen.deliveries.copy import Content, copy_of
from newsgen.deliveries.delivery import Delivery
from newsgen.deliveries.joining import before, join
from newsgen.deliveries.look import changed_by, known_ids
from newsgen.deliveries.merging.blocks import Block
from newsgen.deliveries.merging.matching import Entry, woven
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.target import Memory, Remote, Target
from newsgen.errors import DeliveryBlocked, UsageProblem

_NONE = "(없음)"


class Place(NamedTuple):
    """Some lines of the three texts that are not the same in all; empty in a text that has none there."""

    whose: str
    """Who changed them, Korean: the new version, the desk, both."""
    sent: str
    theirs: str
    ours: str


class Apart(NamedTuple):
    """An article at a CMS beside what was sent before and what is to be sent."""

    by: str
    """Who changed it last at the CMS, and when."""
    link: str
    places: tuple[Place, ...]
    merged: str
    """What a merge keeps and what it does not; empty where it cannot be done."""
    doubt: str = ""
    """Why it cannot be merged."""


def difference(outbox: Outbox, delivery: Delivery, target: Target) -> Iterator[str]:
    """Yield Korean lines: each place where the three texts part, and what a merge would make of it.

    Raises:
        UsageProblem: there is nothing to hold against anything.

    """
    order = delivery.order
    seen = apart(outbox, delivery, target)
    yield f"#{delivery.id} {order.article} v{order.version} → {order.target}: {seen.by}"
    for place in seen.places:
        yield ""
        yield f"[{place.whose}]"
        for label, text in zip(("보낸 글  ", "CMS의 글 ", "보낼 글  "), place[1:], strict=True):
            yield f"  {label} {text or _NONE}"
    if not seen.places:
        yield "읽히는 글은 셋이 같습니다."
    yield f"합칠 수 없습니다. {seen.doubt}" if seen.doubt else f"--merge로 합치면: {seen.merged}"


def apart(outbox: Outbox, delivery: Delivery, target: Target) -> Apart:
    """Hold the three texts against each other, asking the CMS for its own.

    Raises:
        UsageProblem: there is nothing to hold against anything.

    """
    order = delivery.order
    if not order.document or target.memory is not Memory.HOLDS:
        raise UsageProblem(f"{delivery.id}번은 CMS의 글과 견줄 수 있는 것이 아닙니다.")
    remote = _there(outbox, delivery, target)
    base = before(outbox, delivery, remote)
    copy = copy_of(*outbox.document(order.document), target.body)
    sent = copy_of(base, body=target.body).content if base else remote.content
    merged = doubt = ""
    try:
        merged = join(outbox, delivery, target, copy, remote).told
    except DeliveryBlocked as problem:
        doubt = str(problem)
    places = (*_places(sent, remote.content, copy.content),)
    return Apart(changed_by(target, remote), remote.link, places, merged, doubt)


def readings(outbox: Outbox, delivery: Delivery, target: Target) -> tuple[list[str], list[str]]:
    """Return the lines of an article as it was sent, and as it stands at the CMS; alike where none is known.

    Raises:
        UsageProblem: nothing stands there.

    """
    remote = _there(outbox, delivery, target)
    base = before(outbox, delivery, remote)
    sent = copy_of(base, body=target.body).content if base else remote.content
    return edits.lines(sent), edits.lines(remote.content)


def _there(outbox: Outbox, delivery: Delivery, target: Target) -> Remote:
    known, _ = known_ids(outbox, delivery)
    found = [target.read(known)] if known else target.find(delivery.order.article)
    remote = found[0] if found else None
    if remote is None or remote.status is None:
        raise UsageProblem(f"{delivery.id}번: 견줄 글이 CMS에 없습니다.")
    return remote


def _places(sent: Content, theirs: Content, ours: Content) -> Iterator[Place]:
    """Yield the places where three texts part."""
    for entry in woven(*(_lined(each) for each in (sent, theirs, ours))).entries:
        texts = [each.text if each else "" for each in entry]
        if len(set(texts)) > 1:
            yield Place(_whose(entry), *texts)


def _whose(entry: Entry) -> str:
    base, theirs, ours = (each.text if each else "" for each in entry)
    if theirs == base:
        return "새 판이 고침"
    if ours == base:
        return "데스크가 고침"
    return "둘 다 같게 고침" if theirs == ours else "둘 다 고침"


def _lined(content: Content) -> Sequence[Block]:
    return [Block(kind="line", inner=html.escape(line, quote=False)) for line in edits.lines(content)]
