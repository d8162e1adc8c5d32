"""Which session a text tells when nobody says it; levels and moves are those published for the sessions."""

from __future__ import annotations

import pytest

from newsgen.checks import Checker

LAST = "2025-08-13"
"""The last session of the store, taken where nothing names another."""
BEFORE = "2025-08-12"
"""The S&P 500 closed at 6,445.76 that day, 72.31 points up."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("S&P500지수는 72.31포인트 오른 6,445.76에 마감했다. 14일에는 생산자물가가 나온다.", BEFORE),
        ("12일(현지시간) S&P500지수는 6,445.76에 마감했다. 2020년 3월 16일의 급락은 옛일이 됐다.", BEFORE),
        ("다우지수가 2024년 11월 6일을 떠올리게 했다. S&P500지수는 72.31포인트 오른 6,445.76이다.", BEFORE),
        ("13일(현지시간) 뉴욕증시에서 S&P500지수가 전날의 6,445.76을 넘어섰다.", LAST),
        ("12일(현지시간) 뉴욕증시가 올랐다. 2024년 12월 5일 이후 가장 큰 폭이다.", BEFORE),
        ("12일(현지시간) 뉴욕증시가 올랐다. 2001년 9월 12일의 일을 기리는 행사가 열렸다.", BEFORE),
    ],
)
def test_the_session_is_the_one_of_the_indices_figures_else_of_the_dateline(
    us_checker: Checker, text: str, day: str
) -> None:
    assert str(us_checker.check(text, market="us").date) == day
