"""A text against itself: its title and first sentence against the rest, steps of the won; records."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Found

WON = (
    "환율은 4.5원 오른 1472.4원으로 출발했다. "
    "이날 서울 외환시장에서 환율은 전날보다 7.7원 오른 1475.6원에 마감했다."
)


@pytest.mark.parametrize(
    ("right", "other", "marked"),
    [
        ("4.5원", "5.4원", "5.4원 오른 1472.4원"),
        ("7.7원 오른", "7.7원 내린", "7.7원 내린 1475.6원"),
        ("1475.6", "1457.6", "7.7원 오른 1457.6원"),
    ],
)
def test_steps_of_the_won_come_from_one_close(kr: Found, right: str, other: str, marked: str) -> None:
    assert kr(WON) == []
    assert kr(WON.replace(right, other)) == [("arithmetic", marked, None)]


def test_a_step_of_the_won_between_two_values(kr: Found) -> None:
    told = "원·달러 환율은 전 거래일 1439.7원보다 26.4원 오른 1466.1원에 주간 거래를 끝냈다."
    assert kr(told) == []
    assert [code for code, *_ in kr(told.replace("1439.7", "1493.7"))] == ["arithmetic"]
    cross = "원·엔 환율은 927.86원으로, 전날 기준가인 927.18원보다 0.68원 상승했다."
    assert kr(cross) == []
    assert kr(cross.replace("0.68", "0.86")) == [("arithmetic", "0.86원", "0.68원")]


BODY = (
    "코스피가 올랐다.\n10일 외국인은 유가증권시장에서 1조3810억원을 샀다. "
    "거래도 활발했다. 시가총액은 2472조원이다.\n"
)


@pytest.mark.parametrize(
    "title",
    ["외국인, 1.4조원 폭풍매수", "외국인 1조원 넘게 사들여", "시총 2472조 역대 최고", "외국인 이달 6조 매수"],
)
def test_titles_that_the_text_bears_out(bare: Found, title: str) -> None:
    assert bare(f"{title}\n{BODY}", day="2025-09-10", market="kr") == []


@pytest.mark.parametrize(
    ("title", "code", "marked"),
    [("외국인, 1.8조원 폭풍매수", "flow", "1.8조"), ("시총 2742조 역대 최고", "arithmetic", "2742조")],
)
def test_titles_that_it_does_not(bare: Found, title: str, code: str, marked: str) -> None:
    assert [(one, words) for one, words, _ in bare(f"{title}\n{BODY}", day="2025-09-10", market="kr")] == [
        (code, marked)
    ]


def test_how_long_ago_by_the_title(bare: Found) -> None:
    body = "코스피 지수가 3년 6개월 만에 3000선을 돌파했다. 거래는 활발했다. 개인이 팔았다."
    assert bare(f"3년 6개월만 3000피 돌파\n{body}", day="2025-09-10", market="kr") == []
    found = bare(f"4년 6개월만 3000피 돌파\n{body}", day="2025-09-10", market="kr")
    assert [(code, words) for code, words, _ in found] == [("since", "4년 6개월")]


def test_records_that_are_not_made(kr: Found) -> None:
    for told in (
        "코스닥지수는 사상 최고치 경신을 눈앞에 두고 마감했다.",
        "코스닥지수가 사상 최고치를 경신할지 주목된다. 사상 최고치 경신 가능성도 점쳐진다.",
        "코스닥지수는 내렸다. 52주 신저가를 기록한 종목은 114개다.",
    ):
        assert [one for one in kr(told) if one[0] == "record"] == []


def test_a_list_that_goes_on_behind_its_number(bare: Found) -> None:
    told = (
        "현대차와 기아 등 그룹주 5개 종목이 모두 올랐다. "
        "현대모비스(14.47%), 현대오토에버(8.91%), 현대글로비스(5.54%)가 뒤를 이었다."
    )
    assert "5" not in [words for _, words, _ in bare(told, day="2026-01-13", market="kr")]
