"""What machines of a desk are told: notices to people, what waits, came in, goes out, and what works here."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec

from newsgen.model import Record

Moment = Annotated[dt.datetime, msgspec.Meta(tz=True)]


class Notice(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What the webhook of ``[notify]`` is sent; schema ``newsgen/notice/v1``."""

    schema: Literal["newsgen/notice/v1"]
    occasion: str
    """``held``, ``failed``, ``waiting`` (for a person), ``late`` (no article when there should be one)."""
    article: str
    """Id of the article; empty where it is about no single one."""
    message: str
    """One line: what happened."""
    at: Moment
    text: str
    """All of it, to be read: what chat programs show."""
    at_korea: str = ""
    """The time in Seoul, as it is printed."""
    headline: str = ""
    version: int = 0
    target: str = ""
    """Names of the CMSs that it is about (``[cms.NAME]``), with commas."""
    flags: tuple[str, ...] = ()
    """What an editor must look at before printing."""
    left_out: tuple[str, ...] = ()
    """What scored best of that which the article does not tell."""
    link: str = ""
    """The article at the CMS."""
    file: str = ""
    """The article's file on the machine that wrote it."""
    todo: str = ""
    """The command to run next."""


class WaitingRow(Record, frozen=True, kw_only=True):
    """One thing that a person must do."""

    why: Literal["approval", "approved", "blocked", "failed", "unsent"]
    """Nobody approved it; it is approved and no more than a draft at the CMS; a person must decide; it was
    refused or given up; it should have gone, and something keeps it."""
    article: str
    session: dt.date | None
    edition: str
    version: int
    headline: str
    target: str
    """Names of the CMSs, with commas; empty for what is on file only."""
    delivery: int | None
    """Number of the delivery in the outbox."""
    reason: str
    since: Moment
    minutes: int
    """How long it has been waiting."""
    link: str
    """The article at the CMS, where it is known."""
    todo: str
    """The command to run next."""


class WaitingListing(Record, frozen=True, kw_only=True):
    """What waits for a person, oldest first; schema ``newsgen/waiting/v1``."""

    schema: str = "newsgen/waiting/v1"
    waiting: tuple[WaitingRow, ...]
    older: int = 0
    """Articles with a draft from before the days that were looked at: left out here."""


class DoctorRow(Record, frozen=True, kw_only=True):
    """One thing that an article needs, looked at."""

    name: str
    """Korean: what was looked at."""
    ok: bool
    detail: str
    advice: str
    """What to do, a command where one does it; told whether or not it works."""
    needed: bool
    """Whether no article can be made without it."""


class DoctorListing(Record, frozen=True, kw_only=True):
    """What works on a machine and what does not; schema ``newsgen/doctor/v1``."""

    schema: str = "newsgen/doctor/v1"
    healthy: bool
    """Whether all that is needed works."""
    checks: tuple[DoctorRow, ...]


class FetchFailure(Record, frozen=True, kw_only=True):
    """One symbol or series that was wanted and did not come."""

    symbol: str
    cause: str
    """Korean, a phrase without a full stop."""


class FetchListing(Record, frozen=True, kw_only=True):
    """What one fetch brought; schema ``newsgen/fetch/v1``."""

    schema: str = "newsgen/fetch/v1"
    session: dt.date
    origin: str
    """Who gave the prices, by the name that the store keeps."""
    requests: int
    """How many were sent there."""
    added: int
    """Records of the store."""
    changed: int
    same: int
    bars: int
    """Prices of the day as it goes on."""
    failures: tuple[FetchFailure, ...]
    notices: tuple[str, ...]
    """Korean: what a person should know of it."""


class OutboxRow(Record, frozen=True, kw_only=True):
    """One delivery of one version of an article to one CMS."""

    id: int
    article: str
    version: int
    target: str
    action: str
    status: str
    at: Moment | None
    """When it is to appear; null for at once."""
    state: str
    attempts: int
    due: Moment
    """When it is tried next."""
    remote: str
    """The article's id at the CMS, once it is known."""
    answer: str
    """Korean: how the last attempt ended."""


class OutboxListing(Record, frozen=True, kw_only=True):
    """What is on its way to a CMS, and what became of it; schema ``newsgen/outbox/v1``."""

    schema: str = "newsgen/outbox/v1"
    deliveries: tuple[OutboxRow, ...]
