"""How things of a day stood to each other: each relation by plain numbers, and what gainsays it."""

from __future__ import annotations

import re

import pytest

from newsgen.resources import shipped
from newsgen.story.relations import RELATIONS, relations
from newsgen.story.seen import Seen

ROSE = {"broad": 1.0, "small": 1.2, "one_way": True, "nasdaq": 1.0}
FELL = {"broad": -1.0, "small": -1.2, "one_way": True, "nasdaq": -1.0}
CHEAPER = {"long": 6.0, "short": 4.0}
DEARER = {"long": -6.0, "short": -4.0}

KINDS = (
    ("Utilities", 1.2),
    ("Consumer Staples", 1.0),
    ("Health Care", 0.8),
    ("Consumer Discretionary", -0.2),
    ("Financials", -0.3),
    ("Industrials", -0.4),
    ("Materials", -0.5),
)
"""Sectors that the economy moves least, and most, of a day on which the former rose."""


@pytest.mark.parametrize(
    ("name", "holds", "not_"),
    [
        ("bonds_rose_alone", FELL | DEARER, {"short": 1.0}),
        ("bonds_rose_alone", FELL | DEARER, {"one_way": False}),
        ("bonds_fell_too", FELL | CHEAPER, {"broad": -0.4}),
        ("bonds_rose_too", ROSE | DEARER, {"long": -3.9}),
        ("bonds_fell_alone", ROSE | CHEAPER, {"short": -0.5}),
        ("bonds_calm", ROSE | {"long": 1.9, "short": -1.9}, {"short": 2.1}),
        ("bonds_up_alone", DEARER | {"broad": 0.05, "furthest": 0.09}, {"furthest": 0.1}),
        (
            "sectors_up",
            ROSE | {"sectors": (("A", 1.0), ("B", 0.5), ("C", 0.2), ("D", -0.1))},
            {"broad": -0.1},
        ),
        (
            "small_again",
            {"broad": 1.0, "small": 1.4, "broad_before": -0.5, "small_before": -0.1},
            {"small": 1.2},
        ),
        (
            "small_turned",
            {"broad": 1.0, "small": 1.6, "broad_before": -0.5, "small_before": -1.1},
            {"small": 1.4},
        ),
        ("dollar_still", {"dollar": 0.12}, {"dollar": -0.2}),
        ("record_nearer", {"broad": 0.3, "left": 1.5}, {"left": 1.6}),
        ("record_nearer", {"broad": 0.3, "left": 1.5}, {"record": True}),
        ("defensive_alone", {"sectors": KINDS}, {"sectors": (*KINDS[:-1], ("Materials", 0.1))}),
        ("defensive_ahead", {"sectors": KINDS}, {"sectors": (("Utilities", -0.5), *KINDS[1:])}),
        # 2025-05-12: a third of the market made half of its gain.
        (
            "rest_along",
            {"broad": 1.0, "rest": 1.0, "share": 35.0, "up": 0.7},
            {"broad": 3.2, "rest": 2.4, "share": 49.0, "up": 0.9},
        ),
        ("low_prices", DEARER | {"prices": -0.1}, {"prices": 0.1}),
        ("strong_jobs", CHEAPER | {"jobs": 60.0}, {"unemployment": 0.1}),
        ("weak_jobs", DEARER | {"jobs": -60.0}, {"unemployment": -0.1}),
        ("fear_grew", FELL | {"fear": 9.0}, {"fear": 6.9}),
        ("fear_eased", ROSE | {"fear": -9.0}, {"broad": 0.3}),
        ("fear_grew_some", FELL | {"fear": 6.9}, {"fear": 3.9}),
        ("fear_eased_some", ROSE | {"fear": -4.0}, {"fear": -7.0}),
        (
            "sectors_parted",
            {"sectors": (("A", 1.0), ("B", -0.1))},
            {"sectors": (("A", 1.0), ("B", 0.1), ("C", 0.1), ("D", -0.1))},
        ),
        ("week_up_still", {"broad": -0.4, "week": 0.3}, {"week": 0.1}),
        ("week_down_still", {"broad": 0.4, "week": -0.3}, {"broad": 0.2}),
        ("month_up_still", {"broad": -0.4, "month": 0.6, "month_long": True}, {"month_long": False}),
        ("month_up_still", {"broad": -0.4, "month": 0.6, "month_long": True}, {"month": 0.4}),
        ("month_down_still", {"broad": 0.4, "month": -0.6, "month_long": True}, {"broad": 0.2}),
        ("both_up", {"broad": 0.4, "week": 0.7, "month": 1.1, "month_long": True}, {"week": 0.5}),
        ("both_up", {"broad": 0.4, "week": 0.7, "month": 1.1, "month_long": True}, {"month": 0.9}),
        ("both_down", {"broad": -0.4, "week": -0.7, "month": -1.1, "month_long": True}, {"broad": -0.2}),
        ("fear_despite_rise", ROSE | {"fear": 4.0}, {"one_way": False}),
        ("fear_despite_fall", FELL | {"fear": -4.0}, {"fear": -2.0}),
        ("dollar_down_despite_yields", CHEAPER | {"dollar": -0.5}, {"short": -1.0}),
        ("gold_up_on_dollar", {"dollar": -0.5, "gold": 1.0}, {"gold": 0.3}),
        ("gold_up_despite_dollar", {"dollar": 0.5, "gold": 1.0}, {"dollar": 0.1}),
        ("chips_further", ROSE | {"chips": 2.0}, {"chips": 1.4}),
        ("chips_further", FELL | {"chips": -2.0}, {"nasdaq": -1.9}),
        ("chips_against", ROSE | {"chips": -1.5}, {"nasdaq": 0.1}),
        ("small_eased", DEARER | {"broad": 0.2, "small": 1.5}, {"small": 0.9}),
    ],
)
def test_when_a_relation_holds(name: str, holds: dict, not_: dict) -> None:
    assert name in relations(Seen(**holds))
    assert name not in relations(Seen(**{**holds, **not_}))


def test_energy_is_told_with_oil_only_where_it_stands_apart() -> None:
    sectors = (("Utilities", 0.8), ("Financials", 0.2), ("Energy", -2.0))
    seen = Seen(oil=-3.0, sectors=sectors, by_members=("Utilities", "Financials", "Energy"))
    assert "oil_down_with_energy" in relations(seen)
    other = seen._replace(by_members=("Utilities", "Energy", "Financials"))
    assert "oil_down_with_energy" not in relations(other), "its own companies say otherwise"


def test_of_what_is_not_known_no_relation_is_told() -> None:
    assert relations(Seen()) == frozenset()


def test_no_template_asks_for_a_relation_that_is_none() -> None:
    asked = re.compile(r'"(\w+)" in relations|\[\["(\w+)"')
    texts = [path.read_text(encoding="utf-8") for path in shipped("templates").rglob("*.j2")]
    found = {one or other for text in texts for one, other in asked.findall(text)}
    assert found
    assert found <= RELATIONS.keys()
