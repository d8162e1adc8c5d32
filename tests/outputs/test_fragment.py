"""The plain elements that feeds, wire formats and CMSs are given."""

from newsgen.model import Paragraph, Run
from newsgen.outputs import xml
from newsgen.outputs.fragment import fragment
from tests.article_fixture import RATES_PARAGRAPH, article
from tests.outputs.wire import NASTY, nasty, noted

RATES = RATES_PARAGRAPH.runs


def markup(made):
    return xml.html(fragment(made))


def test_blocks_stand_in_the_order_of_the_print():
    kinds = [(each.tag, each.get("class")) for each in fragment(article(demo=True))]
    assert kinds[:4] == [("p", "demo"), ("p", "deck"), ("ul", "summary"), ("p", "lead")]
    assert kinds[-2:] == [("p", "sources"), ("p", "disclosure")]
    tags = [tag for tag, _ in kinds]
    assert tags.index("table") < tags.index("h2") < tags.index("dl")


def test_the_chart_is_a_table_with_signs():
    assert '<tr><th scope="row">엔비디아</th><td>-0.86%</td></tr>' in markup(article())


def test_a_note_of_the_desk_is_credited_at_the_foot():
    text = markup(noted())
    assert "라고 했다.</p>" in text
    assert '<p class="sources">인용: 어느 신문</p>' in text
    assert "인용:" not in markup(article())


def test_text_is_never_markup():
    text = markup(nasty(NASTY["html"]))
    assert "<img" not in text
    assert "<b>" not in text
    assert "&lt;b&gt;굵게&lt;/b&gt; ]]&gt;" in text


def test_terms_are_marked_as_on_the_page():
    """``embed.js`` looks for ``dfn.newsgen-term[data-term]``; with a title it need not ask the service."""
    mark = '<dfn class="newsgen-term" data-term="bp" title="0.01%포인트. 100bp가 1%포인트다.">'
    assert f"5bp({mark}베이시스포인트</dfn>) 낮아진" in markup(article())
    figured = Run(text="5bp", figure=RATES[3].figure, term="bp")
    told = Paragraph(section="rates", item=None, runs=(*RATES[:3], figured, *RATES[6:]))
    assert f"금리는 {mark}5bp</dfn>) 낮아진" in markup(article(paragraphs=(told,)))


def test_a_term_that_the_article_does_not_explain_is_not_marked():
    assert "dfn" not in markup(article(glossary=()))
