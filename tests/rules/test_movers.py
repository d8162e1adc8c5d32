"""Single stocks, over a day and over a week."""

from __future__ import annotations

import pytest

from newsgen.model import Fact, Item
from newsgen.rules import named
from newsgen.rules.base import Desk
from tests.facts.builders import fact
from tests.markets import US
from tests.rules.books import told

GOOD = {"change_day": 12.0, "close": 20.0, "market_cap": 1000.0, "turnover_20d": 10.0, "surprise_day": 9.0}


def stock(symbol: str, **changed: float | None) -> list[Fact]:
    return [fact(m, symbol, value) for m, value in (GOOD | changed).items() if value is not None]


def movers(
    *stocks: list[Fact], issuers=None, apart=frozenset(), index: float = 0.0, n: int = 2000, **settings
) -> list[Item]:
    facts = [one_fact for found in stocks for one_fact in found]
    members = frozenset(one_fact.about for one_fact in facts)
    market = [fact("change_day", "^RUT", index), fact("breadth_up", "russell2000", 900, "count", n=n)]
    desk = Desk(universes={"russell2000": members}, issuers=issuers or {}, told_apart=apart)
    return told("movers", *facts, *market, desk=desk, **settings)


@pytest.mark.parametrize(
    ("changed", "lacking"),
    [
        ({}, None),
        ({"change_day": 10.0}, None),
        ({"close": 5.0}, None),
        ({"close": 4.99}, "주가"),
        ({"market_cap": 999.0}, "시가총액"),
        ({"market_cap": None}, "시가총액"),
        ({"turnover_20d": 9.9}, "거래대금"),
        ({"turnover_20d": None}, "거래대금"),
    ],
)
def test_floors_under_a_mover(changed, lacking):
    (item,) = movers(stock("A", **changed))
    assert item.chosen is (lacking is None)
    assert lacking is None or lacking in item.reason


def test_less_than_ten_percent_is_no_mover():
    assert movers(stock("A", change_day=9.999)) == []


@pytest.mark.parametrize(
    ("change", "index", "chosen"), [(12.0, 7.0, True), (12.0, 7.1, False), (-12.0, -7.1, False)]
)
def test_on_a_day_when_all_move_only_who_moved_more_is_named(change, index, chosen):
    (item,) = movers(stock("A", change_day=change), index=index)
    assert item.chosen is chosen


def test_only_the_best_are_named_in_either_direction():
    up = [stock(f"U{number}", surprise_day=10.0 + number) for number in range(8)]
    down = [stock(f"D{number}", change_day=-12.0, surprise_day=9.0) for number in range(7)]
    found = movers(*up, *down)
    assert [item.about for item in found if item.chosen and "up" in item.tags] == [
        "U7",
        "U6",
        "U5",
        "U4",
        "U3",
    ]
    assert sum(item.chosen and "down" in item.tags for item in found) == 5
    assert all("이름을 적는 종목 밖" in item.reason for item in found if not item.chosen)


def test_two_classes_of_one_company_are_one_piece_of_news():
    found = movers(
        stock("FOX", surprise_day=5.4), stock("FOXA", surprise_day=5.6), issuers={"FOX": "Fox", "FOXA": "Fox"}
    )
    assert {item.about: item.chosen for item in found} == {"FOXA": True, "FOX": False}
    assert "같은 회사" in found[-1].reason


def test_a_class_left_out_does_not_use_up_a_name():
    both = [stock("A1", surprise_day=50.0), stock("A2", surprise_day=49.0)]
    rest = [stock(f"S{number}") for number in range(6)]
    found = movers(*both, *rest, issuers={"A1": "A", "A2": "A"})
    assert sum(item.chosen for item in found) == 5


def test_a_class_below_the_floors_does_not_hide_the_other():
    pair = stock("A1", surprise_day=50.0, turnover_20d=1.0), stock("A2", surprise_day=9.0)
    found = movers(*pair, issuers={"A1": "A", "A2": "A"})
    assert {item.about: item.chosen for item in found} == {"A1": False, "A2": True}


def test_the_seven_are_no_movers_besides():
    assert movers(stock("TSLA"), apart=frozenset({"TSLA"})) == []


def test_many_looked_at_take_bits_off_and_size_adds_some():
    (item,) = movers(stock("A", market_cap=4000.0), n=1024)
    assert item.score.tested == 1024
    assert item.score.total == pytest.approx(9.0 - 10.0 + 2.0)


def test_thresholds_are_the_desks():
    found = movers(stock("A", change_day=11.0), stock("B", change_day=13.0), russell2000={"min_change": 12})
    assert [item.about for item in found] == ["B"]
    assert found[0].chosen, "the other floors stay as they were"


def test_a_mover_that_is_little_news_is_not_named_unless_it_moved_furthest():
    found = movers(stock("FAR", change_day=30.0, surprise_day=0.1), stock("DULL", surprise_day=0.1))
    assert {item.about: item.chosen for item in found} == {"FAR": True, "DULL": False}


def week_stock(symbol: str, change: float, **more: float) -> list[Fact]:
    given = {"close": 50.0, "market_cap": 20_000.0, "turnover_20d": 100.0, **more}
    return [
        fact("change_week", symbol, change),
        *(fact(name, symbol, value) for name, value in given.items()),
    ]


def week_movers(*stocks: list[Fact], index: float = 0.0, universe: str = "sp500", **desk) -> dict[str, bool]:
    facts = [each for one in stocks for each in one]
    known = Desk(universes={universe: frozenset(each.about for each in facts)}, **desk)
    indices = [fact("change_week", about, index) for about in ("^GSPC", "^RUT")]
    return {item.about: item.chosen for item in told("week_stocks", *facts, *indices, desk=known)}


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        ({"change": 10.0}, True),
        ({"change": -10.0}, True),
        ({"change": 10.0, "close": 4.99}, False),
        ({"change": 10.0, "market_cap": 9_999.0}, False),
        ({"change": 10.0, "turnover_20d": 9.9}, False),
    ],
)
def test_the_floors_of_a_stock(given, chosen):
    assert week_movers(week_stock("A", **given)) == {"A": chosen}
    assert week_movers(week_stock("A", 9.99)) == {}


def test_in_a_crash_only_who_fell_further_is_named():
    assert week_movers(week_stock("A", -12.0), week_stock("B", -14.0), index=-9.0) == {"A": False, "B": True}


def test_the_three_furthest_are_named_and_one_share_of_a_company():
    given = [
        week_stock(symbol, move) for symbol, move in (("A", 40.0), ("B", 30.0), ("C", 20.0), ("D", 15.0))
    ]
    assert week_movers(*given) == {"A": True, "B": True, "C": True, "D": False}
    assert week_movers(*given, issuers={"A": "X", "B": "X"}) == {"A": True, "B": False, "C": True, "D": True}
    assert week_movers(*given, told_apart=frozenset("A")) == {"B": True, "C": True, "D": True}


@pytest.mark.parametrize(
    ("change", "cap", "giant"),
    [
        (7.0, 150_000.0, True),
        (6.99, 150_000.0, False),
        (7.0, 149_999.0, False),
        (10.0, 30_000.0, True),
        (9.9, 30_000.0, False),
    ],
)
def test_a_giant_is_what_a_still_day_is_known_for(change, cap, giant):
    given = stock("A", change_day=change, market_cap=cap)
    (item,) = told("movers", *given, desk=Desk(universes={"sp500": frozenset({"A"})}))
    assert ("giant" in item.tags) is giant
    rule = named("movers")
    assert rule.occasion(item, US, small=True) == ("single_stock" if giant else None)
    assert rule.occasion(item, US, small=False) is None


@pytest.mark.parametrize(
    ("change", "cap", "giant"),
    [(12.0, 150_000.0, True), (11.9, 150_000.0, False), (20.0, 50_000.0, True), (19.9, 50_000.0, False)],
)
def test_a_giant_of_a_week_moved_further(change, cap, giant):
    given = week_stock("A", change, market_cap=cap)
    (item,) = told("week_stocks", *given, desk=Desk(universes={"sp500": frozenset({"A"})}))
    assert ("giant" in item.tags) is giant


def test_a_universe_s_name_in_the_settings_means_its_role():
    by_name, by_role = (
        movers(stock("A", change_day=11.0), **{key: {"min_change": 12}}) for key in ("russell2000", "small")
    )
    assert by_name == by_role == []
