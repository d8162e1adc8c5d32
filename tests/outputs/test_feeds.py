"""Feeds of the archive: read back by feedparser, and by the rules of each format."""

import datetime as dt
import json
import re
from typing import Any

import feedparser
import pytest
from lxml import etree

from newsgen.model import text_of
from newsgen.outputs.feeds import Entry, Feed
from newsgen.outputs.feeds.atom import atom
from newsgen.outputs.feeds.jsonfeed import jsonfeed
from newsgen.outputs.feeds.rss import rss
from newsgen.outputs.issue import Issue, Status
from tests.article_fixture import article
from tests.outputs.wire import (
    AT,
    AT_UTC,
    CONTROL,
    EMBARGO,
    FIRST,
    NASTY,
    ROOM,
    URI,
    corrected,
    issue,
    large,
    nasty,
    stand_in_order,
    under_the_headline,
)

NOW = dt.datetime(2025, 8, 15, tzinfo=dt.UTC)
LINK = "https://news.example.com/articles/1?a=1&b=2"
ATOM = "{http://www.w3.org/2005/Atom}"
MADE = {
    "plain": article(),
    "corrected": corrected(),
    "large": large(),
    **{name: nasty(text) for name, text in NASTY.items()},
}


def feed(*entries: Entry, limit: int = 20) -> Feed:
    return Feed.of(entries, ROOM, now=NOW, limit=limit)


def whole() -> Feed:
    return feed(*(Entry(made, issue(first=FIRST, link=LINK)) for made in MADE.values()))


def parsed(body: bytes) -> Any:
    found = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.mark.parametrize(("form", "version"), [(rss, "rss20"), (atom, "atom10")])
def test_a_reader_finds_every_article_whole(form, version):
    found = parsed(form(whole()).body)
    assert (found.version, found.feed.title, found.feed.link) == (version, ROOM.name, ROOM.url)
    for made, entry in zip(MADE.values(), found.entries, strict=True):
        assert entry.id == URI
        assert entry.link == LINK
        assert entry.summary == text_of(made.lead)
        assert stand_in_order(under_the_headline(made), text_in(entry.content[0].value))
        assert entry.content[0].type == "text/html"


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_a_headline_comes_through_to_the_letter(text):
    one = feed(Entry(nasty(text), issue()))
    assert etree.fromstring(rss(one).body).findtext("channel/item/title") == text
    assert etree.fromstring(atom(one).body).findtext(f"{ATOM}entry/{ATOM}title") == text
    assert json.loads(jsonfeed(one).body)["items"][0]["title"] == text


def text_in(markup: str) -> str:
    tree = etree.HTML(markup)
    etree.strip_tags(tree, "dfn")  # a mark parts no words
    parts = tree.iter()
    return " ".join(f"{each.text or ''} {each.tail or ''}" for each in parts)


def test_rss_keeps_its_rules():
    channel = etree.fromstring(rss(whole()).body).find("channel")
    for required in ("title", "link", "description"):
        assert channel.findtext(required)
    assert channel.findtext("language") == "ko"
    assert channel.findtext("managingEditor") == "desk@example.com (한빛경제)"
    assert channel.find(f"{ATOM}link").attrib == {
        "href": "https://news.example.com/rss.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }
    item = channel.find("item")
    assert item.find("guid").attrib == {"isPermaLink": "false"}
    assert item.findtext("pubDate") == "Wed, 13 Aug 2025 21:00:00 GMT"  # RFC 822 as RSS asks
    assert item.findtext(f"{ATOM}updated") == AT_UTC
    assert item.findtext("{http://prismstandard.org/namespaces/basic/2.0/}versionIdentifier") == "1"
    categories = [(each.get("domain"), each.text) for each in item.findall("category")]
    assert ("http://cv.iptc.org/newscodes/mediatopic/", "20000385") in categories
    assert ("http://cv.iptc.org/newscodes/digitalsourcetype/", "algorithmicMedia") in categories


def test_atom_keeps_its_rules():
    """RFC 4287: what a feed and an entry must have, once each, and dates of RFC 3339."""
    root = etree.fromstring(atom(whole()).body)
    assert root.tag == f"{ATOM}feed"
    for holder in (root, *root.findall(f"{ATOM}entry")):
        for required in ("id", "title", "updated"):
            assert len(holder.findall(f"{ATOM}{required}")) == 1
    assert root.findtext(f"{ATOM}author/{ATOM}name") == ROOM.name
    (own,) = [each for each in root.findall(f"{ATOM}link") if each.get("rel") == "self"]
    assert own.get("href") == "https://news.example.com/atom.xml"
    entry = root.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}published") == "2025-08-13T21:00:00Z"
    assert entry.findtext(f"{ATOM}updated") == AT_UTC
    assert entry.find(f"{ATOM}content").get("type") == "html"
    terms = [(each.get("scheme"), each.get("term")) for each in entry.findall(f"{ATOM}category")]
    assert ("http://cv.iptc.org/newscodes/digitalsourcetype/", "algorithmicMedia") in terms


def test_json_feed_keeps_its_rules():
    """Version 1.1: the required members, their types, ids that are strings, extensions under a _ only."""
    told = json.loads(jsonfeed(whole()).body)
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["feed_url"] == "https://news.example.com/feed.json"
    assert isinstance(told["title"], str)
    allowed = {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"}
    assert told.keys() <= allowed
    for item, made in zip(told["items"], MADE.values(), strict=True):
        assert item.keys() <= {
            *("id", "url", "title", "summary", "content_html", "date_published", "date_modified", "tags"),
            "_newsgen",
        }
        assert item["id"] == URI
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", item["date_published"])
        assert all(isinstance(tag, str) for tag in item["tags"])
        assert stand_in_order(under_the_headline(made), text_in(item["content_html"]))
    extension = told["items"][1]["_newsgen"]
    assert (extension["version"], extension["digital_source_type"]) == (3, "algorithmicMedia")
    assert extension["corrections"][0].startswith("[정정] 케머스")


def test_a_withdrawn_a_withheld_and_a_demo_article_are_not_in_it():
    out = (
        Entry(article(), issue(status=Status.CANCELED)),
        Entry(article(), issue(status=Status.WITHHELD)),
        Entry(article(demo=True), issue()),
        Entry(article(), issue(embargo=NOW + dt.timedelta(seconds=1))),
    )
    made = feed(*out, Entry(corrected(), issue(embargo=NOW)))
    assert [entry.article for entry in made.entries] == [corrected()]


def test_an_article_under_embargo_was_published_when_it_ended():
    entry = Entry(article(), issue(first=FIRST, embargo=EMBARGO))
    assert entry.published == EMBARGO


def test_the_limit_counts_what_is_shown():
    killed = Entry(article(), issue(status=Status.CANCELED))
    made = feed(killed, *[Entry(article(), issue())] * 3, limit=2)
    assert len(made.entries) == 2


def test_an_unchanged_archive_gives_the_same_bytes():
    later = Feed.of(whole().entries, ROOM, now=NOW + dt.timedelta(days=1), limit=20)
    for form in (rss, atom, jsonfeed):
        assert form(whole()).body == form(later).body
    assert whole().updated == AT


def test_an_empty_feed_is_a_feed():
    for form in (rss, atom):
        assert parsed(form(feed()).body).entries == []
    assert json.loads(jsonfeed(feed()).body)["items"] == []


def test_forbidden_characters_are_dropped_from_xml():
    one = feed(Entry(nasty(CONTROL), issue()))
    assert etree.fromstring(rss(one).body).findtext("channel/item/title") == "제어\x7f문자"
    assert etree.fromstring(atom(one).body).findtext(f"{ATOM}entry/{ATOM}title") == "제어\x7f문자"


def test_an_article_without_a_link_has_none():
    assert "link" not in parsed(rss(feed(Entry(article(), Issue(newsroom=ROOM)))).body).entries[0]
