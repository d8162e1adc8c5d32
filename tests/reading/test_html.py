from __future__ import annotations

import re

from newsgen.reading import Within, read
from tests.tables import each

PLAIN = [
    ("<p>다우가 <b>2</b>.5% 올랐다.</p>", "다우가 2.5% 올랐다."),
    ("<b>러셀</b>2000", "러셀2000"),
    ("S&amp;P500, S&ampP500, S&P500", "S&P500, S&P500, S&P500"),
    ("1&#44;234&#x2c;567", "1,234,567"),
    ("2.5&nbsp;%", "2.5\xa0%"),
    ("&fjlig;ord &NotEqualTilde;", "fjord ≂̸"),
    ("&bogus; &#; AT&T", "&bogus; &#; AT&T"),
    ("첫 줄\r\n   둘째 줄\r셋째\t줄", "첫 줄 둘째 줄 셋째 줄"),
    ("다우<br>나스닥", "다우 | 나스닥"),
    ("<ul><li>다우<li>나스닥</ul>", "다우 | 나스닥"),
    ("<td>다우</td><td>1.2%</td>", "다우 _ 1.2%"),
    ("<script>1 < 2</script>가<style>b{}</style>나<title>다</title>", "가 | 나"),
    ("가<!-- 2% -->나<!doctype html>다<?php 3 ?>라", "가나다라"),
    ('<img alt=\'2%\' title="3%">가<p =">나', "가 | 나"),
    ("가 < 나 <3 </ 다> 라 <", "가 < 나 <3 라 <"),
    ("가<p title='2%", "가"),
    ("<textarea>가<b>나</textarea>다<noscript>라<img alt=마></noscript>", "다 | 라"),
    ("<script/>가</script>나", "나"),
    ("<script/>가<script>나</script>다", "가 | 다"),
    ("가<style>나<p>다", "가"),
    ("[caption id='x' alt='가']나[/caption] {{ 다 }}라", "\ufffc나\ufffc \ufffc라"),
    ("---\na: 가\n---\n<p>나", "나"),
    ("<script>가", ""),
    ("", ""),
    ("\ufeff가", "가"),
]
"""HTML and what a reader sees of it; `` | `` is where a block ends, `` _ `` where a cell does."""

WITHIN = [
    ("<p>다우</p>", Within(0)),
    ("<a href=x>다우</a>", Within.LINK),
    ("<h2><a href=x>다우</a></h2>", Within.HEADING | Within.LINK),
    ("<h2>나스닥</h4>다우", Within(0)),
    ("<h2>나스닥<i>다우</i>", Within.HEADING),
    ("<h2>나스닥<p>다우", Within(0)),
    ("<a id=x title='href=y'>다우</a>", Within(0)),
    ("<a href>다우</a>", Within.LINK),
    ("<a href=x>나스닥 <a>다우</a>", Within(0)),
    ("<a href=x><p>다우</p></a>", Within.LINK),
    ("<p><a href=x>나스닥</p>다우", Within(0)),
    ("<a href=x>나스닥<br>다우", Within(0)),
    ("<a href=x>나스닥\n \n다우", Within(0)),
    ("<a href=x>나스닥\n다우", Within.LINK),
    ("<code/>다우", Within(0)),
    ("<code/>다우</code>", Within.CODE),
    ("<svg/>다우</svg>", Within(0)),
    ("<p><svg><title>나스닥</svg>다우", Within(0)),
    ("<title/>다우 <title>나스닥</title>", Within(0)),
    ("<script src='a>b'/>다우<script>1</script>", Within(0)),
    ("<iframe src=x><p>다우", Within(0)),
    ("<p><button>나스닥<div>다우", Within(0)),
    ("<pre><code>다우</code></pre>", Within.CODE),
    ("<code>나스닥</code>다우", Within(0)),
    ("<code>나스닥</pre>다우", Within.CODE),
    ("</code></a></h1>다우", Within(0)),
    ("<A HREF=x>나스닥<!-- </a> -->다우", Within.LINK),
    ("<abbr title=DJIA>다우</abbr>", Within.EXPLAINED),
    ("<button>다우</button>", Within.OTHER),
    ("<svg><text>다우</text></svg>", Within.OTHER),
    ("https://x.kr/?q=1 다우", Within(0)),
]


def squeezed(plain: str) -> str:
    """Return a text with what parts blocks and cells written as signs that can be seen."""
    blocks = re.sub(r"[ \t]*\n[ \t\n]*", " | ", plain)
    cells = re.sub(r" *\t[ \t]*", " _ ", blocks)
    return re.sub(r" {2,}", " ", cells).strip(" |_")


@each(PLAIN)
def test_what_is_read(source: str, plain: str) -> None:
    assert squeezed(read(source, "html").plain) == plain


@each(WITHIN)
def test_what_it_stands_in(source: str, within: Within) -> None:
    reading = read(source, "html")
    start = reading.plain.index("다우")
    assert reading.within(start, start + 2) == within
    assert (reading.whole(start, start + 2) is None) == bool(within)
    assert reading.whole(start, start + 2, allowed=within) == reading.span(start, start + 2)
