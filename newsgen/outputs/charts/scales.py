"""Where values stand on an axis, and which of them it names."""

from __future__ import annotations

import math
from typing import NamedTuple

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_DUST = 1e-9


class Scale(NamedTuple):
    """A straight axis: ``low`` stands at ``first``, ``high`` at ``last``, in pixels."""

    low: float
    high: float
    first: float
    last: float

    def __call__(self, value: float) -> float:
        """Return where a value stands."""
        return self.first + (value - self.low) / ((self.high - self.low) or 1.0) * (self.last - self.first)


def ticks(low: float, high: float, most: int) -> list[float]:
    """Return the round values from ``low`` to ``high``: as many as there are up to ``most``, two at least."""
    span = (high - low) or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(span / most))
    for step in (one * power * ten for ten in (1.0, 10.0) for one in _STEPS):
        first, last = math.ceil(low / step - _DUST), math.floor(high / step + _DUST)
        if last - first < most:
            return [at * step for at in range(first, last + 1)]
    return []


def apart(wanted: list[float], room: float, low: float, high: float) -> list[float]:
    """Return places near the ones wanted that are ``room`` apart, from ``low`` to ``high``, in their order.

    ``wanted`` goes up. Where all of them have no room between the ends they run over ``high``.
    """
    found: list[float] = []
    for place in wanted:
        found.append(max(place, low, found[-1] + room if found else low))
    limit = high
    for at in reversed(range(len(found))):
        found[at] = min(found[at], limit)
        limit = found[at] - room
    if found and found[0] < low:
        found = [low + room * at for at in range(len(found))]
    return found
