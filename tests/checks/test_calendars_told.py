"""What a calendar contradicts, and the same words where they are right.

The Fed lowered its range on 2025-09-17, 10-29 and 12-10 (to 3.50~3.75%), met in 2025 eight times, and had
lowered it before on 2024-12-18; the minutes of its meeting of October 2025 came out on 2025-11-19. The Bank
of Korea lowered its rate on 2025-05-29 to 2.50% and kept it on 07-10, 08-28, 10-23, 11-27 and on 2026-01-15.
Futures and options end in Seoul on the second Thursday of March, June, September and December (2025-12-11),
in New York on the third Friday (2025-12-19). Jerome Powell was chair of the Fed to May 2026. Nvidia is made
to report after the close of 2025-08-12.
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks import Checker
from newsgen.config import Config
from newsgen.model import Account
from newsgen.sources import demo
from newsgen.sources.batch import Batch
from newsgen.store import Store
from tests.checks.conftest import Found

WRONG = {
    "in a row": ("us", "2025-12-11", "연준은 두 차례 연속 금리를 인하했다.", "두 차례 연속", "세 차례 연속"),
    "in a row, by a headline": (
        "us",
        "2025-06-18",
        "연준 3회 연속 동결, 연내 2회 인하 전망 유지",
        "3회 연속",
        "4회 연속",
    ),
    "in a row, in Seoul": (
        "kr",
        "2026-01-15",
        "한은은 네 차례 연속 기준금리를 동결했다.",
        "네 차례 연속",
        "다섯 차례 연속",
    ),
    "of the year": ("us", "2025-12-11", "연준은 올해 두 차례 기준금리를 내렸다.", "두 차례", "세 차례"),
    "months between": ("us", "2025-09-17", "연준은 5개월 만에 금리를 내렸다.", "5개월 만에", None),
    "still to come": ("us", "2025-12-11", "올해 남은 FOMC 회의는 한 차례다.", "한 차례", None),
    "the last one as the next": ("us", "2025-12-11", "다음 FOMC 회의는 9~10일이다.", "9~10일", "1월 27~28일"),
    "first for last": ("kr", "2026-01-15", "올해 마지막 금통위에서 한은은 금리를 동결했다.", "마지막", "첫"),
    "the gap": ("kr", "2025-12-11", "한미 금리 차는 1.50%포인트다.", "1.50%포인트", "1.25%포인트"),
    "the range of before": (
        "us",
        "2025-12-11",
        "연준의 기준금리는 연 3.75~4.00%다.",
        "3.75~4.00%",
        "3.50~3.75%",
    ),
    "the Fed, over": ("us", "2025-12-11", "시장은 FOMC 회의를 기다리고 있다.", "FOMC 회의를 기다리", None),
    "the board, over": (
        "kr",
        "2025-10-24",
        "금융통화위원회를 앞두고 채권시장은 조용했다.",
        "금융통화위원회를 앞두고",
        None,
    ),
    "minutes, out": (
        "us",
        "2025-11-20",
        "10월 FOMC 의사록 공개를 앞두고 조용했다.",
        "의사록 공개를 앞두고",
        None,
    ),
    "minutes, another day": (
        "us",
        "2025-11-20",
        "이날 공개된 10월 FOMC 의사록은 매파적이었다.",
        "이날 공개된 10월 FOMC 의사록",
        None,
    ),
    "expiry, tomorrow": (
        "kr",
        "2025-12-11",
        "선물·옵션 동시 만기일을 하루 앞두고 코스피가 내렸다.",
        "선물·옵션 동시 만기일을 하루 앞두",
        None,
    ),
    "expiry, another week": (
        "us",
        "2025-12-11",
        "선물·옵션 동시 만기일을 맞은 이날 거래가 늘었다.",
        "선물·옵션 동시 만기일을 맞은",
        None,
    ),
    "a holiday of before": (
        "kr",
        "2025-12-11",
        "추석 연휴를 앞두고 거래가 한산했다.",
        "추석 연휴를 앞두고",
        None,
    ),
    "a chair of before": ("us", "2026-07-24", "제롬 파월 연준 의장은 말을 아꼈다.", "제롬 파월", "케빈 워시"),
    "a president of before": ("us", "2025-12-11", "바이든 대통령은 관세를 논의했다.", "바이든", "트럼프"),
    "a minister of before": ("kr", "2025-12-11", "최상목 경제부총리는 시장을 점검했다.", "최상목", "구윤철"),
    "another month's end": (
        "us",
        "2026-06-30",
        "5월의 마지막 거래일인 이날 뉴욕증시는 올랐다.",
        "5월의 마지막 거래일",
        None,
    ),
    "another quarter's start": (
        "us",
        "2026-06-30",
        "3분기 첫 거래일인 이날 뉴욕증시는 올랐다.",
        "3분기 첫 거래일인",
        None,
    ),
}


@pytest.mark.parametrize(("market", "day", "text", "place", "right"), WRONG.values(), ids=WRONG)
def test_what_the_calendar_contradicts_is_called(
    bare: Found, market: str, day: str, text: str, place: str, right: str | None
) -> None:
    assert [found[1:] for found in bare(text, day, market)] == [(place, right)]


RIGHT = [
    ("us", "2025-12-11", "연준은 세 차례 연속 금리를 인하했다."),
    ("us", "2025-12-11", "연준은 올해 세 차례 기준금리를 내렸고, 내년에는 두 차례 더 내릴 전망이다."),
    ("us", "2024-09-18", "연준이 금리를 내린 것은 4년 6개월 만이다."),
    ("us", "2025-12-11", "다음 FOMC 회의는 내년 1월 27~28일이다."),
    ("us", "2025-12-11", "전날 FOMC를 앞두고 쌓였던 경계 심리가 풀렸다."),
    ("us", "2025-12-11", "다음 달 FOMC 회의를 기다리는 시장은 조용했다."),
    ("us", "2025-12-10", "FOMC 결과를 앞두고 보합권에서 출발한 지수는 올랐다."),
    ("us", "2025-12-10", "연준의 기준금리는 연 3.50~3.75%다."),
    ("kr", "2025-12-10", "미국 FOMC 결과를 앞두고 관망세가 나타났다."),
    ("kr", "2026-01-15", "올해 첫 금통위에서 한은은 다섯 차례 연속 기준금리를 동결했다."),
    ("kr", "2025-12-11", "한미 금리 차는 상단 기준 1.25%포인트로 좁혀졌다."),
    ("kr", "2025-12-10", "선물·옵션 동시 만기일을 하루 앞두고 코스피가 내렸다."),
    ("kr", "2025-12-11", "선물·옵션 동시 만기일인 이날 코스피가 내렸다."),
    ("kr", "2025-11-13", "옵션 만기일인 이날 코스피는 보합이었다."),
    ("us", "2025-11-20", "전날 공개된 10월 FOMC 의사록은 매파적이었다."),
    ("kr", "2025-11-20", "간밤 공개된 FOMC 의사록은 매파적이었다."),
    ("us", "2025-11-14", "다음 주에는 10월 FOMC 의사록이 나온다."),
    ("kr", "2025-10-02", "추석 연휴를 앞두고 거래가 한산했다."),
    ("us", "2026-05-08", "케빈 워시 연준 의장 지명자의 인준안이 상원을 통과했다."),
    ("us", "2026-07-24", "제롬 파월 전 연준 의장은 이사로 남았다."),
    ("us", "2025-01-15", "조 바이든 미국 대통령은 임기 마지막 연설을 했다."),
    ("kr", "2025-12-11", "지난해 12월 윤석열 대통령의 비상계엄 선포로 지수는 급락했다."),
    ("us", "2026-06-30", "2분기 마지막 거래일인 이날 뉴욕증시는 올랐다."),
]


@pytest.mark.parametrize(("market", "day", "text"), RIGHT)
def test_what_the_calendar_bears_out_is_left_alone(bare: Found, market: str, day: str, text: str) -> None:
    assert bare(text, day, market) == []


def _account(day: str, part: str, status: str) -> Account:
    given = {"id": f"earnings:NVDA:{day}", "kind": "earnings", "about": "NVDA", "source": "Yahoo Finance"}
    return Account(**given, day=dt.date.fromisoformat(day), part=part, status=status)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    """A checker over New York's demo, where Nvidia is made to report after the close of 2025-08-12."""
    store = Store.open(tmp_path_factory.mktemp("reported") / "us.sqlite", create=True)
    now = dt.datetime.now(dt.UTC)
    store.write(demo.batch(demo.of("us")), now=now)
    told = Batch(origin="Yahoo Finance", accounts=(_account("2025-08-12", "after", "reported"),), demo=True)
    store.write(told, now=now)
    return Checker(store, Config())


LATE = {
    "as to come today": (
        "엔비디아는 이날 장 마감 뒤 2분기 실적을 발표한다.",
        "이날 장 마감 뒤 2분기 실적을 발표한다",
    ),
    "before the bell": ("엔비디아는 이날 개장 전 실적을 내놓았다.", "이날 개장 전 실적을 내놓았"),
    "of the week before": ("지난주 실적을 내놓은 엔비디아가 관심을 끌었다.", "지난주 실적을 내놓은"),
    "of the week to come": (
        "다음 주에는 엔비디아가 실적을 공개한다.",
        "다음 주에는 엔비디아가 실적을 공개한다",
    ),
    "awaited": ("엔비디아의 실적 발표를 앞두고 시장이 숨을 죽였다.", "실적 발표를 앞두고"),
    "of another quarter": ("엔비디아는 전날 장 마감 뒤 1분기 실적을 내놓았다.", "1분기"),
}


@pytest.mark.parametrize(("text", "place"), LATE.values(), ids=LATE)
def test_results_of_another_day_are_called(reported: Checker, text: str, place: str) -> None:
    found = reported.check(text, day=dt.date(2025, 8, 13), market="us").findings
    assert [one.text for one in found if one.verdict == "wrong"] == [place]


TIMELY = [
    "전날 장 마감 뒤 실적을 내놓은 엔비디아가 관심을 끌었다.",
    "엔비디아는 12일 장 마감 후 2분기 실적을 발표했다.",
    "이번 주 실적을 내놓은 엔비디아가 관심을 끌었다.",
    "전날 엔비디아의 실적 발표를 앞두고 쌓였던 경계 심리가 풀렸다.",
    "다음 분기 실적 발표를 앞둔 애플이 관심을 끌었다.",
]


@pytest.mark.parametrize("text", TIMELY)
def test_results_of_their_day_are_left_alone(reported: Checker, text: str) -> None:
    found = reported.check(text, day=dt.date(2025, 8, 13), market="us").findings
    assert [one.text for one in found if one.verdict == "wrong"] == []


def test_what_may_come_is_not_counted(bare: Found) -> None:
    said = "만약 연준이 금리를 인하한다면, 이는 3번째 연속 인하로 목표 범위를 낮추게 된다."
    assert bare(said, "2024-12-17") == []


def test_a_season_of_results_is_of_the_quarter_before(bare: Found) -> None:
    assert bare("2분기 실적 시즌이 막바지다.", "2025-11-20") == [
        ("year", "2분기 실적 시즌", "3분기 실적 시즌")
    ]
    assert bare("3분기 실적 시즌이 막바지다.", "2025-11-20") == []
    assert bare("지난 2분기 실적 시즌에는 올랐다.", "2025-11-20") == []
