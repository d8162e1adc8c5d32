"""Kinds of slips that a set of texts had and no check knew, each with the sentence that is right."""

from __future__ import annotations

import pytest

from newsgen.checks.trading import breadth
from tests.checks.conftest import Found


@pytest.mark.parametrize(
    ("day", "market", "right", "wrong", "found"),
    [
        # groups of digits
        (
            "2025-08-13",
            "us",
            "6,466.58에 마감했다.",
            "6.466,58에 마감했다.",
            ("separator", "6.466,58", "6,466.58"),
        ),
        (
            "2025-08-13",
            "us",
            "6,466.58에 마감했다.",
            "64,66.58에 마감했다.",
            ("separator", "64,66.58", "6,466.58"),
        ),
        (
            "2025-08-13",
            "us",
            "6,466.58에 마감했다.",
            "6,466,58에 마감했다.",
            ("separator", "6,466,58", "6,466.58"),
        ),
        # words of the field
        (
            "2025-10-27",
            "kr",
            "거래대금이 줄었다.",
            "거래대급이 줄었다.",
            ("spelling", "거래대급", "거래대금"),
        ),
        (
            "2025-10-27",
            "kr",
            "시가총액이 늘었다.",
            "시총가액이 늘었다.",
            ("spelling", "시총가액", "시가총액"),
        ),
        # quotations in two pairs of marks
        (
            "2025-08-13",
            "us",
            "그는 “서두르지 않겠다”고 했다.",
            "그는 “서두르지 않겠다’고 했다.",
            ("quotation-mark", "“서두르지 않겠다’", "“서두르지 않겠다”"),
        ),
        (
            "2025-08-13",
            "us",
            "그는 ‘서두르지 않겠다’고 했다.",
            "그는 ‘서두르지 않겠다”고 했다.",
            ("quotation-mark", "‘서두르지 않겠다”", "‘서두르지 않겠다’"),
        ),
        # a level and the line that it did not reach
        (
            "2025-10-27",
            "kr",
            "코스피는 4,042.83까지 치솟아 4,000선을 돌파했다.",
            "코스피는 4,042.83까지 치솟아 4,100선을 돌파했다.",
            ("line", "4,100선을 돌파했", None),
        ),
        # 100 % less 35.5 % is 64.5 %
        (
            "2025-08-13",
            "us",
            "9월에 동결할 확률은 35.5%다. 거꾸로 말하면 내릴 확률이 64.5%라는 뜻이다.",
            "9월에 동결할 확률은 35.5%다. 거꾸로 말하면 내릴 확률이 54.5%라는 뜻이다.",
            ("odds", "54.5%", "64.5%"),
        ),
        # what two rates are apart
        (
            "2025-08-13",
            "us",
            "실업률은 6월 4.1%에서 7월 4.2%로 한 달 만에 0.1%포인트 높아졌다.",
            "실업률은 6월 4.1%에서 7월 4.2%로 한 달 만에 0.1% 높아졌다.",
            ("percent-point", "%", "%p"),
        ),
        # the board of the Bank of Korea met on 27 November 2025, the Fed's meeting ended on 17 September
        (
            "2025-10-23",
            "kr",
            "다음 통화정책방향 회의가 열리는 11월 27일에 내릴 수 있다.",
            "다음 통화정책방향 회의가 열리는 11월 20일에 내릴 수 있다.",
            ("meeting", "20일", "27일"),
        ),
        (
            "2025-09-15",
            "us",
            "연준은 회의를 마치고 현지시간 17일 기준금리를 발표한다.",
            "연준은 회의를 마치고 현지시간 18일 기준금리를 발표한다.",
            ("meeting", "18일", "17일"),
        ),
        # claims are told on Thursdays: 14 August 2025
        (
            "2025-08-13",
            "us",
            "14일 발표되는 신규 실업수당 청구 건수가 시장의 관심사다.",
            "14일 발표된 신규 실업수당 청구 건수는 예상을 밑돌았다.",
            ("not-public", "발표된 신규 실업수당", None),
        ),
        # 8, 11, 12, 13, 14 and 15 November 2024 are six sessions
        (
            "2024-11-15",
            "kr",
            "외국인은 8일부터 15일까지 엿새 연속 순매도했다.",
            "외국인은 8일부터 15일까지 나흘 연속 순매도했다.",
            ("streak", "나흘", "6거래일"),
        ),
        # on the day after Thanksgiving New York closes at one, not at four
        (
            "2024-11-29",
            "us",
            "뉴욕증시는 평소보다 세 시간 이른 오후 1시에 문을 닫았다.",
            "뉴욕증시는 평소보다 두 시간 이른 오후 1시에 문을 닫았다.",
            ("no-session", "두", "세"),
        ),
        (
            "2025-10-27",
            "kr",
            "코스피 4,000 시대 열었다\n\n코스피가 사상 처음 4,000선을 넘었다.",
            "코스피 3,000 시대 열었다\n\n코스피가 사상 처음 4,000선을 넘었다.",
            ("level", "3,000", "4,000"),
        ),
    ],
)
def test_a_slip_is_found_and_what_is_right_is_left(
    bare: Found, day: str, market: str, right: str, wrong: str, found: tuple[str, str, str | None]
) -> None:
    assert bare(right, day, market) == []
    assert bare(wrong, day, market) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "1,2위가 바뀌었고 10,20대가 샀다.",
        "최고지수를 경신했다. 한반도에 눈이 왔다.",
        "그는 “‘서두르지 않겠다’는 말은 옳다”고 했다. It’s “Fed’s job”이라는 말도 나왔다.",
        "10월 동결 확률은 35.5%다. 거꾸로 말하면 시장은 인하를 본다.",
        "지표는 엇갈렸다. 12일 발표된 7월 소비자물가지수는 2.7% 올랐다.",
        "19일 발표된 뒤에야 알 수 있다.",
        "외국인은 8일부터 이틀 연속 판 뒤 돌아섰다.",
    ],
)
def test_what_looks_like_a_slip_and_is_none(bare: Found, text: str) -> None:
    assert bare(text, "2025-08-13", "us") == []


def test_days_without_a_month_are_of_the_meeting_that_has_them(bare: Found) -> None:
    # between the meetings of 9 to 10 December 2025 and of 27 to 28 January 2026
    assert bare("올해 첫 FOMC 정례회의는 27~28일 열린다.", "2026-01-02") == []
    assert bare("FOMC 정례회의는 28~29일 열린다.", "2026-01-02") != []


def test_an_index_is_told_apart_from_the_one_that_it_is_a_part_of(us: Found) -> None:
    # the composite closed at 21,713.14
    told = "13일(현지시간) {}는 21,713.14에 거래를 마쳤다."
    assert us(told.format("나스닥지수")) == []
    assert us(told.format("나스닥100지수")) == [("subject", "나스닥100지수", "나스닥지수")]


def test_indices_are_counted_by_the_record(us: Found) -> None:
    # all three rose
    assert us("13일(현지시간) 3대 지수 가운데 두 지수가 상승 마감했다.") == [("cardinality", "두", None)]
    assert us("13일(현지시간) 3대 지수 가운데 세 지수가 상승 마감했다.") == []
    assert us("2개. 뉴욕증시 3대 지수 가운데 오른 지수의 수다.") == [("cardinality", "2", "3")]
    assert us("3개. 뉴욕증시 3대 지수 가운데 오른 지수의 수다.") == []


def test_a_name_is_found_by_two_syllables_exchanged(us: Found) -> None:
    assert us("이날 엔디비아 주가는 제자리걸음을 했다.") == [("name", "엔디비아", "엔비디아")]
    assert us("이날 엔비디아 주가는 제자리걸음을 했다.") == []


def test_weeks_of_american_statistics_are_from_sunday_to_saturday(bare: Found) -> None:
    # 23 June 2024 is a Sunday, 24 June the Monday of the week after
    told = "지난주({}) 신규 실업수당 청구 건수가 늘었다."
    assert bare(told.format("6월 23~29일"), "2024-07-03") == []
    assert bare(told.format("6월 16~22일"), "2024-07-03") != []


def test_minutes_by_their_other_name_are_no_meeting_to_come(bare: Found) -> None:
    assert bare("1월 FOMC 회의록은 22일 공개된다.", "2024-02-16") == []


def test_a_day_of_rest_may_be_what_is_told(bare: Found) -> None:
    # Presidents' Day; the session before was on 16 February 2024
    assert bare("19일(현지시간) 뉴욕증시는 대통령의 날을 맞아 휴장한다.", "2024-02-16") == []
    assert bare("19일(현지시간) 뉴욕증시는 1% 넘게 올랐다.", "2024-02-16") != []


def test_what_falls_though_rates_rise_is_no_step_of_theirs(bare: Found) -> None:
    assert bare("금리 상승에도 달러인덱스는 0.8% 내렸다.") == []
    assert bare("연준은 기준금리를 예상대로 0.25% 내렸다.") == [("percent-point", "%", "%p")]


def test_a_company_with_another_groups_name_is_known_by_its_move(kr: Found) -> None:
    # SK hynix rose by 4.90 % on 27 October 2025
    assert kr("SK하이닉스는 4.90% 올랐다.") == []
    assert kr("현대하이닉스는 4.90% 올랐다.") == [("name", "현대하이닉스", "SK하이닉스")]
    assert kr("현대하이닉스는 4.10% 올랐다.") == []


def test_a_name_of_before_is_told_beside_the_days_move(kr: Found) -> None:
    # Kia Motors became Kia in March 2021
    assert kr("기아자동차는 0.09% 내렸다.") == [("name", "기아자동차", "기아")]
    assert kr("기아는 0.09% 내렸다.") == []
    assert kr("옛 기아자동차는 1998년 현대차에 넘어갔다.") == []


def test_a_company_with_two_moves_has_one_of_another(us: Found) -> None:
    # AMD rose by 5.41 %, Apple by 1.60 %
    told = "새 제품을 내놓은 {}은 가입자의 성장세가 기대를 웃돌아 5.41% 뛰었다. 애플(+1.60%)도 강세였다."
    assert us(told.format("애플")) == [("subject", "애플", None)]
    assert us(told.format("레드햇")) == []


def test_core_prices_are_those_that_have_come_out(us: Found) -> None:
    # 3.1 % over a year in July 2025, told on 12 August; 2.9 % the month before
    assert us("근원 CPI 상승률은 3.1%로 시장 예상치를 웃돌았다.") == []
    assert us("근원 CPI 상승률은 2.9%로 시장 예상치를 밑돌았다.") == [("release", "2.9%", "3.1%")]


def test_a_run_of_last_week_is_not_of_the_day(kr: Found) -> None:
    assert kr("지난주 이틀 연속 내리며 움츠렸던 코스피는 이날 2.57% 올랐다.") == []


def test_two_counts_of_stocks_do_not_change_places(kr: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    # of the demo's stocks of the exchange more rose than fell on 27 October 2025
    monkeypatch.setattr(breadth, "is_whole", lambda _: True)
    assert kr("유가증권시장에서 오른 종목은 610개로 내린 종목 280개보다 많았다.") == []
    found = kr("유가증권시장에서 오른 종목은 280개로 내린 종목 610개보다 적었다.")
    assert found == [("relation", "280개로 내린 종목 610", None)]


def test_a_level_is_passed_for_the_first_time_once(us: Found) -> None:
    # the S&P 500 closed above 6,400 before 13 August 2025, above 6,450 on no day before
    assert us("S&P500지수는 이날 사상 처음 6,450선을 넘었다.") == []
    assert us("S&P500지수는 이날 사상 처음 6,400선을 넘었다.") == [("record", "사상 처음 6,400", None)]
