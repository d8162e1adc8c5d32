"""사상 최대 of a company's day: only where its fact says so, and of the way that it went."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts.fact import make
from newsgen.model import Article, Paragraph, Run
from newsgen.proof import feats
from tests.proof.looks import found

DAY = dt.date(2025, 1, 27)
MOST = make("cap_loss_all", "NVDA", -592_658.0, "musd", DAY, since=DAY, since_value=-278_900.0)
LESS = make("cap_loss_all", "NVDA", -200_000.0, "musd", DAY, since=DAY, since_value=-278_900.0)


@pytest.mark.parametrize(
    ("facts", "words", "right"),
    [
        ((MOST,), "한 기업이 하루에 잃은 시가총액으로는 사상 최대다.", True),
        ((MOST,), "한 기업이 하루에 늘린 시가총액으로는 사상 최대다.", False),
        ((LESS,), "한 기업이 하루에 잃은 시가총액으로는 사상 최대다.", False),
        ((), "한 기업이 하루에 잃은 시가총액으로는 사상 최대다.", False),
        ((), "사상 최고치를 새로 썼다.", True),
    ],
)
def test_the_words_need_their_fact(facts, words, right):
    article = Article(
        id="x", session=DAY, edition="us-close", angle="quiet", headline=(), deck=(), lead=(),
        paragraphs=(Paragraph(section="market", item=None, runs=(Run(text=words),)),),
        glossary=(), disclosure="", facts=facts,
    )  # fmt: skip
    assert (found(feats.check, article) == []) is right
