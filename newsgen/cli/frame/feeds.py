"""The feeds of what was approved, into a folder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from newsgen.config import Config, Newsroom
    from newsgen.deliveries.approved import Approved
    from newsgen.outputs.feeds import Entry

USUAL = 20
"""Articles in a feed at most."""


def write_feeds(desk: Config, approved: Approved, folder: Path, limit: int = USUAL) -> None:
    """Write every feed and tell its path."""
    from newsgen import outputs
    from newsgen.outputs.feeds import FEEDS, Feed

    entries = _entries(approved, desk.newsroom)
    made = Feed.of(entries, desk.newsroom, now=dt.datetime.now(dt.UTC), limit=limit)
    for path in outputs.write([form(made) for form in FEEDS.values()], folder):
        click.echo(f"썼습니다: {path}({len(made.entries)}편)")


def rewrite_feeds(desk: Config, approved: Approved) -> None:
    """Write the feeds anew where they stand among the articles; where nobody wrote any, nothing."""
    folder = Path(desk.output)
    if desk.newsroom.name and desk.newsroom.url and stand_in(folder):
        write_feeds(desk, approved, folder)


def stand_in(folder: Path) -> bool:
    """Tell whether feeds were written to a folder."""
    from newsgen.outputs.feeds import FEEDS

    return any((folder / name).is_file() for name in FEEDS)


def _entries(approved: Approved, newsroom: Newsroom) -> Iterator[Entry]:
    """Yield articles as of when they were approved."""
    from newsgen.outputs import Issue
    from newsgen.outputs.feeds import Entry

    for article in approved.articles():
        key = article.session, article.edition
        issue = Issue(newsroom=newsroom, at=approved.written(*key), first=approved.first(*key))
        yield Entry(article, issue)
