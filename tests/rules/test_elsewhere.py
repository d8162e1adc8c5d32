"""Europe and Asia: from where on they are told, and how."""

from __future__ import annotations

import re

import pytest

from newsgen.model import Fact
from newsgen.rules import named
from tests.facts.builders import fact
from tests.rules.books import one, told, wordings, written


def moved(**changes: float) -> list[Fact]:
    names = {"dax": "^GDAXI", "ftse": "^FTSE", "nikkei": "^N225", "hsi": "^HSI", "shanghai": "000001.SS"}
    return [fact("change_day", names[name], change) for name, change in changes.items()]


@pytest.mark.parametrize(
    ("changes", "europe", "asia"),
    [
        ({"dax": -1.0}, ("^GDAXI",), ()),
        ({"dax": -0.19, "ftse": 0.99, "nikkei": 0.79}, None, None),
        ({"dax": -0.99, "nikkei": 0.99}, None, None),
        ({"dax": -0.4, "ftse": -0.49, "nikkei": 1.0}, (), ("^N225",)),
        ({"nikkei": 2.0}, (), ("^N225",)),
        ({"dax": -4.95, "ftse": -4.9, "nikkei": -2.8}, ("^GDAXI", "^FTSE"), ()),
        ({"dax": 1.6, "hsi": -13.2, "nikkei": -7.8}, (), ("^HSI", "^N225")),
    ],
)
def test_the_two_that_moved_furthest_are_told(changes, europe, asia):
    found = told("elsewhere", *moved(**changes))
    assert [(item.subjects["europe"], item.subjects["asia"]) for item in found] == (
        [] if europe is None else [(europe, asia)]
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"dax": -0.29, "ftse": 0.29, "nikkei": 0.79}, ("영국", "독일", "갈렸|엇갈|오르고")),
        ({"dax": -0.99, "ftse": -0.2}, ("독일", "영국", "내렸|하락")),
        ({"dax": 0.3, "ftse": 0.9, "nikkei": 2.0}, ("영국", "독일", "올랐|상승")),
    ],
)
def test_europe_is_told_in_words_where_all_of_it_moved_and_none_far(changes, said):
    facts = moved(**changes)
    for text in wordings(told("elsewhere", *facts), facts):
        europe = text.partition("아시아")[0]
        assert all(re.search(each, europe) for each in said), text
        assert not re.search(r"\d", europe), text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"dax": -1.62}, "앞서 마감한 유럽 증시에서는 독일 DAX지수가 1.62% "),
        ({"nikkei": 3.24}, "앞서 마감한 아시아 증시에서는 일본 닛케이225지수가 3% 넘게 "),
        ({"dax": -1.62, "nikkei": -3.24}, "아시아 증시에서는 일본 닛케이225지수가 3% 넘게 "),
        ({"shanghai": 8.06, "nikkei": -4.8}, "반면 일본 닛케이225지수는 5% 가까이 "),
    ],
)
def test_it_is_told_with_its_place(changes, said):
    facts = moved(**changes)
    for text in wordings(told("elsewhere", *facts), facts):
        assert said.replace("1.62%", "1.6%") in text.replace("1.62%", "1.6%"), text


def test_it_is_news_of_another_place():
    assert one("elsewhere", *moved(hsi=-13.2)).score.surprise <= 5


@pytest.mark.parametrize(("move", "vast"), [(-7.0, True), (7.0, True), (-6.99, False)])
def test_a_day_of_once_in_years_is_what_happened(move, vast):
    item, rule = one("elsewhere", *moved(nikkei=move, dax=-2.0)), named("elsewhere")
    assert rule.happened(item) is vast
    assert rule.section_of(item) == ("market" if vast else "rates")


def test_the_lead_tells_the_one_that_went_furthest_and_the_body_the_other():
    """2024-08-05: the Nikkei fell by 12.4 %, the FTSE by 2.04."""
    facts = moved(nikkei=-12.4, ftse=-2.04)
    item = one("elsewhere", *facts)
    (said,) = written([item], facts, part="second")
    assert said.startswith("앞서 마감한 아시아 증시에서는 일본 닛케이225지수가 12% 넘게")
    (body,) = written([item], facts, in_lead=True)
    assert "닛케이" not in body
    assert "FTSE" in body
    (alone,) = written([item], facts)
    assert "닛케이" in alone


def record(about: str, close: float) -> Fact:
    return fact("high_all", about, close, "level")


def test_one_with_a_record_is_told_from_half_as_far_on_and_before_others():
    """2024-07-11: Tokyo closed at 42,224, higher than ever; Hong Kong and Shanghai rose by more."""
    day = moved(nikkei=0.937, hsi=2.064, shanghai=1.055)
    (item,) = told("elsewhere", *day, record("^N225", 42_224.02))
    assert item.subjects["asia"] == ("^HSI", "^N225")
    (plain,) = told("elsewhere", *day)
    assert plain.subjects["asia"] == ("^HSI", "000001.SS")
    assert not told("elsewhere", *moved(nikkei=0.49), record("^N225", 42_224.02))
    (text,) = written([item], [*day, record("^N225", 42_224.02)])
    assert "항셍지수가 2.1%" in text
    assert "닛케이225지수도 1% 가까이 오르며 사상 최고치를" in text


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (-0.45, "영국 증시도 소폭"),
        (0.3, "반면 영국 증시는 소폭"),
        (0.29, ""),
        (-0.95, "영국 증시도 "),
    ],
)
def test_beside_one_that_moved_far_another_of_its_region_is_told_in_words(other, said):
    facts = moved(dax=-1.62, ftse=other)
    item = one("elsewhere", *facts)
    assert item.subjects["europe_beside"] == (("^FTSE",) if said else ())
    for text in wordings([item], facts):
        assert ("영국" in text) is bool(said)
        assert said in text
        assert ("소폭" in text) is ("소폭" in said)


def test_of_two_that_are_told_nobody_stands_beside():
    item = one("elsewhere", *moved(hsi=2.1, nikkei=1.9, shanghai=0.8))
    assert "asia_beside" not in item.subjects


def test_how_far_goes_in_words_only_under_half_a_percent():
    """2025-10-10: Frankfurt fell by 1.5 percent, London by 0.86."""
    facts = moved(dax=-1.5, ftse=-0.86)
    (item,) = told("elsewhere", *facts)
    (text,) = written([item], facts)
    assert "소폭" not in text
    assert "0.9% 내렸다" in text
