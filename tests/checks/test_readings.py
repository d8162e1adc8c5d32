"""Figures whose subject, day, span or moment comes by default: wrong only where every reading disagrees.

Closes as published: the S&P 500 and the Nasdaq Composite rose 1.13 % and 1.39 % on 2025-08-12, 0.32 % and
0.14 % on 2025-08-13.
"""

from __future__ import annotations

import pytest

from tests.checks.conftest import Found

HEAD = "13일(현지시간) S&P500지수는 0.32%, 나스닥지수는 0.14% 올라 마감했다. "
OPEN = [
    HEAD + "두 지수는 전날 각각 1.13%, 1.39% 올랐다.",
    HEAD + "전날 상승률은 차례로 1.13%, 1.39%였다.",
    HEAD + "둘의 전날 상승률은 각각 1.13%, 1.39%에 지나지 않았다.",
    "앞서 12일에는 다우지수가 1.10% 오르고 나스닥지수도 1.39% 올랐다.",
    "8월 4일에 크게 뛰었다. S&P500지수는 이튿날 하루에 9.52% 뛰었다.",
    "금 선물은 올라 마감했고 비트코인은 12만2000달러대에서 움직였다.",
]
WRONG = [
    (HEAD + "나스닥지수는 1.39% 올라 마감했다.", "1.39%"),
    (HEAD + "S&P500지수는 전날보다 1.13% 올라 마감했다.", "1.13%"),
    (HEAD + "두 지수는 전날 각각 7.77%, 8.88% 올랐다.", "7.77%"),
]


@pytest.mark.parametrize("text", OPEN)
def test_what_another_reading_bears_out_is_not_called_wrong(us: Found, text: str) -> None:
    assert us(text) == []


@pytest.mark.parametrize(("text", "figure"), WRONG)
def test_what_is_named_or_what_no_reading_bears_out_is_called_wrong(
    us: Found, text: str, figure: str
) -> None:
    assert figure in [marked for _, marked, _ in us(text)]


def test_a_weekday_is_that_of_the_nearest_such_day(bare: Found) -> None:
    assert bare("10일(금)에 장이 다시 열린다.", "2025-10-02", "kr") == []
    assert bare("10일(목)에 장이 다시 열린다.", "2025-10-02", "kr") == [("weekday", "목", "금")]
    assert bare("토요일인 8일 표결이 있었다.", "2024-12-09", "kr") == [("weekday", "토요일인 8일", None)]
