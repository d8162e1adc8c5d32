"""Oil, gold and silver: from where on they are told, and how."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from newsgen.facts.fact import make
from newsgen.model import Fact, Input
from newsgen.rules import named
from tests.facts.builders import fact
from tests.markets import US
from tests.rules.books import one, told, written


def moved(**changes: float) -> list[Fact]:
    symbols = {"oil": "CL=F", "gold": "GC=F", "silver": "SI=F"}
    facts = [fact("change_day", symbols[role], change) for role, change in changes.items()]
    return [*facts, *(fact("close", each.about, 61.99, "price") for each in facts)]


def lowest(periods: int) -> Fact:
    return fact("lowest_since", "CL=F", 61.99, "level", since=dt.date(2021, 4, 23), periods=periods)


def text(*facts: Fact, **given) -> str:
    (paragraph,) = written([one("commodities", *facts)], facts, **given)
    return paragraph


@pytest.mark.parametrize(
    ("changes", "roles"),
    [
        ({"oil": 0.99, "gold": -0.71, "silver": 4.9}, set()),
        ({"oil": -1.0, "gold": 0.99, "silver": 4.9}, {"oil"}),
        ({"oil": 0.05, "gold": 0.2, "silver": -5.0}, {"silver"}),
        ({"oil": 0.05, "gold": 1.0, "silver": -3.9}, {"gold"}),
        ({"oil": 0.05, "gold": -1.0, "silver": -4.0}, {"gold", "silver"}),
        ({"oil": 0.99, "gold": -0.7}, {"oil", "gold"}),
    ],
)
def test_each_is_told_from_where_it_is_news_and_silver_after_gold_or_far(changes, roles):
    items = told("commodities", *moved(**changes))
    assert {role for item in items for role, abouts in item.subjects.items() if abouts} == roles


def test_that_neither_oil_nor_gold_moved_far_is_said_without_a_figure():
    said = text(*moved(oil=0.99, gold=-0.7))
    assert said in {
        f"서부텍사스산원유(WTI)와 국제 금 선물 가격은 {ended}"
        for ended in ("크게 움직이지 않았다.", "큰 변동이 없었다.")
    }


@pytest.mark.parametrize(
    ("oil", "since", "told_of"), [(-0.3, 120, True), (-0.29, 120, False), (-0.9, 119, False)]
)
def test_a_small_move_of_oil_is_told_where_its_price_is_the_lowest_in_long(oil, since, told_of):
    assert bool(told("commodities", *moved(oil=oil), lowest(since))) is told_of


def test_a_small_move_fills_room_alone():
    assert one("commodities", *moved(oil=0.6, gold=0.1)).score.total == 1.2


def test_silver_alone_is_told_by_its_move():
    assert text(*moved(silver=-5.2)) == "국제 은 선물 가격은 5% 넘게 내렸다."


def test_the_stock_with_the_ticker_of_oil_is_not_oil():
    assert not told("commodities", fact("change_day", "WTI", -9.0), fact("close", "WTI", 2.13, "price"))


def test_oil_has_its_price_and_gold_none():
    assert "달러" not in text(*moved(oil=-1.9, gold=-1.7)), "how far it went is enough"
    assert text(*moved(oil=-0.9, gold=-1.7)) == "국제 금 선물 가격은 1.7% 내렸다."
    said = text(*moved(oil=-5.3, gold=-1.7))
    assert said.count("달러") == said.count("61.99달러") == 1
    assert "서부텍사스산원유(WTI)" in said
    assert "국제 금 선물 가격도" in said


def record(symbol: str) -> Fact:
    return fact("high_all", symbol, 5_079.7, "level", since=dt.date(2026, 1, 23), periods=1)


def test_a_record_of_a_metal_is_told_as_one():
    assert text(*moved(gold=1.7), record("GC=F")).startswith("국제 금 선물 가격은 1.7% 오르며 사상 최고치를 ")
    assert text(*moved(gold=0.6), record("GC=F")).startswith("국제 금 선물 가격은 0.6% 오르며 사상 최고치를 ")
    both = text(*moved(gold=2.1, silver=14.2), record("GC=F"), record("SI=F"))
    assert re.match(
        "국제 금 선물 가격은 2% 넘게 오르고 은 선물 가격은 14%(?:대| 넘게) 급등해 나란히 사상 최고치를 ", both
    )


def test_what_lies_before_the_stored_history_is_no_record_until_it_is_beaten():
    """Gold stood at 1,891.90 dollars in 2011, silver at 48.70 in 1980 (settlements of COMEX)."""
    peaks = {one.symbol: one.peaks for one in US.subjects if one.kind == "commodity" and one.peaks}
    assert {symbol: [peak.close for peak in peaks] for symbol, peaks in peaks.items()} == {
        "GC=F": [1891.90],
        "SI=F": [48.70],
    }


@pytest.mark.parametrize(("periods", "told_since"), [(119, False), (1000, True)])
def test_since_when_oil_was_not_as_cheap_is_told_of_long_ago(periods, told_since):
    said = text(*moved(oil=-7.41), lowest(periods))
    assert ("7% 넘게 급락해 2021년 4월 이후 가장 낮았다" in said) is told_since


def test_the_words_are_as_strong_as_the_moves():
    said = text(*moved(oil=-16.4, gold=1.8, silver=8.2))
    assert all(
        word in said for word in ("폭락", "국제 금 선물 가격은", "올랐", "은 선물 가격도 8% 넘게 급등했다")
    )


@pytest.mark.parametrize(
    ("changes", "happened"), [({"oil": 7.9}, False), ({"oil": -8.0}, True), ({"gold": 6.0}, True)]
)
def test_what_comes_once_or_twice_a_year_is_what_happened(changes, happened):
    item = one("commodities", *moved(**changes))
    assert ("vast" in item.tags) is happened


def over_the_end(**changes: float) -> list[Fact]:
    """What metals went by at least on the session after their contract ended."""
    symbols = {"gold": "GC=F", "silver": "SI=F"}
    return [fact("change_least", symbols[role], change) for role, change in changes.items()]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"gold": 0.54, "silver": 10.25}, "국제 은 선물 가격은 10% 넘게 급등했다."),
        ({"silver": 10.99}, "국제 은 선물 가격은 10% 넘게 급등했다."),
        ({"gold": 2.9, "silver": 4.8}, "국제 금 선물 가격은 2% 넘게, 은 선물 가격은 4% 넘게 올랐다."),
    ],
)
def test_over_the_end_of_a_contract_only_what_is_sure_is_told(changes, said):
    assert text(*over_the_end(**changes)) == said


@pytest.mark.parametrize(
    ("change", "news", "vast"), [(7.9, False, False), (-8.0, True, False), (10.0, True, True)]
)
def test_a_silver_that_moved_far_stands_above_the_text(change, news, vast):
    item, facts = one("commodities", *moved(silver=change)), moved(silver=change)
    assert ("silver_news" in item.tags, "vast" in item.tags) == (news, vast)
    assert not written([item], facts, part="tail")  # no metal heads a day of stocks, but with what is rare
    assert bool(written([item], facts, part="summary")) is news
    assert bool(written([item], facts, part="second")) is news


@pytest.mark.parametrize(("change", "heads"), [(19.9, False), (20.0, True), (-31.4, True)])
def test_a_metal_heads_with_a_move_of_its_strongest_word(change, heads):
    item, facts = one("commodities", *moved(silver=change)), moved(silver=change)
    assert bool(written([item], facts, part="tail")) is heads


@pytest.mark.parametrize("part", ["body", "tail"])
def test_a_round_price_taken_for_the_first_time_is_news_however_small_the_day(part):
    before, now = (
        Input(symbol="GC=F", date=day, value=value, field="close")
        for day, value in ((dt.date(2025, 8, 12), 4979.7), (dt.date(2025, 8, 13), 5029.5))
    )
    taken = fact("level_first", "GC=F", 5000.0, "price", inputs=(before, now))
    made = fact("high_all", "GC=F", 5029.5, "price", since_value=4979.7)
    facts = [*moved(gold=1.0, silver=5.5), taken, made]
    said = {
        "body": "국제 금 선물 가격은 1% 올라 사상 처음 5,000달러를 넘어섰다. 은 선물 가격도 5%대 올랐다.",
        "tail": "금 선물 사상 처음 5,000달러 돌파",
    }
    assert written([one("commodities", *facts)], facts, part=part) == [said[part]]


def over(measure: str, level: float, periods: int, **more: object) -> Fact:
    return fact(measure, "CL=F", level, "price", since=dt.date(2022, 7, 14), periods=periods, **more)


@pytest.mark.parametrize(
    ("measure", "level", "periods", "move", "tags"),
    [
        ("level_regained", 100.0, 3, 3.2, {"oil_line", "great", "oil_news"}),
        ("level_regained", 100.0, 2, 3.2, set()),
        ("level_lost", 100.0, 7, -4.0, {"oil_line", "great", "oil_news"}),
        ("level_regained", 90.0, 40, 3.2, {"oil_line"}),
        ("level_regained", 90.0, 39, 3.2, set()),
    ],
)
def test_a_round_price_that_oil_crossed(measure, level, periods, move, tags):
    """2026-03-30: oil closed above 100 dollars for the first time since July 2022."""
    item = one("commodities", *moved(oil=move), over(measure, level, periods))
    assert item.tags & {"oil_line", "great", "oil_news"} == tags
    assert named("commodities").happened(item) is ("great" in tags)


def test_a_round_price_is_told_with_the_price_and_since_when():
    facts = [*moved(oil=3.25), over("level_regained", 100.0, 926)]
    item = one("commodities", *facts)
    said = "서부텍사스산원유(WTI)는 배럴당 61.99달러로 3% 넘게 올라 3년 1개월 만에 100달러를 넘어섰다."
    assert written([item], facts, part="second") == [said]
    assert written([item], facts, part="front") == ["국제유가 3년 1개월 만에 100달러 돌파"]


LAST = dt.date(2025, 7, 31)


def ended(**months: float) -> list[Fact]:
    symbols = {"oil": "CL=F", "gold": "GC=F", "silver": "SI=F"}
    return [make("change_mtd", symbols[role], change, "percent", LAST) for role, change in months.items()]


@pytest.mark.parametrize(("month", "told_"), [(10.0, True), (9.9, False), (-10.0, True)])
def test_the_month_of_oil_is_told_on_its_last_session(month, told_):
    day = [make(each.measure, each.about, each.value, each.unit, LAST) for each in moved(oil=0.05)]
    assert bool(told("commodities", *day, *ended(oil=month), session=LAST)) is told_


def test_the_months_of_metals_share_a_sentence():
    day = [
        make(each.measure, each.about, each.value, each.unit, LAST) for each in moved(gold=0.5, silver=-0.5)
    ]
    facts = [*day, *ended(gold=-11.1, silver=-19.4)]
    (item,) = told("commodities", *facts, session=LAST)
    (said,) = written([item], facts, session=LAST)
    assert said.endswith("7월 한 달 동안 국제 금 선물 가격은 11% 넘게, 은 선물 가격은 19% 넘게 내렸다.")


def test_of_a_move_of_which_only_the_least_is_known_less_than_a_percent_is_not_told():
    near, far = (fact("change_least", "GC=F", value) for value in (-0.33, -1.2))
    assert not told("commodities", near)
    assert told("commodities", far)
