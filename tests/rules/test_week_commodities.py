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
        ({"oil": 2.9, "gold": -1.9, "silver": 4.9}, set()),
        ({"oil": -3.0, "gold": 1.0}, {"oil"}),
        ({"oil": 1.0, "gold": 2.0, "silver": -5.0}, {"gold", "silver"}),
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


@pytest.mark.parametrize(("move", "leads"), [(35.6, True), (11.9, False)])
def test_a_week_of_oil_is_what_happened(move, leads):
    facts = week(oil=move)
    item = one("week_commodities", *facts)
    assert rules.named("week_commodities").happened(item) is leads
    assert bool(written([item], facts, part="second")) is leads
