"""Feeds of the archive: RSS 2, Atom and JSON Feed, one file each."""

from __future__ import annotations

from collections.abc import Callable

from newsgen.model import Output
from newsgen.outputs.feeds.atom import atom
from newsgen.outputs.feeds.feed import Entry, Feed
from newsgen.outputs.feeds.jsonfeed import jsonfeed
from newsgen.outputs.feeds.rss import rss

__all__ = ["FEEDS", "Entry", "Feed"]

FEEDS: tuple[Callable[[Feed], Output], ...] = (rss, atom, jsonfeed)
"""What makes each feed."""
