"""The table of levels: numbers of the article's facts, told apart by form as well as by colour."""

import datetime as dt

import pytest
from lxml import etree
from msgspec.structs import replace

from newsgen.model import Fact, Input
from newsgen.outputs.html import html
from newsgen.outputs.levels import levels
from tests.article_fixture import BEFORE, FACTS, SESSION, article

SP500 = ("S&P500", "6,466.58", "▲", "20.82", "+0.32%")
RUSSELL = ("러셀2000", "2,328.06", "▲", "45.28", "+1.98%")
"""By hand: 6,466.5801 after 6,445.7598, 2,328.06 after 2,282.78."""


def told(made):
    return [
        (one.name, one.level.text, one.move.form, one.points.text, one.percent.text) for one in levels(made)
    ]


def change(symbol: str, value: float, before: float, last: float) -> Fact:
    return Fact(
        id=f"change_day:{symbol}@{SESSION}",
        measure="change_day",
        about=symbol,
        value=value,
        unit="percent",
        session=SESSION,
        base=BEFORE,
        inputs=(
            Input(symbol=symbol, date=BEFORE, value=before),
            Input(symbol=symbol, date=SESSION, value=last),
        ),
    )


def with_facts(*facts: Fact):
    return replace(article(), facts=facts)


def test_they_stand_in_the_order_of_the_edition():
    assert told(article()) == [SP500, RUSSELL]


def test_what_the_article_does_not_state_is_of_the_closes_that_it_computed_with():
    only = with_facts(FACTS[f"change_day:^GSPC@{SESSION}"])
    assert told(only) == [SP500]
    (one,) = levels(only)
    assert {one.level.fact, one.points.fact, one.percent.fact} == {f"change_day:^GSPC@{SESSION}"}


@pytest.mark.parametrize(
    ("value", "last", "form", "points", "percent"),
    [
        (-1.5, 985.0, "▼", "15.00", "-1.50%"),
        (0.004, 1000.04, "", "0.04", "0.00%"),
        (0.0, 1000.0, "", "0.00", "0.00%"),
        (0.005, 1000.05, "▲", "0.05", "+0.01%"),
    ],
)
def test_a_direction_is_that_of_what_is_printed(value, last, form, points, percent):
    (one,) = told(with_facts(change("^DJI", value, 1000.0, last)))
    assert one[2:] == (form, points, percent)


def test_a_group_has_no_level_nor_has_an_edition_that_there_is_no_more():
    basket = replace(change("M7", 1.0, 1.0, 2.0), inputs=change("AAPL", 1.0, 1.0, 2.0).inputs)
    assert levels(with_facts(basket)) == ()
    assert levels(replace(article(), edition="jp-close")) == ()
    assert "<table" not in html(replace(article(), facts=())).body.decode()


def test_a_week_is_told_from_the_week_before():
    week = replace(change("^KS11", 1.46, 3953.76, 4011.57), id="w", measure="change_week")
    made = replace(with_facts(week), edition="kr-week")
    assert told(made) == [("코스피", "4,011.57", "▲", "57.81", "+1.46%")]
    assert "전주 말 대비" in html(made).body.decode()


def test_every_number_of_the_table_names_its_fact():
    tree = etree.HTML(html(article()).body)
    known = {fact.id: fact for fact in article().facts}
    cells = tree.xpath("//table[@class='levels']//data")
    assert len(cells) == 2 * 3
    for cell in cells:
        fact = known[cell.get("data-fact")]
        assert float(cell.get("value")) == pytest.approx(fact.value)
        assert abs(float(cell.text.strip("+%").replace(",", "")) - abs(fact.value)) <= 0.005
    heads = tree.xpath("//table[@class='levels']//th/@scope")
    assert heads == ["col"] * 4 + ["row"] * 2
    assert dt.date.fromisoformat(str(SESSION)) == article().session


def test_points_say_which_way_where_the_percent_rounds_to_nothing():
    (one,) = levels(with_facts(change("^DJI", -0.004, 1000.0, 999.96)))
    assert (one.points_move.form, one.points.text, one.percent.text) == ("▼", "0.04", "0.00%")
