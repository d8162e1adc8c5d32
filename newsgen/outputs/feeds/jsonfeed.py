"""JSON Feed 1.1; what the format has no place for stands in the extension ``_newsgen``."""

from __future__ import annotations

from typing import Any

import msgspec

from newsgen.model import Output
from newsgen.outputs import sections
from newsgen.outputs.feeds.feed import DESCRIPTION, Entry, Feed
from newsgen.outputs.issue import DIGITAL_SOURCE, MACHINE_MADE, utc
from newsgen.outputs.subjects import subjects

FILENAME = "feed.json"


def jsonfeed(feed: Feed) -> Output:
    """Serialise a feed to JSON Feed."""
    room = feed.newsroom
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": room.name,
        "home_page_url": room.url,
        "feed_url": feed.address(FILENAME),
        "description": DESCRIPTION,
        "language": room.language,
        "authors": [{"name": room.name, "url": room.url}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return Output(
        format="jsonfeed",
        filename=FILENAME,
        media_type="application/feed+json; charset=utf-8",
        body=msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n",
    )


def _item(entry: Entry) -> dict[str, Any]:
    issue = entry.issue
    link = {"url": issue.link} if issue.link else {}
    picture = {"image": issue.image.address} if issue.image else {}
    return {
        "id": entry.uri,
        **link,
        **picture,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": utc(entry.published),
        "date_modified": utc(entry.updated),
        "tags": [subject.name for subject in subjects(entry.article)],
        "_newsgen": {
            "about": DIGITAL_SOURCE + MACHINE_MADE,
            "article": entry.article.id,
            "version": entry.article.revision,
            "digital_source_type": MACHINE_MADE,
            "subjects": [subject.qcode for subject in subjects(entry.article)],
            "corrections": sections.corrections(entry.article),
        },
    }
