"""A company's report of earnings: in which session, by all that sources say of it.

Who says something of a report is of two kinds. A *claim* is a calendar's or a data vendor's: a day, mostly
the part of it, and what came, if it came. A *filing* of results with an authority proves that they were
public by its minute; it is made with the release or hours after it, and some companies make it on the next
day.

So a filing bears a claim out on the claim's own day, if not before the hour that the claim gives, and on the
next session, if the claim has the figure and is of the evening before, or of a day on which the authority
was shut as the bond market is (EDGAR on Columbus Day). A filing on any other day says that the claim is off
by days, or is of something else: then there is no report that could be told. Of claims that differ, those
stand that a filing bears out, then those of the most sources; equals are nothing.

A filing that nobody claims anything beside is no report: under the code of results companies also file what
comes weeks before them (deliveries, a quarter's preliminary figures, a warning), in one of five such filings
and more, and only the report itself tells later which it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsgen import calendars
from newsgen.events.placing import part_at, placed, possible
from newsgen.markets import Market, Session
from newsgen.model import Account, Part

NEAR = dt.timedelta(days=10)
"""How far apart accounts of one report stand at most: a filing, a calendar that was moved."""
LATE = dt.time(17, 30)
"""After this hour EDGAR dates a filing to the next business day. Of 16 that were accepted after it on the day
of their report 15 followed a release of the morning; of 624 before it none."""

_ORDER: dict[Part, int] = {"before": 0, "during": 1, "after": 2}


class Report(NamedTuple):
    """A report in the session that could react to it first."""

    accounts: tuple[Account, ...]
    day: dt.date
    part: Part
    at: dt.datetime | None


def report(accounts: Iterable[Account], session: Session) -> Report | None:
    """Return the report that a session could react to first; None where there is none, or sources differ."""
    near = [one for one in accounts if abs(one.day - session.day) <= NEAR]
    case = _Case([one for one in near if one.kind != "filing"], [one for one in near if one.kind == "filing"])
    return case.told(session) if case.claims else None


class _Case(NamedTuple):
    """What is said of a company's report around some session."""

    claims: list[Account]
    filings: list[Account]

    def told(self, session: Session) -> Report | None:
        market, day = session.market, session.day
        claims, filings = self._for(day, market)
        sure = [one for one in claims if placed(one, market) == day]
        minutes = [one for one in filings if _tells(one, market) == day]
        if not (sure or minutes) or (self.filings and not filings):
            return None
        ours = self._weight(day, market)
        if any(self._weight(other, market) >= ours for other in self._rivals(day, market)):
            return None
        held = [one for one in claims if one.status != "planned"]
        proven = minutes or [one for one in filings if any(one.day == claim.day for claim in sure)]
        if not (held or proven):
            return None
        return _report(sure, claims, filings, session, minutes)

    def _for(self, day: dt.date, market: Market) -> tuple[list[Account], list[Account]]:
        """Return the claims that can be of a session, and the filings that bear them out there."""
        claims = [one for one in self.claims if day in possible(one, market)]
        filings = [f for f in self.filings if any(_bears_out(f, claim, day, market) for claim in claims)]
        return claims, filings

    def _weight(self, day: dt.date, market: Market) -> tuple[bool, int]:
        """Return how well a session is borne out: by a filing, and by how many sources."""
        claims, filings = self._for(day, market)
        return bool(filings), len({one.source for one in (*claims, *filings)})

    def _rivals(self, day: dt.date, market: Market) -> set[dt.date]:
        """Return the sessions in which claims that cannot be of a session place the report."""
        others = (possible(one, market) for one in self.claims)
        return {places[0] for places in others if places and day not in places}


def _bears_out(filing: Account, claim: Account, day: dt.date, market: Market) -> bool:
    """Tell whether a filing bears out that a claim is of a session."""
    by = placed(filing, market)
    if filing.day == claim.day:
        return by is None or by >= day
    if claim.status == "planned" or filing.day != calendars.following(claim.day, market.exchange):
        return False  # what was planned may as well have come a day later
    if market.bonds_rest(claim.day):
        return True  # the authority was shut as well, whatever the hour of the report
    return filing.day == day and by in {None, day}


def _tells(filing: Account, market: Market) -> dt.date | None:
    """Return the session that the hour of a filing tells; None without one, and where it is late."""
    if filing.at is None:
        return placed(filing, market) if filing.part in {"before", "during"} else None
    return None if filing.at.astimezone(market.zone).time() > LATE else placed(filing, market)


def _report(
    sure: Sequence[Account],
    claims: Sequence[Account],
    filings: Sequence[Account],
    session: Session,
    minutes: Sequence[Account],
) -> Report:
    """Return a report with its day and part: what came goes before plans, an earlier filing before both."""
    market = session.market
    best = [one for one in sure if one.status != "planned"] or sure or minutes
    day = min(one.day for one in best)
    parts = {_part(one, market) for one in best}
    part = parts.pop() if sure and len(parts) == 1 else ""
    at = next((one.at for one in best if one.at is not None), None)
    first = _first(one for one in minutes if one.day == day)
    if first is not None and any(one.day == day for one in claims):
        by = part_at(first, market)
        if by and (_ORDER[by] <= _ORDER[part] if part in _ORDER else by != "during"):
            part, at = by, first
    if not calendars.is_session(day, market.exchange):
        part = ""
    return Report((*claims, *filings), day, part, at)


def _first(filings: Iterable[Account]) -> dt.datetime | None:
    """Return the first minute that some filings tell."""
    return min((one.at for one in filings if one.at is not None), default=None)


def _part(one: Account, market: Market) -> Part:
    return part_at(one.at, market) if one.at is not None else one.part
