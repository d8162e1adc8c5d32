"""What a reader of a newspaper looks for: levels, times, what was corrected, what stands beside, a search."""

from __future__ import annotations

import datetime as dt
import json
import struct
from pathlib import Path

import feedparser
import pytest
from litestar.testing import TestClient
from lxml import etree
from msgspec.structs import replace

from newsgen.config import Config, Newsroom, Service
from newsgen.deliveries.approval import KILL, approve
from newsgen.deliveries.outbox import Outbox
from newsgen.model import Article, Correction, Fact, Input
from newsgen.outputs import OUTPUTS
from newsgen.service.app import create
from tests.article_fixture import article, runs
from tests.service.reader import BROWSER

SITE = "https://brief.example.com"
DESK = Newsroom(
    name="한빛경제", url="https://news.example.com", byline="시황데스크", contact="desk@example.com"
)
US = dt.date(2025, 8, 13)
KR = dt.date(2025, 8, 14)
OUT = dt.datetime(2025, 8, 13, 21, 41, tzinfo=dt.UTC)
"""06:41 of the 14th in Seoul."""
PATHS = ("/", "/briefs", "/briefs/2025-08", f"/briefs/{US}/us-close", "/search", "/search?q=소형주")
PATHS += ("/glossary", "/glossary?by=category", "/glossary/russell-2000", "/nowhere")


def of_us(day: dt.date = US, headline: str = "소형주 질주…러셀 껑충", **changes: object) -> Article:
    return article(id=f"{day}-us-close", session=day, headline=runs(headline), **changes)


def of_kr(day: dt.date = KR, headline: str = "코스피 3,200선 회복") -> Article:
    inputs = (
        Input(symbol="^KS11", date=day - dt.timedelta(days=1), value=3224.37),
        Input(symbol="^KS11", date=day, value=3192.12),
    )
    change = Fact(
        id=f"change_day:^KS11@{day}",
        measure="change_day",
        about="^KS11",
        value=-1.0002,  # by hand: 3,192.12 after 3,224.37
        unit="percent",
        session=day,
        inputs=inputs,
    )
    made = article(id=f"{day}-kr-close", session=day, headline=runs(headline), edition="kr-close")
    return replace(made, facts=(change,), charts=())


class Press:
    """Approves articles at times of its own, and serves what stands approved."""

    def __init__(self, folder: Path, glossary: Path) -> None:
        self._path = folder / "outbox.sqlite"
        self._glossary = glossary
        self._at = OUT
        self._open: TestClient | None = None

    def approve(self, made: Article, at: dt.datetime = OUT) -> None:
        self._at = at
        with Outbox(self._path, clock=lambda: self._at) as box:
            approve(box, made, by="부장")

    def kill(self, name: str) -> None:
        with Outbox(self._path) as box:
            box.record(KILL, article=name)

    def client(self, **service: object) -> TestClient:
        desk = Config(newsroom=DESK, service=Service(**{"url": SITE, "rate": 0, **service}))
        app = create(desk, None, self._glossary, outbox=self._path)
        return TestClient(app, raise_server_exceptions=False)

    def page(self, path: str):
        self._open = self._open or self.client()
        return etree.HTML(self._open.get(path, headers=BROWSER).text)


@pytest.fixture
def press(tmp_path: Path, glossary: Path) -> Press:
    return Press(tmp_path, glossary)


def said(tree, path: str) -> list[str]:
    return [" ".join("".join(found.itertext()).split()) for found in tree.xpath(path)]


STRIP = "//section[@class='strip']//dl/div"


@pytest.mark.parametrize("path", PATHS)
def test_the_strip_stands_on_every_page(press, path):
    press.approve(of_us())
    press.approve(of_kr())
    tree = press.page(path)
    assert said(tree, "//section[@class='strip']//p/a") == ["서울 8.14 마감", "뉴욕 8.13 마감"]
    assert said(tree, STRIP) == [
        "코스피3,192.12 ▼하락 -1.00%",
        "S&P5006,466.58 ▲상승 +0.32%",
        "러셀20002,328.06 ▲상승 +1.98%",
    ]
    assert tree.xpath(f"{STRIP}/@class") == ["down", "up", "up"]


def test_the_strip_is_of_the_latest_that_is_approved_and_of_no_week_nor_of_long_ago(press):
    press.approve(of_us())
    press.approve(of_kr(US - dt.timedelta(days=15)))
    press.approve(replace(of_us(), id=f"{US}-us-week", edition="us-week"))
    assert said(press.page("/glossary"), "//section[@class='strip']//p/a") == ["뉴욕 8.13 마감"]
    press.approve(of_us(KR))
    assert said(press.page("/glossary"), "//section[@class='strip']//p/a") == ["뉴욕 8.14 마감"]
    press.kill(f"{KR}-us-close")
    assert said(press.page("/glossary"), "//section[@class='strip']//p/a") == ["뉴욕 8.13 마감"]
    assert press.page("/glossary").xpath("//section[@class='strip']//a/@href") == [f"/briefs/{US}/us-close"]


def test_without_levels_there_is_no_strip(press):
    press.approve(replace(of_us(), facts=(), charts=()))
    tree = press.page(f"/briefs/{US}/us-close")
    assert tree.xpath("//section[@class='strip'] | //table[@class='levels']") == []


def test_a_brief_says_who_signs_it_and_when_it_was_out_and_changed(press):
    press.approve(of_us())
    assert said(press.page(f"/briefs/{US}/us-close"), "//p[@class='imprint']") == [
        "한빛경제 시황데스크 입력 2025.08.14 06:41"
    ]
    press.approve(of_us(revision=2), OUT + dt.timedelta(hours=3))
    tree = press.page(f"/briefs/{US}/us-close")
    assert said(tree, "//p[@class='imprint']") == [
        "한빛경제 시황데스크 입력 2025.08.14 06:41 수정 2025.08.14 09:41"
    ]
    assert tree.xpath("//p[@class='imprint']//time/@datetime") == [
        "2025-08-14T06:41:00+09:00",
        "2025-08-14T09:41:00+09:00",
    ]
    assert tree.xpath("//meta[@property='article:modified_time']/@content") == ["2025-08-14T09:41:00+09:00"]


def test_its_history_says_what_was_wrong_in_which_version(press):
    press.approve(of_us())
    assert press.page(f"/briefs/{US}/us-close").xpath("//section[@class='history']") == []
    line = "러셀2000지수의 등락률을 1.95%에서 1.98%로 바로잡습니다."
    later = OUT + dt.timedelta(hours=2)
    fixed = Correction(revision=2, at=later, wrong="1.95%", right="1.98%", line=line)
    press.approve(of_us(revision=2, corrections=(fixed,)), later)
    press.approve(of_us(revision=3, corrections=(fixed,)), OUT + dt.timedelta(hours=4))
    tree = press.page(f"/briefs/{US}/us-close")
    assert said(tree, "//section[@class='history']//li") == [
        "3판 2025.08.14 10:41 정정할 것 없이 새로 낸 판입니다.",
        f"2판 2025.08.14 08:41 {line}",
        "1판 2025.08.14 06:41 처음 실었습니다.",
    ]


def test_a_brief_leads_to_those_before_and_after_it_of_its_edition(press):
    days = [US + dt.timedelta(days=at) for at in range(3)]
    for day in days:
        press.approve(of_us(day))
        press.approve(of_kr(day))
    beside = "//nav[@class='turn']//a[@rel='{}']/@href"
    tree = press.page(f"/briefs/{days[1]}/us-close")
    assert tree.xpath(beside.format("prev")) == [f"/briefs/{days[0]}/us-close"]
    assert tree.xpath(beside.format("next")) == [f"/briefs/{days[2]}/us-close"]
    assert press.page(f"/briefs/{days[0]}/us-close").xpath(beside.format("prev")) == []
    assert press.page(f"/briefs/{days[2]}/kr-close").xpath(beside.format("next")) == []


def test_the_front_has_the_latest_of_each_market_and_a_month_has_both_under_their_day(press):
    press.approve(of_us(headline="뉴욕 기사"))
    press.approve(of_us(US - dt.timedelta(days=1), headline="앞선 뉴욕 기사"))
    press.approve(of_kr(headline="서울 기사"))
    tree = press.page("/")
    assert said(tree, "//main//h1") == ["서울 기사"]
    assert said(tree, "//article[@class='second']/h2") == ["뉴욕 기사"]
    assert said(tree, "//section[@class='day']//li/a") == ["앞선 뉴욕 기사"]
    month = press.page("/briefs/2025-08")
    assert said(month, "//section[@class='day']/*[1]") == ["8월 14일", "8월 13일", "8월 12일"]
    assert said(month, "//section[@class='day'][1]//li") == ["국내 증시 마감 코스피 ▼하락 -1.00%서울 기사"]


FOUND = "//ul[@class='briefs']/li/a"


def searched(press: Press, query: str):
    press.approve(of_us(headline="소형주 질주…러셀 껑충"))
    press.approve(of_kr(headline="코스피 3,200선 회복"))
    return press.page(f"/search?q={query}")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("질주", ["소형주 질주…러셀 껑충"]),  # in the headline alone
        ("케머스", ["코스피 3,200선 회복", "소형주 질주…러셀 껑충"]),  # in the text of both
        ("케머스 코스피", ["코스피 3,200선 회복"]),  # every word
        ("CHEMOURS", ["코스피 3,200선 회복", "소형주 질주…러셀 껑충"]),
        ("hemours", []),  # no part of a Latin word
        ("7.95%", []),  # no part of 17.95%
        ("17.95%", ["코스피 3,200선 회복", "소형주 질주…러셀 껑충"]),
        ("없는낱말", []),
        ("%", []),
    ],
)
def test_words_are_looked_for_in_headline_and_text(press, query, found):
    assert said(searched(press, query.replace("%", "%25")), FOUND) == found


def test_what_is_found_is_shown_in_its_sentence(press):
    tree = searched(press, "급등")
    assert said(tree, "//p[@class='quoted']/mark") == ["급등", "급등"]
    assert said(tree, "//p[@class='quoted']")[0].startswith("케머스(Chemours)가 17.95% 급등했고")
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_a_term_that_is_meant_is_led_to(press):
    assert searched(press, "점도표").xpath("//p[@class='meant']/a/@href") == ["/glossary/dot-plot"]


HOSTILE = {
    "long": ("가" * 5_000, "100자까지"),
    "controls": ("%00%01%1b%7f%E2%80%AE", ""),
    "a control within": ("소형%00주", ""),
    "markup": ("%3Cscript%3Ealert(1)%3C/script%3E", ""),
    "a pattern": ("(.*)%2B%5B", "찾을 글자가 없습니다"),
    "spaces": ("%20%20%09", ""),
    "half a character": ("%ED%A0%80", ""),
}


@pytest.mark.parametrize(("query", "told"), HOSTILE.values(), ids=HOSTILE)
def test_a_search_for_anything_is_a_page(press, query, told):
    press.approve(of_us())
    answer = press.client().get(f"/search?q={query}", headers=BROWSER)
    assert answer.status_code in ({414} if len(query) > 4_000 and "%" in query else {200, 414})
    if answer.status_code == 200:
        assert told in answer.text
        assert "<script>alert" not in answer.text
        assert "\x00" not in answer.text
        assert len(answer.content) < 20_000


def test_what_was_approved_later_is_found_and_what_was_withdrawn_is_not(press):
    assert said(searched(press, "질주"), FOUND) == ["소형주 질주…러셀 껑충"]
    press.approve(of_us(KR, headline="다시 질주"))
    assert said(press.page("/search?q=질주"), FOUND) == ["다시 질주", "소형주 질주…러셀 껑충"]
    press.kill(f"{US}-us-close")
    assert said(press.page("/search?q=질주"), FOUND) == ["다시 질주"]


def test_a_brief_has_a_picture_of_the_size_that_it_says(press):
    press.approve(of_us())
    tree, client = press.page(f"/briefs/{US}/us-close"), press.client()
    (address,) = tree.xpath("//meta[@property='og:image']/@content")
    assert address == f"{SITE}/briefs/{US}/us-close/share.png"
    answer = client.get(address.removeprefix(SITE))
    assert answer.headers["content-type"] == "image/png"
    assert answer.content[:8] == b"\x89PNG\r\n\x1a\n"
    size = struct.unpack(">II", answer.content[16:24])
    told = [tree.xpath(f"//meta[@property='og:image:{side}']/@content")[0] for side in ("width", "height")]
    assert size == tuple(map(int, told)) == (1200, 630)
    again = client.get(address.removeprefix(SITE), headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert tree.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
    assert client.get("/briefs/2025-08-12/us-close/share.png").status_code == 404


def test_a_picture_goes_with_what_is_withdrawn_and_changes_with_what_is_corrected(press):
    press.approve(of_us())
    client, path = press.client(), f"/briefs/{US}/us-close/share.png"
    first = client.get(path).headers["etag"]
    press.approve(of_us(headline="고친 제목", revision=2), OUT + dt.timedelta(hours=1))
    assert client.get(path).headers["etag"] != first
    press.kill(f"{US}-us-close")
    assert client.get(path).status_code == 404


def test_what_search_engines_read_of_a_brief_is_whole(press):
    press.approve(of_us())
    press.approve(of_us(revision=2), OUT + dt.timedelta(hours=3))
    tree = press.page(f"/briefs/{US}/us-close")
    every = [json.loads(text) for text in tree.xpath("//script[@type='application/ld+json']/text()")]
    told = {one["@type"]: one for one in every}
    news, address = told["NewsArticle"], f"{SITE}/briefs/{US}/us-close"
    assert news["headline"] == "소형주 질주…러셀 껑충"
    assert (news["datePublished"], news["dateModified"]) == ("2025-08-13T21:41:00Z", "2025-08-14T00:41:00Z")
    assert news["image"] == {
        "@type": "ImageObject",
        "url": f"{address}/share.png",
        "width": 1200,
        "height": 630,
    }
    assert news["author"]["name"] == "한빛경제 시황데스크"
    assert news["publisher"]["logo"] == {"@type": "ImageObject", "url": f"{SITE}/static/icon.svg"}
    assert news["mainEntityOfPage"] == {"@type": "WebPage", "@id": address}
    assert (news["inLanguage"], news["isAccessibleForFree"], news["url"]) == ("ko", True, address)
    steps = told["BreadcrumbList"]["itemListElement"]
    assert [step["item"] for step in steps] == [f"{SITE}/", f"{SITE}/briefs/2025-08", address]
    assert tree.xpath("//link[@rel='canonical']/@href") == [address]


def test_feeds_lead_to_the_brief_and_to_its_picture(press):
    press.approve(of_us())
    client, address = press.client(), f"{SITE}/briefs/{US}/us-close"
    (item,) = feedparser.parse(client.get("/v1/feeds/rss").content).entries
    assert (item.link, item.media_content[0]["url"]) == (address, f"{address}/share.png")
    (entry,) = feedparser.parse(client.get("/v1/feeds/atom").content).entries
    links = {link.rel: link.href for link in entry.links}
    assert links == {"alternate": address, "enclosure": f"{address}/share.png"}
    (one,) = client.get("/v1/feeds/json").json()["items"]
    assert (one["url"], one["image"]) == (address, f"{address}/share.png")


def test_the_map_says_when_each_month_and_the_front_changed_last(press):
    press.approve(of_us())
    press.approve(of_us(dt.date(2025, 7, 31)), dt.datetime(2025, 7, 31, 21, tzinfo=dt.UTC))
    press.approve(of_us(revision=2), OUT + dt.timedelta(days=1))
    root = etree.fromstring(press.client().get("/sitemap.xml").content)
    told = {"".join(url[0].itertext()): [last.text for last in url[1:]] for url in root}
    assert told[f"{SITE}/"] == told[f"{SITE}/briefs/2025-08"] == ["2025-08-14"]
    assert told[f"{SITE}/briefs/{US}/us-close"] == ["2025-08-14"]
    assert told[f"{SITE}/briefs/2025-07"] == ["2025-07-31"]


def test_where_nobody_has_said_the_address_no_picture_is_named(press):
    press.approve(of_us())
    client = press.client(url="")
    assert "og:image" not in client.get(f"/briefs/{US}/us-close", headers=BROWSER).text
    assert "image" not in client.get("/v1/feeds/json").json()["items"][0]


def test_a_demo_is_marked_in_the_strip_and_is_not_for_search_engines(tmp_path, glossary, press):
    place = tmp_path / "drafts" / str(US) / "us-close.json"
    place.parent.mkdir(parents=True)
    place.write_bytes(OUTPUTS["json"](of_us(demo=True)).body)
    desk = Config(newsroom=DESK, service=Service(url=SITE, rate=0, drafts=True))
    client = TestClient(create(desk, tmp_path / "drafts", glossary), raise_server_exceptions=False)
    tree = etree.HTML(client.get(f"/briefs/{US}/us-close", headers=BROWSER).text)
    assert said(tree, "//section[@class='strip']//p/a") == ["뉴욕 8.13 마감 예시"]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert tree.xpath("//meta[starts-with(@property, 'og:')] | //script[@type]") == []
