"""Industries that went clearly further than the market, and how they are told."""

from __future__ import annotations

import msgspec
import pytest

from newsgen.facts.book import FactBook
from newsgen.model import Fact, Item
from newsgen.rules.base import Desk
from newsgen.rules.industries import Industries, said_once
from tests.facts.builders import DAY, fact
from tests.markets import us
from tests.rules.books import one, told, wordings

FLAT = fact("change_day", "^GSPC", 0.0)
TECH, CHIPS = "Information Technology", "Semiconductors & Semiconductor Equipment"


def broad(change: float) -> Fact:
    return fact("change_day", "^GSPC", change)


def industry(
    move: float,
    kind: str = "Banks",
    sector: str = "Financials",
    along: int = 3,
    equal: float | None = None,
) -> list[Fact]:
    about = f"industry/{sector}/{kind}"
    return [
        fact("change_day", about, move),
        fact("along_day", about, along, "count"),
        fact("equal_day", about, move if equal is None else equal),
    ]


def named(*facts: Fact) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The industries that are told, those that rose and those that fell."""
    found = [item.subjects for item in told("industries", *facts)]
    best, worst = (found[0]["best"], found[0]["worst"]) if found else ((), ())
    return tuple(map(_last, best)), tuple(map(_last, worst))


def _last(about: str) -> str:
    return about.rpartition("/")[2]


@pytest.mark.parametrize(
    ("index", "move", "is_told"),
    [
        (0.0, 1.2, True),
        (0.0, 1.1, False),
        (0.5, 1.25, False),  # 0.75 points ahead of the index
        (0.5, 1.35, True),
        (0.5, -1.2, True),
        (-2.0, 1.2, True),
        (3.0, 4.4, False),  # 1.5 points, half of what the index moved by, are needed
        (3.0, 4.6, True),
        (-3.0, -4.4, False),
        (-3.0, -4.6, True),
    ],
)
def test_it_goes_clearly_further_than_the_broad_index(index, move, is_told):
    assert bool(told("industries", broad(index), *industry(move))) is is_told


@pytest.mark.parametrize(
    ("along", "equal", "is_told"), [(2, 1.1, False), (3, 1.1, True), (1, 1.3, True), (1, -1.3, False)]
)
def test_one_giant_is_no_industry(along, equal, is_told):
    """2026-01-29: software fell by 7.9 percent for Microsoft alone, and by 5.3 where all weigh the same."""
    assert bool(told("industries", FLAT, *industry(5.0, along=along, equal=equal))) is is_told


@pytest.mark.parametrize(
    ("index", "equal", "is_told"),
    [(0.0, 0.59, False), (0.0, 0.61, True), (0.0, -1.0, False), (0.9, 0.8, False), (0.9, 1.0, True)],
)
def test_its_companies_bear_it_out_where_all_weigh_the_same(index, equal, is_told):
    assert bool(told("industries", broad(index), *industry(3.0, equal=equal))) is is_told


@pytest.mark.parametrize(("equal", "is_far"), [(0.9, False), (1.0, True)])
def test_it_went_far_only_where_its_companies_did(equal, is_far):
    item = one("industries", FLAT, *industry(3.0, equal=equal))
    assert ("up_far" in item.tags) is is_far


def test_of_each_way_three_are_named_the_furthest_first():
    moves = {
        "Banks": 2.0,
        "Insurance": 3.0,
        "Software": 2.5,
        "Media": 1.9,
        "Chemicals": -2.0,
        "Machinery": -3.0,
    }
    facts = [each for kind, move in moves.items() for each in industry(move, kind)]
    assert named(FLAT, *facts) == (("Insurance", "Software", "Banks"), ("Machinery", "Chemicals"))


def test_what_went_less_than_half_as_far_is_not_named_beside_a_crash():
    crash = [*industry(-8.3, "Health Care Providers & Services"), *industry(-2.4, "Pharmaceuticals")]
    assert named(FLAT, *crash) == ((), ("Health Care Providers & Services",))


@pytest.mark.parametrize(
    ("first", "other", "is_told"),
    [
        (-10.6, -4.6, True),
        (-10.6, -3.9, False),
        (-13.0, -4.2, False),
        (-6.0, -2.8, True),
        (-6.0, -2.6, False),
    ],
)
def test_what_fell_by_four_percent_is_named_beside_a_crash_that_is_not_three_times_as_far(
    first, other, is_told
):
    """Seoul, 2024-12-04: power and gas by 10.6 percent, insurers by 4.6."""
    crash = [*industry(first, "Health Care Providers & Services"), *industry(other, "Pharmaceuticals")]
    assert ("Pharmaceuticals" in named(FLAT, *crash)[1]) is is_told


@pytest.mark.parametrize(("move", "is_told"), [(2.3, False), (2.5, True)])
def test_it_goes_beyond_its_sector_where_that_one_is_named(move, is_told):
    day = [fact("change_day", f"sp500/{name}", far) for name, far in (("Energy", -2.0), ("Financials", 2.0))]
    assert bool(told("industries", FLAT, *day, *industry(move))) is is_told


def test_who_went_further_than_one_that_is_named_is_named_before_it():
    """The week of 2025-11-21: semiconductors fell with their sector, and further than what was named."""
    day = [fact("change_day", f"sp500/{name}", far) for name, far in (("Energy", 1.0), (TECH, -5.2))]
    falls = [
        *industry(-7.4, "Software", TECH),
        *industry(-5.4, CHIPS, TECH),
        *industry(-4.3, "Media", "Media"),
    ]
    assert named(FLAT, *day, *falls, fact("change_day", "^SOX", -5.9)) == ((), ("Software", CHIPS, "Media"))
    assert named(FLAT, *day, *industry(-5.4, CHIPS, TECH), fact("change_day", "^SOX", -5.9)) == ((), ())


def test_nobody_is_named_who_went_less_far_than_one_of_which_nothing_can_be_said():
    """2026-01-29: hotels and restaurants rose by 1.8 percent, insurers by 1.3; Las Vegas Sands fell by 14."""
    hotels = "Hotels, Restaurants & Leisure"
    desk = Desk(
        weights={},
        industries={"LVS": hotels},
        universes={"sp500": frozenset({"LVS"})},
    )
    falls = [fact("change_day", "LVS", -14.0), fact("market_cap", "LVS", 40_000.0, "usd_million")]
    rises = [*industry(1.9), *industry(1.75, hotels, "Consumer Discretionary"), *industry(1.3, "Insurance")]
    (item,) = told("industries", FLAT, *rises, *falls, desk=desk)
    assert tuple(map(_last, item.subjects["best"])) == ("Banks",)
    (item,) = told("industries", FLAT, *rises, desk=desk)
    assert tuple(map(_last, item.subjects["best"])) == ("Banks", hotels, "Insurance")


def test_semiconductors_are_never_told_against_their_index():
    chips = industry(-9.0, CHIPS, TECH)
    assert named(FLAT, *chips, fact("change_day", "^SOX", -8.0)) == ((), (CHIPS,))
    assert named(FLAT, *chips, fact("change_day", "^SOX", 1.0)) == ((), ())


def test_an_industry_named_like_its_sector_is_not_told():
    assert told("industries", FLAT, *industry(5.0, "Multi-Utilities", "Utilities")) == []


def test_an_industry_that_is_told_with_its_stocks_is_not_told_again():
    item = one("industries", FLAT, *industry(5.0), *industry(-4.0, "Software", TECH))
    assert item.tags == {"up", "up_far", "up_steep", "down", "down_far"}
    stock = msgspec.structs.replace(item, rule="movers", subjects={"rising": ("industry/Banks",)})
    left, _ = said_once([item, stock])
    assert (left.chosen, left.subjects["best"], left.tags) == (True, (), {"down", "down_far"})
    both = msgspec.structs.replace(
        stock, subjects={"rising": ("industry/Banks",), "falling": ("industry/Software",)}
    )
    assert [each.chosen for each in said_once([item, both])] == [False, True]
    other = msgspec.structs.replace(item, rule="movers", subjects={"rising": ("industry/Media",)})
    assert said_once([item, other])[0] == item


def test_semiconductors_are_left_to_the_line_on_their_index():
    item = one("industries", FLAT, *industry(5.0, CHIPS, TECH), fact("change_day", "^SOX", 5.0))
    index = msgspec.structs.replace(item, rule="chips", subjects={})
    assert [each.chosen for each in said_once([item, index])] == [False, True]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ([FLAT, *industry(2.5)], {"은행주"}),
        ([broad(-1.0), *industry(1.5)], {"은행주", "올랐다"}),
        ([broad(1.0), *industry(-1.5)], {"은행주", "내렸다"}),
    ],
)
def test_it_is_told_in_words_alone(facts, words):
    said = wordings(told("industries", *facts), facts)
    assert all(word in " ".join(said) for word in words)
    assert not any(letter.isdigit() for letter in "".join(said))
    assert any("많이" in text or "크게" in text or "눈에 띄" in text or "특히" in text for text in said) is (
        facts[0] == FLAT
    )


def test_two_that_went_apart_are_not_set_against_each_other_without_a_figure():
    facts = [*industry(2.5), *industry(-2.5, "Software", TECH)]
    assert not "".join(wordings(told("industries", FLAT, *facts), [FLAT, *facts]))
    against = wordings(told("industries", broad(-1.0), *facts), [broad(-1.0), *facts])
    assert all("은행주" in text and "소프트웨어주" not in text for text in against)


BANKS = Desk(
    universes={"sp500": frozenset({"JPM", "BAC", "C", "WFC", "TSM"})},
    industries=dict.fromkeys(("JPM", "BAC", "C", "WFC"), "Banks") | {"TSM": CHIPS},
)


def company(symbol: str, move: float, worth: float = 200_000.0) -> list[Fact]:
    return [fact("change_day", symbol, move), fact("market_cap", symbol, worth, "usd_millions")]


def shown(*facts: Fact, way: str = "risers") -> tuple[str, ...]:
    """The companies that are named of the first industry of a way, before others may tell them."""
    return found(*facts).subjects[way]


def found(*facts: Fact) -> Item:
    """What the rule alone finds, before what others tell is taken off."""
    (item,) = Industries().items(FactBook(us(DAY), [FLAT, *facts]), BANKS)
    return item


@pytest.mark.parametrize(
    ("move", "names"),
    [
        (3.7, ()),  # less than three quarters of 5 %: one alone is no example
        (3.8, ("JPM", "C")),
        (-6.0, ()),
    ],
)
def test_who_is_named_of_an_industry_went_about_as_far_as_it(move, names):
    others = company("TSM", 9.0)  # of another one
    assert shown(*industry(5.0), *company("JPM", 6.0), *company("C", move), *others) == names


def test_who_is_named_of_a_slower_industry_went_far_all_the_same():
    three = (("JPM", 1.9), ("C", 2.1), ("BAC", 2.7))
    up, down = ([each for name, move in three for each in company(name, way * move)] for way in (1, -1))
    assert shown(*industry(2.0), *up) == ("BAC", "C")
    assert shown(*industry(-2.0), *down, way="fallers") == ("BAC", "C")


def test_of_the_large_those_that_went_furthest_are_named():
    moves = {"JPM": 5.0, "BAC": 9.0, "C": 7.0, "WFC": 6.0}
    facts = [each for name, move in moves.items() for each in company(name, move, worth=move * 1e4)]
    assert shown(*industry(5.0), *facts) == ("BAC", "C")
    others = [each for name in ("C", "WFC") for each in company(name, moves[name], worth=7e4)]
    small = [*others, *company("JPM", 5.0), *company("BAC", 9.0, worth=100.0)]
    assert shown(*industry(5.0), *small) == ("C", "WFC")


def test_nobody_is_named_where_one_of_them_is_told_elsewhere():
    facts = [*industry(5.0), *(each for one_ in ("JPM", "BAC") for each in company(one_, 5.5))]
    item = found(*facts)
    assert set(item.subjects["risers"]) == {"JPM", "BAC"}
    mover = msgspec.structs.replace(item, rule="movers", subjects={"stocks": ("JPM", "BAC")})
    (untold, _) = said_once([item, mover])
    assert untold.subjects["risers"] == ()
    assert not any("BAC" in fact or "JPM" in fact for fact in untold.facts)
    other = msgspec.structs.replace(mover, subjects={"stocks": ("XOM",)})
    (kept, _) = said_once([item, other])
    assert kept.subjects["risers"] == item.subjects["risers"]


def test_companies_go_with_the_industry_that_they_show():
    facts = [*industry(5.0), *company("JPM", 6.0), *company("C", 5.5)]
    item = found(*facts)
    (kept, _) = said_once(
        [item, msgspec.structs.replace(item, rule="movers", subjects={"rising": ("industry/Banks",)})]
    )
    assert (kept.subjects["best"], kept.subjects["risers"]) == ((), ())


def test_companies_are_named_without_a_figure():
    facts = [*industry(5.0), *company("JPM", 6.0), *company("C", 5.5)]
    said = " ".join(wordings([*said_once(told("industries", FLAT, *facts, desk=BANKS))], facts))
    assert "JP모건체이스와 씨티그룹 등 은행주" in said
    assert not any(letter.isdigit() for letter in said)
