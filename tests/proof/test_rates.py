"""Words for bonds and the dollar beside their yields."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.facts.fact import make
from newsgen.model import Article, Paragraph, Run
from newsgen.proof import rates
from tests.proof.looks import found

DAY = dt.date(2025, 8, 12)


def article(words: str, ten: float, two: float, dollar: float) -> Article:
    moves = (make("yield_change", name, move, "bp", DAY) for name, move in (("DGS10", ten), ("DGS2", two)))
    gap = (
        make(f"curve{end}", "DGS10-DGS2", at, "bp", DAY)
        for end, at in (("", 50 + ten - two), ("_day_before", 50))
    )
    return Article(
        id="x", session=DAY, edition="us-close", angle="quiet", headline=(), deck=(), lead=(),
        paragraphs=(Paragraph(section="rates", item=None, runs=(Run(text=words),)),),
        glossary=(), disclosure="", facts=(*moves, *gap, make("change_day", "DXY", dollar, "percent", DAY)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "moves", "right"),
    [
        ("국채값은 올랐다.", (-5, -4, 0), True),
        ("국채값이 내린 가운데 달러가 올랐다.", (-5, -4, 0), False),
        ("국채값은 올랐다.", (-5, 4, 0), True),  # went both ways: nothing is known
        ("국채 금리와 함께 달러도 내린 가운데", (-5, -4, -0.4), True),
        ("국채 금리와 함께 달러도 내린 가운데", (-5, -4, 0.4), False),
        ("금리와 같은 방향으로 달러도 강세를 보인 가운데", (-5, -4, -0.4), False),
        ("장단기 금리 차가 벌어졌다.", (9, 4, 0), True),
        ("장단기 금리 차가 좁혀졌다.", (9, 4, 0), False),
    ],
)
def test_the_words_hold_of_the_moves(words, moves, right):
    assert (found(rates.check, article(words, *moves)) == []) is right
