"""Who made the stock market's move: few or many, large or small companies, which sectors."""

from __future__ import annotations

from newsgen.story.drawn.kind import ANY, LONG, YIELDS, Conclusion
from newsgen.story.seen import Seen

MANY = 20
"""Large companies at a 52-week high, or low, from which on they are many."""

NEARLY = 1.25
"""Times its part of the market's value that the basket may make up of a move that is shared."""

_TECH = "Information Technology"
_BREADTH = (
    r"종목(?:의| 가운데) \d+%|\d+%의 종목|종목이 \S+의 \d+%"
    r"|모든 종목|(?:크게|훨씬) 앞|고르게 퍼진|훨씬 많|종목 대부분이"
)
"""How the body tells how many stocks went which way, where those are many."""
_EVENLY = r"모든 (?:종목|업종)|크게 앞|고르게 퍼진|훨씬 많"
"""... where the move was that of nearly all."""
_AHEAD = "보다 (?:더 오른|덜 내리거나)"
"""... and how many did better than the index."""
_GIANT = "한 종목에서|포인트 가운데"
"""... and what part of an index's move is one company's."""
_BASKET = "대형 기술주(?:에서 나왔|였다|와 따로| 밖)|나머지 종목의 시가총액"
"""... and how the rest of the market stood to the basket."""
_DESPITE = f"지수는 (?:올랐|내렸)지만|{_BASKET}"
"""... and that most of them went against the index."""
_SMALL = r"(?:소형주|러셀2000)[^.]*(?:내[려렸리]|하락|뒤처)"
"""... and that small companies fell."""
_SMALL_ROSE = r"(?:소형주|러셀2000)[^.]*(?:올[라랐]|오[르른]|상승|앞[섰서]|강세|뛰)"
"""... and that they rose."""
OF_ALL = frozenset({"wider", "narrower", "shared", "masked_up", "masked_down", "highs_many", "lows_many"})
"""What finds a move wide. Conclusions that it is that of a few bar these."""


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


INSIDE: tuple[Conclusion, ...] = (
    Conclusion(
        "giant_half",
        "width",
        8.2,
        lambda s: abs(s.broad) >= 0.3 and _one_alone(s) and s.alike < 0.55,
        bars=OF_ALL,
        untold=_GIANT,
    ),
    Conclusion(
        "rest_rose",
        "width",
        8.0,
        lambda s: s.broad <= -0.1 and s.rest >= 0.1,
        bars=OF_ALL | {"rotation"},
        untold=_DESPITE,
    ),
    Conclusion(
        "rest_fell",
        "width",
        8.0,
        lambda s: s.broad >= 0.1 and s.rest <= -0.1,
        bars=OF_ALL,
        untold=_DESPITE,
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
        bars=OF_ALL,
        untold=f"{_GIANT}|{_BASKET}",
    ),
    Conclusion(
        "wider",
        "width",
        6.6,
        lambda s: s.broad >= 0.2 and _against(s) and s.rest >= 0.25 and s.alike >= 0.55,
        bars=frozenset({"small_left", "rotation"}),
        untold=f"{_GIANT}|{_BASKET}",
    ),
    Conclusion(
        "narrower",
        "width",
        6.6,
        lambda s: s.broad <= -0.1 and _against(s) and s.rest <= -0.25 and s.alike >= 0.55,
        bars=frozenset({"small_weak", "small_left", "highs_despite"}),
        untold=f"{_GIANT}|{_BASKET}",
    ),
    Conclusion(
        "shared",
        "width",
        5.1,
        lambda s: (
            s.broad * s.rest > 0
            and min(abs(s.broad), abs(s.rest)) >= 0.5
            and s.alike >= 0.6
            and 25 <= s.share <= NEARLY * s.weight
            and not _of_few(s)
        ),
        untold=f"{_BREADTH}|{_GIANT}|{_BASKET}",
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
        bars=OF_ALL | {"small_left"},
        untold=_BREADTH,
    ),
    Conclusion(
        "small_eased",
        "size",
        6.0,
        lambda s: s.gap >= 0.9 and s.small > 0 and min(s.long, s.short) <= -5 and max(s.long, s.short) <= 0,
        ANY,
        bars=frozenset({"front_cut"}),
        untold="금리가 내린 (?:가운데|날) 소형주",
        printed=(YIELDS,),
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
        ANY,
    ),
    Conclusion(
        "small_left",
        "size",
        5.5,
        lambda s: s.gap <= -0.9 and s.broad >= 0.3 and s.small < -0.2 and s.up < 0.6,
        LONG,
        bars=OF_ALL,
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
        ANY,
        bars=frozenset({"lows_many", "shared"}),
    ),
    Conclusion(
        "chips_apart",
        "chips",
        6.0,
        lambda s: abs(s.chips) >= 1.5 and s.chips * s.nasdaq < 0 and abs(s.nasdaq) >= 0.2,
        untold="나스닥지수와 달리",
    ),
    Conclusion(
        "lows_despite",
        "depth",
        7.2,
        lambda s: s.broad >= 0.2 and s.up < 0.55 and s.lows >= MANY and s.lows >= 1.5 * s.highs,
        bars=OF_ALL | {"record_few"},
    ),
    Conclusion(
        "highs_despite",
        "depth",
        6.6,
        lambda s: s.broad <= -0.2 and s.down < 0.6 and s.highs >= MANY and s.highs >= 2 * s.lows,
        bars=OF_ALL,
    ),
    Conclusion(
        "highs_many",
        "depth",
        5.8,
        lambda s: s.broad >= 0.3 and s.up >= 0.55 and s.highs >= 40 and s.highs >= 5 * s.lows,
        untold=_BREADTH,
    ),
    Conclusion(
        "lows_many",
        "depth",
        5.8,
        lambda s: s.broad <= -0.3 and s.down >= 0.55 and s.lows >= MANY and s.lows >= 3 * s.highs,
        untold=_BREADTH,
    ),
    Conclusion(
        "few_ahead",
        "width",
        4.9,
        lambda s: s.broad >= 0.3 and s.ahead <= 0.36 and not s.up >= 0.65,
        bars=OF_ALL,
        untold=f"{_BREADTH}|{_AHEAD}",
    ),
    Conclusion(
        "few_fell_far",
        "width",
        4.9,
        lambda s: s.broad <= -0.3 and s.ahead >= 0.62 and not s.down >= 0.7 and not s.gap < 0,
        bars=OF_ALL,
        untold=f"{_BREADTH}|{_AHEAD}",
    ),
    Conclusion(
        "chips_unmatched",
        "chips",
        5.0,
        lambda s: abs(s.chips) >= 2.2 and s.flat and not s.chips * s.nasdaq < 0,
        bars=frozenset({"chips_apart"}),
    ),
    Conclusion(
        "chips_ahead",
        "chips",
        5.0,
        lambda s: s.chips >= 2 and s.broad >= 0.2 and s.up <= 0.53,
        bars=OF_ALL,
    ),
    Conclusion(
        "lifted",
        "width",
        5.0,
        lambda s: s.broad >= 0.6 and s.ahead <= 0.37 and 0.65 <= s.up < 0.9,
        bars=OF_ALL,
        untold=f"{_EVENLY}|{_AHEAD}",
    ),
    Conclusion(
        "deepened",
        "width",
        5.0,
        lambda s: s.broad <= -0.6 and s.ahead >= 0.62 and 0.7 <= s.down < 0.9 and not s.gap < 0,
        bars=OF_ALL,
        untold=f"{_EVENLY}|{_AHEAD}",
    ),
    Conclusion(
        "small_lift",
        "size",
        5.0,
        lambda s: s.flat and s.small >= 0.5,
        bars=frozenset({"masked_up", "masked_down"}),
        untold=_SMALL_ROSE,
    ),
    Conclusion(
        "record_large",
        "size",
        4.9,
        lambda s: s.record and s.small_left >= 5,
        bars=frozenset({"small_left", "small_month"}),
    ),
)
