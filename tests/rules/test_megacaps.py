"""The big names in their groups, over a day and over a week."""

from __future__ import annotations

import re

import pytest

from newsgen.model import Fact, Input
from newsgen.rules import named
from tests.facts.builders import DAY, fact
from tests.markets import US
from tests.rules.books import one, told, written

MARKET = fact("change_day", "^GSPC", 0.3)


def seven(measure: str = "change_day", **changes: float) -> list[Fact]:
    inputs = tuple(Input(symbol=name, date=DAY, value=1.0) for name in changes)
    mean = "mean_change_week" if measure == "change_week" else measure
    whole = fact(mean, "M7", sum(changes.values()) / len(changes), inputs=inputs)
    return [whole, *(fact(measure, name, change) for name, change in changes.items())]


def groups(item) -> list[tuple[str, ...]]:
    return [item.subjects[side] for side in ("first", "second") if item.subjects.get(side)]


def test_who_went_one_way_stands_together_who_went_furthest_first():
    facts = seven(AAPL=-4.2, AMZN=-4.0, MSFT=-2.4, NVDA=-2.0, TSLA=1.8, META=2.6, GOOGL=0.05)
    assert groups(one("megacaps", *facts, MARKET)) == [("AAPL", "AMZN", "MSFT", "NVDA"), ("META", "TSLA")]


@pytest.mark.parametrize(("least", "told_"), [(3.0, True), (2.9, False), (-3.0, True)])
def test_who_hardly_moved_beside_the_first_is_not_told(least, told_):
    item = one("megacaps", *seven(AAPL=10.0, MSFT=least, NVDA=0.05), MARKET)
    assert any("MSFT" in side for side in groups(item)) is told_


@pytest.mark.parametrize(
    ("moves", "chosen", "said"),
    [
        ({"AAPL": 0.9, "MSFT": 0.2}, True, "올랐다."),
        ({"AAPL": 0.9, "MSFT": -0.2}, False, ""),
        ({"AAPL": 1.0, "MSFT": -0.2}, False, ""),
        ({"AAPL": 3.0, "MSFT": -0.2}, True, "3%"),
    ],
)
def test_of_a_quiet_day_no_size_is_told(moves, chosen, said):
    facts = [*seven(**moves), MARKET]
    item = one("megacaps", *facts)
    assert item.chosen is chosen
    if said:
        (text,) = written([item], facts)
        assert ("%" in text) is ("%" in said)


@pytest.mark.parametrize(
    ("rose", "market", "index_record", "told_"),
    [
        (1.1, 0.49, False, True),
        (0.9, 0.1, False, False),
        (1.1, 0.5, False, False),
        (3.0, 1.5, False, True),
        (4.0, 0.1, True, False),
    ],
)
def test_a_record_of_a_big_name_is_the_days_where_no_index_made_one(rose, market, index_record, told_):
    facts = [*seven(NVDA=rose, MSFT=-0.4), fact("change_day", "^GSPC", market)]
    facts += [fact("high_all", "NVDA", 160.0, "price"), fact("close", "NVDA", 160.0, "price")]
    facts += [fact("high_all", "^GSPC", 6400.0, "level")] if index_record else []
    item = one("megacaps", *facts)
    assert item.subjects["peak"] == (("NVDA",) if told_ else ())
    assert ("record" in item.tags) is told_


def test_a_giant_told_apart_is_not_repeated():
    facts = [*seven(AAPL=-9.2, MSFT=-2.0), fact("cap_change_day", "AAPL", -300_000.0, "musd"), MARKET]
    assert groups(one("megacaps", *facts)) == [("MSFT",)]


@pytest.mark.parametrize(("move", "apart"), [(2.31, True), (2.29, False), (-1.7, True)])
def test_the_mean_is_told_where_it_is_far_from_the_market(move, apart):
    facts = [*seven(AAPL=move, MSFT=move), MARKET]
    item = one("megacaps", *facts)
    assert ("apart" in item.tags) is apart
    (text,) = written([item], facts)
    assert ("평균" in text) is apart


def test_one_figure_for_a_group_and_one_sentence():
    facts = [*seven(AAPL=-9.2, AMZN=-9.0, NVDA=-7.3, MSFT=-2.4), fact("change_day", "^GSPC", -5.9)]
    (text,) = written([one("megacaps", *facts)], facts)
    assert "9% 안팎" in text
    assert "7% 넘게" in text
    assert text.count("급락했다") == 1, "who has the same verb shares it"
    assert "마이크로소프트" not in text, "nobody is named without a size"


@pytest.mark.parametrize(("move", "far"), [(5.0, True), (-5.0, True), (4.99, False)])
def test_one_that_moved_far_is_what_the_day_is_known_for(move, far):
    item = one("megacaps", *seven(AAPL=move, MSFT=0.5), MARKET)
    assert ("far" in item.tags) is far
    assert named("megacaps").occasion(item, US, small=False) == ("single_stock" if far else None)


def test_a_giant_s_own_place_is_told_once():
    own = [
        fact("high_all", "AAPL", 300.0, "level", since_value=290.0),
        fact("streak_up", "AAPL", 6, "sessions"),
        fact("streak_down", "MSFT", 5, "sessions"),
        fact("streak_up", "NVDA", 4, "sessions"),
    ]
    facts = [*seven(AAPL=1.2, MSFT=-1.1, NVDA=1.0), *own, MARKET]
    item = one("megacaps", *facts)
    assert (item.subjects["record"], item.subjects["run"]) == (("AAPL",), ("MSFT",))
    (text,) = written([item], facts)
    assert re.search(r"애플이 1% 넘게 (?:올라|오르며) 사상 최고가", text)
    assert "엔비디아도 1% 올랐다" in text, "a record is told of nobody else"
    assert re.search(r"마이크로소프트는 1% 넘게 (?:내려|내리며) 5거래일 연속 내림세", text)


def test_the_week_of_the_seven():
    facts = seven("change_week", AAPL=3.0, MSFT=-2.0, NVDA=2.9)
    (item,) = told("week_megacaps", *facts)
    assert groups(item) == [("AAPL", "NVDA"), ("MSFT",)]
    assert "3% 안팎" in written([item], facts)[0]
    assert told("week_megacaps", *facts[:-1]) != []


def test_without_its_mean_or_the_market_it_is_silent():
    assert told("megacaps", *seven(AAPL=1.0)) == []
    assert told("megacaps", MARKET) == []


@pytest.mark.parametrize(
    ("apple", "said"),
    [(0.35, "애플만 소폭 올랐다."), (1.2, "애플만 1%"), (-0.35, None), (0.001, None)],
)
def test_who_alone_went_against_all_others_is_named_however_little_that_was(apple, said):
    facts = [*seven(TSLA=-4.1, NVDA=-3.9, META=-2.6, AMZN=-2.5, GOOGL=-2.2, MSFT=-1.0, AAPL=apple), MARKET]
    (text,) = written([one("megacaps", *facts)], facts)
    assert (said in text) if said else ("만 " not in text)
    assert not re.search("엇갈렸|갈렸", text)


def test_where_one_rose_and_most_others_fell_both_are_said():
    fell = seven(NVDA=4.4, AMZN=-1.1, TSLA=-0.4, GOOGL=-0.4, AAPL=-0.2, MSFT=0.5, META=0.2)
    item = one("megacaps", *fell, fact("change_day", "^GSPC", 0.8))
    assert "rest_down" in item.tags
    (body,) = written([item], [*fell, fact("change_day", "^GSPC", 0.8)])
    assert body.endswith("아마존은 1% 넘게 내렸다.")
    rose = seven(NVDA=4.4, AMZN=-1.1, TSLA=-0.4, GOOGL=-0.4, AAPL=0.2, MSFT=0.5, META=0.2)
    assert not {"rest_down", "rest_up"} & one("megacaps", *rose, fact("change_day", "^GSPC", 0.8)).tags


def test_of_the_others_who_went_furthest_is_told_and_who_did_not_go_along_is_left_out_by_name():
    market = fact("change_day", "^GSPC", -0.1)
    all_but = seven(NVDA=-6.4, AAPL=1.5, AMZN=0.8, TSLA=0.3, MSFT=0.6, META=0.2, GOOGL=-0.6)
    (body,) = written([one("megacaps", *all_but, market)], [*all_but, market])
    assert body.endswith("애플이 1.5% 오르는 등 알파벳을 뺀 나머지 대형 기술주는 모두 올랐다.")
    every = seven(NVDA=-6.4, AAPL=0.9, AMZN=0.8, TSLA=0.3, MSFT=0.6, META=0.2, GOOGL=0.6)
    (body,) = written([one("megacaps", *every, market)], [*every, market])
    assert body.endswith("나머지 대형 기술주는 모두 올랐다.")
    assert "등" not in body


def test_the_side_of_a_record_comes_first():
    moves = [*seven(AMZN=-1.8, GOOGL=-1.4, NVDA=1.1), fact("change_day", "^GSPC", -0.1)]
    assert groups(one("megacaps", *moves))[0][0] == "AMZN"
    record = fact("high_all", "NVDA", 160.0, "price", periods=3)
    assert "NVDA" in groups(one("megacaps", *moves, record))[0]
