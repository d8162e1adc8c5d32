"""Whatever is sent, reading takes time that goes with its length."""

from __future__ import annotations

from itertools import product

import pytest

from newsgen.reading import Form, read
from tests.growth import grows_with_length
from tests.tables import each

pytestmark = pytest.mark.slow

HOSTILE = (
    *("<", "<a", "<a b='", '<a b="', "<a b", "<a =", "</", "</a ", "<!", "<!a", "<!--", "<!-- x -->", "<?"),
    *("<![CDATA[", "<script>", "<a>", "<b>연준</b>", "<div>\n\n", "<h1>", "<!--\n\n"),
    *("&", "&#", "&amp;", "&notin", "[", "[a", "[a](", "](", "![[", "[[a", "[a][", "[^1]", "[a]: b\n"),
    *("[연준](x)", "`", "` `` ", "~~~\n", "*", "**가", "_a ", "a~", "~a", "\\", "> ", "- ", "- a\n  ", "1. "),
    *("# \n", "a\n=\n", "|a", "|a|\n|-|\n", "| ", " ", "\n", "\r", "\r\n", "\n\n", "  \n", "연준 ", "/FOMC"),
    *("https://a.kr ", "www.", "\0", "\U0001f600"),
    *("{", "{{", "{%", "{#", "{{<", "{{< a ", "{{ a }}", "{% a %}", "{{ <p>", "}}", "{:", "{: a", "{a="),
    *("{% comment %}", "{{< code >}}", "[code]", "[code a=1]", "[/code]", "[a b=", '[a b="', "[a b='[c "),
    *(
        "[a [b] ",
        "[a b=c]",
        "[[a b=c]]",
        "[a b=c\n\n",
        "]",
        "*[a",
        "*[a]: b\n",
        "---\na: b\n",
        "+++\n",
        '{\n"',
    ),
    *("<a href=x>", "<a/>", "<code>", "<svg>", "<svg/>", "<title>", "<title/>", "<script/>", "<script a='"),
    *(
        "<svg><title>",
        "<noscript>",
        "<button>",
        "<p><b>x</p>",
        "<h1><a>",
        "<td>",
        "</p>",
        "<br>",
        "</script>",
    ),
    *("\u200b", "연\u200b준", "\u1112\u1161\u11ab", "ＦＯＭＣ "),
)


@each(product(HOSTILE, ("html", "markdown", "text")))
def test_reading_goes_with_the_length(piece: str, form: Form) -> None:
    assert grows_with_length(lambda text: read(text, form), piece)


def test_what_grows_faster_than_its_length_is_told() -> None:
    """Four times the text is over sixteen times the work: no slow moment of the processor hides that."""

    def work(text: str) -> int:
        return sum(text.count("\1") for _ in range(len(text) ** 2 // 30_000))

    assert not grows_with_length(work, "[")


@each(("html", "markdown", "text"))
def test_plain_text_is_read_in_time_that_goes_with_its_length(form: Form) -> None:
    assert grows_with_length(lambda text: read(text, form), "다우가 올랐다. ")
