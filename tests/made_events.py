"""Events made by hand around the session of Wednesday 2025-08-13, as a book or an article has them."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from newsgen.model import Account, Event

SESSION = dt.date(2025, 8, 13)
EVE = dt.date(2025, 8, 12)
NEW_YORK = ZoneInfo("America/New_York")


def account(about: str, **rest: object) -> Account:
    """A report the evening before, as a calendar gives it."""
    given: dict[str, object] = {
        "id": f"earnings:{about}:{EVE}",
        "kind": "earnings",
        "source": "Yahoo Finance",
        "day": EVE,
        "part": "after",
        "status": "reported",
    }
    return Account(about=about, **{**given, **rest})  # type: ignore[arg-type]


def event(about: str, *accounts: Account, **rest: object) -> Event:
    """The event of some accounts, of the first one's day and hour."""
    told = accounts or (account(about),)
    first = told[0]
    given: dict[str, object] = {
        "id": f"{first.kind}:{about}@{SESSION}",
        "kind": first.kind,
        "session": SESSION,
        "day": first.day,
        "part": first.part,
        "at": first.at,
        "status": first.status,
        "codes": first.codes,
        "accounts": told,
    }
    return Event(about=about, **{**given, **rest})  # type: ignore[arg-type]


def morning(about: str, **rest: object) -> Event:
    """A report before the session's open."""
    return event(about, account(about, day=SESSION, part="before", **rest))


def due(about: str, day: dt.date, part: str) -> Event:
    """A report that is planned."""
    planned = account(about, day=day, part=part, status="planned")
    return event(about, planned, id=f"earnings:{about}@{day}", session=None)
