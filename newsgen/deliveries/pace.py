"""When a delivery that met passing trouble is tried again."""

from __future__ import annotations

import datetime as dt

from newsgen.errors import DeliveryDelayed
from newsgen.model import Record


class Pace(Record, frozen=True, kw_only=True):
    """The waits between attempts, in seconds: 2, 8, 32, 128, ... up to half an hour, for about four hours."""

    first: float = 2.0
    factor: float = 4.0
    longest: float = 1800.0
    unknown: float = 45.0
    """At least so long after a request whose end nobody saw: it may still be at work there, and an article
    that comes late must be found by the look before the next attempt."""
    attempts: int = 12

    def wait(self, attempts: int, trouble: DeliveryDelayed) -> float:
        """Return how long to wait after the nth attempt; what the CMS asks for counts if it is longer."""
        usual = min(self.first * self.factor ** (attempts - 1), self.longest)
        return max(usual, trouble.wait, self.unknown if trouble.unknown else 0.0)


def is_due(due: dt.datetime, now: dt.datetime) -> bool:
    """Tell whether it is time; a time that no wait could have set was written by a clock that was off."""
    return due <= now or due > now + dt.timedelta(hours=7)
