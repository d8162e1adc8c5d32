"""How two things of one day stood to each other, by the day's own numbers.

A template says a relation in a few words without a figure, as what went together or against what readers
would look for, never as a cause. Each holds by all the numbers that could gainsay it: where one of these is
not known the relation is not said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from newsgen.rules.sectors import CYCLICAL, DEFENSIVE
from newsgen.story.drawn.inside import INSIDE, NEARLY
from newsgen.story.seen import Seen

FAR = 0.5
"""Percent that stocks moved by where another market's day is set beside theirs."""
BONDS = 4.0, 2.0
"""Basis points of the long yield, and of the short one, from which the prices of bonds are said to move."""
DOLLAR, DOLLAR_STILL = 0.3, 0.12
"""Percent from which the dollar is said to be strong or weak, and up to which it stood."""
FEAR, SOME_FEAR = 7.0, 4.0
"""Percent of the index of fear from which a day's mood is said beside it, and from which a little of one;
against the stocks less is told."""
AGAINST = 3.0
MOST = 0.7
"""Share of the sectors from which most of them went one way."""
WEEK = 0.2
"""Percent of a week up to now that a day against it did not undo."""
SMALL = 0.3, 0.5
"""Percentage points by which small companies stood apart from the market on two days that are likened, and on
two that are set against each other."""
KINDS = 0.5
"""Percentage points by which a kind of sectors goes ahead of another: each of either."""
NEAR = 1.5
"""Percent up to its record from which an index that rose comes near to it."""
PARTED = 0.35
"""Share of the sectors that rose, and share that fell, from which they parted."""
MONTH = 0.5
"""The same of a month that is old enough."""
OIL, ENERGY = 1.5, 0.5
"""Percent of oil and of the energy sector from which they are told together."""


def _stocks(seen: Seen, way: int, least: float = FAR) -> bool:
    """Tell whether share prices as a whole went a way: 1 up, -1 down."""
    return seen.agreed and seen.broad * way >= least


def _bonds(seen: Seen, way: int) -> bool:
    """Tell whether the prices of short and long bonds went a way: their yields went the other."""
    long, short = BONDS
    return -seen.long * way >= long and -seen.short * way >= short


def _dollar(seen: Seen, way: int) -> bool:
    return seen.dollar * way >= DOLLAR


def _gold(seen: Seen, way: int) -> bool:
    return seen.gold_rose if way > 0 else seen.gold_fell


def _chips(seen: Seen, way: int, *, further: bool) -> bool:
    """Tell whether chip makers went a way: further than technology as a whole, or against it."""
    if further:
        return seen.nasdaq * way >= 0.3 and seen.chips * way >= max(1.5, 1.5 * seen.nasdaq * way)
    return seen.nasdaq * way <= -0.3 and seen.chips * way >= 1


def _drawn(name: str) -> Callable[[Seen], bool]:
    """Return when a conclusion holds that the body may say beside what it is about."""
    return next(one.holds for one in INSIDE if one.name == name)


RELATIONS: Mapping[str, Callable[[Seen], bool]] = {
    "market_up": lambda s: _stocks(s, 1, 0.3),
    "market_down": lambda s: _stocks(s, -1, 0.3),
    "market_far": lambda s: _stocks(s, 1, 2.0) or _stocks(s, -1, 2.0),
    "bonds_rose_too": lambda s: _stocks(s, 1) and _bonds(s, 1),
    "bonds_fell_too": lambda s: _stocks(s, -1) and _bonds(s, -1),
    "bonds_rose_alone": lambda s: _stocks(s, -1) and _bonds(s, 1),
    "bonds_fell_alone": lambda s: _stocks(s, 1) and _bonds(s, -1),
    "bonds_calm": lambda s: abs(s.broad) >= 1 and s.agreed and abs(s.long) < 2 and abs(s.short) < 2,
    "bonds_up_alone": lambda s: s.still and s.long <= -5 and _bonds(s, 1),
    "bonds_down_alone": lambda s: s.still and s.long >= 5 and _bonds(s, -1),
    "rates_fell": lambda s: _bonds(s, 1),
    "rates_rose": lambda s: _bonds(s, -1),
    "low_prices": lambda s: s.prices < -0.05 and _bonds(s, 1),
    "high_prices": lambda s: s.prices > 0.05 and _bonds(s, -1),
    "weak_jobs": lambda s: s.jobs <= -25 and not s.unemployment < -0.05 and _bonds(s, 1),
    "strong_jobs": lambda s: s.jobs >= 25 and not s.unemployment > 0.05 and _bonds(s, -1),
    "fear_grew": lambda s: _stocks(s, -1) and s.fear >= FEAR,
    "fear_eased": lambda s: _stocks(s, 1) and s.fear <= -FEAR,
    "fear_grew_some": lambda s: _stocks(s, -1) and SOME_FEAR <= s.fear < FEAR,
    "fear_eased_some": lambda s: _stocks(s, 1) and -FEAR < s.fear <= -SOME_FEAR,
    "fear_despite_rise": lambda s: _stocks(s, 1, 0.3) and s.fear >= AGAINST,
    "fear_despite_fall": lambda s: _stocks(s, -1, 0.3) and s.fear <= -AGAINST,
    "dollar_strong": lambda s: _dollar(s, 1),
    "dollar_weak": lambda s: _dollar(s, -1),
    "dollar_still": lambda s: abs(s.dollar) <= DOLLAR_STILL,
    "dollar_up_with_yields": lambda s: _dollar(s, 1) and _bonds(s, -1),
    "dollar_down_with_yields": lambda s: _dollar(s, -1) and _bonds(s, 1),
    "dollar_down_despite_yields": lambda s: _dollar(s, -1) and _bonds(s, -1),
    "dollar_up_despite_yields": lambda s: _dollar(s, 1) and _bonds(s, 1),
    "gold_down_on_dollar": lambda s: _gold(s, -1) and _dollar(s, 1),
    "gold_up_on_dollar": lambda s: _gold(s, 1) and _dollar(s, -1),
    "gold_up_despite_dollar": lambda s: _gold(s, 1) and _dollar(s, 1),
    "gold_down_despite_dollar": lambda s: _gold(s, -1) and _dollar(s, -1),
    "oil_up_with_energy": lambda s: s.oil >= OIL and s.energy >= ENERGY and s.leads("Energy"),
    "oil_down_with_energy": lambda s: s.oil <= -OIL and s.energy <= -ENERGY and s.trails("Energy"),
    "chips_further": lambda s: _chips(s, 1, further=True) or _chips(s, -1, further=True),
    "chips_against": lambda s: _chips(s, 1, further=False) or _chips(s, -1, further=False),
    "sectors_up": lambda s: s.broad > 0 and MOST <= s.risen < 1,
    "sectors_down": lambda s: s.broad < 0 and MOST <= s.fallen < 1,
    "sectors_parted": lambda s: s.risen >= PARTED and s.fallen >= PARTED,
    "week_up_still": lambda s: s.broad <= -0.3 and s.week >= WEEK,
    "week_down_still": lambda s: s.broad >= 0.3 and s.week <= -WEEK,
    "month_up_still": lambda s: s.broad <= -0.3 and s.month_long and s.month >= MONTH,
    "month_down_still": lambda s: s.broad >= 0.3 and s.month_long and s.month <= -MONTH,
    "both_up": lambda s: (
        s.broad >= 0.3 and s.week >= s.broad + WEEK and s.month_long and s.month >= 2 * MONTH
    ),
    "both_down": lambda s: (
        s.broad <= -0.3 and s.week <= s.broad - WEEK and s.month_long and s.month <= -2 * MONTH
    ),
    "few_ahead": _drawn("few_ahead"),
    "few_fell_far": _drawn("few_fell_far"),
    "giants_led": lambda s: s.as_one and abs(s.broad) >= FAR and 60 <= s.share <= 110,
    "rest_along": lambda s: (
        s.broad * s.rest > 0
        and min(abs(s.broad), abs(s.rest)) >= FAR
        and s.alike >= 0.6
        and 15 <= s.share <= NEARLY * s.weight
    ),
    "rest_alone": lambda s: _drawn("wider")(s) or _drawn("narrower")(s),
    "rest_against": lambda s: _drawn("rest_rose")(s) or _drawn("rest_fell")(s),
    "small_again": lambda s: min(abs(s.gap), abs(s.gap_before)) >= SMALL[0] and s.gap * s.gap_before > 0,
    "small_turned": lambda s: min(abs(s.gap), abs(s.gap_before)) >= SMALL[1] and s.gap * s.gap_before < 0,
    "defensive_ahead": lambda s: s.ahead_of(DEFENSIVE, CYCLICAL, KINDS),
    "cyclical_ahead": lambda s: s.ahead_of(CYCLICAL, DEFENSIVE, KINDS),
    "defensive_alone": lambda s: s.parted(DEFENSIVE, CYCLICAL),
    "cyclical_alone": lambda s: s.parted(CYCLICAL, DEFENSIVE),
    "record_nearer": lambda s: s.broad >= 0.3 and not s.record and 0 < s.left <= NEAR,
    "small_eased": lambda s: s.gap >= 0.9 and s.small > 0 and _bonds(s, 1),
}
"""Every relation that a template may ask for, and when it holds."""


def relations(seen: Seen) -> frozenset[str]:
    """Return the relations of a day."""
    return frozenset(name for name, holds in RELATIONS.items() if holds(seen))
