"""Send what is due: target by target, alone, with another attempt as long as the caller has patience."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping

from newsgen.deliveries.attempt import attempt
from newsgen.deliveries.delivery import Delivery
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.pace import Pace, is_due
from newsgen.deliveries.target import Target
from newsgen.deliveries.turn import PATIENCE, turn
from newsgen.errors import DeliveryDelayed, TargetClosed

Tell = Callable[[Delivery], object]


def deliver(
    outbox: Outbox,
    targets: Mapping[str, Target],
    *,
    patience: float = 0.0,
    pace: Pace | None = None,
    tell: Tell = lambda _: None,
    sleep: Callable[[float], None] = time.sleep,
    queue: float = PATIENCE,
) -> list[str]:
    """Send every open delivery to the targets, and return in Korean what kept a whole target from it.

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
    troubles = []
    for name, target in targets.items():
        try:
            with turn(outbox.path, name, queue):
                _send(outbox, name, target, until, pace or Pace(), tell, sleep)
        except (DeliveryDelayed, TargetClosed) as trouble:
            troubles.append(f"{name}: {trouble}")
    return troubles


def _send(
    outbox: Outbox,
    name: str,
    target: Target,
    until: dt.datetime,
    pace: Pace,
    tell: Tell,
    sleep: Callable[[float], None],
) -> None:
    """Send to one target until nothing is open, or nothing will be due in time."""
    while waiting := outbox.open(name):
        for delivery in waiting:
            current = outbox.get(delivery.id)
            if current == delivery and is_due(delivery.due, outbox.now()):
                tell(attempt(outbox, delivery, target, pace))
        left = outbox.open(name)
        if not left:
            return
        soonest = min(delivery.due for delivery in left)
        if not is_due(soonest, outbox.now()):
            if soonest > until:
                return
            sleep((soonest - outbox.now()).total_seconds())
