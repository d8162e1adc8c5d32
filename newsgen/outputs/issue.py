"""An issue: one going-out of an article. What depends on when and by whom, and not on what it says."""

from __future__ import annotations

import datetime as dt
import uuid
from enum import StrEnum
from typing import Any, NamedTuple

from newsgen import markets
from newsgen.config import Config, Newsroom
from newsgen.editions import edition_named
from newsgen.model import Article, Record

DIGITAL_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
MACHINE_MADE = "algorithmicMedia"
"""IPTC's code for what an algorithm makes from data; ``trainedAlgorithmicMedia`` would be a model's work."""


class Status(StrEnum):
    """What a receiver may do with an article; the codes are IPTC's."""

    USABLE = "usable"
    WITHHELD = "withheld"
    """Not to be published, for now or ever: a demo never is."""
    CANCELED = "canceled"
    """Withdrawn in all its versions."""


class Image(NamedTuple):
    """A picture on the web that stands for an article where it is shared."""

    address: str
    media_type: str
    width: int
    height: int


class Issue(Record, frozen=True, kw_only=True):
    """When an article goes out, from whom, and what may be done with it. Times have a time zone."""

    newsroom: Newsroom = Newsroom()
    at: dt.datetime | None = None
    """When this version was made; the close of its session where nobody has said."""
    first: dt.datetime | None = None
    """When the first version went out; None before it did, or where that is not known."""
    embargo: dt.datetime | None = None
    """Not to be published before this."""
    status: Status = Status.USABLE
    templates: str = ""
    """Folder of the desk's own templates; empty where it has none."""
    link: str = ""
    """Where readers find it, once it stands in a CMS, or on the desk's own service."""
    image: Image | None = None
    """What stands for it where it is shared; None where nobody serves one."""
    is_free: bool = False
    """Whether it is known that everybody may read it whole."""
    logo: str = ""
    """Address of the mark of whoever serves it, where the newsroom has said none of its own."""

    def __post_init__(self) -> None:
        """Refuse a time without a zone: receivers would each take it for their own."""
        if any(time and time.tzinfo is None for time in (self.at, self.first, self.embargo)):
            raise ValueError("the times of an issue need a time zone")

    @classmethod
    def of(cls, desk: Config, **known: Any) -> Issue:
        """Return an issue from a desk, by its settings."""
        return cls(newsroom=desk.newsroom, templates=desk.templates, **known)

    @property
    def published(self) -> dt.datetime | None:
        """When readers could see the first version: not before an embargo ends; None where nobody knows."""
        return self.first and max(self.first, self.embargo or self.first)

    def uri(self, article: Article) -> str:
        """Return the identifier that an article keeps over all its versions."""
        if self.newsroom.url:
            return f"{self.newsroom.url}/{article.id}"
        return uuid.uuid5(uuid.NAMESPACE_URL, f"newsgen:{article.id}").urn

    def status_of(self, article: Article) -> Status:
        """Return what may be done with an article; a demo is withheld whatever was said."""
        return Status.WITHHELD if article.demo and self.status is Status.USABLE else self.status

    def made(self, article: Article) -> dt.datetime:
        """Return when this version was made."""
        return self.at or _close(article)


def _close(article: Article) -> dt.datetime:
    market = markets.named(edition_named(article.edition).market)
    return markets.Session(market, article.session).closes


UNSAID = Issue()
"""Nothing is known but the article."""


def utc(moment: dt.datetime) -> str:
    """Set a time as receivers want it: UTC, whole seconds, Z."""
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
