"""The won is weak where its rate rose."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts.fact import make
from newsgen.model import Article, Figure, Paragraph, Run
from newsgen.proof import home
from tests.proof.looks import found

DAY = dt.date(2025, 8, 12)
ROSE = make("points_day", "USDKRW", 9.6, "won", DAY)
FELL = make("points_day", "USDKRW", -9.6, "won", DAY)
HIGHEST = make("highest_since", "USDKRW", 1450.0, "won", DAY, since=dt.date(2025, 4, 30))
LEVEL = make("close", "USDKRW", 1450.0, "won", DAY)
YIELD = make("yield_change", "DGS10", 9.6, "bp", DAY)


@pytest.mark.parametrize(
    ("fact", "words", "right"),
    [
        (ROSE, "오른 1,450원으로, 원화가 약세를 보였다.", True),
        (ROSE, "오른 1,450원으로, 원화가 강세를 보였다.", False),
        (FELL, "내리며 원화가 강세를 보였다.", True),
        (FELL, "내리며 원화가 약세를 보였다.", False),
        (HIGHEST, "이후 원화 가치는 가장 낮았다.", True),
        (HIGHEST, "이후 원화 가치는 가장 높았다.", False),
        (LEVEL, "을 기록해 원화 강세가 이어졌다.", True),  # a level says nothing of a direction
        (YIELD, "오른 날 원화는 강세였다.", True),  # nor does another subject's figure
    ],
)
def test_the_words_run_against_the_rate(fact, words, right):
    figure = Run(text="9.6원", figure=Figure(fact=fact.id, value=fact.value, style="won1"))
    article = Article(
        id="x", session=DAY, edition="us-close", angle="quiet", headline=(), deck=(), lead=(),
        paragraphs=(Paragraph(section="rates", item=None, runs=(figure, Run(text=f" {words}"))),),
        glossary=(), disclosure="", facts=(fact,),
    )  # fmt: skip
    assert (found(home.check, article) == []) is right
