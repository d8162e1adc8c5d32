"""Whatever is sent to be annotated, the answer takes time that goes with its length."""

from __future__ import annotations

from itertools import product

import pytest

from newsgen.glossary import Glossary
from newsgen.service.annotate import answered
from newsgen.service.asked import Asked, Output
from newsgen.service.problem import Refusal
from tests.growth import TIMES, grows_with_length, grows_with_text
from tests.tables import each

pytestmark = pytest.mark.slow
GLOSSARY = Glossary.load()
OUTPUTS: tuple[Output, ...] = ("spans", "html", "source")
HOSTILE = (
    *("<", "<a ", "<p a='", "<!-- x -->", '<!-- wp:p {"a":1} -->', "<!-- wp:p {", "<p>연준", "<b>", "</b>"),
    *(
        "<p><b>x</p>",
        "<div>",
        "<table>x",
        "<td>",
        "<svg>",
        "<a href=x>",
        "<title/>",
        "&",
        "&amp;",
        "[",
        "[a b='",
    ),
    *(
        "{{",
        "{{< a >}}",
        "{% a %}",
        "[a b=c][d e=f]",
        "*[a]: b\n",
        "---\na: b\n",
        "\u200b",
        "연준\n\n",
        "*a",
        "[a](",
    ),
)


def work(form, output):
    def done(text: str) -> None:
        try:
            answered(GLOSSARY, Asked(text=text, format=form, output=output))
        except Refusal:
            return

    return done


def of_attributes(count: int) -> str:
    return f"<a {' '.join(f'a{n:05}=1' for n in range(count))}>연준</a>"


def of_comments(count: int) -> str:
    return "<!-- 연준 -->" * count


@each(product(HOSTILE, ("html", "markdown"), OUTPUTS))
def test_an_answer_goes_with_the_length(piece, form, output):
    assert grows_with_length(work(form, output), piece)


@each(product((of_attributes, of_comments), ("html", "markdown", "text"), OUTPUTS))
def test_a_hundred_thousand_of_a_kind(made, form, output):
    assert grows_with_text(work(form, output), made(100_000 // TIMES), made(100_000))


@each(product(("<", "[", "{{", "&", "&amp;", "<p a='", "[a b=c "), ("html", "markdown")))
def test_a_million_characters(piece, form):
    few, many = (piece * (count // len(piece)) for count in (250_000, 1_000_000))
    assert grows_with_text(work(form, "html"), few, many)
