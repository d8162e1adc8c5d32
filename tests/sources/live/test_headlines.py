"""Feeds as they come, whole and broken: what is taken of a report, and what is wrong with a document."""

from __future__ import annotations

import datetime as dt
import time
from zoneinfo import ZoneInfo

import pytest

from newsgen.config import NewsFeed
from newsgen.errors import SourceMalformed
from newsgen.model import Headline
from newsgen.sources.live.headlines import cleaned, feeds, search
from newsgen.sources.live.yahoo.trouble import Trouble

NOW = dt.datetime(2025, 8, 14, 0, 0, tzinfo=dt.UTC)
FEED = NewsFeed(name="desk", url="https://feeds.example.com/economy")

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>예시경제</title><link>https://news.example.com/</link><description>made up</description>
<item><title><![CDATA[인텔 "어두운 전망" &amp; 급락]]></title><link>https://news.example.com/1?utm_source=rss</link>
<pubDate>Thu, 14 Aug 2025 06:30:00 +0900</pubDate></item>
<item><title>AT&amp;T adds &lt;b&gt;subscribers&lt;/b&gt;</title><link>https://news.example.com/2</link>
<pubDate>Wed, 13 Aug 2025 16:05:00 EDT</pubDate><source url="https://x.example/">Example Wire</source></item>
<item><title>때를 모르는 소식</title><link>javascript:alert(1)</link></item>
<item><title>  </title><link>https://news.example.com/4</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title><id>urn:x</id>
<updated>2025-08-13T21:00:00Z</updated>
<entry><title type="html">Dow &amp;amp; Nasdaq &lt;em&gt;rise&lt;/em&gt;</title><id>urn:1</id>
<link rel="alternate" href="https://wire.example.com/1"/><updated>2025-08-13T16:20:00-04:00</updated></entry>
</feed>"""

NEWSML = """<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>
<newsItem guid="https://agency.example.com/items/1" version="1"><itemMeta>
<provider literal="agency"><name>예시통신</name></provider>
<versionCreated>2025-08-14T05:31:00+09:00</versionCreated>
<pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><headline>뉴욕증시 상승 마감</headline></contentMeta></newsItem>
<newsItem guid="urn:2" version="1"><itemMeta><provider literal="agency"/>
<versionCreated>2025-08-14T05:31:00+09:00</versionCreated><pubStatus qcode="stat:canceled"/></itemMeta>
<contentMeta><headline>취소된 기사</headline></contentMeta></newsItem>
<newsItem guid="urn:3" version="1"><itemMeta><provider literal="agency"/>
<versionCreated>2025-08-14T05:31:00+09:00</versionCreated><embargoed>2025-08-14T12:00:00+09:00</embargoed></itemMeta>
<contentMeta><headline>엠바고 기사</headline></contentMeta></newsItem>
<newsItem guid="urn:4" version="1"><itemMeta><provider literal="agency"/>
<versionCreated>2025-08-13T16:31:00-04:00</versionCreated><embargoed>2025-08-13T17:00:00-04:00</embargoed></itemMeta>
<contentMeta><headline>Embargo that is over</headline></contentMeta></newsItem>
</itemSet></newsMessage>"""


def parsed(text: str | bytes, **feed: str) -> list[Headline]:
    body = text if isinstance(text, bytes) else text.encode()
    return feeds.parse(body, NewsFeed(name="desk", url=FEED.url, **feed), NOW)


def utc(*when: int) -> dt.datetime:
    return dt.datetime(*when, tzinfo=dt.UTC)


def test_rss() -> None:
    one, two, three = parsed(RSS)
    assert one == Headline(
        title='인텔 "어두운 전망" & 급락', publisher="예시경제", link="https://news.example.com/1?utm_source=rss",
        at=utc(2025, 8, 13, 21, 30), day=dt.date(2025, 8, 14),
    )  # fmt: skip
    assert (two.title, two.publisher, two.at) == (
        "AT&T adds subscribers",
        "Example Wire",
        utc(2025, 8, 13, 20, 5),
    )
    assert (three.title, three.link, three.at) == ("때를 모르는 소식", "", None)


def test_atom() -> None:
    (one,) = parsed(ATOM)
    assert (one.title, one.publisher, one.link) == (
        "Dow & Nasdaq rise",
        "Example Wire",
        "https://wire.example.com/1",
    )
    assert one.at == utc(2025, 8, 13, 20, 20)


def test_newsml_leaves_out_what_is_withdrawn_or_embargoed() -> None:
    one, two = parsed(NEWSML)
    assert one == Headline(
        title="뉴욕증시 상승 마감", publisher="예시통신", link="https://agency.example.com/items/1",
        at=utc(2025, 8, 13, 20, 31), day=dt.date(2025, 8, 14),
    )  # fmt: skip
    assert (two.title, two.publisher, two.link) == ("Embargo that is over", "agency", "")


def test_a_feed_in_an_old_encoding() -> None:
    euc = RSS.replace("UTF-8", "EUC-KR").encode("euc-kr")
    assert parsed(euc)[0].title == '인텔 "어두운 전망" & 급락'


@pytest.mark.parametrize(
    "body",
    [
        b"plain words",
        b"{}",
        b"\x00\x01\x02\x03" * 100,
        b"<?xml version='1.0'?><note><to>x</to></note>",
        NEWSML.encode()[:700],
        NEWSML.replace("<newsMessage", "<!DOCTYPE newsMessage [<!ENTITY a 'x'>]><newsMessage").encode(),
    ],
)
def test_what_is_no_feed_is_told(body: bytes) -> None:
    with pytest.raises(SourceMalformed):
        parsed(body)


def test_a_feed_that_breaks_off_gives_what_came() -> None:
    assert [one.title for one in parsed(RSS[: RSS.index("때를")])][:2] == [
        '인텔 "어두운 전망" & 급락',
        "AT&T adds subscribers",
    ]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!ENTITY l0 "ha">{LAUGHS}',
        f'<!ENTITY l11 "{"x" * 50_000}">',
        '<!ENTITY l11 SYSTEM "file:///etc/hostname">',
        '<!ENTITY l11 SYSTEM "http://127.0.0.1:1/">',
    ],
    ids=["billion laughs", "quadratic", "file", "address"],
)
@pytest.mark.parametrize("kind", ["rss", "newsml"])
def test_an_entity_brings_nothing_and_costs_nothing(kind: str, declared: str) -> None:
    root, text = ("rss", RSS) if kind == "rss" else ("newsMessage", NEWSML)
    bomb = text.replace(f"<{root}", f"<!DOCTYPE {root} [{declared}]><{root}", 1)
    bomb = bomb.replace("때를 모르는 소식", "&l11;" * 1000).replace("상승 마감", "&l11;")
    start = time.monotonic()
    try:
        titles = [one.title for one in parsed(bomb)]
    except SourceMalformed:
        titles = []
    assert time.monotonic() - start < 3
    assert all(len(title) <= cleaned.LONGEST for title in titles)
    assert not any("haha" in title or "xxxx" in title for title in titles)


def test_a_title_is_one_plain_line() -> None:
    assert cleaned.line("급락\x1b[31m\u202e \n\t\ue000 인텔<script>x</script>") == "급락 [31m 인텔 x"
    assert cleaned.line("&amp;lt;b&amp;gt;Fed&amp;lt;/b&amp;gt;") == "Fed"
    assert cleaned.line("AT&T, P&amp;G &#54620;국") == "AT&T, P&G 한국"
    assert len(cleaned.line("가" * 10_000)) == cleaned.LONGEST
    assert cleaned.line(None) == cleaned.line(7) == ""


@pytest.mark.parametrize(
    "given",
    [
        "ftp://x.example/",
        "javascript:alert(1)",
        "https://user:pass@x.example/",
        "https://x.example/\u202e",
        "https://[x",
        "/relative",
        "https://x.example/" + "a" * 3000,
        None,
    ],
)
def test_what_is_no_address_of_the_web_is_no_link(given: object) -> None:
    assert cleaned.link(given) == ""


SEOUL = ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize(
    ("given", "zone", "at", "day"),
    [
        ("Thu, 14 Aug 2025 06:30:00 KST", None, utc(2025, 8, 13, 21, 30), dt.date(2025, 8, 14)),
        ("Wed, 13 Aug 2025 21:30:00 GMT", None, utc(2025, 8, 13, 21, 30), dt.date(2025, 8, 13)),
        ("2025-08-14T06:30:00+09:00", None, utc(2025, 8, 13, 21, 30), dt.date(2025, 8, 14)),
        ("2025-08-14 06:30:00", SEOUL, utc(2025, 8, 13, 21, 30), dt.date(2025, 8, 14)),
        ("2025-08-14 06:30:00", None, None, dt.date(2025, 8, 14)),
        ("Thu, 14 Aug 2025 06:30:00 XYZ", None, None, dt.date(2025, 8, 14)),
        ("2025-08-14", None, None, dt.date(2025, 8, 14)),
        # Seoul's clock with London's name on it: nine hours to come.
        ("Thu, 14 Aug 2025 09:30:00 GMT", None, None, dt.date(2025, 8, 14)),
        ("Thu, 14 Aug 2099 09:30:00 GMT", None, None, None),
        ("0001-01-01T09:30:00+14:00", None, None, None),
        ("yesterday", None, None, None),
        ("", SEOUL, None, None),
        (None, SEOUL, None, None),
    ],
)
def test_when_a_report_came_out(
    given: object, zone: ZoneInfo | None, at: dt.datetime | None, day: dt.date | None
) -> None:
    assert cleaned.when(given, zone, NOW) == (at, day)


def test_a_search_of_yahoos() -> None:
    body = (
        b'{"count":2,"quotes":[],"news":[{"uuid":"a","title":"Target shares &amp; more",'
        b'"publisher":"Example Wire",'
        b'"link":"https://finance.example.com/a","providerPublishTime":1755115200,"type":"STORY",'
        b'"relatedTickers":["TGT",7,"WMT"]},{"title":null},{"title":"Old","providerPublishTime":"soon"},7]}'
    )
    one, two = search.parse(body, NOW)
    assert one == Headline(
        title="Target shares & more", publisher="Example Wire", link="https://finance.example.com/a",
        at=utc(2025, 8, 13, 20, 0), symbols=("TGT", "WMT"),
    )  # fmt: skip
    assert (two.title, two.publisher, two.at) == ("Old", "Yahoo", None)


@pytest.mark.parametrize("body", [b"", b"[]", b'{"news":{}}', b"<html>", b'{"news":null}'])
def test_a_search_without_news_is_told(body: bytes) -> None:
    with pytest.raises(Trouble):
        search.parse(body, NOW)
