"""Oil, gold and silver over a week: from where on they are told, and how."""

from __future__ import annotations

import pytest

from newsgen import rules
from newsgen.model import Fact
from tests.facts.builders import fact
from tests.rules.books import one, told, written

SYMBOLS = {"oil": "CL=F", "gold": "GC=F", "silver": "SI=F"}


def week(**changes: float) -> list[Fact]:
    facts = [fact("change_week", SYMBOLS[role], change) for role, change in changes.items()]
    return [*facts, *(fact("close", each.about, 90.9, "price") for each in facts)]


@pytest.mark.parametrize(
    ("changes", "roles"),
    [
        ({"oil": 2.9, "gold": -1.9, "silver": 4.9}, {"some_oil", "some_gold"}),
        ({"oil": -3.0, "gold": 1.0}, {"oil", "some_gold"}),
        ({"oil": 1.0, "gold": 2.0, "silver": -5.0}, {"some_oil", "gold", "silver"}),
        ({"oil": 0.49, "gold": -0.5, "silver": 4.9}, {"some_gold"}),
        ({"oil": 0.4, "gold": -0.4, "silver": 4.9}, set()),
    ],
)
def test_each_is_told_from_where_it_is_news(changes, roles):
    items = told("week_commodities", *week(**changes))
    assert {role for item in items for role, abouts in item.subjects.items() if abouts} == roles


def test_oil_has_its_price_and_metals_of_one_way_share_a_sentence():
    facts = week(oil=8.6, gold=-5.3, silver=-22.4)
    assert written([one("week_commodities", *facts)], facts) == [
        "서부텍사스산원유(WTI)는 한 주 새 8%대 오르며 배럴당 90.90달러에 마감했다. "
        "국제 금 선물 가격은 5% 넘게, 은 선물 가격은 22% 넘게 내렸다."
    ]
    apart = week(gold=2.2, silver=-9.1)
    assert written([one("week_commodities", *apart)], apart) == [
        "국제 금 선물 가격은 한 주 동안 2% 넘게 올랐고 은 선물 가격은 9% 넘게 내렸다."
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"oil": 1.2, "gold": 1.0}, "서부텍사스산원유(WTI)와 국제 금 선물 가격은 나란히 올랐다."),
        (
            {"oil": -1.2, "gold": 1.0},
            "서부텍사스산원유(WTI)는 소폭 내렸지만 국제 금 선물 가격은 올랐다.",
        ),
        ({"oil": -0.6}, "서부텍사스산원유(WTI)는 소폭 내렸다."),
        (
            {"gold": 0.6, "silver": 5.0},
            "국제 은 선물 가격은 한 주 동안 5% 올랐다. 국제 금 선물 가격도 소폭 올랐다.",
        ),
    ],
)
def test_what_went_less_far_is_told_in_words(changes, said):
    facts = week(**changes)
    (told_so,) = written([one("week_commodities", *facts)], facts)
    assert told_so.replace("함께", "나란히") == said


@pytest.mark.parametrize("move", [35.6, -20.0, 19.9])
def test_a_week_of_oil_begins_a_headline_where_it_went_very_far(move):
    facts = week(oil=move)
    assert bool(written([one("week_commodities", *facts)], facts, part="front")) is (abs(move) >= 20)


@pytest.mark.parametrize(("move", "leads"), [(35.6, True), (11.9, False)])
def test_a_week_of_oil_is_what_happened(move, leads):
    facts = week(oil=move)
    item = one("week_commodities", *facts)
    assert rules.named("week_commodities").happened(item) is leads
    assert bool(written([item], facts, part="second")) is leads
