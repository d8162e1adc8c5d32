"""The feeds of what was approved, into a folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newsgen import outputs
from newsgen.acts.newsroom import Newsroom
from newsgen.config import Newsroom as Publisher
from newsgen.deliveries.approved import Approved
from newsgen.outputs import Issue
from newsgen.outputs.feeds import FEEDS, Entry, Feed

USUAL = 20
"""Articles in a feed at most."""


class Written(NamedTuple):
    """A feed that was written."""

    path: Path
    articles: int


def write(publisher: Publisher, approved: Approved, folder: Path, limit: int = USUAL) -> list[Written]:
    """Write every feed of what was approved."""
    made = Feed.of(_entries(approved, publisher), publisher, now=dt.datetime.now(dt.UTC), limit=limit)
    paths = outputs.write([form(made) for form in FEEDS.values()], folder)
    return [Written(path, len(made.entries)) for path in paths]


def rewrite(newsroom: Newsroom) -> list[Written]:
    """Write the feeds anew where they stand among the articles; where nobody wrote any, nothing."""
    folder, publisher = Path(newsroom.desk.output), newsroom.desk.newsroom
    if publisher.name and publisher.url and stand_in(folder):
        return write(publisher, Approved(newsroom.outbox), folder)
    return []


def stand_in(folder: Path) -> bool:
    """Tell whether feeds were written to a folder."""
    return any((folder / name).is_file() for name in FEEDS)


def _entries(approved: Approved, publisher: Publisher) -> Iterator[Entry]:
    """Yield articles as of when they were approved."""
    for article in approved.articles():
        key = article.session, article.edition
        issue = Issue(newsroom=publisher, at=approved.written(*key), first=approved.first(*key))
        yield Entry(article, issue)
