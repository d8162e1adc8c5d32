"""The dollar and the won."""

from __future__ import annotations

import datetime as dt
import math
import re
from statistics import NormalDist

import pytest

from newsgen.model import Fact
from tests.facts.builders import fact
from tests.rules.books import one, told, wordings, written


def won(change: float, points: float) -> list[Fact]:
    return [
        fact("change_day", "USDKRW", change),
        fact("points_day", "USDKRW", points, "won"),
        fact("close", "USDKRW", 1383.12, "won"),
    ]


def dollar(change: float) -> list[Fact]:
    return [fact("change_day", "DXY", change), fact("close", "DXY", 98.1, "level")]


def text(*facts: Fact, **given) -> str:
    (paragraph,) = written([one("currencies", *facts)], facts, **given)
    return paragraph


def test_currencies_fill_the_roles_that_have_facts():
    item = one("currencies", fact("change_day", "USDKRW", -0.5), fact("close", "USDKRW", 1383.0, "won"))
    assert item.subjects == {"dollar": (), "home": ("USDKRW",)}
    assert told("currencies") == []


@pytest.mark.parametrize(("move", "is_told"), [(0.29, False), (0.3, True), (-0.3, True)])
def test_the_dollar_is_told_where_it_moved_and_the_won_always(move, is_told):
    facts = [*dollar(move), *won(0.1, 1.6)]
    assert ("%" in text(*facts)) is is_told
    assert ("dollar_calm" in one("currencies", *facts).tags) is not is_told
    assert "dollar_calm" in one("currencies", *facts, stirred=0.5).tags
    assert "1.6원" in text(*facts)


def test_the_larger_move_counts():
    item = one("currencies", *dollar(0.4), *won(-1.0, -14.0))
    assert item.about == "USDKRW"
    assert item.tags == {"dollar_up", "home_down", "home_far", "apart"}
    assert item.score.surprise == pytest.approx(-math.log2(2 * (1 - NormalDist().cdf(2.0))))


def test_both_are_told_at_once_by_their_signs():
    assert text(*dollar(-0.44), *won(-0.48, -6.7)) in {
        "달러인덱스는 0.4% 내렸고 뉴욕 마감 무렵 원·달러 환율은 6.7원 내린 1,383.1원을 기록했다.",
        "뉴욕 마감 무렵 원·달러 환율은 6.7원 내린 1,383.1원이었다. 달러인덱스는 0.4% 내렸다.",
        "뉴욕 마감 무렵 원·달러 환율은 6.7원 내린 1,383.1원이었고 달러인덱스는 0.4% 내렸다.",
        "뉴욕 마감 무렵 원·달러 환율은 1,383.1원으로 6.7원 내렸고 달러인덱스도 0.4% 내렸다.",
    }


def test_what_the_dollar_index_is_stands_once_a_week_however_far_it_went():
    gloss = "주요 6개 통화에 견준"
    facts = [*dollar(-0.44), *won(0.48, 6.7)]
    assert text(*facts, weekly=True).count(gloss) == 1
    assert gloss not in text(*facts, define=True)


@pytest.mark.parametrize(
    ("change", "points", "said"),
    [(0.7, 9.6, "원화가 약세를 보였다."), (-0.7, -9.6, "원화가 강세를 보였다."), (0.69, 9.5, "")],
)
def test_a_won_that_moved_far_is_weak_where_its_rate_rose(change, points, said):
    told_so = text(*won(change, points))
    assert told_so.endswith(said)
    assert ("강세" in told_so or "약세" in told_so) is bool(said)


@pytest.mark.parametrize(("points", "near"), [(0.0, True), (-1.49, True), (1.49, True), (1.5, False)])
def test_a_won_that_hardly_moved_is_near_the_day_before(points, near):
    said = text(*won(0.1, points))
    assert bool(re.search(r"전날과 (비슷한|큰 차이가 없)", said)) is near
    assert ("1.5원" in said) is not near


@pytest.mark.parametrize(("sessions", "is_told"), [(59, False), (60, True)])
def test_a_record_of_the_rate_is_one_of_the_won_the_other_way(sessions, is_told):
    then = {"since": dt.date(2025, 4, 30), "since_value": 1400.0, "periods": sessions}
    facts = [*won(0.2, 2.3), fact("highest_since", "USDKRW", 1383.12, "won", **then)]
    assert ("원화 가치는 4월 30일 이후 가장 낮았다." in text(*facts)) is is_told


@pytest.mark.parametrize(
    ("move", "wrong"),
    [(0.1, "내렸다|제자리|거의"), (-0.1, "올랐다|제자리|거의"), (0.099, "소폭|조금"), (-0.099, "소폭|조금")],
)
def test_a_calm_dollar_is_said_to_go_the_way_it_went(move, wrong):
    facts = [*dollar(move), *won(0.0, 0.0)]
    said = wordings([one("currencies", *facts)], facts)
    assert len(said) >= 2
    assert not [sentence for sentence in said if re.search(wrong, sentence)]


@pytest.mark.parametrize("part", ["tail", "summary"])
def test_a_calm_dollar_stands_in_no_line_above_the_text(part):
    facts = [*dollar(0.29), *won(0.1, 1.4)]
    assert written([one("currencies", *facts)], facts, part=part) == []
