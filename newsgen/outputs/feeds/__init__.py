"""Feeds of the archive: RSS 2, Atom and JSON Feed, one file each."""

from __future__ import annotations

from collections.abc import Callable

from newsgen.model import Output
from newsgen.outputs.feeds.atom import atom
from newsgen.outputs.feeds.feed import Entry, Feed
from newsgen.outputs.feeds.jsonfeed import jsonfeed
from newsgen.outputs.feeds.rss import rss

__all__ = ["FEEDS", "Entry", "Feed"]

FEEDS: dict[str, Callable[[Feed], Output]] = {"rss.xml": rss, "atom.xml": atom, "feed.json": jsonfeed}
"""File -> what makes the feed in it."""
