"""What others write, made fit to be shown: plain titles, addresses of the web, moments that can be."""

from __future__ import annotations

import datetime as dt
import html
import re
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

LONGEST = 300
"""Characters of a title that are shown."""
_LONGEST_LINK = 2000
_TAG = re.compile(r"<[A-Za-z/!?][^<>]{0,500}>")
_ZONE = re.compile(r"\s*\b([A-Z]{2,5})\s*$")
_HOURS = {"KST": 9, "JST": 9, "HKT": 8, "SGT": 8, "BST": 1, "CET": 1, "CEST": 2, "UTC": 0, "GMT": 0, "Z": 0}
"""Names of zones that the standard library does not read, in hours east of Greenwich."""
_FIRST = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_AHEAD = dt.timedelta(minutes=15)
"""How far a publisher's clock may be ahead; what is to come out later has the wrong zone."""


class When(NamedTuple):
    """When a report came out, as far as that is known."""

    at: dt.datetime | None = None
    day: dt.date | None = None


def line(text: object, longest: int = LONGEST) -> str:
    """Return a text as one plain line: no markup, no entities, nothing that cannot be seen."""
    if not isinstance(text, str):
        return ""
    plain = text[: longest * 8]
    for _ in range(2):  # feeds escape what is escaped already
        plain = html.unescape(_TAG.sub(" ", plain))
    plain = "".join(char if char.isprintable() else " " for char in _TAG.sub(" ", plain))
    plain = " ".join(plain.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1]}…"


def link(given: object) -> str:
    """Return an address of the web that can be shown and opened; empty for any other."""
    if not isinstance(given, str):
        return ""
    text = given.strip()
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:  # a bracket that is no address
        return ""
    fit = usable and len(text) <= _LONGEST_LINK and text.isprintable() and not re.search(r"[\s<>\"]", text)
    return text if fit else ""


def when(given: object, zone: ZoneInfo | None, now: dt.datetime) -> When:
    """Return when a report came out, by RFC 822 or ISO 8601; the day alone in doubt of its hour.

    A time without a zone is of ``zone``, if that is told. One that is still to come at ``now`` has another
    zone than it says.
    """
    if not isinstance(given, str):
        return When()
    read = _read(given.strip()[:60])
    if read is None or isinstance(read, When):
        return read or When()
    if read.tzinfo is None:
        if zone is None:
            return When(day=read.date())
        read = read.replace(tzinfo=zone)
    try:
        at = read.astimezone(dt.UTC)
    except (OverflowError, ValueError):
        return When()
    if not _FIRST <= at <= now + _AHEAD:
        return When(day=read.date() if _FIRST <= at <= now + dt.timedelta(days=1) else None)
    return When(at, read.date())


def _read(text: str) -> dt.datetime | When | None:
    """Read a time as it is written; a day alone, or None where it is neither."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return When(day=dt.date.fromisoformat(text))
        return dt.datetime.fromisoformat(text)
    except ValueError:
        pass
    named = _ZONE.search(text)
    hours = _HOURS.get(named[1]) if named else None
    bare = text[: named.start()] if named and hours is not None else text
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(bare)
        except (TypeError, ValueError, OverflowError, IndexError):
            continue
        zone = dt.timezone(dt.timedelta(hours=hours)) if hours is not None else found.tzinfo
        return found.replace(tzinfo=zone)
    return None
