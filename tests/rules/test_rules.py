"""Each rule on books made by hand: at a threshold, below and above it; scores, flags and reasons."""

from __future__ import annotations

import datetime as dt
import math
from statistics import NormalDist

import msgspec
import pytest

from newsgen import rules
from newsgen.config import Config
from newsgen.errors import ConfigProblem
from newsgen.facts.book import FactBook
from newsgen.model import Fact, Input, Item
from newsgen.rules.base import Desk
from tests.facts.builders import DAY, fact
from tests.markets import us

BEFORE = dt.date(2025, 8, 12)
INDICES = ("^DJI", "^GSPC", "^IXIC")
WEIGHTS = {"^DJI": 2.5, "^GSPC": 3.0, "^IXIC": 2.5, "^RUT": 2.0, "DGS10": 1.5, "russell2000": 1.0, "M7": 2.0}


def told(rule: str, *facts: Fact, session: dt.date = DAY, desk: Desk | None = None, **settings) -> list[Item]:
    """The items of one rule, best first."""
    made = rules.configured({rule: settings})
    chosen = tuple(one for one in made if one.name == rule)
    return rules.items(chosen, FactBook(us(session), facts), desk or Desk(weights=WEIGHTS))


def one(rule: str, *facts: Fact, **more) -> Item:
    (item,) = told(rule, *facts, **more)
    assert item.score.total == pytest.approx(
        item.score.surprise - math.log2(item.score.tested) + item.score.weight + item.score.freshness
    )
    assert item.score.bits == pytest.approx(item.score.surprise - math.log2(item.score.tested))
    assert item.reason
    return item


def indices(*changes: float) -> list[Fact]:
    return [fact("change_day", about, change) for about, change in zip(INDICES, changes, strict=True)]


@pytest.mark.parametrize(
    ("changes", "tags"),
    [
        ((0.5, 0.6, 0.7), {"all_up", "normal"}),
        ((-0.5, -0.6, -0.7), {"all_down", "normal"}),
        ((0.5, -0.6, 0.7), {"mixed", "normal"}),
        ((0.09, -0.09, 0.0), {"mixed", "flat", "partly"}),
        ((0.49, 0.3, 0.2), {"all_up", "quiet"}),
        ((1.0, 2.0, 1.0), {"all_up", "sharp"}),
        ((9.0, 1.99, 9.0), {"all_up", "normal"}),
        ((-1.0, -5.0, -1.0), {"all_down", "extreme"}),
    ],
)
def test_the_close_has_the_character_of_the_day(changes, tags):
    item = one("market_close", *indices(*changes))
    assert item.tags == tags
    assert item.standing
    assert item.chosen


def test_the_close_counts_the_rarest_index():
    item = one(
        "market_close",
        *indices(1, 1, 1),
        fact("surprise_day", "^DJI", 4.0),
        fact("surprise_day", "^IXIC", 6.0),
    )
    assert item.score.surprise == 6.0
    assert item.score.tested == 3
    assert item.score.weight == 3.0


def test_no_index_no_close():
    assert told("market_close", fact("change_day", "^RUT", 1.0)) == []


@pytest.mark.parametrize(("spread", "chosen"), [(0.999, False), (1.0, True), (-1.0, True), (1.66, True)])
def test_small_and_large_apart(spread, chosen):
    facts = [fact("change_day", "^RUT", 0.3 + spread), fact("change_day", "^GSPC", 0.3)]
    surprise = fact("surprise_day", "^RUT-^GSPC", 5.0)
    item = one("divergence", *facts, fact("spread_day", "^RUT-^GSPC", spread, "pp"), surprise)
    assert item.chosen is chosen
    assert item.score.total == pytest.approx(5.0 - 1.0 + 3.0), "two pairs; the weight of the S&P 500"
    assert {"small", "up" if spread > 0 else "down"} <= item.tags


def test_indices_that_went_opposite_ways_are_tagged():
    facts = [fact("change_day", "^IXIC", -0.7), fact("change_day", "^DJI", 0.8)]
    item = one("divergence", *facts, fact("spread_day", "^IXIC-^DJI", -1.5, "pp"))
    assert item.tags == {"growth", "down", "opposite", "far", "adds_up"}


@pytest.mark.parametrize(
    ("small", "large", "spread", "adds_up"),
    [(-4.391, -2.946, -1.445, False), (-4.386, -2.946, -1.44, True), (-4.385, -2.954, -1.431, False)],
)
def test_a_difference_is_printed_only_where_readers_get_the_same(small, large, spread, adds_up):
    """Printed: 4.39 - 2.95 = 1.45? No: 1.44. Readers subtract what they see."""
    facts = [fact("change_day", "^RUT", small), fact("change_day", "^GSPC", large)]
    item = one("divergence", *facts, fact("spread_day", "^RUT-^GSPC", spread, "pp"))
    assert ("adds_up" in item.tags) is adds_up


def test_a_mover_that_is_little_news_is_not_named_unless_it_moved_furthest():
    found = movers(stock("FAR", change_day=30.0, surprise_day=0.1), stock("DULL", surprise_day=0.1))
    assert {item.about: item.chosen for item in found} == {"FAR": True, "DULL": False}


def test_a_record_is_told_instead_of_the_high_that_it_is_too():
    record = fact("high_all", "^GSPC", 6466.0, periods=30, base=BEFORE)
    day = fact("change_day", "^GSPC", 0.3)
    item = one("extremes", day, record, fact("high_52w", "^GSPC", 6466.0, periods=30))
    assert told("extremes", record) == [], "over a hole in the data nothing is a record"
    assert item.tags == {"record", "fresh"}
    assert item.score.surprise == pytest.approx(math.log2(31))
    assert item.standing


def test_a_record_of_the_day_before_too_is_stale():
    record = fact("high_all", "^GSPC", 6466.0, periods=1)
    facts = (fact("change_day", "^GSPC", 0.3), record, fact("high_52w_day_before", "^GSPC", 6445.0))
    item = one("extremes", *facts)
    assert item.tags == {"record", "again"}
    assert item.score.freshness == -2.0
    assert one("extremes", *facts, stale=-5).score.freshness == -5


def test_a_low_is_told():
    facts = fact("low_52w", "^RUT", 1800.0, periods=300), fact("change_day", "^RUT", -0.3)
    assert one("extremes", *facts).tags == {"low", "fresh"}


@pytest.mark.parametrize(
    ("periods", "change", "chosen"), [(40, 1.0, True), (39, 1.0, False), (40, 0.99, False), (400, -3.0, True)]
)
def test_the_largest_move_in_months(periods, change, chosen):
    measure = "largest_rise_since" if change > 0 else "largest_fall_since"
    item = one("largest_move", fact(measure, "^GSPC", change, periods=periods))
    assert item.chosen is chosen
    assert item.tags == {"up" if change > 0 else "down"}
    assert item.score.total == pytest.approx(math.log2(periods + 1) - math.log2(item.score.tested) + 3.0)


@pytest.mark.parametrize(
    ("peak", "trough", "change", "tags"),
    [
        (1.0, -0.5, -0.2, {"down", "market"}),
        (0.99, -0.5, -0.2, None),
        (0.5, -1.0, 0.2, {"up", "market"}),
        (1.5, -1.5, -0.2, {"down", "both", "market"}),
        (0.5, -0.99, 0.2, None),
        (1.5, -0.1, 0.3, None),
        (1.5, -1.5, 0.0, None),
    ],
)
def test_a_day_that_turned(peak, trough, change, tags):
    facts = (fact("peak_change", "^GSPC", peak), fact("trough_change", "^GSPC", trough))
    found = told("reversal", *facts, fact("change_day", "^GSPC", change))
    assert [set(item.tags) for item in found] == ([tags] if tags else [])


@pytest.mark.parametrize(
    ("change", "periods", "chosen"),
    [(3.0, 0, True), (2.99, 7, False), (2.99, 8, True), (-3.0, 0, True), (0.99, 50, False)],
)
def test_a_week_worth_telling(change, periods, chosen):
    word = "rise" if change > 0 else "fall"
    facts = [fact("change_week", "^RUT", change), fact("change_day", "^RUT", 0.3)]
    facts += [fact(f"largest_{word}_since_week", "^RUT", change, periods=periods)] if periods else []
    item = one("week", *facts)
    assert item.chosen is chosen
    assert "week" in item.tags
    assert ("largest" in item.tags) is (periods >= 8)


def test_the_first_day_of_a_week_is_no_week():
    facts = fact("change_wtd", "^RUT", 4.0, base=BEFORE), fact("change_day", "^RUT", 4.0, base=BEFORE)
    assert told("week", *facts) == []


def test_a_week_says_first_only_where_it_is_another_week_than_the_largest():
    largest = fact("largest_rise_since_wtd", "^RUT", 4.9, periods=40, since=dt.date(2024, 11, 8))
    first = fact("first_rise_since_wtd", "^RUT", 4.9, periods=13, since=dt.date(2025, 5, 16))
    change = fact("change_wtd", "^RUT", 4.9), fact("change_day", "^RUT", 2.0, base=BEFORE)
    assert {"largest", "first"} <= one("week", *change, largest, first).tags
    same = msgspec.structs.replace(first, since=largest.since)
    assert "first" not in one("week", *change, largest, same).tags


def test_a_week_that_prints_as_zero_or_ends_over_a_hole_is_not_told():
    assert told("week", fact("change_week", "^GSPC", 0.004), fact("change_day", "^GSPC", 1.0)) == []
    assert told("week", fact("change_wtd", "^IXIC", 5.0)) == []


@pytest.mark.parametrize(("sessions", "chosen"), [(3, False), (4, True), (9, True)])
def test_a_streak(sessions, chosen):
    item = one("streak", fact("streak_down", "^GSPC", sessions, "sessions"))
    assert item.chosen is chosen
    assert item.score.surprise == sessions - 1
    assert told("streak", fact("streak_up", "^GSPC", 1, "sessions")) == []


@pytest.mark.parametrize(
    ("session", "measure", "tag"),
    [
        ("2025-12-31", "change_ytd", "year"),
        ("2025-09-30", "change_qtd", "quarter"),
        ("2025-08-29", "change_mtd", "month"),
        ("2024-11-29", "change_mtd", "month"),
        ("2025-08-13", "change_mtd", None),
    ],
)
def test_the_longest_period_that_ends_today(session, measure, tag):
    facts = [fact(m, "^GSPC", 2.5) for m in ("change_mtd", "change_qtd", "change_ytd")]
    found = told("period_end", *facts, session=dt.date.fromisoformat(session))
    if tag is None:
        assert found == []
        return
    assert found[0].tags == {tag, "up"}
    assert found[0].facts == (f"{measure}:^GSPC@{DAY}",)
    assert found[0].score.freshness == 4.0


def seven(**changes: float) -> list[Fact]:
    inputs = tuple(Input(symbol=name, date=DAY, value=1.0) for name in changes)
    mean = fact("change_day", "M7", sum(changes.values()) / len(changes), inputs=inputs)
    return [mean, *(fact("change_day", name, change) for name, change in changes.items())]


def test_the_seven_by_their_moves():
    item = one(
        "megacaps",
        *seven(AAPL=1.6, NVDA=-0.9, META=-1.3, TSLA=0.0, MSFT=0.004),
        fact("change_day", "^GSPC", 0.3),
    )
    assert item.subjects["rose"] == ("AAPL",)
    assert item.subjects["fell"] == ("META", "NVDA")
    assert set(item.subjects["unchanged"]) == {"TSLA", "MSFT"}
    assert "against" in item.tags


@pytest.mark.parametrize(
    ("mean", "market", "against"), [(-0.1, 0.1, True), (-0.09, 0.5, False), (0.5, 0.5, False)]
)
def test_the_seven_against_the_market(mean, market, against):
    item = one("megacaps", *seven(AAPL=mean), fact("change_day", "^GSPC", market))
    assert ("against" in item.tags) is against


@pytest.mark.parametrize(("change", "chosen"), [(1.49, False), (1.5, True), (-1.5, True)])
def test_chips(change, chosen):
    assert one("chips", fact("change_day", "^SOX", change)).chosen is chosen


def sectors(*changes: float) -> list[Fact]:
    return [fact("change_day", f"sp500/S{number}", change) for number, change in enumerate(changes)]


@pytest.mark.parametrize(("best", "chosen"), [(1.5, False), (1.51, True)])
def test_sectors_far_apart(best, chosen):
    item = one("sectors", *sectors(0.01, 0.5, best, 1.0), fact("change_day", "sp500/Miscellaneous", 99.0))
    assert item.chosen is chosen
    assert (item.subjects["best"], item.subjects["worst"]) == (("sp500/S2",), ("sp500/S0",))
    assert item.score.tested == 4


def test_too_few_sectors_are_not_ranked():
    assert told("sectors", *sectors(0.0, 9.0, 1.0)) == []


def breadth(up: int, down: int, change: float, n: int = 2000) -> list[Fact]:
    counts = [
        fact("breadth_up", "russell2000", up, "count", n=n),
        fact("breadth_down", "russell2000", down, "count", n=n),
    ]
    return [*counts, fact("change_day", "^RUT", change)]


@pytest.mark.parametrize(
    ("up", "down", "change", "chosen", "against"),
    [
        (1499, 499, 1.0, True, False),
        (1498, 500, 1.0, False, False),
        (499, 1499, -1.0, True, False),
        (800, 1001, 1.0, True, True),
        (900, 1000, 1.0, False, False),
        (800, 1001, 0.09, False, False),
    ],
)
def test_a_lopsided_day_and_one_against_its_index(up, down, change, chosen, against):
    item = one("breadth", *breadth(up, down, change))
    assert item.chosen is chosen
    assert ("against" in item.tags) is against


def test_a_handful_of_stocks_is_no_universe():
    assert told("breadth", *breadth(200, 20, 1.0, n=299)) == []
    assert told("breadth", *breadth(200, 20, 1.0, n=300)) != []


def test_volatility_is_told_every_day():
    item = one("volatility", fact("change_day", "^VIX", 20.0), fact("close", "^VIX", 30.0, "level"))
    assert item.tags == {"up", "high"}
    assert (
        "high" not in one("volatility", fact("change_day", "^VIX", 20.0), fact("close", "^VIX", 29.99)).tags
    )


@pytest.mark.parametrize(("ten", "shock"), [(11.9, False), (12.0, True), (-12.0, True)])
def test_a_shock_of_rates(ten, shock):
    item = one("yields", fact("yield_change", "DGS10", ten, "bp"), fact("yield_change", "DGS2", 1.0, "bp"))
    assert ("shock" in item.tags) is shock
    assert ("together" in item.tags) is (ten > 0)
    assert item.score.surprise == pytest.approx(-math.log2(2 * (1 - NormalDist().cdf(abs(ten) / 5.3))))


def test_the_ten_year_yield_is_told_without_the_two_year_one():
    item = one("yields", fact("yield_change", "DGS10", -3.0, "bp"))
    assert item.subjects["short"] == ()
    assert told("yields", fact("yield_change", "DGS2", -3.0, "bp")) == []


def test_currencies_fill_the_roles_that_have_facts():
    item = one("currencies", fact("change_day", "USDKRW", -0.5), fact("close", "USDKRW", 1383.0, "won"))
    assert item.subjects == {"dollar": (), "won": ("USDKRW",)}
    assert told("currencies") == []


@pytest.mark.parametrize(
    ("gap", "small", "chosen"), [(1.0, 26.8, True), (0.99, 26.8, False), (1.0, -1.0, False)]
)
def test_the_long_view_on_days_that_went_apart(gap, small, chosen):
    since = fact("change_since", "^RUT", small), fact("change_since", "^GSPC", 63.4)
    item = one("long_view", *since, fact("spread_day", "^RUT-^GSPC", gap, "pp"))
    assert item.chosen is chosen
    assert "first_behind" in item.tags


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


@pytest.mark.parametrize(
    ("settings", "told_in"),
    [
        ({"mover": {"min_change": 12}}, "rules.mover]"),
        ({"movers": {"russell2000": {"min_chang": 12}}}, "min_chang"),
        ({"movers": {"russell2000": {"min_change": "far"}}}, "rules.movers"),
        ({"divergence": {"gab": 1.0}}, "gab"),
        ({"divergence": {"gap": "wide"}}, "rules.divergence"),
        ({"movers": {"russell2000": 12}}, "rules.movers"),
    ],
)
def test_settings_that_do_not_exist_or_fit_are_refused_in_one_line(settings, told_in):
    with pytest.raises(ConfigProblem, match=told_in.replace("]", "\\]")) as raised:
        rules.configured(settings)
    assert "\n" not in str(raised.value)


def test_without_settings_every_rule_has_its_defaults():
    assert rules.configured(Config().rules) == tuple(rule() for rule in rules.RULES)


def test_items_come_best_first_and_the_same_way_every_time():
    facts = [*indices(1.0, 1.0, 1.0), fact("change_day", "^SOX", 2.0), fact("surprise_day", "^SOX", 9.0)]
    made = rules.configured({})
    found = rules.items(made, FactBook(us(DAY), facts), Desk())
    assert [item.score.total for item in found] == sorted((i.score.total for i in found), reverse=True)
    assert found == rules.items(tuple(reversed(made)), FactBook(us(DAY), facts), Desk())


def test_an_empty_book_has_no_items():
    assert rules.items(rules.configured({}), FactBook(us(DAY), []), Desk()) == []
