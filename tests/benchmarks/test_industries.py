"""What the reader makes of industries, of turns between sentences, of the last hour, and of goods in words.

The raw closes were looked up by hand; they stand beside each case.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from benchmarks.reader import claims
from benchmarks.reader.events import Judge

Reader = tuple[claims.Closes, claims.Namer, Judge]
INDUSTRIES = [
    # S&P 500 +2.53 %; all thirteen banks rose, by 11 % in the mean, and no drug maker: -1.6, weighted -2.2
    ("2024-11-06", "{}는 크게 올랐고, 반대로 제약주는 크게 밀렸다.", "은행주", "보험주와 제약주"),
    ("2024-11-06", "은행주와 기계주는 {}.", "크게 올랐다", "약세를 보였다"),
    # S&P 500 -1.46 %; all fifteen of health insurance and services rose, all of electrical equipment fell
    ("2025-01-27", "{} 속에서도 건강보험·의료서비스주는 올랐다.", "내림세", "오름세"),
    ("2025-01-27", "내림세 속에서도 {}는 올랐다.", "건강보험·의료서비스주", "전력기기주"),
    # all seven drug makers rose by 2.4 %; twelve of twenty software stocks rose, in the mean by 0.6 %
    ("2025-08-13", "{} 강세가 눈에 띄었다.", "제약주의", None),
    ("2025-08-13", "소프트웨어주는 {}.", None, "내렸다"),
    # every insurer rose, in the mean by 1.7 %, S&P 500 +0.11 %: not by much
    ("2025-01-14", "종목군별로는 보험주가 {}.", "올랐다", "크게 올랐다"),
]
MOVES = [
    # 17.85 to 16.77
    ("us-close", "2025-08-06", "변동성지수(VIX)는 {}를 보였다.", "내림세", "오름세"),
    # bars: 6056.46 at 15:00, 6082.86 at 16:00: +0.44 %, and 6083.57 closed: +0.45 %
    ("us-close", "2025-02-06", "S&P500지수는 마감 전 한 시간 새 {} 올랐다.", "0.45%", "0.36%"),
    # week to Friday 19524.01 to 18847.28: -3.47 %; 6013.13 to 5954.50: -0.98 %
    (
        "us-close",
        "2025-02-28",
        "한 주 사이 나스닥지수는 {} 내렸고, S&P500지수도 같은 기간 1% 가까이 내렸다.",
        "3.5%",
        "1.6%",
    ),
    (
        "us-close",
        "2025-02-28",
        "한 주 사이 나스닥지수는 3.5% 내렸고, S&P500지수도 같은 기간 {} 내렸다.",
        "1% 가까이",
        "2% 가까이",
    ),
]
ELSEWHERE = [
    # DAX 20562.73 to 20374.10, FTSE 7913.30 to 7964.20
    (
        "us-close",
        "2025-04-11",
        "앞서 마감한 유럽 증시에서는 독일 DAX지수가 {}했다. 하지만 영국 FTSE100지수는 상승했다.",
        "하락",
        "상승",
    ),
    # oil 64.35 to 63.88, gold 3380.0 to 3400.3
    ("us-close", "2025-08-07", "서부텍사스산원유(WTI)는 내렸다. 하지만 국제 금값은 {}.", "올랐다", "내렸다"),
    ("us-close", "2025-08-07", "서부텍사스산원유(WTI)와 국제 금값은 {}.", None, "나란히 올랐다"),
    # oil 60.07 to 61.50, gold 3155.2 to 3222.2: it is no contrast
    ("us-close", "2025-04-11", "서부텍사스산원유(WTI)는 올랐다. {}국제 금값은 올랐다.", "", "반면 "),
    # oil fell by 0.16 % on March 4, gold rose by 0.04 % on March 6
    ("us-close", "2025-03-04", "서부텍사스산원유(WTI)는 {}.", None, "내렸다"),
    ("us-close", "2025-03-06", "국제 금값은 {}.", None, "올랐다"),
]


@pytest.fixture(scope="module")
def reader(recorded_path: Path) -> Reader:
    """The raw closes, the names, and the judge of events."""
    closes, namer = claims.Closes(recorded_path), claims.Namer(claims.companies(recorded_path))
    return closes, namer, Judge(recorded_path, namer)


def judged(reader: Reader, day: str, text: str, edition: str = "us-close") -> list[bool | None]:
    """Return what claims and events make of each statement of a text."""
    sentences = [("market", f"{one.rstrip('.')}.") for one in text.split(". ")]
    session = dt.date.fromisoformat(day)
    found = claims.claims_of(sentences, session, edition, *reader[:2])
    happened = reader[2].read(sentences, session, edition)
    return [one.holds for one in (*found, *happened.verdicts)]


def both(reader: Reader, day: str, text: str, right: str | None, wrong: str | None, edition: str) -> None:
    if right is not None:
        found = judged(reader, day, text.format(right), edition)
        assert found
        assert all(found), found
    if wrong is not None:
        assert False in judged(reader, day, text.format(wrong), edition)


@pytest.mark.parametrize(("day", "text", "right", "wrong"), INDUSTRIES)
def test_an_industry_is_held_against_its_companies(
    reader: Reader, day: str, text: str, right: str | None, wrong: str | None
) -> None:
    both(reader, day, text, right, wrong, "us-close")


@pytest.mark.parametrize(("edition", "day", "text", "right", "wrong"), [*MOVES, *ELSEWHERE])
def test_fear_the_last_hour_the_week_and_markets_elsewhere_are_read(
    reader: Reader, edition: str, day: str, text: str, right: str | None, wrong: str | None
) -> None:
    both(reader, day, text, right, wrong, edition)


def test_a_stock_that_goes_the_same_way_is_no_contrast(reader: Reader) -> None:
    # 308.58 to 326.09; 201.45 to 202.67
    assert False in judged(reader, "2025-06-10", "테슬라는 올랐다. 하지만 애플은 상승했다.")
    assert all(judged(reader, "2025-06-10", "테슬라는 올랐다. 애플은 상승했다."))


def test_an_industry_that_went_further_is_missed_where_a_lesser_one_is_named(reader: Reader) -> None:
    # banks +11 %, capital markets +6.4 %, electrical equipment +6.1 %, machinery +5 to 7 %
    day = dt.date(2024, 11, 6)

    def skipped(text: str) -> set[str]:
        found = claims.skipped_industries([("market", text)], day, "us-close", reader[0])
        return {one.partition(" ")[0] for one in found}

    assert {"은행주", "증권·금융정보주"} <= skipped("종목군 가운데서는 소프트웨어주가 크게 올랐다.")
    assert "은행주" not in skipped("은행주와 소프트웨어주의 강세가 눈에 띄었다.")
    assert not skipped("은행주의 강세가 눈에 띄었다.")
    assert not skipped("나스닥지수가 올랐다.")


def test_an_industry_is_not_missed_for_one_company_of_it(reader: Reader) -> None:
    # banks +8.2 % in the mean; capital markets +8.4 %, without Coinbase (+48 %) +6.8 %
    told = "종목군 가운데서는 미디어주, 전력기기주, 은행주가 크게 올랐다."
    assert not claims.skipped_industries([("market", told)], dt.date(2024, 11, 8), "us-week", reader[0])


def test_the_days_that_rose_are_no_rise_of_the_week(reader: Reader) -> None:
    # 6000.36 to 5976.97: three days up, the fall of Friday (-1.13 %) and of Wednesday (-0.27 %) larger
    told = "S&P500지수는 오른 날이 많았지만 금요일을 비롯한 이틀의 낙폭이 더 컸다."
    assert False not in judged(reader, "2025-06-13", told, "us-week")
