"""One company that made most of an index's day: what is told of it, and on which days."""

from __future__ import annotations

import pytest

from newsgen.model import Fact
from tests.facts.builders import fact
from tests.rules.books import told, written


def dow(index: float, company: float, move: float) -> list[Fact]:
    return [
        fact("points_day", "^DJI", index, "points"),
        fact("change_day", "^DJI", index / 420),
        fact("change_day", "UNH", move),
        fact("blue_points_day", "UNH", company, "points"),
        fact("blue_rest_day", "UNH", index - company, "points"),
        fact("surprise_day", "UNH", 10.0, "bits"),
    ]


@pytest.mark.parametrize(
    ("index", "company", "move", "text"),
    [
        (-269.67, -414.1, -17.79, "다우지수를 약 410포인트 끌어내렸는데, 이 종목을 빼면 지수는 오른 셈이다."),
        (-451.0, -230.0, -6.5, "다우지수를 약 230포인트 끌어내렸다."),
        (271.7, -206.9, -10.9, "다우지수에서만 약 210포인트를 깎았다."),
        (-74.0, 375.1, 11.6, "다우지수를 약 380포인트 떠받쳤다."),
        (309.0, 224.0, 11.0, "다우지수를 약 220포인트 밀어 올렸다."),
    ],
)
def test_what_a_company_made_of_the_dow(index, company, move, text):
    facts = dow(index, company, move)
    (item,) = told("pull", *facts)
    (said,) = written([item], facts, part="second")
    assert said.endswith(text)
    assert "유나이티드헬스" in said


@pytest.mark.parametrize(("company", "told_"), [(-225.5, True), (-225.4, False)])
def test_half_of_the_index_s_points_are_asked(company, told_):
    assert bool(told("pull", *dow(-451.0, company, -6.5))) is told_


@pytest.mark.parametrize(
    ("share", "words"),
    [(74.0, "절반 이상이"), (50.0, "절반 안팎이"), (35.0, "3분의 1 안팎이"), (40.0, ""), (97.0, "")],
)
def test_a_part_of_the_broad_index_is_told_in_words_that_a_margin_leaves_true(share, words):
    facts = [
        fact("change_day", "^GSPC", -1.46),
        fact("change_day", "NVDA", -16.97),
        fact("broad_share_day", "NVDA", share),
    ]
    found = told("pull", *facts)
    assert [w for item in found for w in written([item], facts)] == (
        [f"S&P500지수 하락 폭의 {words} 엔비디아 한 종목에서 나왔다."] if words else []
    )
