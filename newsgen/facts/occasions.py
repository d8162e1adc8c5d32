"""The dates and hours of what happened beside the moves, and of what is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec
import numpy as np

from newsgen import calendars
from newsgen.events import QUARTERLY
from newsgen.facts.fact import make
from newsgen.facts.worth import one_class
from newsgen.model import Event, EventKind, Fact
from newsgen.snapshot.giants import worth_before
from newsgen.snapshot.snapshot import Snapshot

HELD: tuple[EventKind, ...] = ("minutes", "survey", "speech")
"""What has an hour: publications and speeches."""
DUE: tuple[EventKind, ...] = (*HELD, "expiry")
"""What is told beforehand besides releases, meetings and reports."""
SPEECH = dt.timedelta(minutes=30)
"""How long a speech takes."""
NAME = 60
"""Characters that a speech's name has at most."""
REPORTER = 300_000.0
"""Millions of the market's money from which a company's report is told beforehand."""


def held(snapshot: Snapshot, events: Iterable[Event]) -> Iterator[Fact]:
    """Yield the hour of what was published or said in a session; of minutes the days of their meeting."""
    exchange, zone = snapshot.market.exchange, snapshot.market.zone
    for one in events:
        here = one.about == exchange and one.session == one.day == snapshot.day
        if here and one.at is not None and one.kind in HELD and _is_named(one) and _is_over(snapshot, one):
            first, last = _meeting(one)
            made = make(f"{one.kind}_held", exchange, 0, "days", snapshot.day, base=first, since=last)
            yield msgspec.structs.replace(made, as_of=f"{one.at.astimezone(zone):%H:%M}")


def _is_over(snapshot: Snapshot, one: Event) -> bool:
    """Tell whether a speech has been held by the moment at which a session is seen; a text is out at once."""
    if one.kind != "speech" or one.at is None or snapshot.moment is None:
        return True
    return one.at + SPEECH <= snapshot.moment


def _meeting(one: Event) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of the meeting that minutes are of."""
    if one.kind != "minutes" or len(one.codes) != 2:
        return None, None
    first, last = map(dt.date.fromisoformat, one.codes)
    return first, last


def due(snapshot: Snapshot, events: Iterable[Event]) -> Iterator[Fact]:
    """Yield the days of what is due: of the market, and the reports of its largest companies.

    Of one day the largest comes first.
    """
    if snapshot.moment is not None:
        return
    exchange = snapshot.market.exchange
    reports = [one for one in events if one.kind == "earnings"]
    worth = _reporters(snapshot) if reports else {}
    named = (one for one in reports if one.about in worth and _is_sure(one, exchange))
    of_market = (one for one in events if one.about == exchange and _is_told(one))
    for one in of_market:
        yield _on(f"{one.kind}_due", snapshot, one)
    for one in sorted(named, key=lambda one: (one.day, -worth[one.about], one.about)):
        yield _on("earnings_due", snapshot, one)


def _is_sure(one: Event, exchange: str) -> bool:
    """Tell whether a report's date is more than a calendar's guess: it has an hour, on a day of trading.

    In 129 sessions from 2024-08 to 2026-08, 95 reports were named, 3 on another day than that on which they
    came; 2 of these had no hour.
    """
    return bool(one.part) and calendars.is_session(one.day, exchange)


def _is_told(one: Event) -> bool:
    """Tell whether an event of the market is told beforehand: of expiries those of futures, too."""
    return one.kind in DUE and (one.kind != "expiry" or QUARTERLY in one.codes) and _is_named(one)


def _is_named(one: Event) -> bool:
    """Tell whether a speech is of its day's session and has a name that can be printed.

    A digit in it would state no fact.
    """
    named = 0 < len(one.title) <= NAME and not any(map(str.isdigit, one.title))
    return one.kind != "speech" or (one.session == one.day and named)


def _on(measure: str, snapshot: Snapshot, one: Event) -> Fact:
    days = (one.day - snapshot.day).days
    return make(measure, one.about, days, "days", snapshot.day, since=one.day)


def _reporters(snapshot: Snapshot) -> dict[str, float]:
    """Return whose reports are told and what they are worth: the largest, and the desk's baskets' members.

    Of a company with two kinds of shares the basket's member stands for it.
    """
    panel = snapshot.panel
    members = frozenset(member for basket in snapshot.baskets for member in basket.members)
    caps = worth_before(panel.close, panel.market_cap)
    large = {panel.symbols[column] for column in np.flatnonzero(caps >= REPORTER).tolist()}
    told = one_class(snapshot, large | members, members)
    columns = ((symbol, panel.column(symbol)) for symbol in told)
    return {symbol: 0.0 if at is None else float(np.nan_to_num(caps[at])) for symbol, at in columns}
