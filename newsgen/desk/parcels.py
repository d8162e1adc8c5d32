"""Deliveries as an editor reads them: what goes where, how it stands, and what he can do about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable
from typing import NamedTuple

from newsgen.archive import Key, key_of
from newsgen.deliveries.delivery import Action, Delivery, State, Status
from newsgen.deliveries.steps import Ask, ask_of, link_of, without_commands
from newsgen.desk.courier import Courier

_FAR = {
    Status.DRAFT: "초안으로 보내기",
    Status.PENDING: "검토할 글로 보내기",
    Status.FUTURE: "예약해 싣기",
    Status.PUBLISH: "싣기",
}
_STATES = {
    State.PENDING: "기다림",
    State.IN_PROGRESS: "보내다 멈춤",
    State.RETRYING: "다시 보낼 것",
    State.FAILED: "실패",
    State.BLOCKED: "사람을 기다림",
    State.DROPPED: "버림",
}
_DONE = {
    Status.DRAFT: "초안으로 들어감",
    Status.PENDING: "검토할 글로 들어감",
    Status.FUTURE: "예약됨",
    Status.PUBLISH: "실림",
}
_ASKS = {
    Ask.APPROVE: "기사를 읽고 승인하면 이어서 보냅니다.",
    Ask.COMPARE: "CMS의 글과 견주어 보고, 합치거나 그대로 두십시오.",
    Ask.ANEW: "새로 만들거나, 지운 그대로 두십시오.",
    Ask.LOOK: "받는 쪽을 보고, 들어갔으면 ‘들어갔음’, 아니면 ‘다시 보내기’를 누르십시오.",
    Ask.RETRY: "까닭을 고친 뒤 다시 보내십시오.",
}
_OPEN = frozenset({State.PENDING, State.IN_PROGRESS, State.RETRYING})


class Parcel(NamedTuple):
    """One delivery."""

    number: int
    article: str
    key: Key | None
    version: int
    target: str
    what: str
    """What is to be done there."""
    state: str
    """How it stands, in a word or two."""
    is_going: bool
    """Whether it is being sent just now."""
    is_open: bool
    """Whether it goes on without anybody deciding."""
    is_over: bool
    reason: str
    """What the CMS answered, or why it stands still."""
    link: str
    """The article at the CMS, where that is known."""
    due: dt.datetime | None
    """When it is tried again by itself; None where it is not."""
    at: dt.datetime | None
    """When it is to go out at the CMS."""
    ask: Ask | None
    todo: str
    """What a person does next; empty where nobody needs to."""

    @property
    def is_awaited(self) -> bool:
        """Whether it changes by itself, now or when it is tried again."""
        return self.is_going or self.due is not None


def parcels(rows: Iterable[Delivery], courier: Courier) -> list[Parcel]:
    """Return deliveries for reading, by what the courier is at."""
    going, later = courier.going, courier.later
    return [_parcel(row, going, later) for row in rows]


def _parcel(row: Delivery, going: Container[str], later: Container[str]) -> Parcel:
    order, ask, link = row.order, ask_of(row), link_of(row)
    is_going = row.state in {State.PENDING, State.IN_PROGRESS} and order.target in going
    reason = row.answer.removeprefix(link).strip().removeprefix(f"{order.article}: ")
    return Parcel(
        number=row.id,
        article=order.article,
        key=key_of(order.article),
        version=order.version,
        target=order.target,
        what="거두기" if order.action is Action.KILL else _FAR[order.status],
        state="보내는 중" if is_going else _state(row),
        is_going=is_going,
        is_open=row.state in _OPEN,
        is_over=row.state.over,
        reason=without_commands(reason),
        link=link,
        due=row.due if row.state is State.RETRYING and order.target in later else None,
        at=order.at,
        ask=ask,
        todo=_ASKS[ask] if ask else "",
    )


def _state(row: Delivery) -> str:
    if row.state is not State.SUCCESS:
        return _STATES[row.state]
    return "거둠" if row.order.action is Action.KILL else _DONE[row.order.status]
