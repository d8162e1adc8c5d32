"""Single stocks, over a day and over a week: rankings by what their moves weighed."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from newsgen.model import Event, Fact, Item
from newsgen.rules import named
from newsgen.rules.base import Desk
from tests.facts.builders import fact
from tests.markets import US
from tests.rules.books import DAY, together, told, written


def stock(symbol: str, move: float, cap: float = 30_000.0, measure: str = "change_day", **more) -> list[Fact]:
    given = {"market_cap": cap, "close": 50.0, "turnover_20d": 100.0, "surprise_day": 8.0, **more}
    return [fact(measure, symbol, move), *(fact(name, symbol, value) for name, value in given.items())]


def movers(
    *stocks: list[Fact],
    rule: str = "movers",
    small: float = 0.0,
    broad: float = 0.0,
    n=400,
    events=(),
    unexplained=99,
    **desk,
) -> list[Item]:
    """The items of a ranking, which is looked at whole where a test does not say how many it names."""
    facts = [each for one in stocks for each in one]
    known = Desk(universes={"sp500": frozenset(each.about for each in facts)}, **desk)
    kind = "change_week" if rule == "week_stocks" else "change_day"
    market = [fact(kind, "^RUT", small), fact(kind, "^GSPC", broad)]
    counted = [fact("breadth_up", "sp500", 200, "count", n=n)]
    more = {} if rule == "week_stocks" else {"unexplained": unexplained}
    return told(rule, *facts, *market, *counted, desk=known, events=events, **more)


def chosen(items: list[Item], role: str = "stocks") -> set[str]:
    return {item.about for item in items if item.chosen and role in item.subjects}


def test_the_three_that_moved_furthest_either_way_are_named_however_rare():
    up = [stock(f"U{size}", float(size), surprise_day=20.0 - size) for size in range(5, 12)]
    down = [stock(f"D{size}", -float(size)) for size in range(4, 9)]
    found = movers(*up, *down)
    assert chosen(found) == {"U11", "U10", "U9", "D8", "D7", "D6"}
    left = [item for item in found if not item.chosen]
    assert {item.about for item in left} == {"U8", "U7", "U6", "U5", "D5", "D4"}
    assert all("순위" in item.reason for item in left)


@pytest.mark.parametrize(
    ("move", "cap", "ranked"),
    [
        (4.0, 20_801.0, True),
        (3.99, 20_801.0, False),
        (-5.0, 19_001.0, True),
        (9.0, 21_799.0, False),
        (-32.7, 19_700.0, True),  # 29.3 billion before
        (-19.9, 8_100.0, False),
        (-20.0, 8_000.0, True),  # of the index, a fifth of ten billion
        (-20.0, 7_990.0, False),
    ],
)
def test_who_is_ranked(move, cap, ranked):
    assert chosen(movers(stock("A", move, cap))) == ({"A"} if ranked else set())


def test_a_name_that_readers_know_comes_before_a_smaller_one_that_moved_further():
    """2025-01-27: a network supplier of $90bn fell 22 %, a builder of $22bn a quarter."""
    fell = [stock("ANET", -22.0, 93_600.0), stock("FIX", -25.0, 16_500.0), stock("GEV", -21.0, 90_000.0)]
    rose = [stock(f"U{size}", float(size)) for size in (6, 7, 8)]
    found = movers(*fell, *rose, stock("VRT", -30.0, 35_000.0))
    assert chosen(found) == {"ANET", "GEV", "VRT", "U6", "U7", "U8"}
    assert {item.about for item in found if not item.chosen} == {"FIX"}


def test_who_has_no_known_market_value_is_not_ranked():
    assert movers([fact("change_day", "A", 12.0)]) == []


def test_a_ranking_weighs_how_far_and_how_large():
    """2025-04-10: 6.9 * 924 ** 0.4 is 106, 8.4 * 170 ** 0.4 is 66, 10.0 * 87 ** 0.4 is 60."""
    fell = {
        "AVGO": (-6.9, 860_000.0),
        "AMD": (-8.4, 156_000.0),
        "MU": (-10.0, 78_000.0),
        "CVX": (-5.6, 260_000.0),
        "LLY": (-4.0, 680_000.0),
    }
    given = [stock(symbol, move, worth * (1 + move / 100)) for symbol, (move, worth) in fell.items()]
    facts = [each for one in (*given, stock("NEM", 4.5, 60_000.0)) for each in one]
    found = movers(*given, stock("NEM", 4.5, 60_000.0))
    assert chosen(found) == {"AVGO", "AMD", "MU", "NEM"}
    (text,) = written([together(found)], facts)
    places = [text.index(each) for each in ("마이크론", "AMD", "브로드컴", "뉴몬트")]
    assert places == sorted(places), "further moves stand before smaller ones"
    assert "상위 종목" not in text, "of a list with others than the largest"


def test_on_a_still_day_a_giant_comes_before_a_smaller_one_that_moved_further():
    """2026-01-26: 3.2 * 350 ** 0.4 is 33, 5.2 * 22 ** 0.4 is 18."""
    big = [stock("AMD", -3.2, 339_000.0), stock("ORCL", -3.1, 490_000.0), stock("INTC", -5.7, 190_000.0)]
    found = movers(*big, stock("HL", -5.2, 21_000.0), *[stock(f"U{at}", 6.0) for at in range(3)])
    assert chosen(found) >= {"AMD", "ORCL", "INTC"}
    assert "HL" not in chosen(found)


@pytest.mark.parametrize(("move", "worth", "ranked"), [(3.0, 200_000.0, True), (2.99, 200_000.0, False)])
def test_the_largest_are_ranked_with_a_smaller_move(move, worth, ranked):
    assert bool(movers(stock("BIG", move, worth * (1 + move / 100) + 1))) is ranked
    assert movers(stock("LESS", move, 199_000.0)) == []


def reports(*symbols: str) -> list[Event]:
    return [
        Event(id=one, kind="earnings", about=one, session=DAY, day=DAY, accounts=(), status="filed")
        for one in symbols
    ]


@pytest.mark.parametrize(
    ("move", "events", "told_"),
    [
        (3.7, ("BLK", "WFC", "C"), True),
        (2.9, ("BLK", "WFC", "C"), False),
        (3.7, ("BLK", "WFC"), False),
        (3.7, ("BLK", "AMD", "C"), False),  # another that reported is told that rose
    ],
)
def test_beside_reporters_that_fell_the_largest_that_rose_is_told(move, events, told_):
    """2025-07-15: BlackRock and Wells Fargo fell by five percent, Citigroup rose."""
    given = [stock("BLK", -5.9, 160_000.0), stock("WFC", -5.5, 250_000.0), stock("C", move, 160_000.0)]
    found = movers(*given, stock("AMD", 6.4, 250_000.0), events=reports(*events))
    assert chosen(found) == {"BLK", "WFC", "AMD", *(["C"] if told_ else [])}


def test_who_answers_skips_nobody_that_is_no_smaller_and_went_further():
    rose = [stock(f"U{at}", 8.0 + at, 90_000.0) for at in range(6)]
    found = movers(stock("BLK", -5.9), stock("C", 3.7, 60_000.0), *rose, events=reports("BLK", "C"))
    assert "C" not in chosen(found)


def test_who_reported_stands_before_who_only_moved_but_before_nobody_that_went_further_and_is_larger():
    """7 * 90 ** 0.4 is 42, half as much again 63; 3.2 * 850 ** 0.4 is 48."""
    fell = [stock("BIG", -3.2, 850_000.0), *[stock(f"U{at}", -6.0 - at, 900_000.0) for at in range(2)]]
    others = [stock("MMM", -6.9, 90_000.0), *[stock(f"R{at}", 9.0, 90_000.0) for at in range(3)]]
    assert "BIG" in chosen(movers(*fell, *others))
    assert "MMM" in chosen(movers(*fell, *others, events=reports("MMM")))
    larger = stock("FAR", -7.1, 95_000.0)
    assert "BIG" in chosen(movers(*fell, larger, *others, events=reports("MMM")))
    assert "MMM" not in chosen(movers(*fell, larger, *others, events=reports("MMM")))


def test_a_ranking_of_the_largest_alone_is_called_one():
    big = [stock(f"BIG{size}", float(size), 400_000.0) for size in (-6, 5)]
    (text,) = written([together(movers(*big))], [each for one in big for each in one])
    assert re.search("시가총액 상위 종목|시가총액이 큰 종목|^BIG", text)
    assert "대형주" not in text


def test_no_larger_move_has_the_weaker_word_and_nobody_is_named_without_a_size():
    moves = {"AAA": -21.0, "BBB": -17.6, "CCC": -12.3, "DDD": 7.2, "EEE": 5.9, "FFF": 4.4}
    facts = [stock(symbol, move) for symbol, move in moves.items()]
    found = movers(*facts)
    texts = written([together(found)], [each for one in facts for each in one])
    fallers, risers = (re.sub(r"\(\w+\)", "", text).removesuffix(".") for text in texts)
    fell, (rose, with_it) = fallers, risers.split(". ")
    assert fell.endswith("AAA가 21%, BBB가 17%대 폭락했고 CCC도 12% 넘게 급락했다")
    assert rose.endswith("DDD가 7% 넘게 급등했고 EEE도 6% 가까이 상승했다")
    assert with_it == "FFF도 4% 넘게 올랐다"


def test_the_largest_are_told_since_when_and_others_at_the_end_of_their_year():
    big = [
        *stock("BIG", -17.0, 400_000.0),
        fact("largest_fall_since", "BIG", -17.0, since=dt.date(2017, 5, 2), since_value=-18.0, periods=2000),
        fact("low_52w", "BIG", 50.0, "level"),
    ]
    other = [
        *stock("SML", -9.0),
        fact("low_52w", "SML", 50.0, "level"),
        fact("streak_down", "SML", 9, "sessions"),
    ]
    found = movers(big, other)
    (text,) = written([together(found)], [*big, *other])
    assert "2017년 5월 이후" in text
    assert text.count("52주 최저가") == 1
    assert "연속" not in text


def test_two_classes_of_one_company_are_one_piece_of_news():
    given = [stock(symbol, move) for symbol, move in (("A", 40.0), ("B", 30.0), ("C", 20.0), ("D", 15.0))]
    found = movers(*given, issuers={"A": "X", "B": "X"})
    assert chosen(found) == {"A", "C", "D"}
    assert next(item.reason for item in found if item.about == "B").endswith("다른 종류 주식을 적는다")


def test_who_is_told_apart_is_in_no_ranking():
    giant = [*stock("ORCL", 30.0, 700_000.0), fact("cap_change_day", "ORCL", 200_000.0, "musd")]
    found = movers(stock("TSLA", 9.0), giant, stock("A", 6.0), told_apart=frozenset({"TSLA"}))
    assert [item.about for item in found] == ["A"]


@pytest.mark.parametrize(
    ("small", "broad", "move", "told_"),
    [
        (1.98, 0.32, 12.0, True),
        (1.8, 0.32, 12.0, False),
        (1.98, 0.32, 9.9, False),
        (-1.98, -0.32, 12.0, False),
        (-6.6, -4.8, 12.0, False),
    ],
)
def test_small_companies_are_ranked_on_their_own_day(small, broad, move, told_):
    found = movers(stock("CC", move, 5_000.0), small=small, broad=broad)
    assert chosen(found, "small") == ({"CC"} if told_ else set())


def test_a_small_company_that_nobody_can_describe_is_not_named():
    found = movers(stock("CC", 12.0, 5_000.0), stock("S", 13.0, 5_000.0), small=2.0, broad=0.3)
    assert chosen(found, "small") == set(), "and nobody who moved less is named instead"


@pytest.mark.parametrize("lacking", [{"close": 4.99}, {"turnover_20d": 9.9}])
def test_small_companies_must_be_traded(lacking):
    assert movers(stock("S", 12.0, 5_000.0, **lacking), small=2.0, broad=0.3) == []


def test_an_industry_that_all_of_them_share_is_told():
    facts = [stock(symbol, move) for symbol, move in (("BAC", 8.0), ("WFC", 7.0), ("C", 6.0))]
    found = movers(*facts, industries=dict.fromkeys(("BAC", "WFC", "C"), "Banks"))
    (text,) = written([together(found)], [each for one in facts for each in one])
    assert any(said in text for said in ("은행주의 강세", "은행주가 강세를", "은행주가 많이 올랐다"))
    apart = movers(*facts, industries={"BAC": "Banks", "WFC": "Banks", "C": "Insurance"})
    assert "강세" not in written([together(apart)], [each for one in facts for each in one])[0]


def test_figures_are_rounded_and_shared():
    facts = [stock(symbol, move) for symbol, move in (("AAA", -12.3), ("BBB", -8.2), ("CCC", -7.9))]
    (text,) = written([together(movers(*facts))], [each for one in facts for each in one])
    assert "12% 넘게" in text
    assert "8% 안팎" in text
    assert "." not in text.removesuffix(".")


def test_many_looked_at_take_bits_off_and_size_adds_some():
    (item,) = movers(stock("A", 9.0, 80_000.0, surprise_day=9.0), n=256)
    assert item.score.bits == pytest.approx(9.0 - 8.0)
    assert item.score.weight == pytest.approx(4.0 + 2.0)


@pytest.mark.parametrize(
    ("move", "cap", "talk"),
    [(7.0, 500_000.0, True), (6.99, 500_000.0, False), (15.0, 100_000.0, True), (14.9, 499_000.0, False)],
)
def test_a_very_large_company_is_what_a_still_day_is_known_for(move, cap, talk):
    (item,) = movers(stock("A", move, cap))
    rule = named("movers")
    assert rule.occasion(item, US, small=True) == ("single_stock" if talk else None)
    assert rule.occasion(item, US, small=False) is None


def test_the_week_is_a_ranking_too():
    week = [
        stock(symbol, move, measure="change_week")
        for symbol, move in (("A", 40.0), ("B", 30.0), ("C", 20.0), ("D", 15.0), ("E", -9.9))
    ]
    assert chosen(movers(*week, rule="week_stocks")) == {"A", "B", "C"}


def test_thresholds_are_the_desks():
    facts = [*stock("A", 6.0), *stock("B", 8.0)]
    known = Desk(universes={"sp500": frozenset({"A", "B"})})
    assert [item.about for item in told("movers", *facts, desk=known, large={"min_change": 7})] == ["B"]


@pytest.mark.parametrize(("known", "said"), [(True, "사상 최고가"), (False, "52주 최고가")])
def test_a_high_of_the_year_that_is_a_record_is_called_one(known, said):
    """SanDisk is no giant, and its history is known from its first day on."""
    facts = [*stock("SNDK", 9.0, 70_000.0), fact("high_52w", "SNDK", 50.0, "level")]
    facts += [fact("high_all", "SNDK", 50.0, "level", since_value=48.0)] if known else []
    item = next(one for one in movers(facts) if one.about == "SNDK")
    assert said in written([item], [*facts, fact("breadth_up", "sp500", 200, "count", n=400)])[0]


def test_whoever_moved_no_more_than_six_are_named():
    rose = [stock(f"U{size}", float(size)) for size in range(5, 13)]
    assert chosen(movers(*rose)) == {"U12", "U11", "U10"}
    assert chosen(movers(*rose, stock("D", -11.6))) == {"U12", "U11", "U10", "D"}
    fell = [stock(f"D{size}", -float(size)) for size in range(5, 9)]
    assert chosen(movers(*rose, *fell)) == {"U12", "U11", "U10", "D6", "D7", "D8"}


def test_of_those_of_whose_day_nothing_is_known_two_are_named():
    fell = [stock(symbol, move) for symbol, move in (("AAA", -9.0), ("BBB", -8.0), ("CCC", -7.0))]
    rose = [stock("DDD", 6.0), stock("EEE", 5.0)]
    assert chosen(movers(*fell, *rose, unexplained=2, broad=-0.3)) == {"AAA", "BBB"}
    assert chosen(movers(*fell, *rose, unexplained=2, broad=-0.29)) == {"AAA", "DDD"}


def test_the_reporter_that_went_furthest_is_named_from_ten_percent_on():
    """2024-08-29: a retailer of 18 billion rose by 14.1 percent, beside one that fell by 32."""
    fell = [stock("DDD", -32.0), stock("CCC", -9.6)]
    rose = [stock("AAA", 8.9, 34_000.0), stock("BBB", 14.1, 18_000.0)]
    events = reports("AAA", "BBB", "CCC", "DDD")
    assert chosen(movers(*fell, *rose, events=events)) == {"AAA", "BBB", "CCC", "DDD"}
    rose[1] = stock("BBB", 9.9, 18_000.0)
    assert chosen(movers(*fell, *rose, events=events)) == {"AAA", "CCC", "DDD"}


def test_it_takes_the_place_of_the_least_and_of_nobody_that_is_larger_and_went_as_far():
    """2025-04-25: a carrier of 280 billion fell by 11.2 percent, an insurer of 20 billion by 11.5."""
    fell = [stock("TMUS", -11.2, 280_000.0), stock("INTC", -6.7, 90_000.0), stock("AON", -8.0, 77_000.0)]
    events = reports("TMUS", "INTC", "AON", "ERIE")
    found = chosen(movers(*fell, stock("ERIE", -11.5, 20_000.0), events=events))
    assert len(found) == 3
    assert {"TMUS", "ERIE"} <= found


def test_one_of_the_largest_is_named_besides_from_ten_percent_on():
    fell = [stock(symbol, move) for symbol, move in (("AAA", -30.0), ("BBB", -29.0))]
    assert chosen(movers(*fell, stock("CCC", 10.0, 250_000.0), unexplained=2)) >= {"CCC"}
