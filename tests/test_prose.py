"""The desk's Markdown: HTML that does no harm wherever it stands, and plain text that says the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsgen import marks, prose
from newsgen.glossary import Glossary

LESSON = """\
금리가 *내리면* 값이 **오른다**.

- 하나: `18 ÷ 12`
- [둘](https://example.com/a?b=1&c=2)

그리고:

1. 먼저
2. 다음

> 보기다.

끝이다."""


def test_a_lesson_becomes_paragraphs_lists_and_links():
    assert prose.html(LESSON) == (
        "<p>금리가 <em>내리면</em> 값이 <strong>오른다</strong>.</p>\n"
        "<ul>\n<li>하나: <code>18 ÷ 12</code></li>\n"
        '<li><a href="https://example.com/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">둘</a></li>\n'
        "</ul>\n<p>그리고:</p>\n<ol>\n<li>먼저</li>\n<li>다음</li>\n</ol>\n"
        "<blockquote>\n<p>보기다.</p>\n</blockquote>\n<p>끝이다.</p>"
    )


def test_its_plain_text_has_a_line_for_each():
    assert prose.plain(LESSON) == (
        "금리가 내리면 값이 오른다.\n- 하나: 18 ÷ 12\n- 둘\n그리고:\n1. 먼저\n2. 다음\n보기다.\n끝이다."
    )


def test_a_table_has_rows_and_no_html_of_its_own():
    table = "앞이다.\n\n| 시장 | 폭 |\n|---|--:|\n| <b>한국</b> | **8%** |\n\n끝이다."
    assert prose.html(table) == (
        "<p>앞이다.</p>\n<table>\n<thead>\n<tr>\n<th>시장</th>\n<th>폭</th>\n</tr>\n</thead>\n<tbody>\n"
        "<tr>\n<td>&lt;b&gt;한국&lt;/b&gt;</td>\n<td><strong>8%</strong></td>\n</tr>\n</tbody>\n</table>\n"
        "<p>끝이다.</p>"
    )
    assert prose.plain(table) == "앞이다.\n시장 | 폭\n<b>한국</b> | 8%\n끝이다."


def test_lists_in_lists_count_for_themselves():
    assert (
        prose.plain("1. 가\n    - 나\n    - 다\n2. 라\n\n글\n\n1. 마")
        == "1. 가\n- 나\n- 다\n2. 라\n글\n1. 마"
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("S&P500은 4.25~4.50%", "S&amp;P500은 4.25~4.50%"),
        ("1. 첫째", "1. 첫째"),
        ("# 제목", "# 제목"),
        ("- 목록\n- 둘", "- 목록 - 둘"),
        ("[x]: http://y", "[x]: http://y"),
        ("a < b", "a &lt; b"),
        ("<b>굵게</b>", "&lt;b&gt;굵게&lt;/b&gt;"),
        ("![그림](https://e.com/x.png)", "![그림](https://e.com/x.png)"),
        (r"\*별\*", "*별*"),
    ],
)
def test_a_line_has_no_blocks_no_html_and_no_pictures(text, html):
    assert prose.line_html(text) == html


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScript:alert(1)", "data:text/html,x", "/path", "//e.com", "#top", "x.html"],
)
def test_a_link_leads_to_the_web_or_nowhere(address):
    for made in (prose.html(f"[글]({address})"), prose.line_html(f"[글]({address})")):
        assert "href" not in made
        assert "글" in made


@given(
    st.text(
        alphabet=st.sampled_from("가 a<>&\"'*_`[](){}#+-.!~|\\\n\t1./:=;hx\u00a0\x00\x02\x03"), max_size=60
    )
)
def test_whatever_is_written_is_well_formed_and_harmless(text):
    for made in (prose.html(text), prose.line_html(text)):
        tree = etree.HTML(f"<div>{made}</div>")
        found = {each.tag for each in tree.iter()} - {"html", "body", "div"}
        assert found <= {"p", "ul", "ol", "li", "blockquote", "em", "strong", "code", "a"}
        assert all(set(each.attrib) <= {"href", "rel"} for each in tree.iter())
    prose.plain(text)
    prose.line_plain(text)


@given(st.text(alphabet=st.sampled_from("가 a&\"'(){}#+-=.!~|1/:hx%\u00a0\t"), max_size=12))
def test_words_without_marks_are_what_whoever_reads_marks_makes_of_them(text):
    assert prose.html(text) == marks.html(text)
    assert prose.line_html(text) == marks.line_html(text)
    assert prose.line_plain(text) == marks.bare(marks.line_html(text))


@pytest.mark.parametrize("text", ["# 제목", "- 하나", "1. 하나", "> 말", "    코드", "=", "둘\n\n셋"])
def test_what_begins_a_block_is_no_paragraph(text):
    assert prose.html(text) == marks.html(text)


def test_the_shipped_glossary_says_nothing_in_marks():
    book = Glossary.load()
    assert "<li>4.205%: 25bp 인하를 50% 반영</li>" in prose.html(book.get("fedwatch").more)
    for term in book.terms:
        assert not set("*`[]>\\") & set(prose.plain(term.more) + prose.line_plain(term.definition)), term.id
