"""Send what is due, to one target after the other, so that none keeps another waiting longer than a try."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

from newsgen.deliveries import words
from newsgen.deliveries.attempt import attempt
from newsgen.deliveries.delivery import Delivery, State
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.pace import Pace, is_due
from newsgen.deliveries.target import Target
from newsgen.deliveries.turn import PATIENCE, turn
from newsgen.errors import DeliveryDelayed, NewsgenError, OutboxProblem, TargetClosed

Tell = Callable[[Delivery], object]


class Kept(NamedTuple):
    """What kept a whole target from anything, in Korean."""

    target: str
    line: str
    passing: bool = False
    """Whether it ends by itself: another process was sending to it."""


class _Way(NamedTuple):
    """What an attempt needs beside its row."""

    outbox: Outbox
    pace: Pace
    tell: Tell


def deliver(
    outbox: Outbox,
    targets: Mapping[str, Target],
    *,
    patience: float = 0.0,
    pace: Pace | None = None,
    tell: Tell = lambda _: None,
    sleep: Callable[[float], None] = time.sleep,
    queue: float = PATIENCE,
) -> list[Kept]:
    """Send every open delivery to the targets, and return what kept a whole target from it.

    Each has its first try before any has its second, and those that another process sends to come last.

    Args:
        outbox: what is to be sent; ``tell`` hears of each row after each attempt.
        targets: the targets by name; rows for others stay as they are.
        patience: seconds to spend waiting for the time of another attempt; what is left is the next run's.
        pace: the waits between attempts.
        tell: is given each row as it is after an attempt.
        sleep: waits.
        queue: seconds to wait for another process that sends to the same target.

    """
    until = outbox.now() + dt.timedelta(seconds=patience)
    way = _Way(outbox, pace or Pace(), tell)
    troubles: list[Kept] = []
    going = dict(targets)
    waits = dict.fromkeys(going, 0.0 if len(going) > 1 else queue)
    while going:
        for name in sorted(going, key=lambda each: waits[each]):
            try:
                with turn(outbox.path, name, waits[name]):
                    left = _round(way, name, going[name])
            except DeliveryDelayed as busy:
                if waits[name] < queue:
                    waits[name] = queue
                    continue
                left = False
                troubles.append(Kept(name, str(busy), passing=True))
            except TargetClosed as closed:
                left = False
                troubles.append(Kept(name, keep_waiting(outbox, name, str(closed))))
            if not left:
                del going[name]
        soonest = min((_soonest(outbox, name) for name in going), default=outbox.now())
        if not is_due(soonest, outbox.now()):
            if soonest > until:
                break
            sleep((soonest - outbox.now()).total_seconds())
    return troubles


def _soonest(outbox: Outbox, name: str) -> dt.datetime:
    return min((row.due for row in outbox.open(name)), default=outbox.now())


def _round(way: _Way, name: str, target: Target) -> bool:
    """Try every delivery that is due once, but none after one that must wait; tell whether any is left."""
    for delivery in way.outbox.open(name):
        if way.outbox.get(delivery.id) != delivery or not is_due(delivery.due, way.outbox.now()):
            continue
        ended = _attempt(way, delivery, target)
        way.tell(ended)
        if ended.state is State.RETRYING:
            break
    return bool(way.outbox.open(name))


def _attempt(way: _Way, delivery: Delivery, target: Target) -> Delivery:
    """Try once; what no target should raise is a failure of this delivery, and of nothing else."""
    try:
        return attempt(way.outbox, delivery, target, way.pace)
    except (TargetClosed, OutboxProblem):
        raise
    except Exception as error:
        told = str(error) if isinstance(error, NewsgenError) else _unforeseen(error)
        return way.outbox.change(delivery, "refuse", state=State.FAILED, answer=words.clean(told))


def _unforeseen(error: Exception) -> str:
    """Tell an error of ours by its name alone: what it says may be part of an answer."""
    return (
        f"예상하지 못한 오류입니다({type(error).__name__}). CMS의 판과 newsgen의 판을 확인하고, 고친 뒤 "
        "newsgen outbox retry로 다시 보내십시오."
    )


def keep_waiting(outbox: Outbox, name: str, line: str) -> str:
    """Mark all that is open for a target with what keeps it, so that it is told once; return the line."""
    told = words.clean(line)
    for delivery in outbox.open(name):
        if delivery.answer != told:
            outbox.change(delivery, "wait", answer=told)
    return told
