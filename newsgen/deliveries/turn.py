"""One process at a time sends to one target."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path

from newsgen.alone import Busy, alone
from newsgen.deliveries.schema import FILE
from newsgen.errors import DeliveryDelayed

PATIENCE = 60.0
"""Seconds to wait for another process that sends to the same target."""


@contextlib.contextmanager
def turn(outbox: Path, target: str, patience: float = PATIENCE) -> Iterator[None]:
    """Keep other processes from sending to the same target.

    The lock is one for a target and not one for an article, because articles share what is made on the way:
    tags, categories, pictures.

    Raises:
        DeliveryDelayed: another process is sending, and did not come to an end in time.
        OutboxProblem: nothing can be written beside the outbox.

    """
    name = hashlib.sha256(target.encode()).hexdigest()[:16]
    lock = outbox.with_name(f"{outbox.name}.locks") / f"{name}.lock"
    with contextlib.ExitStack() as held:
        try:
            with FILE.told(outbox):
                held.enter_context(alone(lock, patience=patience))
        except Busy as busy:
            raise DeliveryDelayed(
                f"다른 newsgen이 {target}에 보내고 있습니다. 남은 것은 그쪽이 보냅니다."
            ) from busy
        yield
