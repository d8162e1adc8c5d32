"""What the Federal Reserve publishes between its decisions, as accounts: minutes, and the Beige Book.

A day that was looked up stands in ``data/fomc.csv``; any other is a plan by the Fed's own rule, and nothing
that is told to have happened: minutes come three weeks after the decision, the Beige Book two Wednesdays
before it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from newsgen.fed.clock import decision_time
from newsgen.fed.contracts import EXCHANGE
from newsgen.fed.fomc import Calendar, Meeting
from newsgen.model import Account, EventKind

SOURCE = "Federal Reserve"
LINKS: dict[EventKind, str] = {
    "minutes": "https://www.federalreserve.gov/monetarypolicy/fomccalendars.htm",
    "survey": "https://www.federalreserve.gov/monetarypolicy/publications/beige-book-default.htm",
}

_WEEK = dt.timedelta(days=7)
_WEDNESDAY = 2


def accounts(meetings: Calendar, first: dt.date, last: dt.date) -> tuple[Account, ...]:
    """Return what is published on the days from ``first`` to ``last``, or planned to be, by meeting."""
    every = ((one, *due) for one in meetings.meetings if one.scheduled for due in _due(one))
    return tuple(_account(*due) for due in every if first <= due[-1] <= last)


def _due(one: Meeting) -> Iterator[tuple[EventKind, bool, dt.date]]:
    """Yield what is published for a meeting, whether the day is known, and that day, or the one by rule."""
    if one.called_off is None:
        yield "minutes", one.minutes is not None, one.minutes or one.decision + 3 * _WEEK
        book = one.beige_book
        yield "survey", book is not None, book or _wednesday(one.decision - 2 * _WEEK)


def _account(of: Meeting, kind: EventKind, known: bool, day: dt.date) -> Account:
    """Return what is published for a meeting on a day, always at 14:00."""
    return Account(
        id=f"{kind}:{EXCHANGE}:{of.decision}",
        kind=kind,
        about=EXCHANGE,
        source=SOURCE,
        day=day,
        at=decision_time(day),
        status="reported" if known else "planned",
        codes=(of.first.isoformat(), of.decision.isoformat()),
        link=LINKS[kind],
    )


def _wednesday(day: dt.date) -> dt.date:
    """Return the last Wednesday up to a day."""
    return day - dt.timedelta(days=(day.weekday() - _WEDNESDAY) % 7)
