"""What every feed of the archive holds: the articles that readers may see, and who publishes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple, Self

from newsgen.config import Newsroom
from newsgen.model import Article, Record, text_of
from newsgen.outputs import xml
from newsgen.outputs.fragment import fragment
from newsgen.outputs.issue import Issue, Status

DESCRIPTION = "시세 자료를 바탕으로 자동 작성한 시황 기사"
"""What a feed tells of itself: all of its articles are made by a program."""


class Entry(NamedTuple):
    """An article and how it went out."""

    article: Article
    issue: Issue

    @property
    def uri(self) -> str:
        """The identifier that stays over all versions: readers know the article again by it."""
        return self.issue.uri(self.article)

    @property
    def title(self) -> str:
        """The headline."""
        return text_of(self.article.headline)

    @property
    def summary(self) -> str:
        """The lead."""
        return text_of(self.article.lead)

    @property
    def html(self) -> str:
        """All that stands under the headline."""
        return xml.html(fragment(self.article))

    @property
    def published(self) -> dt.datetime:
        """When readers could see it first, as far as is known."""
        first = self.issue.first or self.updated
        return max(first, self.issue.embargo or first)

    @property
    def updated(self) -> dt.datetime:
        """When this version was made."""
        return self.issue.made(self.article)

    def is_open(self, now: dt.datetime) -> bool:
        """Tell whether readers may see it: neither withdrawn nor withheld, and no embargo holds."""
        usable = self.issue.status_of(self.article) is Status.USABLE
        return usable and (self.issue.embargo is None or self.issue.embargo <= now)


class Feed(Record, frozen=True, kw_only=True):
    """The entries of a feed, in the order given."""

    newsroom: Newsroom
    entries: tuple[Entry, ...]
    updated: dt.datetime
    """When the newest version in it was made: the same archive gives the same feed."""

    @classmethod
    def of(cls, entries: Iterable[Entry], newsroom: Newsroom, *, now: dt.datetime, limit: int) -> Self:
        """Take the first entries that readers may see, ``limit`` at most."""
        shown = tuple(islice((entry for entry in entries if entry.is_open(now)), limit))
        updated = max((max(entry.updated, entry.published) for entry in shown), default=now)
        return cls(newsroom=newsroom, entries=shown, updated=updated)

    def address(self, filename: str) -> str:
        """Return where one of the feeds stands."""
        return f"{self.newsroom.url}/{filename}"
