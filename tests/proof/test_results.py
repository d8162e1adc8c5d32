"""What is said of a company's earnings against what was expected is held against both figures."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts.fact import make
from newsgen.model import Article, Figure, Paragraph, Run
from newsgen.proof import Code, results
from tests.proof.looks import found

DAY = dt.date(2026, 2, 4)


def said(eps: float, expected: float, words: str) -> list[Code]:
    facts = (make("eps", "AMD", eps, "price", DAY), make("eps_expected", "AMD", expected, "price", DAY))
    figure = Figure(fact=facts[0].id, value=eps, style="price")
    runs = (Run(text="AMD의 분기 주당순이익(EPS)은 "), Run(text=f"{eps}달러", figure=figure), Run(text=words))
    article = Article(
        id="x", session=DAY, edition="us-close", angle="quiet", headline=(), deck=(), lead=(),
        paragraphs=(Paragraph(section="stocks", item=None, runs=runs),), glossary=(), disclosure="",
        facts=facts,
    )  # fmt: skip
    return [one.code for one in found(results.check, article)]


@pytest.mark.parametrize(
    ("eps", "expected", "words", "holds"),
    [
        (1.53, 1.32, "로 시장 예상치를 웃돌았다.", True),
        (1.53, 1.32, "로 시장 예상치를 밑돌았다.", False),
        (1.85, 2.30, "로 시장 예상치를 밑돌았다.", True),
        (1.85, 2.30, "로 시장 예상치와 같았다.", False),
        (2.11, 2.11, "로 시장 예상치와 같았다.", True),
        (2.11, 2.11, "로 시장 예상치를 웃돌았다.", False),
    ],
)
def test_it_is_as_the_figures_stand(eps, expected, words, holds):
    assert said(eps, expected, words) == ([] if holds else [Code.RELEASE])
