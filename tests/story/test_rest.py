"""What is said of the others of the basket holds of each of them that is not named."""

from __future__ import annotations

import pytest

from newsgen.story.rest import is_true

CALLED = {
    "MSFT": "마이크로소프트",
    "NVDA": "엔비디아",
    "AMZN": "아마존",
    "META": "메타",
    "AAPL": "애플",
    "TSLA": "테슬라",
}
DAY = {"MSFT": 3.28, "NVDA": 1.53, "AMZN": 2.06, "META": 1.72, "AAPL": -0.12, "TSLA": -0.07}
"""23 January 2026, by the recorded closes."""
FELL = "나머지 대형 기술주는 모두 내렸다."


@pytest.mark.parametrize(
    ("before", "sentence", "true"),
    [
        (["", "마이크로소프트가 3.3% 상승했다."], FELL, False),
        (["", "마이크로소프트가 3.3%, 아마존이 2.1% 올랐고 메타와 엔비디아도 상승했다."], FELL, True),
        (["", "마이크로소프트가 3.3% 상승했다."], "나머지 대형 기술주의 움직임은 크지 않았다.", False),
        (
            ["메타와 아마존, 엔비디아가 올랐다.", "마이크로소프트도 올랐다."],
            FELL.replace("나머지", "다른"),
            True,
        ),
        (["메타와 아마존, 엔비디아가 올랐다.", "마이크로소프트도 올랐다."], FELL, False),
        (["", "마이크로소프트가 3.3% 상승했다."], "업종은 모두 내렸다.", True),
    ],
)
def test_the_others_are_counted_of_whom_a_reader_has_not_met(before, sentence, true):
    assert is_true(sentence, before, CALLED, DAY.get) is true
