"""The plain elements that feeds, wire formats and CMSs are given."""

from newsgen.outputs import xml
from newsgen.outputs.fragment import fragment
from tests.article_fixture import article
from tests.outputs.wire import NASTY, nasty, noted


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


def test_a_note_of_the_desk_is_marked_and_credited():
    text = markup(noted())
    assert '라고 했다. <small class="note">데스크 메모</small></p>' in text
    assert '<p class="sources">데스크 메모: 아무개, 어느 신문</p>' in text
    assert "데스크 메모" not in markup(article())


def test_text_is_never_markup():
    text = markup(nasty(NASTY["html"]))
    assert "<img" not in text
    assert "<b>" not in text
    assert "&lt;b&gt;굵게&lt;/b&gt; ]]&gt;" in text
