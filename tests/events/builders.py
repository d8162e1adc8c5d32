"""Accounts as sources give them, by New York's clock."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from newsgen.model import Account, Part

NEW_YORK = ZoneInfo("America/New_York")
EVER = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def at(text: str) -> dt.datetime:
    """Return a moment by New York's clock: ``2026-01-22 16:10``."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


def reported(
    about: str,
    on: str,
    part: Part = "",
    *,
    source: str = "Yahoo Finance",
    eps: float = 1.0,
    due: float | None = None,
) -> Account:
    """Return a report that came, as a vendor has it."""
    figures = {"eps": eps} | ({} if due is None else {"eps_expected": due})
    return planned(about, on, part, source=source, status="reported", figures=figures)


def planned(about: str, on: str, part: Part = "", *, source: str = "Nasdaq", **others: object) -> Account:
    """Return a report as a calendar has it."""
    return Account(
        id=f"earnings:{about}:{on}",
        kind="earnings",
        about=about,
        source=source,
        day=day(on),
        part=part,
        **others,  # type: ignore[arg-type]
    )


def filed(about: str, when: str, *codes: str) -> Account:
    """Return a filing, accepted at a minute or of a day; of results unless told."""
    minute = at(when) if " " in when else None
    return Account(
        id=f"filing {about} {when}",
        kind="filing",
        about=about,
        source="SEC EDGAR",
        day=minute.date() if minute else day(when),
        at=minute,
        status="filed",
        codes=codes or ("2.02", "9.01"),
    )
