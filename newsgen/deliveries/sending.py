"""From the settings to what is sent: the targets by name, and what is open for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from newsgen.config import Cms
from newsgen.deliveries.delivery import Delivery, State
from newsgen.deliveries.kinds import target
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.run import deliver
from newsgen.deliveries.target import Target
from newsgen.deliveries.telling import line
from newsgen.errors import ConfigProblem, TargetClosed

Tell = Callable[[str], object]
"""Is given a Korean line."""


def send(
    outbox: Outbox, cms: Mapping[str, Cms], names: Iterable[str], *, patience: float, tell: Tell
) -> None:
    """Send what is open to some targets, telling what must wait, and what kept a whole target from it.

    A target that cannot be made of the settings holds up no other. How a row ended is its caller's to tell.
    """

    def told(delivery: Delivery) -> None:
        if delivery.state is State.RETRYING:
            tell(line(delivery))

    made: dict[str, Target] = {}
    for name in names:
        try:
            made[name] = target(cms, name)
        except (ConfigProblem, TargetClosed) as trouble:
            tell(f"{name}: {trouble}")
    for kept in deliver(outbox, made, patience=patience, tell=told):
        tell(kept)
