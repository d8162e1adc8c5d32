"""용어 정리: the glossary's Markdown, in every format as it is told there."""

import json
import re

import pytest

from newsgen.model import Entry
from newsgen.outputs import OUTPUTS, xml
from newsgen.outputs.feeds import FEEDS, Feed
from newsgen.outputs.feeds import Entry as FeedEntry
from newsgen.outputs.fragment import fragment
from tests.article_fixture import article
from tests.outputs.wire import AT, ROOM, issue

MARKED = "*연준*이 [정하는](https://fed.example.com/?a=1&b=2) 범위로, 4.25~4.50%에서 4.00~4.25%로 내렸다."
PLAIN = "연준이 정하는 범위로, 4.25~4.50%에서 4.00~4.25%로 내렸다."
LINK = '<a href="https://fed.example.com/?a=1&amp;b=2" rel="noopener noreferrer nofollow">정하는</a>'
HTML = f"<em>연준</em>이 {LINK} 범위로, 4.25~4.50%에서 4.00~4.25%로 내렸다."
HOSTILE = '<img src=x onerror="alert(1)"> [눌러](javascript:alert(1)) <script>alert(1)</script> [옆](/x)'
MADE = article(glossary=(Entry(id="bp", title="정책금리", english="policy rate", text=MARKED),))
EVIL = article(glossary=(Entry(id="bp", title="글", english="", text=HOSTILE),))


def out(name, made=MADE):
    return OUTPUTS[name](made).body.decode()


def test_a_page_and_a_cms_show_it():
    assert f"<dd>{HTML}</dd>" in out("html")
    assert f"<dd>{HTML}</dd>" in xml.html(fragment(MADE))
    assert f"<dd>{HTML}</dd>" in json.loads(out("ninjs"))["body_html"]


def test_feeds_carry_it():
    feed = Feed.of([FeedEntry(MADE, issue())], ROOM, now=AT, limit=1)
    bodies = [form(feed).body.decode() for form in FEEDS.values()]
    assert all("정하는" in body and MARKED not in body for body in bodies)
    assert json.loads(bodies[2])["items"][0]["content_html"].count(HTML) == 1


def test_plain_texts_say_it_without_its_marks():
    assert f"정책금리(policy rate) : {PLAIN}\n" in out("txt")
    assert PLAIN in json.loads(out("ninjs"))["body_text"]
    assert out("html").count(f'title="{PLAIN}"') == 1


def test_markdown_keeps_it():
    kept = MARKED.replace("~", "\\~", 1)  # or some would strike out what stands between two of them
    assert f"**정책금리**(policy rate): {kept}\n" in out("md")


@pytest.mark.parametrize("made", [out("html", EVIL), xml.html(fragment(EVIL)), out("newsml", EVIL)])
def test_nothing_in_it_runs_and_no_link_leads_off_the_web(made):
    assert "<img" not in made
    assert "javascript:" not in made
    assert 'href="/x"' not in made
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in made
    assert not re.search(r"<script(?! type=\"application/ld)", made)
