"""How a row of the outbox is told to people, and how a run ends that was to send some."""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.deliveries.delivery import Action, Delivery, State
from newsgen.errors import DeliveryBlocked, DeliveryProblem
from newsgen.korean import moment

STATES = {
    State.PENDING: "대기",
    State.IN_PROGRESS: "보내는 중",
    State.RETRYING: "다시 보낼 것",
    State.SUCCESS: "성공",
    State.FAILED: "실패",
    State.BLOCKED: "막힘",
    State.DROPPED: "버림",
}
ACTIONS = {Action.PUBLISH: "보내기", Action.UPDATE: "고치기", Action.KILL: "거두기"}

UNSENT = DeliveryProblem.exit_code
"""Exit code: something is not at its CMS yet, or was refused."""
UNDECIDED = DeliveryBlocked.exit_code
"""Exit code: a person must decide."""


def line(delivery: Delivery) -> str:
    """Tell a row in one line."""
    order = delivery.order
    again = f" (다음 {moment(delivery.due, seconds=True)})" if delivery.state is State.RETRYING else ""
    kill = order.action is Action.KILL
    version = "" if kill else f" v{order.version}"
    doing = ACTIONS[order.action] + ("" if kill else f"({order.status})")
    what = f"#{delivery.id} {order.article}{version} → {order.target} {doing}"
    return f"{what}: {STATES[delivery.state]} {delivery.answer}{again}".rstrip()


def exit_code(rows: Iterable[Delivery]) -> int:
    """Return how a run ends that was to send these rows."""
    states = {row.state for row in rows}
    if states - {State.SUCCESS, State.DROPPED, State.BLOCKED}:
        return UNSENT
    return UNDECIDED if State.BLOCKED in states else 0
