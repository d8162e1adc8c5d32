"""A headline of somebody else's: shown to the desk beside what it may be about, and never kept or printed."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from newsgen.model.fact import Record


class Headline(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What a source of news lists of one report: plain text, no more of it than a list shows."""

    title: str
    publisher: str
    link: str = ""
    """Empty where the source gives no address of the web."""
    at: Annotated[dt.datetime, msgspec.Meta(tz=True)] | None = None
    """When it came out; None where the source does not say, or not in which zone."""
    day: dt.date | None = None
    """The day on which it came out, where only that is told."""
    symbols: tuple[str, ...] = ()
    """What its publisher says that it is about, as Yahoo writes symbols."""
