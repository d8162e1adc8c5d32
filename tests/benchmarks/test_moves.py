"""What the reader makes of moves of other spans than the day, and within it: plants beside what is right.

The raw closes were looked up by hand; they stand beside each case.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from benchmarks.reader import claims

Judged = list[claims.Claim]
CASES = [
    # 308.58 to 326.09: +5.67 %
    ("2025-06-10", "종목 가운데서는 테슬라(Tesla)가 {}.", "6% 가까이 올랐다", "6% 가까이 내렸다"),
    ("2025-06-10", "종목 가운데서는 테슬라(Tesla)가 {}.", "6% 가까이 올랐다", "6% 넘게 올랐다"),
    # closed at 6101.24; then a low of 5962.92, -2.27 %, and a high of 6017.17, below the close before
    ("2025-01-27", "하락 출발한 S&P500지수는 장 초반 {}으나 낙폭을 줄였다.", "2% 넘게 밀렸", "3% 넘게 밀렸"),
    # 6502.08; high 6532.65, low 6443.98
    ("2025-09-05", "S&P500지수는 오전에 {}했다.", "하락 전환", None),
    ("2025-01-27", "S&P500지수는 오전에 {}했다.", None, "상승 전환"),
    # 6101.24 to 6012.28, -1.46 %, with a cut or not
    ("2025-01-27", "기준금리 인하에도 S&P500지수가 {} 내렸다.", "1%대", "2%대"),
    # 15011.35 at the end of 2023, 19310.79: +28.64 %
    # 6896.24 to 6845.50: -0.74 % on the day, of which it is said what day of the year it is
    ("2025-12-31", "올해 마지막 거래일인 31일 뉴욕증시에서 S&P500지수는 {}.", "내렸다", "올랐다"),
    (
        "2024-12-31",
        "S&P500지수는 2024년 한 해 동안 올랐다. 같은 기간 나스닥지수는 {} 상승했다.",
        "28%대",
        "27%대",
    ),
    # 1003.46 to 1107.12, +10.33 %; +14.3 % on April 17, 2025
    (
        "2026-02-04",
        "분기 실적을 내놓은 일라이릴리가 급등하며 {} 최대 상승률을 기록했다.",
        "지난해 4월 이후",
        "지난해 5월 이후",
    ),
    # 98.71, on July 20, 2022 at 102.26, on July 29 at 98.62
    (
        "2026-03-13",
        "서부텍사스산원유(WTI)는 3% 넘게 올라 {} 가장 높았다.",
        "2022년 7월 이후",
        "2022년 8월 이후",
    ),
    # 5881.63 at the end of 2024; 5954.50 on February 28, 5849.72 on March 3, 5886.55 on May 13
    (
        "2025-05-13",
        "S&P500지수가 지난해 말 종가보다 높은 수준에서 마감한 것은 {} 처음이다.",
        "2월 28일 이후",
        "3월 3일 이후",
    ),
    # over two sessions 40813.57 to 41841.63, +2.52 %, and +3.8 %; nothing else says what the period is
    (
        "2025-03-17",
        "{} 러셀2000지수도 같은 기간 4% 가까이 올랐다.",
        "이틀 동안 다우지수는 2.5% 올랐다.",
        "S&P500지수는 강했다.",
    ),
    # records on July 10, 2024 (18647.45) and, the next, on October 29 (18712.75)
    ("2024-10-29", "나스닥지수로는 {} 이후 처음 쓴 기록이다.", "7월 10일", "7월 11일"),
    ("2025-08-04", "팔란티어가 4% 넘게 오르며 52주 {}를 기록했다.", "최고가", "최저가"),
]
WEEKS = [
    # 5942.47 on Friday; 5975.38, 5909.03, 5918.25, a closure, 5827.04: +0.55 %, then -2.48 %
    ("2025-01-10", "S&P500지수는 월요일 {} 이후 사흘 동안 2% 넘게 내렸다.", "0.6% 올랐지만", "0.4% 올랐지만"),
    (
        "2025-01-10",
        "S&P500지수는 월요일 0.6% 올랐지만 이후 사흘 동안 {}.",
        "2% 넘게 내렸다",
        "1% 넘게 내렸다",
    ),
    # 6013.13 on Friday; 5861.57 on Thursday, -2.52 %; 5954.50 on Friday, +1.59 %
    (
        "2025-02-28",
        "S&P500지수는 {} 내렸지만 금요일 하루에 1.59% 반등했다.",
        "목요일까지 2.5%",
        "목요일까지 2.1%",
    ),
    ("2025-02-28", "S&P500지수는 내렸지만 {} 하루에만 1.59% 반등했다.", "금요일", "수요일"),
    # 4.79, 4.78, 4.66
    ("2025-01-17", "10년물 금리는 CPI가 나온 {} 하루에만 12bp 떨어졌다.", "수요일", "화요일"),
    # 45.11 to 38.56: -14.52 %
    ("2026-07-24", "실적을 발표한 해충 방제 업체 롤린스(Rollins)는 {} 급락했다.", "14%대", "13%대"),
    # 4.35 on July 3, 4.43 on July 11: New York and the bonds rested on the 4th
    ("2025-07-11", "미국 국채 10년물 금리는 한 주 동안 {} 올랐다.", "8bp", "12bp"),
    (
        "2025-04-11",
        "10년물 금리는 한 주 새 47bp 뛰어 {} 이후 가장 큰 폭으로 올랐다.",
        "자료가 시작된 2015년",
        "2016년",
    ),
]


@pytest.fixture(scope="module")
def reader(recorded_path: Path) -> tuple[claims.Closes, claims.Namer]:
    """The raw closes and the names."""
    return claims.Closes(recorded_path), claims.Namer(claims.companies(recorded_path))


def judged(reader: tuple[claims.Closes, claims.Namer], day: str, text: str, edition: str) -> Judged:
    sentences = [("market", f"{one.rstrip('.')}.") for one in text.split(". ")]
    return claims.claims_of(sentences, dt.date.fromisoformat(day), edition, *reader)


@pytest.mark.parametrize(
    ("edition", "day", "text", "right", "wrong"),
    [(edition, *case) for edition, some in (("us-close", CASES), ("us-week", WEEKS)) for case in some],
)
def test_what_is_right_is_borne_out_and_a_plant_is_found(
    reader: tuple[claims.Closes, claims.Namer],
    edition: str,
    day: str,
    text: str,
    right: str | None,
    wrong: str | None,
) -> None:
    if right is not None:
        found = judged(reader, day, text.format(right), edition)
        assert found
        assert all(one.holds is True for one in found), found
    if wrong is not None:
        found = judged(reader, day, text.format(wrong), edition)
        assert [one for one in found if one.holds is False], found


@pytest.mark.parametrize(
    "text",
    [
        "S&P500지수가 오른 것과 달리 S&P500 종목 가운데 90%는 내렸다.",
        "3대 지수는 6주 연속 상승했다.",
    ],
)
def test_which_way_stocks_and_runs_went_other_judges_tell(
    reader: tuple[claims.Closes, claims.Namer], text: str
) -> None:
    found = judged(reader, "2024-10-18", text, "us-week")
    assert not [one for one in found if one.kind == "direction" and "내렸" in one.why], found
    assert not [one for one in found if one.holds is None], found
