"""What a text sets beside each other: moves of the record, two values of one thing, a price and its rate.

New York's demo session of 2025-08-13: the Dow +1.04 %, the S&P 500 +0.32 %, the Nasdaq +0.14 %, so that the
Dow and the Nasdaq are 0.90 points apart. Seoul's of 2025-10-27: the KOSPI +2.57 %, the KOSDAQ +2.22 %.
What has no store is arithmetic: 12 to 15 is 25 %, 3.85 less 0.25 is 3.60, 65.1 to 67.9 is up.
"""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen.checks.nights import is_told_after, last_over
from newsgen.markets import named
from tests.checks.conftest import Found


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        (
            "다우지수는 나스닥지수보다 더 많이 올랐다.",
            "나스닥지수는 다우지수보다 더 많이 올랐다.",
            "relation",
        ),
        (
            "다우지수의 상승폭이 나스닥지수보다 컸다.",
            "다우지수의 상승폭이 나스닥지수보다 작았다.",
            "relation",
        ),
        (
            "나스닥지수보다 다우지수의 오름폭이 더 컸다.",
            "다우지수보다 나스닥지수의 오름폭이 더 컸다.",
            "relation",
        ),
        (
            "다우지수는 1.04% 올라 나스닥지수(0.14%)보다 상승률이 높았다.",
            "나스닥지수는 0.14% 올라 다우지수(1.04%)보다 상승률이 높았다.",
            "relation",
        ),
        (
            "3대 지수 가운데 다우지수가 가장 많이 올랐다.",
            "3대 지수 가운데 나스닥지수가 가장 많이 올랐다.",
            "relation",
        ),
        (
            "다우지수(1.04%)가 가장 많이 올랐고 S&P500지수(0.32%), 나스닥지수(0.14%) 순이었다.",
            "나스닥지수(0.14%)가 가장 많이 올랐고 다우지수(1.04%), S&P500지수(0.32%) 순이었다.",
            "relation",
        ),
        (
            "다우지수는 1.04%, S&P500지수는 0.32% 올랐다. 이 가운데 다우지수의 상승률이 가장 높았다.",
            "다우지수는 1.04%, S&P500지수는 0.32% 올랐다. 이 가운데 S&P500지수의 상승률이 가장 높았다.",
            "relation",
        ),
        (
            "다우지수는 1.04%, 나스닥지수는 0.14% 올랐다. 두 지수 모두 상승했다.",
            "다우지수는 1.04%, 나스닥지수는 0.14% 올랐다. 두 지수 모두 하락했다.",
            "direction",
        ),
        (
            "다우지수는 1.04%, 나스닥지수는 0.14% 올랐다. 전자는 상승, 후자도 상승이다.",
            "다우지수는 1.04%, 나스닥지수는 0.14% 올랐다. 전자는 하락, 후자는 하락이다.",
            "direction",
        ),
        (
            "다우지수(1.04%)와 나스닥지수(0.14%)는 나란히 올랐다.",
            "다우지수(1.04%)와 나스닥지수(0.14%)는 나란히 내렸다.",
            "direction",
        ),
        (
            "다우지수와 나스닥지수는 같은 방향이었다.",
            "다우지수와 나스닥지수의 희비가 엇갈렸다.",
            "relation",
        ),
        (
            "뉴욕증시는 오름세로 거래를 마쳤다.",
            "뉴욕증시는 혼조세로 거래를 마쳤다.",
            "direction",
        ),
        (
            "다우지수와 나스닥지수의 상승률 격차는 0.90%포인트였다.",
            "다우지수와 나스닥지수의 상승률 격차는 1.90%포인트였다.",
            "arithmetic",
        ),
        (
            "다우지수와 나스닥지수는 각각 1.04%, 0.14% 올랐다.",
            "다우지수와 S&P500지수, 나스닥지수는 각각 1.04%, 0.14% 올랐다.",
            "cardinality",
        ),
        (
            "다우 상승 마감…나스닥도 올라\n\n뉴욕증시가 올라 거래를 마쳤다.",
            "다우 하락 마감…나스닥도 올라\n\n뉴욕증시가 올라 거래를 마쳤다.",
            "direction",
        ),
    ],
)
def test_moves_beside_each_other(us: Found, right: str, wrong: str, code: str) -> None:
    assert us(right) == []
    assert code in {found for found, *_ in us(wrong)}


@pytest.mark.parametrize(
    "text",
    [
        "장 초반 나스닥지수의 상승폭이 다우지수보다 컸다.",  # another time
        "올해 들어 나스닥지수의 상승폭이 다우지수보다 컸다.",
        "나스닥지수의 상승폭이 다우지수보다 크지 않았다.",
        "나스닥지수의 낙폭이 다우지수보다 컸다고 보기는 어렵다.",  # nobody fell
        "다우지수는 1.04%, 나스닥지수는 0.14% 올랐다. 두 지수 모두 전날에는 하락했다.",
        "다우지수는 올랐지만 원유는 내려 희비가 엇갈렸다.",
        "업종별로는 희비가 엇갈렸다.",
        "아시아 증시는 혼조세로 거래를 마쳤다.",
    ],
)
def test_of_another_time_or_thing_nothing_is_said(us: Found, text: str) -> None:
    assert us(text) == []


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        (
            "목표주가를 12만원에서 15만원으로 높였다.",
            "목표주가를 12만원에서 15만원으로 낮췄다.",
            ("direction", "낮췄", "높였"),
        ),
        (
            "목표주가를 12만원에서 15만원으로 25% 올렸다.",
            "목표주가를 12만원에서 15만원으로 52% 올렸다.",
            ("arithmetic", "12만원에서 15만원으로 52%", None),
        ),
        (
            "12월 인하 확률은 65.1%에서 67.9%로 높아졌다.",
            "12월 인하 확률은 65.1%에서 67.9%로 낮아졌다.",
            ("direction", "낮아", "높아"),
        ),
        (
            "제조업 지수는 48.7로 전월(49.1)보다 0.4포인트 낮아졌다.",
            "제조업 지수는 48.7로 전월(49.1)보다 0.4포인트 높아졌다.",
            ("direction", "높아", "낮아"),
        ),
        (
            "호주중앙은행은 기준금리를 연 3.85%에서 0.25%포인트 내린 3.60%로 정했다.",
            "호주중앙은행은 기준금리를 연 3.85%에서 0.25%포인트 내린 3.65%로 정했다.",
            ("arithmetic", "3.85%에서 0.25%포인트 내린 3.65%", None),
        ),
        (
            "브렌트유는 배럴당 64.44달러로 전날 64.89달러보다 0.45달러 내렸다.",
            "브렌트유는 배럴당 64.44달러로 전날 64.89달러보다 0.45달러 올랐다.",
            ("direction", "올랐", "내렸"),
        ),
        (
            "상승 종목은 90개로 하락 종목 797개보다 적었다.",
            "상승 종목은 90개로 하락 종목 797개보다 많았다.",
            ("relation", "상승 종목은 90개로 하락 종목 797개보다 많았", None),
        ),
        (
            "원·달러 환율은 11.5원 오른 1,449.4원으로 원화 가치는 하락했다.",
            "원·달러 환율은 11.5원 오른 1,449.4원으로 원화 가치는 상승했다.",
            ("direction", "상승", "하락"),
        ),
        (
            "국채 금리가 하락하면서 채권 가격은 상승했다.",
            "국채 금리가 하락하면서 채권 가격은 하락했다.",
            ("direction", "하락", "상승"),
        ),
        (
            "채권 가격과 금리는 반대 방향으로 움직인다.",
            "채권 가격과 금리는 같은 방향으로 움직인다.",
            ("direction", "같은 방향", "반대 방향"),
        ),
    ],
)
def test_two_values_and_what_is_said_of_them(
    bare: Found, right: str, wrong: str, found: tuple[str, str, str | None]
) -> None:
    assert [each for each in bare(right) if each[0] != "term"] == []
    assert found in bare(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "원화 가치는 달러당 1,437.9원에서 1,449.4원으로 떨어졌다.",  # the number is the dollar's
        "10년물 금리는 4.38%에서 4.27%로 11bp(1bp=0.01%포인트) 내렸다.",
        "순위는 5위에서 3위로 올랐다.",
        "영업이익은 10조원에서 12조원으로 25% 늘었다.",  # 9.5 to 12.4 by what is rounded
        "목표주가를 12만원에서 15만원 사이로 낮췄다.",
        "원·달러 환율은 오르다 내려 원화는 강세로 마쳤다.",
    ],
)
def test_look_alikes_are_silent(bare: Found, text: str) -> None:
    assert [each for each in bare(text) if each[0] not in {"term", "style"}] == []


NEW_YORK, SEOUL = named("us"), named("kr")


def test_a_morning_s_text_means_the_night_that_followed_its_session() -> None:
    wednesday = dt.date(2026, 2, 25)
    assert last_over(NEW_YORK, SEOUL, wednesday, "코스피가 올랐다. 간밤 뉴욕증시는") == dt.date(2026, 2, 24)
    assert last_over(NEW_YORK, SEOUL, wednesday, "[개장 전 체크] 코스피는") == wednesday
    assert is_told_after("코스피는 올랐다. 25일(현지시간) 나스닥지수는", NEW_YORK, wednesday)
    assert not is_told_after("코스피는 올랐다. 24일(현지시간) 나스닥지수는", NEW_YORK, wednesday)
    assert last_over(SEOUL, NEW_YORK, wednesday, "25일(현지시간) 뉴욕증시") == wednesday
