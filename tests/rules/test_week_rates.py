"""Yields and currencies over a week."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from newsgen.rules import Desk, named
from tests.facts.builders import fact
from tests.rules.books import one, told, written


@pytest.mark.parametrize(("bp", "shock"), [(19.9, False), (20.0, True), (-20.0, True)])
def test_a_week_of_yields(bp, shock):
    (item,) = told("week_rates", fact("yield_change_week", "DGS10", bp, "bp"), fact("close", "DGS10", 4.3))
    assert ("shock" in item.tags) is shock
    assert item.subjects == {"first": ("DGS10",), "second": (), "long": ("DGS10",), "dollar": (), "home": ()}


def test_no_rates_no_paragraph():
    assert told("week_rates", fact("close", "DGS10", 4.3)) == []


def test_each_has_its_role_and_stands_without_the_others():
    won = [
        fact("change_week", "USDKRW", 0.5),
        fact("points_week", "USDKRW", 7.0),
        fact("close", "USDKRW", 1390.0),
    ]
    item = one("week_rates", *won)
    assert item.subjects == {"first": (), "second": (), "long": (), "dollar": (), "home": ("USDKRW",)}
    assert item.standing
    assert item.reason == "금리와 환율의 한 주는 늘 싣는다"


def test_the_larger_move_stands_first_and_a_dollar_that_hardly_moved_has_no_way():
    facts = [
        *(fact("yield_change_week", about, bp, "bp") for about, bp in (("DGS10", -17.0), ("DGS2", -22.0))),
        *(fact("close", about, level) for about, level in (("DGS10", 4.23), ("DGS2", 3.69))),
        fact("change_week", "DXY", 0.49),
        fact("close", "DXY", 98.69, "level"),
    ]
    item = one("week_rates", *facts)
    assert "stirred" not in item.tags
    (text,) = written([item], facts)
    assert re.search(r"달러인덱스는 (?:한 주 전과 비슷했다|큰 변화가 없었다)\.$", text), text
    first = text.partition(". ")[0]
    assert all(each in text for each in ("2년물", "22bp", "3.69%")), text
    assert "장기물" in text or "장단기 모두" in text
    assert first.index("2년물") < first.index("22bp")
    assert "17bp" not in first


FIRST = dt.date(2015, 1, 2)


def shock(weeks, since=None, bp=47.0):
    return [
        fact("yield_change_week", "DGS10", bp, "bp"),
        fact("close", "DGS10", 4.48),
        fact(
            "yield_rise_since_week", "DGS10", bp, "bp", periods=weeks, since=since, base=dt.date(2015, 1, 2)
        ),
    ]


@pytest.mark.parametrize(
    ("weeks", "bp", "tags"),
    [
        (25, 47.0, {"shock"}),
        (26, 47.0, {"shock", "record"}),
        (104, 47.0, {"shock", "record", "historic"}),
        (104, 19.0, {"record"}),
    ],
)
def test_a_week_as_large_as_none_in_years_is_what_happened(weeks, bp, tags):
    item = one("week_rates", *shock(weeks, dt.date(2022, 1, 7), bp))
    assert item.tags == tags
    assert named("week_rates").happened(item) is ("historic" in tags)


def test_a_week_that_none_matches_is_told_since_when_it_is_known():
    facts = shock(535)
    (second,) = written([one("week_rates", *facts)], facts, part="second")
    assert "2015년 이후 가장 큰 폭으로" in second, "known from January 2015 on"


def test_the_day_of_a_release_is_told_beside_it():
    friday = dt.date(2025, 8, 1)
    facts = [
        fact("yield_change_week", "DGS2", -22.0, "bp"),
        fact("close", "DGS2", 3.69),
        fact("yield_change_largest_day", "DGS2", -25.0, "bp", since=friday),
        fact("release_actual", "PAYROLLS", 73.0, "thousand", since=friday),
    ]
    item = one("week_rates", *facts, desk=Desk(weights={"PAYROLLS": 6.0}))
    assert (item.subjects["far"], item.subjects["release"]) == (("DGS2",), ("PAYROLLS",))
    assert "특히 고용 지표가" in written([item], facts)[0], "of the yield that was just told"
    assert "far" not in one("week_rates", *facts, desk=Desk(weights={"PAYROLLS": 4.4})).subjects


def test_what_the_way_of_the_index_has_said_of_the_day_is_not_said_again():
    friday = dt.date(2025, 8, 1)
    facts = [
        fact("yield_change_week", "DGS2", -22.0, "bp"),
        fact("close", "DGS2", 3.69),
        fact("yield_change_largest_day", "DGS2", -25.0, "bp", since=friday),
        fact("release_actual", "PAYROLLS", 73.0, "thousand", since=friday),
        fact("change_best_day", "^GSPC", 0.02, since=dt.date(2025, 7, 28)),
        fact("change_worst_day", "^GSPC", -1.6, since=friday),
    ]
    item = one("week_rates", *facts, desk=Desk(weights={"PAYROLLS": 6.0}))
    (text,) = written([item], facts)
    assert "금요일 하루에만 25bp 떨어졌다" in text
    assert "고용" not in text
