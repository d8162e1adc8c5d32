"""What 시장 읽기 concludes from a day's, or a week's, own facts; where too little follows, it is left out.

Each conclusion holds by numbers of the book alone (:mod:`newsgen.story.seen`), and each is worth a reader's
minute: how stocks, bonds, the dollar and the index of fear agree, who carried the market, what the day
changed of a month or a year, how large it was beside what is usual. None asserts a cause, and none is what
the body has told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from newsgen.editions import Edition, Over
from newsgen.story.seen import Seen

MOST = 2
"""Conclusions of an article."""
STRONG = 5.0
"""Weight that the first of them has at least."""

MANY = 20
"""Large companies at a 52-week high, or low, from which on they are many."""

_DEFENSIVE = frozenset({"Utilities", "Consumer Staples"})
_TECH = "Information Technology"
_TECHS = frozenset({_TECH})
_BREADTH = r"종목(?:의| 가운데) \d+%|모든 종목|(?:크게|훨씬) 앞|고르게 퍼진|훨씬 많"
"""How the body tells how many stocks went which way, where those are many."""
_GIANT = "한 종목에서|포인트 가운데"
"""... and what part of an index's move is one company's."""
_SMALL = r"(?:소형주|러셀2000)[^.]*(?:내[려렸리]|하락|뒤처)"
"""... and that small companies fell."""
_DAY: frozenset[Over] = frozenset({"session"})
_LONG: frozenset[Over] = frozenset({"session", "week"})
_ANY: frozenset[Over] = frozenset({"session", "so_far", "week"})


class Conclusion(NamedTuple):
    """A conclusion: the block of ``templates/article/view.j2`` that says it, and when it holds."""

    name: str
    matter: str
    """What it is about: one conclusion of a matter is drawn, the weightiest."""
    weight: float
    holds: Callable[[Seen], bool]
    over: frozenset[Over] = _DAY
    """What articles conclude it."""
    bars: frozenset[str] = frozenset()
    """Conclusions that would say the same again, or gainsay it; each bars the other."""
    untold: str = ""
    """A pattern of what the body says where it tells it already."""
    unled: str = ""
    """The same of the lead."""


def _weak(s: Seen) -> bool:
    return s.jobs <= -25


def _strong(s: Seen) -> bool:
    return s.jobs >= 25


def _after(s: Seen) -> bool:
    """Tell whether most of the day's move came after the Fed's decision."""
    return abs(s.broad) >= 0.5 and (s.broad - s.decided) / s.broad >= 0.7


def _of_few(s: Seen) -> bool:
    """Tell whether one company or the basket makes up the most of the net gain or loss."""
    return s.giant >= 40 or s.share >= 60


def _one_alone(s: Seen) -> bool:
    """Tell whether half of the net move is one company's.

    Of a net sum that says something only where gains and losses do not nearly cancel: no other company comes
    near it, and the basket does not make up more than the whole.
    """
    return 55 <= s.giant <= 100 and s.second < 30 and s.share <= 110


def _against(s: Seen) -> bool:
    """Tell whether the basket's value clearly went the other way, and no one company is half of it."""
    return s.share <= -10 and s.giant < 50


def _storm(s: Seen) -> bool:
    return abs(s.broad) >= 1.2 and 0.75 <= s.usual <= 1.25


_OF_ALL = frozenset({"wider", "narrower", "shared", "masked_up", "masked_down", "highs_many", "lows_many"})
"""What finds a move wide. Conclusions that it is that of a few bar these."""

CONCLUSIONS: tuple[Conclusion, ...] = (
    Conclusion(
        "cut_scorned",
        "policy",
        9.9,
        lambda s: s.decision == "cut" and s.short >= 4,
        bars=frozenset({"front_hike"}),
    ),
    Conclusion("cut_long_up", "policy", 9.6, lambda s: s.decision == "cut" and s.long >= 4),
    Conclusion("decided_after", "policy", 9.5, lambda s: bool(s.decision) and _after(s)),
    Conclusion(
        "cut_more",
        "policy",
        9.4,
        lambda s: s.decision == "cut" and s.short <= -4,
        bars=frozenset({"front_cut"}),
    ),
    Conclusion(
        "hold_moved",
        "policy",
        9.4,
        lambda s: s.decision == "hold" and abs(s.short) >= 4,
        bars=frozenset({"front_cut", "front_hike"}),
    ),
    Conclusion(
        "cut_known",
        "policy",
        9.0,
        lambda s: s.decision == "cut" and abs(s.broad) < 0.5 and abs(s.short) < 4 and abs(s.long) < 4,
    ),
    Conclusion(
        "hold_known",
        "policy",
        9.0,
        lambda s: s.decision == "hold" and abs(s.broad) < 0.6 and abs(s.short) < 4 and abs(s.long) < 4,
    ),
    Conclusion(
        "jobs_fear",
        "data",
        8.5,
        lambda s: _weak(s) and s.broad <= -0.5 and s.short <= -5 and s.down >= 0.55,
        bars=frozenset({"front_cut"}),
    ),
    Conclusion(
        "jobs_hope",
        "data",
        8.5,
        lambda s: _weak(s) and s.broad >= 0.3 and s.short <= -3,
        bars=frozenset({"front_cut"}),
    ),
    Conclusion(
        "jobs_strength",
        "data",
        8.5,
        lambda s: _strong(s) and s.broad >= 0.3 and s.short >= 4,
        bars=frozenset({"growth", "front_hike"}),
    ),
    Conclusion(
        "jobs_burden",
        "data",
        8.5,
        lambda s: _strong(s) and s.broad <= -0.4 and s.short >= 4,
        bars=frozenset({"both_fell", "front_hike"}),
    ),
    Conclusion("jobs_no_help", "data", 8.5, lambda s: _strong(s) and s.broad <= -0.8 and s.short < 4),
    Conclusion("prices_shrug", "data", 8.5, lambda s: s.prices > 0.05 and s.broad >= 0.3),
    Conclusion(
        "prices_relief",
        "data",
        8.5,
        lambda s: s.prices < -0.05 and s.broad >= 0.6 and s.short <= -3,
        bars=frozenset({"both_rose", "front_cut"}),
    ),
    Conclusion("prices_no_help", "data", 8.5, lambda s: s.prices < -0.05 and s.broad <= -0.3),
    Conclusion(
        "giant_half",
        "width",
        8.2,
        lambda s: abs(s.broad) >= 0.3 and _one_alone(s) and s.alike < 0.55,
        bars=_OF_ALL,
        untold=_GIANT,
    ),
    Conclusion(
        "rest_rose", "width", 8.0, lambda s: s.broad <= -0.1 and s.rest >= 0.1, bars=_OF_ALL | {"rotation"}
    ),
    Conclusion(
        "rest_fell",
        "width",
        8.0,
        lambda s: s.broad >= 0.1 and s.rest <= -0.1,
        bars=_OF_ALL | {"sheltered"},
    ),
    Conclusion(
        "carried",
        "width",
        6.5,
        lambda s: (
            s.as_one
            and abs(s.broad) >= 0.5
            and 60 <= s.share <= 100
            and s.alike < 0.65
            and not (s.broad < 0 and s.gap < -0.3)
        ),
        bars=_OF_ALL | {"sheltered"},
        untold=_GIANT,
    ),
    Conclusion(
        "wider",
        "width",
        6.6,
        lambda s: s.broad >= 0.2 and _against(s) and s.rest >= 0.25 and s.alike >= 0.55,
        bars=frozenset({"small_left", "rotation"}),
        untold=_GIANT,
    ),
    Conclusion(
        "narrower",
        "width",
        6.6,
        lambda s: s.broad <= -0.1 and _against(s) and s.rest <= -0.25 and s.alike >= 0.55,
        bars=frozenset({"small_weak", "small_left", "highs_despite"}),
        untold=_GIANT,
    ),
    Conclusion(
        "shared",
        "width",
        5.1,
        lambda s: (
            s.broad * s.rest > 0
            and min(abs(s.broad), abs(s.rest)) >= 0.5
            and s.alike >= 0.6
            and s.share >= 25
            and not _of_few(s)
        ),
        untold=f"{_BREADTH}|{_GIANT}",
    ),
    Conclusion(
        "masked_up",
        "width",
        6.4,
        lambda s: abs(s.broad) < 0.2 and s.up >= 0.65 and s.swing <= 1.5,
        bars=frozenset({"rotation", "small_weak"}),
        untold=_BREADTH,
    ),
    Conclusion(
        "masked_down",
        "width",
        6.4,
        lambda s: abs(s.broad) < 0.2 and s.down >= 0.65 and s.swing <= 1.5,
        bars=frozenset({"small_weak"}),
        untold=_BREADTH,
    ),
    Conclusion(
        "record_few",
        "width",
        7.0,
        lambda s: s.record and s.down - s.up >= 0.1,
        bars=_OF_ALL | {"small_left"},
        untold=r"종목 가운데 \d+%",
    ),
    Conclusion(
        "all_sold",
        "cross",
        8.0,
        lambda s: s.broad <= -0.7 and s.long >= 4 and s.dollar <= -0.3,
        _LONG,
        bars=frozenset({"small_despite", "dollar_weak"}),
    ),
    Conclusion(
        "alarm",
        "cross",
        7.0,
        lambda s: (
            s.broad <= -1 and min(s.long, s.short) <= -7 and s.long <= -4 and s.down >= 0.65 and s.fear >= 10
        ),
        _LONG,
        bars=frozenset({"dollar_firm"}),
    ),
    Conclusion("both_fell", "cross", 6.5, lambda s: s.broad <= -0.4 and s.long >= 6, _LONG),
    Conclusion(
        "both_rose",
        "cross",
        5.0,
        lambda s: s.broad >= 0.6 and s.long <= -5,
        _LONG,
        bars=frozenset({"small_eased", "oil_relief"}),
    ),
    Conclusion(
        "growth",
        "cross",
        6.0,
        lambda s: 0.7 <= s.broad <= 3 and not s.up < 0.55 and s.long >= 5 and not s.dollar <= -0.35,
        _LONG,
        bars=frozenset({"small_despite", "sheltered"}),
    ),
    Conclusion(
        "wary_rise",
        "cross",
        6.2,
        lambda s: s.broad >= 0.3 and s.fear >= 4,
        _LONG,
        bars=frozenset({"small_despite"}),
    ),
    Conclusion(
        "calm_fall",
        "cross",
        6.2,
        lambda s: s.broad <= -0.3 and s.fear <= -3,
        _LONG,
        bars=frozenset({"lows_many"}),
    ),
    Conclusion(
        "stocks_alone",
        "cross",
        5.5,
        lambda s: abs(s.broad) >= 1.2 and abs(s.long) < 2 and abs(s.short) < 2,
    ),
    Conclusion(
        "bonds_alone", "cross", 6.0, lambda s: abs(s.broad) < 0.3 and abs(s.long) >= 8 and s.swing <= 1.2
    ),
    Conclusion("steep_fear", "cross", 5.5, lambda s: -1 < s.broad <= -0.2 and s.fear >= 10),
    Conclusion("curve_turned", "rates", 7.0, lambda s: s.curve_before < 0 < s.curve, untold="역전"),
    Conclusion(
        "twist",
        "cross",
        5.7,
        lambda s: s.short <= -2 and s.long >= 3,
        _LONG,
        bars=frozenset({"front_cut"}),
    ),
    Conclusion("front_cut", "rates", 5.2, lambda s: s.short <= -6 and s.short - s.long <= -3, _LONG),
    Conclusion("front_hike", "rates", 5.2, lambda s: s.short >= 6 and s.short - s.long >= 3, _LONG),
    Conclusion(
        "small_eased",
        "size",
        6.0,
        lambda s: s.gap >= 0.9 and s.small > 0 and min(s.long, s.short) <= -5 and max(s.long, s.short) <= 0,
        _ANY,
        bars=frozenset({"front_cut"}),
    ),
    Conclusion(
        "small_despite",
        "size",
        6.0,
        lambda s: s.gap >= 0.9 and s.broad >= 0 and not s.fear >= 3 and s.small > 0 and s.long >= 5,
        _ANY,
        bars=frozenset({"sheltered"}),
    ),
    Conclusion(
        "small_month",
        "size",
        5.5,
        lambda s: s.gap >= 0.9 and s.small > 0 and s.small_month - s.month - s.gap >= 1,
        untold="이달",
    ),
    Conclusion(
        "small_year",
        "size",
        5.0,
        lambda s: s.gap >= 1.2 and s.small > 0 and s.small_year - s.year <= -5,
        _ANY,
    ),
    Conclusion(
        "small_left",
        "size",
        5.5,
        lambda s: s.gap <= -0.9 and s.broad >= 0.3 and s.small < -0.2 and s.up < 0.6,
        _LONG,
        bars=_OF_ALL,
        untold=_SMALL,
    ),
    Conclusion(
        "small_weak",
        "size",
        5.5,
        lambda s: s.gap <= -0.8 and abs(s.broad) < 0.2 and s.swing <= 1.5,
        untold=_SMALL,
    ),
    Conclusion(
        "rotation",
        "groups",
        6.5,
        lambda s: s.risen >= 0.6 and s.trails(_TECH) and s.tech <= -0.5 and s.up >= 0.5 and not s.gap < -0.3,
        _ANY,
        bars=frozenset({"lows_many", "shared"}),
    ),
    Conclusion(
        "chips_apart",
        "chips",
        6.0,
        lambda s: abs(s.chips) >= 1.5 and s.chips * s.nasdaq < 0 and abs(s.nasdaq) >= 0.2,
    ),
    Conclusion(
        "tech_alone",
        "width",
        6.0,
        lambda s: s.broad >= 0.2 and s.risen < 0.5 and s.leads(_TECHS, 1) and not s.up >= 0.55,
        _LONG,
        bars=_OF_ALL | {"sheltered"},
    ),
    Conclusion("sheltered", "groups", 5.2, lambda s: s.broad >= 0.2 and s.leads(_DEFENSIVE, 2), _ANY),
    Conclusion(
        "defensive",
        "groups",
        5.0,
        lambda s: s.broad <= -0.5 and s.down >= 0.5 and s.leads(_DEFENSIVE, 2),
        _LONG,
    ),
    Conclusion(
        "year_back",
        "place",
        7.5,
        lambda s: s.year >= 0.01 and s.year_before <= -0.01,
        untold="올해 [^.]*(?:낙폭|돌아)",
    ),
    Conclusion(
        "year_lost",
        "place",
        7.5,
        lambda s: s.year <= -0.01 and s.year_before >= 0.01,
        untold="올해 [^.]*(?:상승|돌아)",
    ),
    Conclusion(
        "month_lost", "place", 6.2, lambda s: s.month <= -0.01 and s.month_before >= 1.2, untold="이달"
    ),
    Conclusion(
        "week_back",
        "place",
        5.2,
        lambda s: s.week >= 0.01 and s.week_before <= -0.8,
        untold="이번 주|주간|한 주",
    ),
    Conclusion(
        "week_lost",
        "place",
        5.2,
        lambda s: s.week <= -0.01 and s.week_before >= 0.8,
        untold="이번 주|주간|한 주",
    ),
    Conclusion("far_below", "place", 6.0, lambda s: s.broad >= 1.2 and s.below <= -6, _LONG, untold="고점"),
    Conclusion(
        "unusual",
        "measure",
        5.0,
        lambda s: 5 <= s.usual <= 9 and abs(s.broad) >= 0.8,
        unled="이후 (?:가장|최대|최고|처음)|만에 가장|사상 최",
    ),
    Conclusion("stormy", "measure", 5.0, _storm),
    Conclusion(
        "lows_despite",
        "depth",
        7.2,
        lambda s: s.broad >= 0.2 and s.up < 0.55 and s.lows >= MANY and s.lows >= 1.5 * s.highs,
        bars=_OF_ALL | {"record_few"},
    ),
    Conclusion(
        "highs_despite",
        "depth",
        6.6,
        lambda s: s.broad <= -0.2 and s.down < 0.6 and s.highs >= MANY and s.highs >= 2 * s.lows,
        bars=_OF_ALL,
    ),
    Conclusion(
        "highs_many",
        "depth",
        5.8,
        lambda s: s.broad >= 0.3 and s.up >= 0.55 and s.highs >= 40 and s.highs >= 5 * s.lows,
    ),
    Conclusion(
        "lows_many",
        "depth",
        5.8,
        lambda s: s.broad <= -0.3 and s.down >= 0.55 and s.lows >= MANY and s.lows >= 3 * s.highs,
    ),
    Conclusion(
        "dollar_weak",
        "dollar",
        6.1,
        lambda s: s.long >= 4 and s.dollar <= -0.35,
        _LONG,
        bars=frozenset({"gold_firm"}),
    ),
    Conclusion("dollar_firm", "dollar", 5.9, lambda s: s.long <= -4 and s.dollar >= 0.35, _LONG),
    Conclusion("gold_firm", "gold", 5.9, lambda s: s.gold >= 1.2 and s.dollar >= 0.3, _LONG),
    Conclusion("gold_no_haven", "gold", 6.1, lambda s: s.gold <= -1.5 and s.broad <= -0.8, _LONG),
    Conclusion("gold_and_stocks", "gold", 5.6, lambda s: s.gold >= 1.8 and s.broad >= 0.7, _LONG),
    Conclusion(
        "oil_burden",
        "oil",
        5.9,
        lambda s: s.oil >= 3 and s.broad <= -0.25 and s.long >= 3 and s.down >= 0.55,
        _LONG,
    ),
    Conclusion(
        "oil_relief",
        "oil",
        5.5,
        lambda s: s.oil <= -2.5 and s.broad >= 0.6 and s.long <= -3 and s.up >= 0.55,
        _LONG,
    ),
    Conclusion(
        "oil_alone", "oil", 5.7, lambda s: abs(s.oil) >= 2.5 and s.oil * s.energy < 0 and abs(s.energy) >= 0.5
    ),
    Conclusion("fear_stays", "fear", 6.0, lambda s: s.broad >= 1.2 and s.fear <= -5 and s.fear_month >= 20),
)
"""All that may be concluded, the name of each a block of the template."""


def conclusions(seen: Seen, edition: Edition, told: str = "", lead: str = "") -> list[Conclusion]:
    """Return what is concluded, the weightiest first, one of a matter; nothing where too little holds.

    ``told`` is what the article says, ``lead`` its lead alone. On a day on which the Fed decided the first is
    about that.
    """
    found: dict[str, Conclusion] = {}
    for one in sorted(CONCLUSIONS, key=lambda one: -one.weight):
        if edition.over not in one.over or one.matter in found or not one.holds(seen):
            continue
        if not (_says(told, one.untold) or _says(lead, one.unled) or _barred(one, found.values())):
            found[one.matter] = one
    best = list(found.values())[:MOST]
    worthy = bool(best) and best[0].weight >= STRONG
    return best if worthy and (not seen.decision or best[0].matter == "policy") else []


def _barred(one: Conclusion, others: Iterable[Conclusion]) -> bool:
    return any(one.name in other.bars or other.name in one.bars for other in others)


def _says(text: str, pattern: str) -> bool:
    """Tell whether a text says what a pattern names; an empty pattern names nothing."""
    return bool(pattern) and re.search(pattern, text) is not None
