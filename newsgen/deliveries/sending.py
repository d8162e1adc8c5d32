"""From the settings to what is sent: the targets by name, and what is open for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from newsgen.config import Cms
from newsgen.deliveries import words
from newsgen.deliveries.delivery import Delivery, State
from newsgen.deliveries.kinds import target
from newsgen.deliveries.outbox import Outbox
from newsgen.deliveries.run import Kept, deliver, keep_waiting
from newsgen.deliveries.target import Target
from newsgen.deliveries.telling import line
from newsgen.errors import ConfigProblem, TargetClosed

Tell = Callable[[str], object]
"""Is given a Korean line."""


def send(
    outbox: Outbox, cms: Mapping[str, Cms], names: Iterable[str], *, patience: float, tell: Tell
) -> dict[str, str]:
    """Send what is open to some targets, telling what must wait, and what kept a whole target from it.

    A target that cannot be made of the settings holds up no other; what is open for it stays open and says
    why. How a row ended is its caller's to tell.

    Returns:
        Name of a target -> in Korean what keeps it until somebody mends it: a secret that is missing, a
        password that expired.

    """

    def told(delivery: Delivery) -> None:
        if delivery.state is State.RETRYING:
            tell(line(delivery))

    made: dict[str, Target] = {}
    troubles: list[Kept] = []
    for name in names:
        try:
            made[name] = target(cms, name)
        except (ConfigProblem, TargetClosed) as problem:
            troubles.append(Kept(name, keep_waiting(outbox, name, str(problem))))
    troubles += deliver(outbox, made, patience=patience, tell=told)
    for kept in troubles:
        tell(words.clean(kept.line if kept.line.startswith(kept.target) else f"{kept.target}: {kept.line}"))
    return {kept.target: kept.line for kept in troubles if not kept.passing}
