"""순매수 and 순매도 by the sign, whose figure it is and of which exchange; a wrong word stops the article."""

from __future__ import annotations

import re

import msgspec
import pytest

from newsgen import markets, proof
from newsgen.errors import WrongDirection
from newsgen.facts import flows as facts_of
from newsgen.facts.book import FactBook
from newsgen.model import Article, Figure, Paragraph, Run
from newsgen.proof import Code
from newsgen.proof import flows as check_of
from tests.facts.flows import DAY, flows, seoul
from tests.markets import KR
from tests.proof.looks import found
from tests.rules.seoul import article as proven
from tests.rules.seoul import book_of

NETS = {
    "individual": [*[1.0] * 6, -7968.53],
    "foreign": [-1.0, *[1.0] * 5, 6470.78],
    "institution": [1.0, *[-1.0] * 5, 2343.13],
}


@pytest.fixture
def book() -> FactBook:
    told = (flows(board, **NETS) for board in ("KOSPI", "KOSDAQ"))
    return book_of(markets.session(KR, DAY), facts_of.facts(seoul(*told)))


STYLES = {
    "F": ("net_buying_foreign", "eok", "6,471억원"),
    "I": ("net_buying_institution", "eok", "2,343억원"),
    "P": ("net_buying_individual", "eok", "7,969억원"),
    "R": ("buying_run_foreign", "sessions", "6거래일"),
    "E": ("selling_ended_institution", "lapse", "6거래일 만"),
    "f": ("net_buying_foreign", "eok_short", "6,500억"),
}


def told(book: FactBook, text: str) -> Article:
    """An article of one paragraph; ``{F}`` is the foreigners' figure of KOSPI, ``{F:KOSDAQ}`` the other."""
    runs = []
    for part in re.split(r"(\{[^}]+\})", text):
        if not part.startswith("{"):
            runs.append(Run(text=part))
            continue
        name, _, board = part[1:-1].partition(":")
        measure, style, printed = STYLES[name]
        fact = book.get(measure, board or "KOSPI")
        assert fact is not None
        value = fact.value if style != "lapse" else fact.since.isoformat()
        runs.append(Run(text=printed, figure=Figure(fact=fact.id, value=value, style=style)))
    made = proven(book, [])
    paragraph = Paragraph(section="market", item=None, runs=tuple(runs))
    return msgspec.structs.replace(made, paragraphs=(paragraph,))


RIGHT = [
    "유가증권시장에서 외국인과 기관이 각각 {F}, {I}을 순매수한 반면 개인은 {P}을 순매도했다.",
    "유가증권시장에서는 개인이 {P}을 순매도했고 외국인과 기관은 각각 {F}, {I}을 순매수했다.",
    "유가증권시장에서는 개인이 홀로 {P}을 팔아치웠다. 외국인과 기관은 각각 {F}, {I}을 순매수했다.",
    "유가증권시장에서는 외국인과 기관이 {F}, {I}을 쌍끌이로 사들였고 개인은 {P}을 순매도했다.",
    "외국인과 기관이 동반 매수 우위를 보이며 각각 {F}, {I}을 사들인 반면 개인은 {P}을 순매도했다.",
    "외국인은 {R} 연속 순매수했다.",
    "외국인의 순매수는 {R}째 이어졌다.",
    "기관은 {E}에 순매수로 돌아섰다.",
    "기관이 순매수한 것은 {E}이다.",
    "외국인과 기관이 각각 {F}, {I}을 사들인 반면 개인은 홀로 {P}을 팔아치웠다.",
    "외국인 {f} 순매수",
    "코스닥시장에서는 외국인이 {F:KOSDAQ}을 사들였다.",
    "외국인의 순매수 규모는 {F}으로 컸다.",
    "국내증시 동반 약세…외국인 {f} 순매수",
    "주요 지수가 나란히 오른 가운데 외국인이 {F}을 사들였다.",
]

WRONG = [
    "유가증권시장에서 외국인과 기관이 각각 {F}, {I}을 순매도한 반면 개인은 {P}을 순매도했다.",
    "유가증권시장에서 외국인과 기관이 각각 {F}, {I}을 순매수한 반면 개인은 {P}을 사들였다.",
    "유가증권시장에서는 개인이 {P}을 순매수했고 외국인과 기관은 각각 {F}, {I}을 순매수했다.",
    "유가증권시장에서 외국인과 기관이 각각 {I}, {F}을 순매수한 반면 개인은 {P}을 순매도했다.",
    "유가증권시장에서 개인과 기관이 각각 {F}, {I}을 순매수했다.",
    "유가증권시장에서는 외국인이 홀로 {F}을 사들였다.",
    "유가증권시장에서 외국인과 개인이 각각 {F}, {P}을 순매수했다.",
    "외국인이 {F}을 팔아치웠다.",
    "외국인은 {F} 매도 우위를 보였다.",
    "외국인은 {R} 연속 순매도했다.",
    "외국인의 순매도는 {R}째 이어졌다.",
    "기관은 {E}에 순매도로 돌아섰다.",
    "외국인 {f} 순매도",
    "외국인의 순매도 규모는 {F}으로 컸다.",
    "코스닥시장에서는 외국인이 {F}을 사들였다.",
    "유가증권시장에서는 외국인이 {F:KOSDAQ}을 사들였다.",
    "유가증권시장에서는 외국인이 {F}을 사들였다. 코스닥시장은 달랐다. 기관은 {I}을 사들였다.",
    "개인과 기관이 쌍끌이로 {P}을 팔아치웠다.",
    "개인은 {P}을 순매도했고 외국인은 홀로 {F}을 사들였다.",
    "개인과 기관이 동반 매도에 나서 {P}을 팔아치웠다.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_sentence_passes(book, text):
    assert found(check_of.check, told(book, text)) == []


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_one_is_found(book, text):
    assert {one.code for one in found(check_of.check, told(book, text))} == {Code.DIRECTION}


def test_a_planted_word_stops_the_article(book):
    proof.check(told(book, RIGHT[0]))
    with pytest.raises(WrongDirection, match="순매도"):
        proof.check(told(book, WRONG[0]))


def test_the_words_of_others_are_theirs(book):
    made = told(book, "외국인이 {F}을 순매수했다.")
    quoted = Run(text="“외국인이 팔았다”", quote="n")
    runs = (*made.paragraphs[0].runs[:-1], Run(text="을 순매수했다. "), quoted)
    paragraph = msgspec.structs.replace(made.paragraphs[0], runs=runs)
    assert found(check_of.check, msgspec.structs.replace(made, paragraphs=(paragraph,))) == []
