"""Openings: the order goes by the day, and the day of a text stands in it once."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import markets
from newsgen.markets import Session
from newsgen.story.markup import FIGURE, NAME, mark, plain
from newsgen.story.openings import begun

US, KR = markets.named("us"), markets.named("kr")
DAY = mark(FIGURE, ("session:XNYS@2025-08-13", "session_day"), "13일")
NASDAQ = mark(NAME, ("^IXIC", "mention"), "나스닥지수")
KOSPI = mark(NAME, ("^KS11", "mention"), "코스피")
SMALL = mark(NAME, ("^RUT", "mention"), "러셀2000지수")
NVIDIA = mark(NAME, ("NVDA", "mention"), "엔비디아")
WEDNESDAY, FRIDAY, MONDAY = dt.date(2025, 8, 13), dt.date(2025, 8, 22), dt.date(2025, 8, 25)
LEVELS = f"{NASDAQ}은(는) 전장보다 내렸다."
NEW_YORK = f"{DAY}(현지시간) 뉴욕증시에서는 {NASDAQ}이(가) 1% 넘게 내렸다."


def told(lead: str, turn: int, *, market=US, day=WEDNESDAY, others=(), below=LEVELS) -> tuple[str, str]:
    """The lead and what stands before the levels, without marks."""
    made = begun(lead, others, below, Session(market, day), turn)
    return plain(made.lead), plain(made.before)


@pytest.mark.parametrize(
    ("turn", "lead", "before"),
    [
        (0, "13일(현지시간) 뉴욕증시에서는 나스닥지수이(가) 1% 넘게 내렸다.", ""),
        (1, "나스닥지수이(가) 13일(현지시간) 1% 넘게 내렸다.", ""),
        (2, "뉴욕증시에서는 나스닥지수이(가) 1% 넘게 내렸다.", "13일(현지시간) "),
        (3, "뉴욕증시의 나스닥지수이(가) 13일(현지시간) 1% 넘게 내렸다.", ""),
    ],
)
def test_order_goes_by_turn(turn, lead, before):
    assert told(NEW_YORK, turn) == (lead, before)


def test_seoul_has_no_index_of_its_market():
    lead = f"{DAY} 국내증시에서 {KOSPI}이(가) 1% 내렸다."
    assert told(lead, 4, market=KR) == (plain(lead), "")
    assert told(lead, 3, market=KR) == ("13일 코스피이(가) 1% 내렸다.", "")
    assert told(lead, 2, market=KR, below="") == ("코스피이(가) 13일 국내증시에서 1% 내렸다.", "")
    assert told(lead, 1, market=KR) == ("코스피이(가) 13일 1% 내렸다.", "")


@pytest.mark.parametrize("turn", range(4))
def test_every_opening_has_its_day_and_where_it_is_once(turn):
    both = "".join(told(NEW_YORK, turn))
    assert both.count("13일") == both.count("(현지시간)") == 1


def test_what_an_index_is_stays_before_it():
    lead = f"{DAY}(현지시간) 뉴욕증시에서 소형주 중심의 {SMALL}이(가) 2% 올랐다."
    assert told(lead, 3)[0] == "소형주 중심의 러셀2000지수이(가) 13일(현지시간) 뉴욕증시에서 2% 올랐다."


def test_days_do_not_stand_behind_the_day():
    lead = f"{DAY}(현지시간) 뉴욕증시에서 {NASDAQ}이(가) 7거래일 만에 올랐다."
    assert told(lead, 1)[0] == "나스닥지수이(가) 13일(현지시간) 뉴욕증시에서 7거래일 만에 올랐다."


def test_indices_together_are_the_market_s():
    lead = f"{DAY}(현지시간) 뉴욕증시의 주요 지수가 일제히 내렸다."
    assert told(lead, 1)[0] == "뉴욕증시의 주요 지수가 13일(현지시간) 일제히 내렸다."


@pytest.mark.parametrize(
    ("lead", "others", "below"),
    [
        (NEW_YORK, ("이날 엔비디아가 올랐다.",), LEVELS),
        (NEW_YORK, ("발표는 12일 나왔다.",), LEVELS),
        (NEW_YORK, (), "앞서 유럽 증시는 내렸다."),
        (NEW_YORK, (), ""),
        (f"새해 첫 거래일인 {NEW_YORK}", (), LEVELS),
    ],
)
def test_lead_keeps_a_day_that_is_needed(lead, others, below):
    made = told(lead, 2, others=others, below=below)
    assert "13일(현지시간)" in made[0]
    assert not made[1]


@pytest.mark.parametrize("turn", range(4))
def test_company_and_other_openings_stay(turn):
    for lead in (f"{DAY}(현지시간) 뉴욕증시에서 {NVIDIA}이(가) 7% 내렸다.", f"{DAY}(현지시간) 현재 {LEVELS}"):
        assert told(lead, turn) == (plain(lead), "")


def test_an_edge_of_a_week_is_told_of_its_day():
    assert told(NEW_YORK, 0, day=FRIDAY)[0].startswith("주말을 앞둔 13일")
    assert told(NEW_YORK, 0, day=MONDAY)[0].startswith("한 주의 첫 거래일인 13일")
    assert told(f"새해 첫 거래일인 {NEW_YORK}", 0, day=FRIDAY)[0].startswith("새해 첫 거래일인 13일")


def test_the_day_stands_in_a_lead_with_a_note() -> None:
    made = begun(NEW_YORK, (), LEVELS, Session(US, WEDNESDAY), 2, noted=True)
    assert plain(made.lead) == "뉴욕증시의 나스닥지수이(가) 13일(현지시간) 1% 넘게 내렸다."
    assert made.before == ""
