"""Escaped text is read back by three readers of Markdown, GitHub's own among them, as what was written."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newsgen import prose
from newsgen.outputs import commonmark
from tests.tables import each

GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("*/*.txt"))
TAG = re.compile(r"<[^>]*>")


def _github() -> Callable[[str], str]:
    """GitHub's reader, tables and struck out text and links that it makes by itself included."""
    cmarkgfm = pytest.importorskip("cmarkgfm", reason="cmarkgfm is not installed: pip install -e '.[dev]'")
    footnotes = cmarkgfm.cmark.Options.CMARK_OPT_FOOTNOTES
    return lambda text: cmarkgfm.github_flavored_markdown_to_html(text, options=footnotes)


def _pulldown(text: str) -> str:
    chosen = pyromark.Options
    return pyromark.html(
        text,
        options=chosen.ENABLE_TABLES
        | chosen.ENABLE_STRIKETHROUGH
        | chosen.ENABLE_TASKLISTS
        | chosen.ENABLE_FOOTNOTES
        | chosen.ENABLE_GFM,
    )


READERS: dict[str, Callable[[], Callable[[str], str]]] = {
    "github": _github,
    "pulldown": lambda: _pulldown,
    "markdown-it": lambda: MarkdownIt("commonmark").enable(["table", "strikethrough"]).render,
}


def seen(markup: str) -> str:
    """What a page shows."""
    return html.unescape(TAG.sub("", markup)).strip("\n")


SIGNS = r"""* _ ~ ~~ [ ] ( ) < > & # | ` - + . ! \ \\ = : ^ @ $ % / ]( ![ *** ___ --- ~~~ ``` <!-- -->"""
BEGINNINGS = "1. 2025. 13) [^1] [x] <b> </b> <https://a.b> https://a.b/ http:// www.a.b &amp; &#126; &lt"
WORDS = "AT&T 12~16일 금리 연준(Fed)은 “말” é a"
PIECES = [*SIGNS.split(), *BEGINNINGS.split(), *WORDS.split(), "[ ]", "b c", *"   "]
"""What Markdown may take as markup, and what stands around it."""
odd = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=10)
    .map(lambda pieces: " ".join("".join(pieces).split()))
    .filter(bool)
)


every_reader = pytest.mark.parametrize("reader", READERS)


@every_reader
@given(text=odd)
def test_a_line_an_item_and_a_heading_show_what_was_written(reader, text):
    read = READERS[reader]()
    assert seen(read(commonmark.line(text))) == text
    item = read(f"- {commonmark.line(text)}")
    assert (seen(item), item.count("<li>"), "checkbox" in item) == (text, 1, False)
    heading = read(f"# {commonmark.heading(text)}")
    assert seen(heading) == text
    assert heading.startswith("<h1>")


@every_reader
@given(text=odd)
def test_beside_marks_of_ours_a_text_shows_what_was_written(reader, text):
    read = READERS[reader]()
    bold = read(f"**{commonmark.inline(text, beside='*')}**")
    assert seen(bold) == text
    assert "<strong>" in bold
    noted = read(f"{commonmark.line(text, beside='*')} *메모*")
    assert seen(noted) == f"{text} 메모"
    assert "<em>메모</em>" in noted
    assert (
        seen(read(f"자료: {commonmark.inline(text)}; {commonmark.inline(text)}")) == f"자료: {text}; {text}"
    )


@every_reader
@given(text=odd)
def test_a_cell_shows_what_was_written(reader, text):
    read = READERS[reader]()
    cell = commonmark.cell(text)
    table = read(f"| {cell} | 등락 |\n|:--|--:|\n| {cell} | +1% |")
    assert [seen(one) for one in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", table, flags=re.DOTALL)] == [
        *(text, "등락"),
        *(text, "+1%"),
    ]


@given(text=odd)
def test_nothing_but_backslashes_is_put_in(text):
    for made in (commonmark.line(text), commonmark.inline(text), commonmark.heading(text)):
        assert made.replace("\\", "") == text.replace("\\", "")


MARKED = ["**금리**", "*a*", "`x<y`", "**‘금리’**는", "[표](https://a.b/c_d)"]


@given(told=st.lists(st.sampled_from([*PIECES, *MARKED]), max_size=8).map("".join))
def test_the_desk_s_markdown_shows_what_its_own_reader_reads(told):
    made = _pulldown(f"**제목**: {commonmark.own(told)}")
    assert " ".join(seen(made).split()) == " ".join(f"제목: {prose.line_plain(told)}".split())


@every_reader
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_expected_article_is_read_back(path, reader):
    read = READERS[reader]()
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    shown = read("\n\n".join(map(commonmark.line, lines)))
    assert [line for line in seen(shown).splitlines() if line] == lines


def test_there_are_expected_articles():
    assert len(GOLDEN) > 5


@each(
    [
        ("*강조*", r"\*강조\*"),
        ("*표는 각주", "*표는 각주"),
        ("a_b_c", "a_b_c"),
        ("_밑줄_", r"\_밑줄\_"),
        ("[단독] 금리", "[단독] 금리"),
        ("[각주](주소)", r"[각주\](주소)"),
        ("[각주]: 주소", r"\[각주]: 주소"),
        ("<b>", r"\<b>"),
        ("3 < 5 <6>", "3 < 5 <6>"),
        ("`코드`", r"\`코드\`"),
        ("역\\슬래시 \\*", "역\\슬래시 \\\\*"),
        ("S&P 500, AT&T;", "S&P 500, AT&T;"),
        ("A&amp;B", r"A\&amp;B"),
        ("# 제목", r"\# 제목"),
        ("#1 종목", "#1 종목"),
        ("1. 첫째", r"1\. 첫째"),
        ("13) 셋째", r"13\) 셋째"),
        ("1.98% 상승", "1.98% 상승"),
        ("- 목록", r"\- 목록"),
        ("+ 목록", r"\+ 목록"),
        ("-0.86%", "-0.86%"),
        ("> 인용", r"\> 인용"),
        ("---", r"\---"),
        ("a|b", "a|b"),
        ("4.25~4.50%", "4.25~4.50%"),
        ("4.25~4.50%에서 4.35~4.60%로", r"4.25\~4.50%에서 4.35~4.60%로"),
        ("12~16일 ~ 18일", "12~16일 ~ 18일"),
        ("https://a.b/c_d", "https://a.b/c_d"),
        ("두\n줄\n\n사이", "두 줄 사이"),
    ]
)
def test_what_is_escaped_in_a_line(text, escaped):
    assert commonmark.line(text) == escaped


def test_a_pipe_is_escaped_in_a_cell_and_hashes_at_the_end_of_a_heading():
    assert commonmark.cell("a|b") == r"a\|b"
    assert commonmark.heading("C #") == r"C \#"
    assert commonmark.heading("C# 1. 첫째") == "C# 1. 첫째"
