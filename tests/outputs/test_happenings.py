"""Who tells of an event and when stands with its words, wherever a format can show it; a page is linked."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree

import pytest

from newsgen.model import Article, Run
from newsgen.outputs import happenings
from newsgen.outputs.fragment import fragment
from newsgen.outputs.html import html
from newsgen.outputs.json import json
from newsgen.outputs.markdown import markdown
from newsgen.outputs.xml import Node
from tests.article_fixture import article, figure, paragraph
from tests.made_events import NEW_YORK, account, event

PAGE = "https://www.sec.gov/Archives/edgar/data/1/a.htm?a=1&b=2"
AT = dt.datetime(2025, 8, 12, 16, 5, tzinfo=NEW_YORK)


def told(link: str = PAGE) -> Article:
    one = event(
        "NVDA", account("NVDA", at=AT, source="SEC EDGAR", status="filed", link=link), account("NVDA")
    )
    words = Run(text="전날 장 마감 후 분기 실적을 발표한", event=one.id)
    move = figure("0.86%", "change_day:NVDA", "percent")
    return article(paragraphs=(paragraph("stocks", words, " 엔비디아는 ", move, " 내렸다."),), events=(one,))


def text(made: list[Node]) -> str:
    return "".join(ElementTree.tostring(each, encoding="unicode") for each in made)


def test_a_page_links_the_words_quietly() -> None:
    page = html(told()).body.decode()
    assert 'title="SEC EDGAR·Yahoo Finance, 2025-08-12 16:05(뉴욕)"' in page
    assert 'href="https://www.sec.gov/Archives/edgar/data/1/a.htm?a=1&amp;b=2"' in page
    assert 'data-event="earnings:NVDA@2025-08-13"' in page


def test_without_a_page_there_is_the_title_alone() -> None:
    page = html(told("")).body.decode()
    assert '<span class="event" title="SEC EDGAR·Yahoo Finance' in page
    assert text(fragment(told(""))).count("<a ") == 0


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", '"><script>'])
def test_no_other_address_is_linked(link: str) -> None:
    made = (html(told(link)).body.decode(), text(fragment(told(link))), markdown(told(link)).body.decode())
    for each in made:
        assert link not in each
        assert "alert(1)" not in each


def test_a_cms_gets_the_link() -> None:
    assert "a=1&amp;b=2" in text(fragment(told()))


def test_markdown_links_the_words() -> None:
    assert (
        f"[전날 장 마감 후 분기 실적을 발표한](<{PAGE}>) 엔비디아는 0.86% 내렸다."
        in markdown(told()).body.decode()
    )


def test_json_has_the_event_whole() -> None:
    body = json(told()).body.decode()
    assert '"accounts"' in body
    assert '"event": "earnings:NVDA@2025-08-13"' in body or '"event":"earnings:NVDA@2025-08-13"' in body


def test_an_event_of_no_minute_tells_the_part_of_its_day() -> None:
    assert happenings.told(event("NVDA")) == "Yahoo Finance, 2025-08-12 장 마감 후"


def test_words_of_several_companies_lead_to_no_page_of_one() -> None:
    """2026-01-27: one firm's filing stood behind 이날 개장 전 분기 실적을 발표한 대형주 of four."""
    both = [
        event(one, account(one, at=AT, source="SEC EDGAR", status="filed", link=PAGE))
        for one in ("NVDA", "AMD")
    ]
    words = Run(text="전날 장 마감 후 분기 실적을 발표한", event=both[0].id, also=(both[1].id,))
    move = figure("0.86%", "change_day:NVDA", "percent")
    made = article(
        paragraphs=(paragraph("stocks", words, " 대형주 가운데서는 엔비디아가 ", move, " 내렸다."),),
        events=tuple(both),
    )
    assert text(fragment(made)).count("<a ") == 0
    assert PAGE not in markdown(made).body.decode()
    assert "sec.gov" not in html(made).body.decode()
