"""What a page prints under a headline: who signs it, and when readers could see it first and last."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple, Self

from newsgen.korean.dates import SEOUL
from newsgen.outputs.issue import Issue


class Stamp(NamedTuple):
    """A moment as readers see it, by the clock of Seoul."""

    iso: str
    """``2025-11-21T06:41:00+09:00``."""
    text: str
    """``2025.11.21 06:41``."""

    @classmethod
    def of(cls, moment: dt.datetime) -> Self:
        """Set a moment that has a time zone."""
        there = moment.astimezone(SEOUL)
        return cls(there.isoformat(timespec="seconds"), f"{there:%Y.%m.%d %H:%M}")


class Imprint(NamedTuple):
    """Who and when."""

    name: str
    """Empty where the newsroom has none."""
    published: Stamp | None
    """None where it is not out, or nobody knows since when."""
    modified: Stamp | None
    """None where readers still see the first version."""


def imprint(issue: Issue) -> Imprint:
    """Return what is printed of an issue."""
    name = issue.newsroom.signed
    published = issue.published
    if published is None:
        return Imprint(name, None, None)
    out = Stamp.of(published)
    last = Stamp.of(max(issue.at or published, published))
    return Imprint(name, out, last if last.text != out.text else None)
