"""When figures that an authority publishes are due: what is out by now, and what it may have corrected."""

from __future__ import annotations

import datetime as dt

from newsgen.markets import Session

HISTORY = dt.timedelta(days=400)
"""Asked for where nothing is there."""
OVERLAP = dt.timedelta(days=7)
"""Asked for again, because authorities correct what they have published."""


def due(last: dt.date | None, session: Session, late: dt.timedelta = dt.timedelta()) -> dt.date | None:
    """Return the day to ask from; None where the store has all that can be published by now.

    ``last`` is the day of the last value there. A day's value comes out on the day after, or ``late`` later.
    """
    if last is None:
        return session.day - HISTORY
    return last - OVERLAP if last < session.previous.day - late else None
