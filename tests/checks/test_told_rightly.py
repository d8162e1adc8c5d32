"""What looks wrong and is right, beside what is wrong of the same kind, each told by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks import Look
from newsgen.checks.words import tickers
from newsgen.claims import Copy, Names
from newsgen.model import Instrument
from tests.checks.conftest import Found

RIGHT = {
    "a particle behind a bracket": (
        "반도체 업종(칩)에서는 매도가 이어졌다. 다음 주(10~14일)에는 물가(CPI)가 나온다.",
        "2026-02-05",
        "us",
    ),
    "a quotation over two paragraphs": (
        '그는 "금리는 내려간다.\n\n다만 서두르지 않는다"고 말했다.',
        "2025-08-13",
        "us",
    ),
    "a release that is put off": (
        "통계 당국은 10월 고용보고서를 따로 내지 않고 합쳐서 발표하기로 했다.",
        "2025-11-19",
        "us",
    ),
    "a forecast behind what came": (
        "주당순이익은 0.41달러로 예상치 0.33달러를 상회했다.",
        "2026-03-31",
        "us",
    ),
    "a day to come": ("연준은 지난 회의 의사록을 19일(현지시간) 공개할 예정이다.", "2026-02-09", "us"),
    "minutes that are out": (
        "지난달 28~29일 열린 FOMC의 의사록에서 위원들은 물가를 걱정했다.",
        "2025-02-20",
        "us",
    ),
    "the other half of all": (
        "금리가 지금보다 낮을 확률은 61.2%, 그대로일 확률은 38.8%다.",
        "2025-06-18",
        "us",
    ),
    "a holiday that bonds keep": ("11일에는 채권시장이 쉬고 주식시장만 열린다.", "2025-11-10", "us"),
    "a step in basis points": ("연준은 0.50%포인트(50bp)를 내렸다.", "2024-09-18", "us"),
    "two days of a meeting": ("연준은 16, 17일 FOMC 회의를 연다.", "2025-09-12", "us"),
    "a level above a line": ("지수는 701.20으로 700선을 웃돌며 마감했다.", "2025-03-28", "kr"),
}
WRONG = {
    "a quotation never closed": (
        '그는 "금리는 내려간다며 "서두르지 않겠다"고 말했다.',
        "2025-08-13",
        "us",
        ("quotation-mark", '"금리는 내려간다', '"금리는 내려간다"'),
    ),
    "a forecast that is not beaten": (
        "주당순이익은 0.31달러로 예상치 0.33달러를 상회했다.",
        "2026-03-31",
        "us",
        ("direction", "상회", "하회"),
    ),
    "minutes of a meeting to come": (
        "오는 28~29일 열리는 FOMC의 의사록에서 위원들은 물가를 걱정했다.",
        "2025-01-23",
        "us",
        ("not-public", "오는 28~29일 열리는 FOMC의 의사록", None),
    ),
    "more than all": (
        "금리가 지금보다 낮을 확률은 61.2%, 그대로일 확률은 48.8%다.",
        "2025-06-18",
        "us",
        ("odds", "48.8%", None),
    ),
    "a holiday with its other name on another day": (
        "20일은 노예해방일(준틴스)로 뉴욕증시가 쉰다.",
        "2025-06-18",
        "us",
        ("no-session", "20일", "19일"),
    ),
    "a holiday that stocks do not keep": (
        "11일에는 주식시장이 쉬고 채권시장만 열린다.",
        "2025-11-10",
        "us",
        ("no-session", "주식시장이 쉬고 채권시장만 열", None),
    ),
    "a step in percent": ("연준은 0.50%포인트(50%)를 내렸다.", "2024-09-18", "us", ("bp", "%", "bp")),
    "two other days of a meeting": (
        "연준은 17, 18일 FOMC 회의를 연다.",
        "2025-09-12",
        "us",
        ("meeting", "17, 18일", "16, 17일"),
    ),
    "a level below a line": (
        "지수는 691.20으로 700선을 웃돌며 마감했다.",
        "2025-03-28",
        "kr",
        ("line", "700선을 웃돌", None),
    ),
    "a difference of two months' rates": (
        "임금은 1년 전보다 3.9% 올라 5월(3.6%)보다 0.3% 높아졌다.",
        "2025-07-03",
        "us",
        ("percent-point", "%", "%p"),
    ),
}


@pytest.mark.parametrize(("text", "day", "market"), RIGHT.values(), ids=RIGHT)
def test_is_left_alone(bare: Found, text: str, day: str, market: str) -> None:
    assert bare(text, day, market) == []


@pytest.mark.parametrize(("text", "day", "market", "found"), WRONG.values(), ids=WRONG)
def test_is_found(bare: Found, text: str, day: str, market: str, found: tuple[str, str, str | None]) -> None:
    assert bare(text, day, market) == [found]


def test_a_record_close_is_held_against_the_last_one(us: Found) -> None:
    text = "13일(현지시간) S&P500지수가 {} 만에 최고치를 경신하며 마감했다."
    assert us(text.format("하루")) == []
    assert us(text.format("석 달")) == [("since", "석 달 만에", None)]


def _codes(text: str) -> list[tuple[str, str | None]]:
    listed = [
        Instrument(symbol="MU", english="Micron Technology", korean="마이크론"),
        Instrument(symbol="MCHP", english="Microchip Technology", korean="마이크로칩"),
        Instrument(symbol="MSFT", english="Microsoft", korean="마이크로소프트"),
        Instrument(symbol="MS", english="Morgan Stanley", korean="모건스탠리"),
        Instrument(symbol="005930.KS", english="Samsung Electronics", korean="삼성전자"),
        Instrument(symbol="000660.KS", english="SK hynix", korean="SK하이닉스"),
    ]
    look = Look(copy=Copy(text), names=Names(listed, {}), home="us", day=dt.date(2025, 8, 13), grounds={})
    return [(text[one.start : one.end], one.suggestion) for one in tickers.check(look)]


@pytest.mark.parametrize(
    "text",
    ["마이크론(MU)이 올랐다.", "마이크로소프트(MS)가 올랐다.", "삼성전자(005930)와 마이크론(주가)이 올랐다."],
)
def test_a_code_or_initials_of_the_company_itself(text: str) -> None:
    assert _codes(text) == []


def test_a_code_of_another_company() -> None:
    assert _codes("마이크론(MCHP)이 올랐다.") == [("MCHP", "MU")]
    assert _codes("SK하이닉스(005930)가 올랐다.") == [("005930", "000660")]
