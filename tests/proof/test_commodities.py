"""Words beside the figures of oil and gold."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts.fact import make
from newsgen.model import Article, Figure, Paragraph, Run
from newsgen.proof import commodities
from tests.proof.looks import found

DAY = dt.date(2025, 4, 4)


def article(
    change: float, after: str, measure: str = "lowest_since", end: str = " 이후 가장 낮았다."
) -> Article:
    moved = make("change_day", "CL=F", change, "percent", DAY)
    since = make(measure, "CL=F", 61.99, "level", DAY, since=dt.date(2021, 4, 26), periods=990)
    runs = (
        Run(text="서부텍사스산원유(WTI)는 "),
        Run(text="7%", figure=Figure(fact=moved.id, value=change, style="over")),
        Run(text=after),
        Run(text="2021년 4월", figure=Figure(fact=since.id, value="2021-04-26", style="since_month")),
        Run(text=end),
    )
    return Article(
        id="x", session=DAY, edition="us-close", angle="quiet", headline=(), deck=(), lead=(),
        paragraphs=(Paragraph(section="rates", item=None, runs=runs),),
        glossary=(), disclosure="", facts=(moved, since),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("made", "right"),
    [
        (article(-7.4, " 넘게 급락해 "), True),
        (article(-4.9, " 넘게 급락해 "), False),
        (article(-7.4, " 넘게 폭락해 "), False),
        (article(-15.0, " 넘게 폭락해 "), True),
        (article(-2.0, " 넘게 내려 "), True),
        (article(-7.4, " 넘게 급락해 ", end=" 이후 가장 높았다."), False),
        (article(7.4, " 넘게 급등해 ", "highest_since", " 이후 최저"), False),
        (article(7.4, " 넘게 급등해 ", "highest_since", " 이후 최고"), True),
    ],
)
def test_the_words_hold_of_the_prices(made, right):
    said = [*found(commodities.check, made), *found(commodities.strength, made)]
    assert (said == []) is right
