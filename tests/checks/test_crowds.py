"""Seoul as a whole against the record: counts of stocks, worths, places, sums, times gone by.

Expected are what desks printed of the exchange: on 2025-09-23 272 rose and 602 fell on KOSPI, which was
worth 2,869.84 trillion won; foreigners bought for 564.5 billion on 2024-12-03; in 2026-03-03's KOSDAQ
individuals sold 757.8 billion where foreigners bought 584.5 and institutions 219.3.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from newsgen.checks import Checker
from newsgen.config import Config
from newsgen.store import Store

Wrong = Callable[[str, str], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def checker(held_seoul_store: Store) -> Checker:
    return Checker(held_seoul_store, Config())


@pytest.fixture
def wrong(checker: Checker) -> Wrong:
    def told(text: str, day: str) -> list[tuple[str, str]]:
        found = checker.check(text, day=dt.date.fromisoformat(day), market="kr").findings
        return [(one.code, one.text) for one in found if one.verdict == "wrong" and one.severity != "hint"]

    return told


COUNTS = (
    "코스피는 0.51% 오른 3,486.19에 마감했다. 코스피 상장 종목 중 상승 마감한 종목은 272개인 반면 "
    "하락 마감한 종목은 602개로 집계됐다."
)


@pytest.mark.parametrize(
    ("right", "other", "marked"),
    [("272", "722", "722"), ("602개로", "206개로", "206")],
)
def test_counts_of_stocks(wrong: Wrong, right: str, other: str, marked: str) -> None:
    assert wrong(COUNTS, "2025-09-23") == []
    assert wrong(COUNTS.replace(right, other), "2025-09-23") == [("relation", marked)]


def test_counts_among_the_largest_are_others(wrong: Wrong) -> None:
    told = "코스피는 3,486.19에 마감했다. 코스피 시가총액 상위 10개 종목 가운데 오른 종목은 4개다."
    assert wrong(told, "2025-09-23") == []


def test_what_the_market_is_worth(wrong: Wrong) -> None:
    told = "코스피는 3,486.19에 마감했다. 코스피 시가총액은 2869조8425억원으로 늘었다."
    assert wrong(told, "2025-09-23") == []
    assert wrong(told.replace("2869", "2689"), "2025-09-23") == [("worth", "2689조8425억원")]
    held = "코스피는 3,486.19에 마감했다. 외국인의 코스피 시가총액 보유액은 900조원이다."
    assert wrong(held, "2025-09-23") == []
    then = "코스피는 3,486.19에 마감했다. 2021년 7월 6일 당시 코스피 시가총액은 2314조원이었다."
    assert wrong(then, "2025-09-23") == []


def test_a_round_worth_that_was_passed(wrong: Wrong) -> None:
    told = "코스피는 6,083.86에 마감했다. 코스피 시가총액도 5천조원을 돌파했다."
    assert wrong(told, "2026-02-25") == []
    assert wrong(told.replace("5천", "6천"), "2026-02-25") == [("worth", "6천조원")]
    assert wrong(told.replace("5천조원을 돌파", "5천조원을 눈앞에 뒀다가 넘"), "2026-02-25") == []


def test_places_among_the_largest(wrong: Wrong) -> None:
    told = "시총 2위 SK하이닉스는 9.55% 내린 16만4800원에 마감했다."
    assert wrong(told, "2025-04-07") == []
    assert wrong(told.replace("2위", "4위"), "2025-04-07") == [("worth", "4위")]
    assert wrong(told.replace("시총", "반도체 업종 시총").replace("2위", "1위"), "2025-04-07") == []


def test_all_of_the_largest_and_one_alone(wrong: Wrong) -> None:
    told = "코스피는 2,328.20에 마감했다. 코스피 시가총액 상위 10개 종목은 일제히 하락 마감했다."
    assert wrong(told, "2025-04-07") == []
    assert wrong(told.replace("하락", "상승"), "2025-04-07") == [("relation", "일제히 상승")]


def test_three_investors_leave_what_others_bought(wrong: Wrong) -> None:
    told = (
        "코스닥시장에서 외국인과 기관은 각각 5843억원, 2192억원어치 사들인 가운데, "
        "개인은 7575억원어치를 팔아치웠다."
    )
    assert wrong(told, "2026-03-03") == []
    assert wrong(told.replace("7575", "5775"), "2026-03-03") == [("flow", "5775억원")]


def test_net_buying_of_the_eve_and_of_a_month(wrong: Wrong) -> None:
    eve = "전날 5645억원 사들이며 강한 순매수를 보여준 외국인이 돌아섰다."
    assert wrong(eve, "2024-12-04") == []
    assert wrong(eve.replace("5645", "5465"), "2024-12-04") == [("flow", "5465억원")]
    month = "코스피는 내렸다. 외국인은 이달 들어 전날까지 유가증권시장에서 6조6331억원을 순매수했다."
    assert wrong(month, "2025-09-17") == []
    assert wrong(month.replace("6조6331", "3조6331"), "2025-09-17") == [("flow", "3조6331억원")]
