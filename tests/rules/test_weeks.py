"""The rules of a finished week, at their thresholds."""

from __future__ import annotations

import datetime as dt

import pytest

from newsgen import rules
from newsgen.facts.book import FactBook
from newsgen.model import Fact, Input, Item
from newsgen.rules.base import Desk
from tests.facts.builders import DAY, fact
from tests.markets import us

INDICES = ("^DJI", "^GSPC", "^IXIC")
WEEK = fact("week", "XNYS", 5, "sessions", base=dt.date(2025, 8, 11))


def told(rule: str, *facts: Fact, desk: Desk | None = None) -> list[Item]:
    made = tuple(one for one in rules.configured({}) if one.name == rule)
    return rules.items(made, FactBook(us(DAY), facts), desk or Desk())


def closed(*changes: float) -> list[Fact]:
    return [
        each
        for about, change in zip(INDICES, changes, strict=True)
        for each in (
            fact("change_week", about, change),
            fact("points_week", about, change, "points"),
            fact("close", about, 100.0, "level"),
        )
    ]


@pytest.mark.parametrize(
    ("changes", "tags"),
    [
        ((1.0, 1.0, 1.0), {"all_up", "normal"}),
        ((-1.0, -1.0, -0.01), {"all_down", "normal"}),
        ((1.0, 1.0, 0.004), {"mixed", "normal"}),
        ((0.19, -0.1, 0.0), {"mixed", "flat"}),
        ((0.2, -0.1, 0.0), {"mixed", "quiet"}),
        ((0.79, 0.5, 0.3), {"all_up", "quiet"}),
        ((0.8, 0.5, 0.3), {"all_up", "normal"}),
        ((1.0, 3.49, 9.0), {"all_up", "normal"}),
        ((1.0, 3.5, 1.0), {"all_up", "sharp"}),
        ((-1.0, -7.0, -1.0), {"all_down", "extreme"}),
        ((1.0, -7.0, -1.0), {"mixed", "normal"}),
    ],
)
def test_the_week_has_its_character(changes, tags):
    (item,) = told("week_close", WEEK, *closed(*changes))
    assert item.tags == tags
    assert item.standing
    assert item.chosen


def test_no_week_of_a_day_s_facts():
    names = [rule.name for rule in rules.RULES if rule.name.startswith("week_")]
    day = [fact("change_day", about, 1.0) for about in INDICES]
    assert len(names) == 9
    assert [item for name in names for item in told(name, *day)] == []


@pytest.mark.parametrize(("change", "fear"), [(14.9, ()), (15.0, ("^VIX",)), (-20.0, ("^VIX",))])
def test_the_vix_is_told_where_it_moved(change, fear):
    vix = [fact("change_week", "^VIX", change), fact("points_week", "^VIX", 1.0), fact("close", "^VIX", 20.0)]
    (item,) = told("week_close", WEEK, *closed(1, 1, 1), *vix)
    assert item.subjects["fear"] == fear


@pytest.mark.parametrize(("weeks", "chosen"), [(2, False), (3, True), (9, True)])
def test_weeks_in_a_row(weeks, chosen):
    (item,) = told(
        "week_streak", fact("weeks_down", "^RUT", weeks, "weeks"), fact("change_week", "^RUT", -1.0)
    )
    assert item.chosen is chosen
    assert item.tags == {"down"}
    assert item.score.surprise == weeks - 1


@pytest.mark.parametrize(
    ("best", "worst", "chosen", "tag"),
    [
        (0.6, -0.4, True, "both"),
        (0.5, -0.49, False, "both"),
        (1.5, 0.1, True, "rose"),
        (-0.1, -1.5, True, "fell"),
        (1.5, 0.004, False, "both"),
    ],
)
def test_the_days_of_the_week(best, worst, chosen, tag):
    days = {"since": DAY, "base": DAY, "n": 5}
    (item,) = told(
        "week_days",
        fact("change_best_day", "^GSPC", best, **days),
        fact("change_worst_day", "^GSPC", worst, **days),
    )
    assert item.chosen is chosen
    assert item.tags == {tag}


@pytest.mark.parametrize(("best", "standing"), [(1.99, False), (2.0, True)])
def test_a_wild_week_is_told_by_its_days_however_it_ended(best, standing):
    days = [fact("change_best_day", "^GSPC", best), fact("change_worst_day", "^GSPC", -1.0)]
    assert told("week_days", *days)[0].standing is standing


def sectors(*means: float, n: int = 490) -> list[Fact]:
    breadth = [fact(f"breadth_{way}_week", "sp500", 200, "count", n=n) for way in ("up", "down")]
    return [*breadth, *(fact("change_week", f"sp500/S{at}", mean) for at, mean in enumerate(means))]


@pytest.mark.parametrize(
    ("means", "tags"),
    [
        ((1.0, 0.5, 0.2, -1.0), {"mixed"}),
        ((1.0, 0.5, 0.2, -0.99), {"near"}),
        ((3.0, 2.0, 1.5, 1.0), {"all_up"}),
        ((-1.0, -2.0, -2.5, -3.0), {"all_down"}),
        ((3.0, 2.0, -1.0), {"near"}),
        ((2.5, 2.0, 0.5, 0.001), {"near"}),
    ],
)
def test_the_sectors_of_the_week(means, tags):
    (item,) = told("week_sectors", *sectors(*means))
    assert item.tags == tags
    assert bool(item.subjects["best"]) is ("near" not in tags)


def test_a_sample_is_no_universe():
    assert told("week_sectors", *sectors(1, 1, 1, -5, n=299)) == []
    assert len(told("week_sectors", *sectors(1, 1, 1, -5, n=300))) == 1


def test_the_unclassified_sector_is_not_ranked():
    (item,) = told("week_sectors", *sectors(1, 0.5, 0, -2), fact("change_week", "sp500/Miscellaneous", 99.0))
    assert item.subjects["best"] == ("sp500/S0",)


def seven(*moves: float) -> list[Fact]:
    inputs = tuple(Input(symbol=f"S{at}", date=DAY, value=1.0) for at in range(len(moves)))
    mean = fact("mean_change_week", "M7", sum(moves) / len(moves), n=len(moves), inputs=inputs)
    return [mean, *(fact("change_week", f"S{at}", move) for at, move in enumerate(moves))]


def test_the_big_seven_by_the_size_of_their_weeks():
    (item,) = told("week_megacaps", *seven(1.0, -2.0, 3.0, 0.004, -0.005))
    assert item.subjects["rose"] == ("S2", "S0")
    assert item.subjects["fell"] == ("S1", "S4")
    assert item.subjects["unchanged"] == ("S3",)
    assert told("week_megacaps", *seven(1.0, 2.0)[:-1]) == []


def stock(symbol: str, change: float, **more: float) -> list[Fact]:
    given = {"close": 50.0, "market_cap": 20_000.0, "turnover_20d": 100.0, **more}
    return [
        fact("change_week", symbol, change),
        *(fact(name, symbol, value) for name, value in given.items()),
    ]


def movers(*stocks: list[Fact], index: float = 0.0, universe: str = "sp500", **desk) -> dict[str, bool]:
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
    assert movers(stock("A", **given)) == {"A": chosen}
    assert movers(stock("A", 9.99)) == {}


def test_in_a_crash_only_who_fell_further_is_named():
    assert movers(stock("A", -12.0), stock("B", -14.0), index=-9.0) == {"A": False, "B": True}


def test_the_three_furthest_are_named_and_one_share_of_a_company():
    given = [stock(symbol, move) for symbol, move in (("A", 40.0), ("B", 30.0), ("C", 20.0), ("D", 15.0))]
    assert movers(*given) == {"A": True, "B": True, "C": True, "D": False}
    assert movers(*given, issuers={"A": "X", "B": "X"}) == {"A": True, "B": False, "C": True, "D": True}
    assert movers(*given, told_apart=frozenset("A")) == {"B": True, "C": True, "D": True}


@pytest.mark.parametrize(("bp", "shock"), [(19.9, False), (20.0, True), (-20.0, True)])
def test_a_week_of_yields(bp, shock):
    (item,) = told("week_rates", fact("yield_change_week", "DGS10", bp, "bp"), fact("close", "DGS10", 4.3))
    assert ("shock" in item.tags) is shock
    assert item.subjects == {"long": ("DGS10",), "short": (), "dollar": (), "won": ()}


def test_no_rates_no_paragraph():
    assert told("week_rates", fact("close", "DGS10", 4.3)) == []


@pytest.mark.parametrize(("bp", "tag"), [(-25.0, "cut"), (0.0, "hold"), (50.0, "hike")])
def test_a_decision_of_the_week(bp, tag):
    (item,) = told("week_fed", fact("decided", "FOMC:2025-08-13", bp, "bp"))
    assert item.tags == {tag}
    assert item.standing


AHEAD = fact("week_ahead", "XNYS", 5, "sessions", base=dt.date(2025, 8, 18), since=dt.date(2025, 8, 22))


def due(code: str, days: int) -> Fact:
    return fact("scheduled", code, days, "days", since=DAY + dt.timedelta(days=days))


def test_the_week_ahead_in_the_order_of_its_days_one_of_a_family():
    facts = [
        due("CPI_YOY", 6),
        due("CORE_CPI_YOY", 6),
        due("FED_RATE", 5),
        due("CLAIMS", 8),
        due("CPI_MOM", 6),
    ]
    (item,) = told("week_ahead", AHEAD, *facts, desk=Desk(weights={"CPI_YOY": 6.0}))
    assert item.subjects["releases"] == ("CPI_YOY", "CLAIMS")
    assert item.tags == {"weighty"}
    (light,) = told("week_ahead", AHEAD, due("CLAIMS", 8), desk=Desk(weights={"CLAIMS": 1.5}))
    assert light.tags == set()


@pytest.mark.parametrize(("days", "told_of"), [(4, False), (5, True), (9, True), (12, False)])
def test_a_meeting_of_the_fed_in_the_week_ahead(days, told_of):
    since = DAY + dt.timedelta(days=days)
    meeting = fact("meeting", "FOMC:x", days, "days", base=since, since=since)
    found = told("week_ahead", AHEAD, meeting)
    assert [item.subjects["meeting"] for item in found] == ([("FOMC:x",)] if told_of else [])


def test_a_week_ahead_with_nothing_due_is_not_told():
    assert told("week_ahead", AHEAD) == []
