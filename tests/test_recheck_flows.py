"""What investors bought, in print: right for its hour while provisional, else set right where it changed."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets
from newsgen.facts import flows as facts_of
from newsgen.facts.book import FactBook
from newsgen.model import Instrument
from newsgen.recheck import corrections, wrong_figures
from tests.facts.flows import DAY, flows, seoul
from tests.markets import KR
from tests.rules.seoul import article, book_of, drafts, told

NAMES = {"KOSPI": Instrument(symbol="KOSPI", english="KOSPI market", korean="유가증권시장")}
AT = dt.datetime(2025, 10, 27, 9, tzinfo=dt.UTC)


def book(foreign: float, as_of: str = "") -> FactBook:
    told_of = flows(as_of=as_of, individual=[-7969.0], foreign=[foreign], institution=[2343.0])
    return book_of(markets.session(KR, DAY), facts_of.facts(seoul(told_of)))


def printed(of: FactBook):
    return article(of, drafts(of, told("investors", of)))


@pytest.mark.parametrize(("final", "wrong"), [(6470.8, False), (310.0, False), (-310.0, True)])
def test_a_provisional_figure_stands_for_its_hour_unless_the_word_is_wrong(final, wrong):
    found = wrong_figures(printed(book(6400.2, "15:40")), book(final))
    assert bool(found) is wrong


def test_a_final_figure_that_changed_is_set_right():
    (found,) = wrong_figures(printed(book(6470.8)), book(6480.0))
    (line,) = corrections([found], NAMES, 2, AT)
    assert line.line.startswith(
        "앞선 기사에서 유가증권시장 외국인 순매수를 6,471억원으로 적었으나 6,480억원이 맞아 바로잡습니다."
    )


def test_who_turned_round_is_told_both_ways():
    (found,) = wrong_figures(printed(book(6470.8)), book(-6480.0))
    (line,) = corrections([found], NAMES, 2, AT)
    assert "외국인 매매를 순매수 6,471억원으로 적었으나 순매도 6,480억원이 맞아" in line.line
