"""A line of the gate begins with its day, names what it tells of, and asks nothing of what is left out."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.gate import Consequence, lines
from newsgen.gate.finding import GateFinding, Section, doubt, leave_out, tell
from newsgen.gate.missed import told_once
from newsgen.gate.wording import named, worded
from newsgen.markets import named as market_named
from tests.facts.builders import market

US = market_named("us")
SEEN = market(day=dt.date(2025, 8, 13))


@pytest.mark.parametrize(
    ("message", "reads"),
    [
        ("^GSPC 종가가 없습니다.", "2025-08-13 S&P500지수(^GSPC) 종가가 없습니다."),
        ("LAZR -45.0%", "2025-08-13 LAZR -45.0%"),
        ("DXY 2025-08-12 98 → 100", "2025-08-12 달러인덱스(DXY) 98 → 100"),
        ("2025-08-12: ^RUT, ^SOX", "2025-08-12: 러셀2000지수(^RUT), 필라델피아반도체지수(^SOX)"),
        ("9종목이 2025-08-12 종가와 같습니다.", "2025-08-13 9종목이 2025-08-12 종가와 같습니다."),
        ("ZQ:2025-09 2025-08-12 값", "2025-08-12 연방기금 금리선물 2025-09월물(ZQ:2025-09) 값"),
    ],
)
def test_a_line_begins_with_its_day_and_names_what_it_tells_of(message, reads):
    once = worded(SEEN, tell("code", "A", message))
    assert once.message == reads
    assert worded(SEEN, once) == once, "worded once is worded for good"


def test_codes_of_rates_universes_and_indicators_stand_behind_their_names():
    assert named(US, "DGS2, DGS30") == "미국 국채 2년물 금리(DGS2), 미국 국채 30년물 금리(DGS30)"
    assert named(US, "견줄 값(sp500 +0.24%)") == "견줄 값(S&P500 구성 종목 +0.24%)"
    assert named(US, "CLAIMS 270") == "주간 신규 실업수당 청구 건수(CLAIMS) 270"
    assert named(US, "DXYZ ADXY SPY-A") == "DXYZ ADXY SPY-A"


def test_stocks_left_out_alike_share_a_line():
    alike: list[GateFinding] = [doubt("repeated-row", symbol, "같습니다.") for symbol in ("A", "B", "C")]
    assert lines(alike) == ["A 같습니다. 빼고 썼습니다. 같은 이유로 뺀 종목이 2개 더 있습니다: B, C."]
    assert len(lines(alike[:2])) == 2
    assert len(lines([doubt("repeated-row", one, "같습니다.") for one in ("^A", "^B", "^C")])) == 3


def test_nothing_is_asked_of_what_is_left_out():
    found = [
        doubt("currency-apart", "DXY", ""),
        tell("rate-rare", "DXY", ""),
        tell("rate-rare", "USDKRW", ""),
    ]
    assert [one.told for one in told_once(SEEN, found)] == [True, False, True]
    yields = [leave_out("rate-jump", Section.RATES, "", "DGS10"), tell("rate-rare", "DGS2", "")]
    assert [one.consequence for one in told_once(SEEN, yields)] == [Consequence.SECTION, Consequence.NOTE]
