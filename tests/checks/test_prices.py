"""Level, points, percent, direction, subject and span against the record: closes as published."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Found

RIGHT = "S&P500지수는 전장보다 20.82포인트(0.32%) 오른 6,466.58에 거래를 마쳤다."
WRONG = [
    (RIGHT.replace("6,466.58", "6,646.58"), ("level", "6,646.58", "6,466.58")),
    (RIGHT.replace("20.82", "28.02"), ("points", "28.02포인트", "20.82포인트")),
    (RIGHT.replace("0.32", "0.23"), ("change", "0.23%", "0.32%")),
    (RIGHT.replace("오른", "내린"), ("direction", "내린", "오른")),
    (RIGHT.replace("S&P500", "다우"), ("subject", "다우지수", "S&P500지수")),
    ("러셀2000지수는 2% 넘게 올라 마감했다.", ("bound", "2% 넘게", "2% 가까이")),
    ("10년물 국채 금리는 5%포인트 내린 4.24%에 마감했다.", ("unit", "5%포인트", "5bp")),
    (
        "애플이 1.40%, 아마존이 1.60% 올라 마감했다.",
        ("subject", "1.40%, 아마존이 1.60%", "1.60%, 아마존이 1.40%"),
    ),
    ("애플은 1.60% 오른 233.83달러에 거래를 마쳤다.", ("level", "233.83달러", "233.33달러")),
    ("뉴욕증시 3대 지수가 일제히 하락 마감했다.", ("direction", "하락", "상승")),
    ("다우지수가 4만6000선을 돌파하며 마감한 것은 처음이다.", ("line", "4만6000선", None)),
]
TRUE = [
    RIGHT,
    "S&P500지수는 0.3% 올라 6466선에서 마감했다.",
    "러셀2000지수는 2% 가까이 오른 2328.06으로 장을 마쳤다.",
    "나스닥지수는 2만1713.14에 마감했다.",
    "S&P500지수 6,500에서 6,400으로",
    "S&P500지수는 0.32%↑, 나스닥…비트코인 12% 반등",
    "S&P500지수는 6,400선으로 올라섰다.",
    "엔비디아는 1% 미만 내려 마감했다.",
    "10년물 국채 금리는 5bp(0.05%포인트) 내린 4.24%로 마감했다.",
    "10년물 국채 금리는 5bp(1bp=0.01%포인트) 내린 4.24%로 마감했다.",
    "애플은 1.60% 오른 233.33달러에 거래를 마쳤다.",
    "나스닥지수는 31.24포인트(0.14%) 오른 2만 1713.14에 마감했다.",
    "14일 외신에 따르면 전날 S&P500지수는 0.32% 오른 6,466.58에 거래를 마쳤다.",
    "3대 지수가 일제히 상승 마감했다.",
    "전날 3대 지수가 모두 하락했던 것과 달리 이날은 올랐다.",
    "3대 지수는 모두 하락 출발했다가 올라 마감했다.",
    "다우지수는 2월 고점 대비 한때 20% 내려 4만선을 밑돌았지만 4만4922.27에 마감했다.",
    "다우지수는 지난해 말 4만5000선을 돌파한 다음 날부터 밀렸고 이날 4만4922.27에 마감했다.",
    "나스닥지수는 0.14% 올라 마감했다. 2만2000선 돌파도 가시권이다.",
    "S&P500지수는 장중 0.3% 하락 후 0.32% 상승으로 마감했다.",
]


@pytest.mark.parametrize(("text", "found"), WRONG)
def test_finds_what_the_record_contradicts(us: Found, text: str, found: tuple[str, str, str]) -> None:
    assert us(text) == [found]


@pytest.mark.parametrize("text", TRUE)
def test_leaves_alone_what_is_right(us: Found, text: str) -> None:
    assert us(text) == []


def test_a_session_that_goes_on_is_held_against_its_range_alone(us: Found) -> None:
    assert us("러셀2000지수는 장중 1% 이상 오르고 있다.") == []


def test_what_may_be_of_two_is_wrong_only_if_both_disagree(us: Found) -> None:
    lead = "다우지수와 러셀2000지수가 상승 마감했다. "
    assert us(lead + "하루 상승률은 1.98%였다.") == []


def test_the_three_contradict_each_other_without_a_record(bare: Found) -> None:
    told = "가권지수는 345.50포인트(2.15%) 내린 27,302.37로 장을 마쳤다."
    assert bare(told) == [("arithmetic", "2.15%", "1.25%")]
    assert bare(told.replace("2.15%", "1.25%")) == []


def test_flows_are_held_against_their_board(kr: Found) -> None:
    told = "유가증권시장에서 외국인과 기관이 각각 6471억원, 2343억원을 순매수한 반면 "
    told += "개인은 7969억원을 순매도했다."
    assert kr(told) == []
    assert kr(told.replace("6471억", "4671억")) == [("flow", "4671억원", "6471억원")]
    assert kr(told.replace("순매도", "순매수")) == [("flow-direction", "순매수", "순매도")]
    assert kr(told.replace("7969억원", "7969조원")) == [("unit", "7969조원", "7969억원")]
    assert kr("개인이 7969억원어치를 판 반면 외국인은 6471억원을 샀다.") == []
    assert kr("외국인이 6371억원을 순매수했다. 개인은 7769억원을 팔았다.") == []  # provisional, both of them
    assert kr("코스닥시장에서 개인이 2376억원을 순매수했다.") == [("flow-who", "개인이 2376억원", None)]


def test_a_price_in_the_wrong_money_is_found(kr: Found) -> None:
    assert ("unit", "달러", "원") in kr("삼성전자는 3.24% 오른 10만2000달러에 마감했다.")


def test_runs_and_lines_are_counted(kr: Found) -> None:
    assert kr("코스피가 4,000선을 넘고 최고치를 쓴 지 하루 만에 다시 상승했다.") == []
    assert kr("코스피가 사상 처음으로 4,000선을 넘어 마감했다.") == []
    assert [code for code, *_ in kr("코스피가 4,100선을 돌파하며 마감했다.")] == ["line"]


def test_names_are_counted(kr: Found) -> None:
    for right in ("시가총액 1~2위인 삼성전자와 SK하이닉스가", "2차전지 3사인 LG에너지솔루션과 삼성SDI 등이"):
        assert kr(f"{right} 올랐다.") == []
    told = "시가총액 1~3위인 삼성전자와 SK하이닉스가 올랐다."
    assert kr(told) == [("cardinality", "1~3위인 삼성전자와 SK하이닉스", None)]


def test_a_gap_in_a_row_of_two_is_a_missing_separator(kr: Found) -> None:
    assert kr("삼성전자(3.24%) SK하이닉스(4.90%)도 올랐다.") == [("separator", ") S", "), S")]


def test_extremes_are_told_by_their_own_verb(kr: Found) -> None:
    """The day's high was 4,042.83 of KOSPI by the exchange; what came then says nothing of it."""
    assert kr("코스피는 장중 4,042.83까지 갔다가 하락했다. 코스피는 1% 넘게 올라 마감했다.") == []


def test_a_short_foreign_name_is_one_spelling(us: Found) -> None:
    assert us("엔비디아가 내렸다. 엔비디오의 매물이 나왔다.") == [("spelling", "엔비디오", "엔비디아")]
    assert us("마이크로소프트와 마이크론이 올랐다. 마이크로 LED의 시대다.") == []
