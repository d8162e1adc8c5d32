from __future__ import annotations

import re
from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from newsgen.glossary import Glossary
from newsgen.reading import FORMS, Form, read
from tests.growth import grows_with_length
from tests.tables import each

GLOSSARY = Glossary.load()
MARK = re.compile(r'<dfn class="newsgen-term" data-term="[a-z0-9-]+" tabindex="0">(.*?)</dfn>', re.DOTALL)

HTML = [
    ("<p>연준이 <b>점도표</b>를 냈다.</p>", ["연준", "점도표"]),
    ("<p>S&amp;P500은 내렸다.", ["S&amp;P500"]),
    ("<p>S&P500은 내렸다.", ["S&P500"]),
    ("<p>국채&nbsp;금리와 <i>국채</i> 값", ["국채&nbsp;금리", "국채"]),
    ("<p>국채\n   금리는</p>", ["국채\n   금리"]),
    ("<p>국채</p><p>금리</p>", ["국채"]),
    ("<td>국채<br>금리", ["국채"]),
    ("<b>소형</b>주가 올랐다.", []),
    ("<a href=x>소형</a>주가 올랐다.", []),
    ("<b>국채</b> 금리", ["국채"]),
    ("러셀<sup>연준</sup>", ["연준"]),
    ("<h2>연준과 <em>관세</em></h2><p>점도표</p>", ["점도표"]),
    ("<h2>연준</h3><p>점도표</p>", ["점도표"]),
    ("<a href='/연준'>연준</a>의 <a>관세</a>", ["관세"]),
    ("<A HREF=x>연준<!-- </a> --></A> 점도표", ["점도표"]),
    ("<code>FOMC</code> <pre>FOMC\nFOMC</pre> <kbd>FOMC</kbd> FOMC", ["FOMC"]),
    ("<img alt=\"연준\" title='FOMC' data-x=관세>점도표", ["점도표"]),
    ('<img alt="a > 연준">점도표', ["점도표"]),
    ("<img alt=a'b>점도표 it's", ["점도표"]),
    ('<p =">연준', ["연준"]),
    ("<script>연준 < 관세</script><style>FOMC</style>점도표", ["점도표"]),
    ("<SCRIPT>'</p>연준'</ScRiPt >점도표", ["점도표"]),
    ("<textarea>연준</textarea><title>관세</title>점도표", ["점도표"]),
    ("<script>연준", []),
    ("<!-- 연준 -->점도표<!--> 관세 <!-- FOMC", ["점도표", "관세"]),
    ("<!doctype html><?php 연준 ?><![CDATA[관세]]>점도표</ FOMC>", ["점도표"]),
    ("연준 < 관세 <", ["연준", "관세"]),
    ("연준<p title='관세", ["연준"]),
    ("<button>연준</button><select><option>관세</select>점도표", ["점도표"]),
    ("<dfn>연준</dfn> <abbr title=x>FOMC</abbr> 점도표", ["점도표"]),
    ("https://example.com/FOMC?a=CPI 점도표", ["점도표"]),
    ("&lt;b&gt;연준&lt;/b&gt;", ["연준"]),
    ("<p>연준&#44;관세</p>", ["연준", "관세"]),
]
MARKDOWN = [
    ("연준이 **점도표**를 _냈다_.", ["연준", "점도표"]),
    ("# 연준\n점도표\n## 관세 ##\n", ["점도표"]),
    ("연준\n===\n점도표\n관세\n---\nFOMC", ["FOMC"]),
    ("연준\n\n---\n\n점도표", ["연준", "점도표"]),
    ("[연준](http://x.kr/관세)의 점도표", ["점도표"]),
    ("[소형](x)주가 올랐다.", []),
    ("![연준](x.png) 점도표", ["점도표"]),
    ("[연준][1] [관세] [FOMC] 점도표\n\n[1]: http://x.kr '국채'\n[FOMC]: y\n", ["관세", "점도표"]),
    ("[연준\n관세](x) 점도표", ["점도표"]),
    ("[[연준]] <https://x.kr/FOMC> 점도표", ["점도표"]),
    ("`연준` ``관세 ` 국채`` 점도표 ` FOMC", ["점도표", "FOMC"]),
    ("```\n연준\n```\n점도표\n~~~ 관세\n~~\n연준", ["점도표"]),
    ("``` 연준 ``` 점도표", ["점도표"]),
    ("    연준\n\n점도표\n\n    관세\n", ["점도표"]),
    ("- 연준\n\n    관세\n\n점도표", ["연준", "관세", "점도표"]),
    ("> 연준\n> # 관세\n\n1. 점도표", ["연준", "점도표"]),
    ("국채\n금리와 **국채** 금리", ["국채\n금리", "국채"]),
    (r"S\&P500, S&amp;P500, S&P500", [r"S\&P500", "S&amp;P500", "S&P500"]),
    ("**소형**주가 올랐다. 5\\*연준", ["연준"]),
    ("| 연준 | 관세 |\n|---|---|\n| FOMC | 2 |", ["연준", "관세", "FOMC"]),
    ("---\ntitle: 연준\n---\n점도표", ["점도표"]),
    ("<a href=x>연준</a> <!-- 관세\n\n국채 --> 점도표", ["점도표"]),
    ("<script>\n\n연준\n\n</script>\n\n점도표", ["점도표"]),
    ("<div title='연준'>\n\n점도표\n\n</div>", ["점도표"]),
    ("연준[^1]은\n\n[^1]: 관세다.", ["연준", "관세"]),
    ("[연준 [관세 점도표", ["연준", "관세", "점도표"]),
]
PLAIN = [
    ("연준이 <b>점도표</b>를 [냈다](관세)", ["연준", "점도표", "관세"]),
    ("https://example.com/FOMC/관세?q=CPI 연준", ["연준"]),
    ("PPI/CPI, CPI·PPI", ["PPI", "CPI", "CPI", "PPI"]),
]


@each(HTML)
def test_html(source: str, surfaces: list[str]) -> None:
    assert [match.surface for match in GLOSSARY.annotate(source, "html")] == surfaces


@each(MARKDOWN)
def test_markdown(source: str, surfaces: list[str]) -> None:
    assert [match.surface for match in GLOSSARY.annotate(source, "markdown")] == surfaces


@each(PLAIN)
def test_plain_text(source: str, surfaces: list[str]) -> None:
    assert [match.surface for match in GLOSSARY.annotate(source, "text")] == surfaces


def test_the_first_use_is_the_first_that_may_be_marked() -> None:
    source = "<h1>연준</h1><p><a href=x>연준</a> 연준, 연준</p>"
    first, second = GLOSSARY.annotate(source, "html")
    assert (first.start, first.first, second.first) == (source.index(" 연준, ") + 1, True, False)
    assert GLOSSARY.annotate(source, "html", first_only=True) == [first]


def test_marked_html() -> None:
    assert GLOSSARY.marked("<p>연준은 <b>연준</b>이다. 주가가", "html") == (
        '<p><dfn class="newsgen-term" data-term="fed" tabindex="0">연준</dfn>은 <b>연준</b>이다. 주가가'
    )


def test_marking_twice_marks_once() -> None:
    once = GLOSSARY.marked("<p>연준은 S&amp;P500을 본다.", "html")
    assert GLOSSARY.marked(once, "html") == once


def test_marked_text_is_escaped() -> None:
    marked = GLOSSARY.marked("<script>연준</script> S&P500", "text")
    assert MARK.sub(r"\1", marked) == "&lt;script&gt;연준&lt;/script&gt; S&amp;P500"
    assert len(MARK.findall(marked)) == 2


PIECES = r"""
    연준 점도표 소형 주가 국채 금리 FOMC S&P500 S&amp;P500 &nbsp; &#x5d; &#0; &bogus; <b> </b> <a href="x">
    </a> <script> </script> <!-- --> <! <? </ < > " ' = <p title=" <h2> </h2> <code> </code> ` `` ``` ~~~ #
    === --- [ ]( ] ( ) ![ [1]: ** * _ \ \* ~~ | 1. -은 가 bp 25 https://x.kr/
    {{ }} {{< >}} {% %} [연준 [a b=c] [/a] [code] [/code] *[FOMC]: <a> <svg/> <title/> <button>
    <noscript> ＦＯＭＣ
"""
ODD = [
    " ",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "\r\n",
    "\n# ",
    "\n```\n",
    "\U0001f600",
    "\ud83d",
    "\ude00",
    "\xa0",
    "\0",
    "연\u200b준",
    "\u110b\u1167\u11ab준",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES.split() + ODD), st.text(max_size=3)), max_size=30).map(
    "".join
)


@given(source=TEXTS, form=st.sampled_from(sorted(FORMS)), first_only=st.booleans())
@example(source="<h0>연준", form="html", first_only=False)
def test_whatever_the_source_offsets_slice_to_surfaces(source: str, form: str, first_only: bool) -> None:
    end = 0
    for match in GLOSSARY.annotate(source, form, first_only=first_only):
        assert source[match.start : match.end] == match.surface
        assert end <= match.start < match.end
        end = match.end


@given(source=TEXTS, form=st.sampled_from(["html", "markdown"]))
def test_marks_taken_away_the_source_is_left(source: str, form: str) -> None:
    assert MARK.sub(r"\1", GLOSSARY.marked(source, form)) == source


@given(source=TEXTS)
def test_marks_change_nothing_that_is_read(source: str) -> None:
    assert read(GLOSSARY.marked(source, "html"), "html").plain == read(source, "html").plain


PIECE_BY_PIECE = (
    *("<", "<a", "<a b='", "<!--", "<script>", "[", "[a", "[a](", "](", "`", "` `` ", "*", "&", "&#", "\\"),
    *("<a>", " ", "\n", "\n\n", "# \n", "a\n=\n", "연준 ", "국채 ", "/FOMC", "<b>연준</b>", "[연준](x)"),
    *("~~~\n", "![[", "[[a"),
)


@each(product(PIECE_BY_PIECE, sorted(FORMS)))
def test_no_text_takes_long(piece: str, form: Form) -> None:
    assert grows_with_length(lambda source: GLOSSARY.annotate(source, form), piece)
