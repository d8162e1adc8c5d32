"""By which clock the register tells when a filing came in.

``acceptanceDateTime`` ends in Z, yet for about a fifth of the companies it is New York's clock. EDGAR takes
filings from six to ten, and what comes in after half past five counts for the next business day: by that one
of the two readings is often impossible. Where both can be, and the company's other filings do not tell
either, the filing's header does: it is always New York's clock.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from itertools import islice
from typing import Literal, NamedTuple

from newsgen import calendars
from newsgen.errors import SourceUnreachable
from newsgen.markets import Market
from newsgen.sources.live.edgar.files import TOO_FAST, Files
from newsgen.sources.live.edgar.submissions import Filing, folder

Clock = Literal["utc", "local", ""]
"""Whose clock a company's times are by; empty where nobody knows."""

_OPENS, _CUTS, _SHUTS = dt.time(6), dt.time(17, 30), dt.time(22)
_SLACK = dt.timedelta(minutes=1)
_LATEST = 60
"""Filings by which a company's clock is told."""
_STAMP = re.compile(rb"(?:<|&lt;)ACCEPTANCE-DATETIME(?:>|&gt;)(\d{14})\b")


class Readings(NamedTuple):
    """When a filing came in by either clock, in the market's time."""

    utc: dt.datetime
    local: dt.datetime

    def by(self, clock: Clock) -> dt.datetime | None:
        """Return the one by a clock; None where that is not known."""
        return {"utc": self.utc, "local": self.local}.get(clock)


def readings(one: Filing, market: Market) -> Readings:
    """Return a filing's time by either clock; one with an offset of its own is told by no other."""
    at = one.accepted
    if at.utcoffset():
        return Readings(at.astimezone(market.zone), at.astimezone(market.zone))
    face = at.replace(tzinfo=None)
    return Readings(face.replace(tzinfo=dt.UTC).astimezone(market.zone), face.replace(tzinfo=market.zone))


def own(one: Filing, market: Market) -> Clock:
    """Return by which clock a filing's time can be, by its own date; empty where by both or by none."""
    both = readings(one, market)
    utc, local = _can_be(both.utc, one, market), _can_be(both.local, one, market)
    return "" if utc is local else "utc" if utc else "local"


def habitual(filings: Iterable[Filing], market: Market) -> Clock:
    """Return by which clock a company's latest filings are; empty where they do not agree or do not tell."""
    told = {own(one, market) for one in islice(filings, _LATEST)} - {""}
    return told.pop() if len(told) == 1 else ""


def _can_be(at: dt.datetime, one: Filing, market: Market) -> bool:
    """Tell whether a filing of its date can have come in at a moment of the market's clock."""
    first, last = calendars.bounds(market.exchange)
    day = at.date()
    if not (_OPENS <= at.time() <= _SHUTS and first < day < last):
        return False
    same = calendars.is_session(day, market.exchange) and one.filed == day
    later = one.filed == calendars.following(day, market.exchange)
    cut = at.replace(hour=_CUTS.hour, minute=_CUTS.minute, second=0, microsecond=0)
    if abs(at - cut) <= _SLACK:
        return same or later
    return same if at < cut else later


def of_header(files: Files, cik: int, accession: str, market: Market) -> dt.datetime | None:
    """Return when a filing came in by its header; None where that cannot be had or does not say.

    Raises:
        SourceUnreachable: EDGAR shuts us out (429).

    """
    try:
        body = files.get(f"{folder(cik, accession)}/{accession}-index-headers.html", markup=True)
    except SourceUnreachable as error:
        if error.status == TOO_FAST:
            raise
        return None
    return stamp(body, accession, market)


def stamp(body: bytes, accession: str, market: Market) -> dt.datetime | None:
    """Read a header; None where it is another filing's or tells no time."""
    found = _STAMP.search(body)
    if found is None or accession.encode() not in body:
        return None
    try:
        return dt.datetime.strptime(found[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=market.zone)
    except ValueError:
        return None
