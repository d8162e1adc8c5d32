"""A small move is said to be one once a paragraph."""

from __future__ import annotations

import pytest

from newsgen.story.slight import told_once


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("금리는 소폭 올랐다. 환율은 소폭 내렸다.", "금리는 소폭 올랐다. 환율은 내렸다."),
        (
            "금리는 소폭 오른 4.42%였다. 금은 소폭 상승했고 은은 소폭 하락했다.",
            "금리는 소폭 오른 4.42%였다. 금은 상승했고 은은 하락했다.",
        ),
        (
            "금은 소폭 내렸다. 유가는 소폭 오른 배럴당 60달러였다.",
            "금은 소폭 내렸다. 유가는 소폭 오른 배럴당 60달러였다.",
        ),
        ("금은 1.5% 내렸다.", "금은 1.5% 내렸다."),
    ],
)
def test_behind_the_first_the_verb_says_enough(text, told):
    assert list(told_once([text, text])) == [told, told]
