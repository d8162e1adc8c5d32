"""Countdowns, days of rest, decisions, counts that calendar or text contradict, beside true look-alikes.

Korea voted on 10 April 2024 and the United States on 5 November 2024. The Bank of Korea decided on 28 August
2025, the Fed on 12 June 2024, 29 January, 7 May (minutes on the 28th) and 17 September 2025. Seoul rested on
15 August 2024 and from 6 to 9 October 2025; New York on 19 June 2024, on 18 April and on 20 January 2025, but
not on 21 April 2025. July's consumer prices came out on 12 August 2025, the day before the text's own.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from newsgen.checks.history.quarters import _moves
from newsgen.checks.recorded import Prices
from tests.checks.conftest import Found

RIGHT = [
    ("시장은 총선을 하루 앞두고 조용했다.", "2024-04-09", "kr"),
    ("28일 열리는 금융통화위원회를 하루 앞두고 채권을 사려는 쪽이 많았다.", "2025-08-27", "kr"),
    ("FOMC 회의를 하루 앞두고 손을 놓은 투자자가 많다.", "2025-09-15", "us"),
    ("FOMC 결과 발표를 이틀 앞두고 손을 놓은 투자자가 많다.", "2025-09-15", "us"),
    ("미국 대선을 2주 남겨 두고 거래가 줄었다.", "2024-10-22", "us"),
    ("추석 연휴를 사흘 앞두고 거래가 줄었다.", "2025-09-30", "kr"),
    ("관세 유예 시한(9일)을 하루 앞두고 눈치를 봤다.", "2025-07-08", "kr"),
    ("광복절 휴장을 마치고 돌아온 코스피가 올랐다.", "2024-08-16", "kr"),
    ("간밤 뉴욕증시는 마틴 루서 킹의 날을 맞아 문을 열지 않았다.", "2025-01-21", "kr"),
    ("이번 주(26~30일)에는 금융통화위원회가 열린다.", "2025-05-23", "kr"),
    ("이번 주는 거래일이 나흘뿐이다.", "2024-05-24", "us"),
    ("시장은 7월 FOMC 결과를 기다리고 있다.", "2024-06-14", "kr"),
    ("전날 기준금리를 동결한 연방준비제도는 서두르지 않았다.", "2025-01-30", "us"),
    ("연준은 지난해 7월 인상을 끝으로 기준금리를 연 5.25~5.50%로 묶어 두고 있다.", "2024-04-16", "us"),
    ("연준의 기준금리는 지난해 12월 0.25%포인트 내린 뒤 그대로다.", "2026-03-17", "us"),
    ("S&P500의 11개 업종 가운데 부동산 등 10개 업종이 오르고 기술 한 업종만 내렸다.", "2026-07-24", "us"),
    ("영업이익률은 1년 전보다 5.9%포인트 줄었다.", "2025-07-08", "kr"),
    ("금리를 동결할 확률은 84%, 내릴 확률은 17%다.", "2026-03-17", "us"),
    ("13일은 수능으로 증시가 평소보다 1시간 늦은 오전 10시에 문을 연다.", "2025-11-12", "kr"),
    ("10일 코스피는 올랐다. 시장은 11일 한국은행 금융통화위원회를 기다리고 있다.", "2024-07-10", "kr"),
    ("12월 개인소비지출, PCE 물가는 2.6% 올랐다.", "2025-01-31", "us"),
    ("기름값은 1%가량 올랐고 거래는 10% 정도 늘었다.", "2026-02-11", "us"),
]


@pytest.mark.parametrize(("text", "day", "market"), RIGHT, ids=[one[0][:24] for one in RIGHT])
def test_what_is_told_in_time_is_not_called(bare: Found, text: str, day: str, market: str) -> None:
    assert bare(text, day, market) == []


WRONG = [
    ("시장은 총선을 사흘 앞두고 조용했다.", "2024-04-09", "kr", "dateline", "하루"),
    ("28일 열리는 금통위를 사흘 앞두고 채권이 팔렸다.", "2025-08-27", "kr", "meeting", "하루"),
    ("FOMC 회의를 나흘 앞두고 손을 놓은 투자자가 많다.", "2025-09-15", "us", "meeting", None),
    ("미국 대선을 4주 남겨 두고 거래가 줄었다.", "2024-10-22", "us", "dateline", "2주"),
    ("준틴스데이 휴장을 하루 앞두고 거래가 줄었다.", "2024-06-20", "us", "dateline", None),
    ("관세 유예 시한(9일)을 사흘 앞두고 눈치를 봤다.", "2025-07-08", "kr", "dateline", "하루"),
    ("광복절 연휴를 끝내고 돌아온 코스피가 올랐다.", "2024-08-14", "kr", "no-session", None),
    ("전날 뉴욕증시가 성금요일로 휴장한 사이 서울은 내렸다.", "2025-04-22", "kr", "no-session", None),
    ("간밤 뉴욕증시는 노동절로 문을 열지 않았다.", "2025-01-21", "kr", "no-session", "마틴 루서 킹의 날"),
    ("이번 주(12~16일) 코스피는 내렸다.", "2025-05-22", "kr", "dateline", "19~23일"),
    ("이번 주에는 6월 FOMC의 결과가 시장을 기다린다.", "2024-06-14", "kr", "meeting", None),
    ("전날 기준금리를 동결한 연방준비제도는 서두르지 않았다.", "2025-01-31", "us", "day", None),
    ("연준은 신중하다. 이달 6~7일 열린 FOMC의 의사록을 보면.", "2025-05-19", "us", "not-public", None),
    ("연준의 기준금리는 올해 12월 0.25%포인트 내린 뒤 그대로다.", "2026-03-17", "us", "year", "지난해"),
    ("11개 업종 가운데 8개가 오르고 기술 한 업종만 내렸다.", "2026-07-24", "us", "cardinality", "10"),
    ("영업이익은 1년 전보다 12.5%포인트 줄었다.", "2025-07-08", "kr", "percent-point", "%"),
    ("한은이 기준금리가 0.25% 내릴 것을 내비쳤다.", "2025-05-23", "kr", "percent-point", "%p"),
    ("금리를 동결할 확률은 98.7%, 내릴 확률은 2.3%다.", "2026-03-17", "us", "odds", None),
    ("기름값은 약 2% 정도 올랐다.", "2026-02-11", "us", "style", "약 2%"),
    ("■ 전일(15일) 뉴욕 증시 마감\n16일 시장은 흔들렸다.", "2024-04-16", "us", "dateline", "16일"),
    ("이창용 한국은행 총재가 말했다. 이창룡 총재의 말이 퍼졌다.", "2025-11-12", "kr", "spelling", "이창용"),
    ("세 마녀의 날이 다가온다.", "2024-06-14", "kr", "term", None),
    ("비트코인은 9만4천 원대로 내려앉았다.", "2025-01-06", "us", "unit", "달러"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day", "market", "code", "right"), WRONG, ids=[one[0][:24] for one in WRONG]
)
def test_what_is_left_standing_is_called(
    bare: Found, text: str, day: str, market: str, code: str, right: str | None
) -> None:
    assert (code, right) in [(found, suggestion) for found, _, suggestion in bare(text, day, market)]


def test_a_release_is_of_the_day_on_which_it_came(us: Found) -> None:
    assert us("전날 발표된 7월 소비자물가는 시장을 안심시켰다.") == []
    assert [code for code, *_ in us("이날 발표된 7월 소비자물가는 시장을 안심시켰다.")] == ["day"]


def test_a_release_awaited_on_the_day_on_which_it_came_is_over(us: Found) -> None:
    assert us("9월에는 11일 8월 소비자물가가 발표될 예정이다.") == []
    told = us("시장이 눈여겨보는 7월 소비자물가는 오는 12일 발표될 예정이다.")
    assert told == [("not-public", "7월 소비자물가는 오는 12일 발표될", None)]


def test_quarters_are_measured_from_the_close_before_them() -> None:
    days = [dt.date(2024, 12, 31), dt.date(2025, 3, 31), dt.date(2025, 5, 2), dt.date(2025, 6, 30)]
    moved = _moves(Prices(days, np.array([100.0, 90.0, 95.0, 99.0])), 3)
    assert moved == pytest.approx({(2025, 1): -0.1, (2025, 2): 0.1})
