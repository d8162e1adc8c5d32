"""How often one client may ask."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from time import monotonic

WINDOW = 60.0
"""Seconds in which requests are counted."""


class Limiter:
    """Counts the requests of each client in a minute; all counts end with it, so they never pile up."""

    def __init__(self, most: int, clock: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._clock = clock
        self._counts: Counter[str] = Counter()
        self._ends = clock() + WINDOW

    def wait(self, client: str) -> int:
        """Count a request; return the seconds until the client may ask again, 0 where it may now."""
        if not self._most:
            return 0
        now = self._clock()
        if now >= self._ends:
            self._counts.clear()
            self._ends = now + WINDOW
        self._counts[client] += 1
        return 0 if self._counts[client] <= self._most else max(1, math.ceil(self._ends - now))
