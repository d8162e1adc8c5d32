"""From the settings to what is sent: the targets by name, and what is open for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from newsgen.config import Cms
from newsgen.deliveries import words
from newsgen.deliveries.delivery import Delivery, State
from newsgen.deliveries.kinds import target
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.run import deliver, keep_waiting
from newsgen.deliveries.target import Target
from newsgen.deliveries.telling import line
from newsgen.errors import ConfigProblem, TargetClosed

Tell = Callable[[str], object]
"""Is given a Korean line."""


def send(
    outbox: Outbox, cms: Mapping[str, Cms], names: Iterable[str], *, patience: float, tell: Tell
) -> list[str]:
    """Send what is open to some targets, telling what must wait, and what kept a whole target from it.

    A target that cannot be made of the settings holds up no other; what is open for it stays open and says
    why. How a row ended is its caller's to tell.

    Returns:
        What keeps a whole target until somebody mends it (a secret that is missing, a password that expired)
        and has not been told by an earlier run: for whoever looks after it.

    """

    def told(delivery: Delivery) -> None:
        if delivery.state is State.RETRYING:
            tell(line(delivery))

    names = list(names)
    before = _answers(outbox, names)
    made: dict[str, Target] = {}
    troubles: list[str] = []
    for name in names:
        try:
            made[name] = target(cms, name)
        except (ConfigProblem, TargetClosed) as kept:
            troubles.append(f"{name}: {keep_waiting(outbox, name, str(kept))}")
    troubles += deliver(outbox, made, patience=patience, tell=told)
    for trouble in troubles:
        tell(words.clean(trouble))
    after = _answers(outbox, names)
    return [trouble for trouble in troubles if trouble in after - before]


def _answers(outbox: Outbox, names: Iterable[str]) -> set[str]:
    """Return what the rows of targets say that are not over yet."""
    rows = (row for name in names for row in outbox.rows("target = ?", name))
    return {f"{row.order.target}: {row.answer}" for row in rows if not row.state.over}
