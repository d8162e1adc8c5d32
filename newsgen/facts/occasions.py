"""The dates and hours of what happened beside the moves, and of what is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from newsgen.facts.fact import make
from newsgen.korean import clean_english
from newsgen.model import Event, EventKind, Fact
from newsgen.snapshot.giants import worth_before
from newsgen.snapshot.snapshot import Snapshot

HELD: tuple[EventKind, ...] = ("minutes", "survey", "speech")
"""What has an hour: publications and speeches."""
DUE: tuple[EventKind, ...] = (*HELD, "expiry")
"""What is told beforehand besides releases, meetings and reports."""
REPORTER = 300_000.0
"""Millions of the market's money from which a company's report is told beforehand."""


def held(snapshot: Snapshot, events: Iterable[Event]) -> Iterator[Fact]:
    """Yield the hour of what was published or said in a session; of minutes the days of their meeting."""
    exchange, zone = snapshot.market.exchange, snapshot.market.zone
    for one in events:
        if one.about == exchange and one.kind in HELD and one.at is not None and one.session == snapshot.day:
            first, last = _meeting(one)
            made = make(f"{one.kind}_held", exchange, 0, "days", snapshot.day, base=first, since=last)
            yield msgspec.structs.replace(made, as_of=f"{one.at.astimezone(zone):%H:%M}")


def _meeting(one: Event) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of the meeting that minutes are of."""
    if one.kind != "minutes" or len(one.codes) != 2:
        return None, None
    first, last = map(dt.date.fromisoformat, one.codes)
    return first, last


def due(snapshot: Snapshot, events: Iterable[Event]) -> Iterator[Fact]:
    """Yield the days of what is due: of the market, and the reports of its largest companies."""
    if snapshot.moment is not None:
        return
    exchange = snapshot.market.exchange
    reporters: frozenset[str] | None = None
    for one in events:
        if one.about == exchange and one.kind in DUE:
            yield _on(f"{one.kind}_due", snapshot, one)
        elif one.kind == "earnings":
            reporters = _reporters(snapshot) if reporters is None else reporters
            if one.about in reporters:
                yield _on("report_due", snapshot, one)


def _on(measure: str, snapshot: Snapshot, one: Event) -> Fact:
    days = (one.day - snapshot.day).days
    return make(measure, one.about, days, "days", snapshot.day, since=one.day)


def _reporters(snapshot: Snapshot) -> frozenset[str]:
    """Return the companies whose reports are told: the members of the desk's baskets, and the largest.

    Of a company with two kinds of shares the basket's member stands for it, else the first by its symbol.
    """
    panel = snapshot.panel
    members = frozenset(member for basket in snapshot.baskets for member in basket.members)
    if panel.close.shape[0] < 2:
        return members
    worth = worth_before(panel.close, panel.market_cap)
    large = {panel.symbols[column] for column in (worth >= REPORTER).nonzero()[0].tolist()}
    found: dict[str, str] = {}
    for symbol in sorted(members | large, key=lambda symbol: (symbol not in members, symbol)):
        listed = snapshot.instruments.get(symbol)
        found.setdefault(clean_english(listed.english) if listed else symbol, symbol)
    return frozenset(found.values())
