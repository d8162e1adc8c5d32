"""Sentences that are read as they are meant, beside what is wrong of the same kind, each told by hand."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from newsgen.checks import Checker
from newsgen.checks.history import repeats
from newsgen.checks.look import clock_of
from newsgen.checks.recorded import Prices
from tests.checks.conftest import Found

RIGHT = {
    "a range as it is spoken": (
        "연준은 기준금리를 연 4.25에서 4.50%로 0.25%포인트 내렸다.",
        "2024-12-19",
        "us",
    ),
    "another market's holiday": (
        "뉴욕에서는 3일 S&P500지수와 나스닥지수가 나란히 최고치를 새로 썼고 4일은 독립기념일로 쉬었다.",
        "2025-07-04",
        "kr",
    ),
    "a word glossed by what it is made of": (
        "선물과 옵션의 만기가 겹친 '세 마녀의 날'이라 거래가 늘었다.",
        "2024-09-20",
        "us",
    ),
    "the last meeting of next month": (
        "연준은 다음 달 17~18일 올해 마지막 FOMC를 연다.",
        "2024-11-14",
        "us",
    ),
    "one that leads a list": (
        "애플을 비롯해 엔비디아, 테슬라, 메타, 아마존 등 다섯 종목이 올랐다.",
        "2025-08-13",
        "us",
    ),
    "a range that is foreseen": ("연말 기준금리 예상은 연 4.00~4.25%로 낮아졌다.", "2024-09-20", "us"),
    "dollars and the same in won": ("회사는 30억달러, 우리 돈 약 4조2,000억원을 쓴다.", "2025-02-24", "us"),
    "what all companies sold": ("상장사 전체 매출은 3,000조원에 이른다.", "2024-07-24", "kr"),
    "the usual hours beside the exam's": (
        "수능일에는 평소 오전 9시에 열리던 장이 오전 10시에 열린다.",
        "2024-11-13",
        "kr",
    ),
    "a night on which it rested": ("간밤 뉴욕증시는 마틴 루서 킹의 날로 휴장했다.", "2026-01-20", "kr"),
    "tomorrow by Korea's clock": ("내일(토) 아침이면 알 수 있다.", "2024-10-03", "us"),
    "percentage points by word": (
        "지수는 0.12%, 0.34%, 0.56% 올랐다. 금리는 0.25퍼센트포인트 내렸다.",
        "2025-08-13",
        "us",
    ),
}
WRONG = {
    "a board's rate is no range": (
        "한국은행은 기준금리를 3.00에서 3.25%로 내렸다.",
        "2025-02-25",
        "kr",
        ("direction", "내렸", "올랐"),
    ),
    "a word with no gloss": (
        "이날은 '세 마녀의 날'이라 거래가 늘었다.",
        "2024-09-20",
        "us",
        ("term", "세 마녀의 날", None),
    ),
    "no last meeting": (
        "연준은 이날 올해 마지막 FOMC를 마쳤다.",
        "2024-11-07",
        "us",
        ("meeting", "마지막", None),
    ),
    "a range that fell": (
        "기준금리는 연 5.25~5.50%에서 연 4.50~4.75%로 낮아졌다.",
        "2024-09-20",
        "us",
        ("target-range", "4.50~4.75%", "4.75~5.00%"),
    ),
    "a range in words": (
        "연준은 지난달 29일 기준금리를 4.50~4.75퍼센트로 묶었다.",
        "2025-02-05",
        "us",
        ("target-range", "4.50~4.75퍼센트", "4.25~4.50퍼센트"),
    ),
    "dollars that no rate makes": (
        "회사는 3억달러(약 4조2,000억원)를 쓴다.",
        "2025-02-24",
        "us",
        ("unit", "3억달러(약 4조2,000억원", None),
    ),
    "what no company earns": (
        "회사의 2분기 영업이익은 4,321조원이다.",
        "2024-07-24",
        "kr",
        ("unit", "4,321조원", "4,321억원"),
    ),
    "one unit twice": (
        "매출은 1조1324조원으로 늘었다.",
        "2024-07-24",
        "kr",
        ("unit", "1조1324조원", "1조1324억원"),
    ),
    "the usual hour on the exam's day": (
        "수능일인 14일에는 증시가 오전 10시에 열려 오후 3시 30분에 닫는다.",
        "2024-11-13",
        "kr",
        ("no-session", "3시 30분", "4시 30분"),
    ),
    "a night without a session": (
        "밤사이 뉴욕증시에서 다우지수가 0.17% 내렸다.",
        "2026-01-20",
        "kr",
        ("no-session", "밤사이 뉴욕증시에서", None),
    ),
    "another weekday tomorrow": (
        "현지시간으로 내일인 목요일에는 고용보고서가 나온다.",
        "2024-10-03",
        "us",
        ("weekday", "목", "금"),
    ),
    "so many in brackets": (
        "조선 4사(HD현대중공업·한화오션·삼성중공업)가 올랐다.",
        "2025-10-27",
        "kr",
        ("cardinality", "4", "3"),
    ),
    "one percent by word": (
        "네 지수는 0.12%, 0.34%, 0.56%, 0.78퍼센트 올랐다.",
        "2025-08-13",
        "us",
        ("style", "0.78퍼센트", "0.78%"),
    ),
    "one price without a comma": (
        "값은 각각 86만1,000원, 52만8,000원, 20만3500원이다.",
        "2025-10-27",
        "kr",
        ("style", "20만3500", "20만3,500"),
    ),
}


@pytest.mark.parametrize("kind", RIGHT)
def test_what_is_meant_so_is_right(bare: Found, kind):
    assert bare(*RIGHT[kind]) == []


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_not_so_is_told(bare: Found, kind):
    text, day, market, told = WRONG[kind]
    assert told in bare(text, day, market)


MIDDAY = "27일 오전 10시 20분 현재 코스피는 전 거래일보다 71.00포인트(1.80%) 오른 4,012.59를 나타내고 있다.\n"


def test_another_market_that_closed_ends_no_session(kr: Found):
    assert kr(f"{MIDDAY}간밤 뉴욕증시는 상승세로 마쳤다.") == []
    assert ("level", "4,012.59", None) in [
        (code, text, None) for code, text, _ in kr(f"{MIDDAY}코스피는 이날 4,012.59에 거래를 마쳤다.")
    ]


def test_the_hour_of_a_session_stands_beside_another_market_s_close():
    text = "27일 오전 10시 20분 현재 코스피는 올랐다. 간밤 뉴욕증시는 상승 마감했다."
    assert clock_of(text, "kr") == (10, 20)
    assert clock_of("27일 오전 10시 20분 현재 코스피는 올랐다. 코스닥은 상승 마감했다.", "kr") is None


def test_a_level_is_left_where_its_move_is_of_its_date(us: Found):
    told = "12일(현지시간) S&P500지수는 1.13% 오른 {}에 마쳤다. 13일에는 6,466.58로 올랐다."
    assert "level" not in {code for code, _, _ in us(told.format("6,445.76"))}
    assert ("level", "6,373.45", "6,445.76") in us(told.format("6,373.45"))


def test_a_run_is_counted_up_to_its_date(kr: Found):
    told = "22일 코스피는 {} 올랐다. 27일에는 4,042.83으로 마감했다."
    assert "streak" not in {code for code, _, _ in kr(told.format("엿새째"))}
    assert ("streak", "닷새", "엿새") in kr(told.format("닷새째"))


def test_a_run_that_begins_a_sentence_is_of_the_one_before(kr_checker: Checker):
    text = "27일 코스피는 4,042.83에 마감했다. 엿새 만에 반등에 성공했다."
    found = kr_checker.check(text, day=dt.date(2025, 10, 27), market="kr").findings
    assert [(one.text, one.severity) for one in found if one.code == "streak"] == [("엿새", "wrong")]


def test_a_paragraph_goes_on_about_the_index_told_before_it(kr: Found):
    text = (
        "27일 코스피는 4,042.83에 마감했다.\n27일의 상승률은 8월 5일 이후 가장 컸다.\n간밤 S&P500은 올랐다."
    )
    assert [(code, told) for code, told, _ in kr(text)] == [("since", "8월 5일 이후")]


def test_who_stands_in_contrast_is_held_with_his_own_move(us: Found):
    assert us("애플(1.60%)과 아마존(1.40%)은 올라 메타와 대조를 보였다.") == []
    found = us("애플(1.60%)은 올라 아마존과 대조를 보였다.")
    assert [code for code, _, _ in found] == ["relation"]


def test_sums_that_are_another_investor_s_are_told(kr: Found):
    """Up to 2025-10-27, over two sessions: individuals -27,973, foreigners +12,227, institutions +16,397."""
    right = "이틀간 유가증권시장에서 외국인은 1조2227억원을 순매수했고 개인은 2조7973억원을 순매도했다."
    wrong = "이틀간 유가증권시장에서 개인은 1조2227억원을 순매수했고 외국인은 2조7973억원을 순매도했다."
    alone = "이틀간 유가증권시장에서 외국인이 1조6397억원을 순매수했다."
    assert kr(right) == []
    assert [code for code, _, _ in kr(wrong)] == ["flow-who"]
    assert kr(alone) == [("flow", "1조6397억원", "1조2227억원")]


def test_one_that_leads_a_list_is_counted_with_it(us: Found):
    told = "13일(현지시간) 애플을 비롯해 엔비디아, 테슬라, 메타, 아마존 등 {} 종목이 눈길을 끌었다."
    assert us(told.format("다섯")) == []
    assert us(told.format("세")) == [("cardinality", "세", "다섯")]


def test_a_near_miss_of_a_short_name_is_told(us: Found):
    assert ("spelling", "알파멧", "알파벳") in us("알파멧은 내렸다. 알파벳의 실적이 실망스러웠다.")
    assert us("알파벳은 내렸다. 알파벳의 실적이 실망스러웠다. 알파인이라는 이름도 있다.") == []


def test_the_last_run_as_long_is_found_before_the_one_told():
    days = [dt.date(2025, 1, 1) + dt.timedelta(days=n) for n in range(9)]
    close = np.array([1.0, 2, 3, 4, 3, 4, 5, 6, 7])  # three up, one down, four up
    assert repeats._last_run(Prices(days, close), 8, 1, 3) == dt.date(2025, 1, 4)
    assert repeats._last_run(Prices(days, close), 8, 1, 4) is None
