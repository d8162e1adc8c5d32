"""HTML: a page that stands alone, with the meaning of every run in its markup."""

import json
import re
from html.parser import HTMLParser
from typing import get_args

import jinja2
import pytest
from msgspec.structs import replace

from newsgen.errors import TemplateProblem
from newsgen.model import Bar, Bars, ChartUnit, Entry, Run, text_of
from newsgen.outputs import page as page_module
from newsgen.outputs.html import html
from tests.article_fixture import CHART, article, figure, paragraph, runs

VOID = {"meta", "rect", "wbr", "br", "link"}


class Page(HTMLParser):
    """The page's elements and texts; fails on a tag that is not closed in order."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(source)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open:
            self.texts.setdefault(self.open[-1], []).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


def source(**changes: object) -> str:
    return html(article(**changes)).body.decode()


def page(**changes: object) -> Page:
    return Page(source(**changes))


def test_it_is_korean_and_stands_alone():
    found = page()
    assert found.all("html") == [{"lang": "ko"}]
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in found.all("meta")
    assert not {"link", "img", "iframe"} & {tag for tag, _ in found.elements}
    assert [attrs.get("type") for attrs in found.all("script")] == ["application/ld+json"]
    loaded = [
        value for _, attrs in found.elements for name, value in attrs.items() if name in {"src", "href"}
    ]
    assert all(value and value.startswith("#") for value in loaded)
    assert not re.search(r"url\(|@import", source())


def test_figures_carry_the_raw_value_and_the_fact():
    data = {attrs["data-fact"]: attrs["value"] for attrs in page().all("data")}
    assert data["change_day:^RUT@2025-08-13"] == "1.983546"
    assert data["breadth_up:russell2000@2025-08-13"] == "1615.0"


def test_dates_in_figures_are_times():
    times = [attrs for attrs in page().all("time") if "data-fact" in attrs]
    assert [attrs["datetime"] for attrs in times] == ["2025-08-13", "2025-05-16"]


def test_terms_are_defined_and_lead_to_their_entry():
    found = page()
    assert found.all("dfn")[1]["title"] == "0.01%포인트. 100bp가 1%포인트다."
    assert [attrs["href"] for attrs in found.all("a")] == ["#term-russell2000", "#term-bp"]
    assert [attrs["id"] for attrs in found.all("dt")] == ["term-russell2000", "term-bp"]


def test_a_term_keeps_its_tooltip_whatever_it_stands_in():
    """25bp is a figure, and the first use of a term; 52주 최고치 is a name that holds a digit, and words."""
    bp = figure("5bp", "yield_change:DGS10", "bp")
    date = figure("5월", "largest_rise_since_wtd:^RUT", "since_month", "2025-05-16")
    told = paragraph(
        "rates",
        Run(text=bp.text, figure=bp.figure, term="bp"),
        " 내렸고 ",
        Run(text=date.text, figure=date.figure, term="russell2000"),
    )
    text = source(paragraphs=(told,))
    assert (
        '<dfn class="newsgen-term" data-term="bp" title="0.01%포인트. 100bp가 1%포인트다.">'
        '<a href="#term-bp">'
        '<data value="-5.0" data-fact="yield_change:DGS10@2025-08-13">5bp</data></a></dfn> 내렸고'
    ) in text
    assert '<a href="#term-russell2000"><time datetime="2025-05-16"' in text


def test_a_term_of_several_runs_is_marked_once():
    parts = (Run(text="52주", phrase=True, term="bp"), Run(text=" 최고치", term="bp"), "를 썼다.")
    text = source(paragraphs=(paragraph("market", *parts),), headline=runs("글"))
    assert '<a href="#term-bp">52주 최고치</a></dfn>를 썼다.' in text
    assert len(Page(text).all("dfn")) == 1


def test_a_term_without_an_entry_is_plain_text():
    assert page(glossary=()).all("dfn") == []


def test_everything_is_escaped():
    evil = '</script><script>alert("1")</script>'
    text = source(
        headline=runs(evil),
        lead=runs(f"{evil}'"),
        disclosure=evil,
        paragraphs=(paragraph(evil, evil),),
        glossary=(Entry(id='x" onclick="y', title=evil, english=evil, text=evil),),
        charts=(replace(CHART, title=evil),),
    )
    assert text.count("<script") == 1
    assert "alert" in text
    assert [tag for tag, attrs in Page(text).elements if "onclick" in attrs] == []


def test_the_disclosure_stands_in_the_header_beside_the_text():
    found = source()
    assert found.index("자동 작성됐습니다") < found.index('class="lead"')


def test_the_description_is_the_lead():
    (description,) = (attrs["content"] for attrs in page().all("meta") if attrs.get("name") == "description")
    assert description == text_of(article().lead)


def test_the_metadata_say_what_it_is():
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', source())
    told = json.loads(text)
    assert (told["@type"], told["inLanguage"], told["temporalCoverage"]) == (
        "NewsArticle",
        "ko",
        "2025-08-13",
    )
    assert told["digitalSourceType"].endswith("/AlgorithmicMediaDigitalSource")


def test_a_demo_article_has_a_banner_and_is_no_news_to_a_robot():
    text = source(demo=True)
    assert "예시 데이터로 만든 기사입니다" in text
    assert '<meta name="robots" content="noindex">' in text
    assert "ld+json" not in text
    assert "예시 데이터" not in source()


def test_the_chart_is_drawn_to_scale_and_said_in_words():
    found = Page(source())
    bars = [attrs for attrs in found.all("rect") if "data-fact" in attrs]
    lengths = [float(attrs["width"]) for attrs in bars]
    assert [attrs["class"] for attrs in bars] == ["up", "up", "down"] * 2  # for a desk and for a phone
    for one in (lengths[:3], lengths[3:]):
        assert [value / one[0] for value in one] == pytest.approx([1.0, 1.6 / 17.95, 0.86 / 17.95], rel=0.01)
    assert found.texts["desc"] == ["케머스 17.95% 상승, 애플 1.60% 상승, 엔비디아 0.86% 하락"] * 2


def test_counts_and_zeros_in_a_chart():
    rows = (Bar(label="상승", value=1615.0, fact="a"), Bar(label="하락", value=300.0, fact="b"))
    counted = Bars(title="t", unit="count", rows=rows)
    assert page(charts=(counted,)).texts["desc"] == ["상승 1,615개, 하락 300개"] * 2
    flat = (Bar(label="다우", value=-0.004, fact="a"),)
    assert page(charts=(replace(CHART, rows=flat),)).texts["desc"] == ["다우 0.00% 보합"] * 2


@pytest.mark.parametrize("unit", get_args(ChartUnit))
def test_every_unit_of_a_chart_can_be_drawn(unit):
    assert "케머스" in page(charts=(replace(CHART, unit=unit),)).texts["desc"][0]


def test_the_view_stands_after_the_glossary():
    text = source()
    assert text.index("용어 정리") < text.index("시장 읽기")


def test_the_same_article_gives_the_same_bytes():
    assert html(article()).body == html(article()).body


def test_a_broken_template_is_one_line_with_its_place(tmp_path, monkeypatch):
    (tmp_path / "article.html.j2").write_text("가\n{% if %}\n", encoding="utf-8")
    broken = jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path), autoescape=True)
    monkeypatch.setattr(page_module, "_environment", lambda *_: broken)
    with pytest.raises(TemplateProblem, match=r"article\.html\.j2 2행") as caught:
        html(article())
    assert "\n" not in str(caught.value)
