"""Who speaks on markets and policy: names in Korean, and what each was on which day."""

from __future__ import annotations

import datetime as dt
import functools
import unicodedata
from typing import Any, NamedTuple

from newsgen.resources import listing

BELIEVED = dt.timedelta(days=365)
"""How long after it was checked an office without an end is still believed."""


class Office(NamedTuple):
    """What somebody was, from one day to another, both included; no last day while it lasts."""

    title: str
    first: dt.date
    last: dt.date


class Speaker(NamedTuple):
    """Somebody the table knows."""

    korean: str
    english: str
    offices: tuple[Office, ...]

    def title_on(self, day: dt.date) -> str:
        """Return the title of a day; empty where the table does not know one."""
        return next((each.title for each in self.offices if each.first <= day <= each.last), "")


@functools.cache
def _table() -> dict[str, Speaker]:
    """Return the speakers by every spelling, folded."""
    rows = listing("speakers.toml")["speaker"]
    return {
        _folded(spelled): _speaker(row)
        for row in rows
        for spelled in (row["korean"], row["english"], *row.get("also", ()))
    }


def find(name: str) -> Speaker | None:
    """Return who goes by a name in Korean or English, however spaced; None for a stranger."""
    return _table().get(_folded(name))


def called(surname: str, day: dt.date) -> str:
    """Return who of a surname held an office on a day, with it, as a hint; empty where nobody does or two."""
    found = [one for one in every() if one.korean.endswith(f" {surname.strip()}") and one.title_on(day)]
    return f"{found[0].korean} {found[0].title_on(day)}" if len(found) == 1 else ""


def every() -> list[Speaker]:
    """Return all whom the table knows, in its order."""
    return list(dict.fromkeys(_table().values()))


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFC", name).lower().split())


def _speaker(row: dict[str, Any]) -> Speaker:
    until = row["checked"] + BELIEVED
    offices = tuple(Office(each["title"], each["from"], each.get("to", until)) for each in row["office"])
    return Speaker(row["korean"], row["english"], offices)
