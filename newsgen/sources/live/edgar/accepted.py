"""When a filing came in: to the minute where that is sure, else the part of the day where that is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from newsgen.events import placed
from newsgen.markets import Session
from newsgen.model import Account, Part
from newsgen.sources.live.edgar import clock
from newsgen.sources.live.edgar.clock import Clock, Readings
from newsgen.sources.live.edgar.submissions import Filing

_NEAR = dt.timedelta(minutes=1)


class Accepted(NamedTuple):
    """When a filing came in, as far as that is sure."""

    day: dt.date
    at: dt.datetime | None = None
    part: Part = ""
    proves: Clock = ""
    """The company's clock, where a header told."""


class _Place(NamedTuple):
    """What an article would tell of a moment."""

    session: dt.date | None
    part: Part


def accepted(
    one: Filing, habit: Clock, session: Session, header: Callable[[], dt.datetime | None]
) -> Accepted:
    """Return when a filing came in.

    What its own date decides is sure. Where ``session`` or another hangs on the clock the ``header`` is asked
    for, and where that is not to be had nothing is sure but the day; where only the part of the day does, the
    clock of the company's other filings (``habit``) is enough.
    """
    market = session.market
    both = clock.readings(one, market)
    day = both.utc.date()
    sure = both.by(clock.own(one, market))
    utc, local = (_place(at, session) for at in both)
    other = session.day not in {utc.session, local.session}
    if sure is None and (utc.session == local.session or other):
        sure = both.by(habit)
    if sure is not None:
        return Accepted(sure.date(), sure, _place(sure, session).part)
    if utc == local:
        return Accepted(day, part=utc.part)
    at = None if other else header()
    if at is None:
        return Accepted(day)
    return Accepted(at.date(), at, _place(at, session).part, _proved(at, both))


def _place(at: dt.datetime, session: Session) -> _Place:
    told = Account(id="", kind="filing", about="", source="", day=at.date(), at=at)
    day = placed(told, session.market)
    if day is None or at >= Session(session.market, day).opens:
        return _Place(day, "during" if day else "")
    return _Place(day, "before" if at.date() == day else "after")


def _proved(at: dt.datetime, both: Readings) -> Clock:
    """Return which reading a header bears out, to the minute; none where both or neither."""
    utc, local = abs(at - both.utc) <= _NEAR, abs(at - both.local) <= _NEAR
    return "" if utc is local else "utc" if utc else "local"
