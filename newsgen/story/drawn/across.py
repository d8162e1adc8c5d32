"""How stocks, bonds, the dollar, gold, oil and the index of fear agree."""

from __future__ import annotations

from newsgen.story.drawn.kind import DOLLAR, FEAR, LONG, OIL, YIELDS, Conclusion
from newsgen.story.seen import Seen

_BONDS_TOO = "국채(?: 가격)?(?:도|까지)[^.]*(?:강세|약세|올랐|내렸|밀렸)|국고채값"
_BONDS_ALONE = "국채(?: 가격)?[은는] [^.]*(?:강세|약세|올랐|내렸)|국고채값"
_DESPITE = "(?:올랐는데도|내렸는데도|상승에도|하락에도) "
_FEAR_DESPITE = f"(?:{_DESPITE}|사상 최고치(?: 행진 속에서도|를 쓴 날이었지만) )(?:코스피200 )?변동성지수"
_DOLLAR_DESPITE = f"{_DESPITE}달러"
"""How the body says already what stands against what readers would look for."""


def _all_sold(seen: Seen) -> bool:
    """Tell whether stocks, long bonds and the dollar fell together."""
    return seen.broad <= -0.7 and seen.long >= 4 and seen.dollar <= -0.3


ACROSS: tuple[Conclusion, ...] = (
    Conclusion(
        "all_sold",
        "cross",
        8.0,
        lambda s: _all_sold(s) and not s.gold_rose,
        LONG,
        bars=frozenset({"dollar_weak"}),
        printed=(YIELDS, DOLLAR),
    ),
    Conclusion(
        "alarm",
        "cross",
        7.0,
        lambda s: (
            s.broad <= -1
            and min(s.long, s.short) <= -7
            and s.long <= -4
            and s.down >= 0.65
            and s.fear >= 10
            and not s.gold_fell
        ),
        LONG,
        bars=frozenset({"dollar_firm"}),
        untold=_BONDS_ALONE,
        printed=(YIELDS, FEAR),
    ),
    Conclusion(
        "both_fell",
        "cross",
        6.5,
        lambda s: s.broad <= -0.4 and s.long >= 6,
        LONG,
        untold=_BONDS_TOO,
        printed=(YIELDS,),
    ),
    Conclusion(
        "both_rose",
        "cross",
        5.0,
        lambda s: s.broad >= 0.6 and s.long <= -5,
        LONG,
        bars=frozenset({"small_eased"}),
        untold=_BONDS_TOO,
        printed=(YIELDS,),
    ),
    Conclusion(
        "wary_rise",
        "cross",
        6.2,
        lambda s: s.broad >= 0.3 and s.fear >= 4,
        LONG,
        untold=_FEAR_DESPITE,
        printed=(FEAR,),
    ),
    Conclusion(
        "calm_fall",
        "cross",
        6.2,
        lambda s: s.broad <= -0.3 and s.fear <= -3,
        LONG,
        bars=frozenset({"lows_many"}),
        untold=_FEAR_DESPITE,
        printed=(FEAR,),
    ),
    Conclusion(
        "stocks_alone",
        "cross",
        5.5,
        lambda s: abs(s.broad) >= 2 and abs(s.long) < 2 and abs(s.short) < 2,
        untold="채권시장은 조용했다",
        printed=(YIELDS,),
    ),
    Conclusion(
        "bonds_alone",
        "cross",
        6.0,
        lambda s: (
            abs(s.broad) < 0.3
            and abs(s.long) >= 8
            and s.swing <= 1.2
            and not (s.up >= 0.6 or s.down >= 0.6)
            and not s.furthest >= 0.6
            and not abs(s.small) >= 0.6
        ),
        untold=_BONDS_ALONE,
        printed=(YIELDS,),
    ),
    Conclusion("steep_fear", "cross", 5.5, lambda s: -1 < s.broad <= -0.2 and s.fear >= 10, printed=(FEAR,)),
    Conclusion(
        "curve_turned", "rates", 7.0, lambda s: s.curve_before < 0 < s.curve, untold="역전", printed=(YIELDS,)
    ),
    Conclusion(
        "twist",
        "cross",
        5.7,
        lambda s: s.short <= -2 and s.long >= 3,
        LONG,
        bars=frozenset({"front_cut"}),
        printed=(YIELDS,),
    ),
    Conclusion(
        "front_cut",
        "rates",
        5.2,
        lambda s: s.short <= -6 and s.long < 0 and s.short - s.long <= -3,
        LONG,
        printed=(YIELDS,),
    ),
    Conclusion(
        "front_hike",
        "rates",
        5.2,
        lambda s: s.short >= 6 and s.long > 0 and s.short - s.long >= 3,
        LONG,
        printed=(YIELDS,),
    ),
    Conclusion(
        "dollar_weak",
        "dollar",
        6.1,
        lambda s: s.long >= 4 and s.dollar <= -0.35,
        untold=_DOLLAR_DESPITE,
        printed=(YIELDS, DOLLAR),
    ),
    Conclusion(
        "dollar_firm",
        "dollar",
        5.9,
        lambda s: s.long <= -4 and s.dollar >= 0.35,
        untold=_DOLLAR_DESPITE,
        printed=(YIELDS, DOLLAR),
    ),
    Conclusion(
        "oil_alone",
        "oil",
        5.7,
        lambda s: abs(s.oil) >= 2.5 and s.oil * s.energy < 0 and abs(s.energy) >= 0.5,
        printed=(OIL,),
    ),
    Conclusion(
        "fear_stays",
        "fear",
        5.9,
        lambda s: s.broad >= 1.2 and s.fear <= -5 and s.fear_month >= 20,
        printed=(FEAR,),
    ),
    Conclusion(
        "havens",
        "cross",
        4.9,
        lambda s: s.broad <= -0.3 and s.long <= -4,
        bars=frozenset({"dollar_firm"}),
        untold=_BONDS_ALONE,
        printed=(YIELDS,),
    ),
    Conclusion(
        "wary_flat", "cross", 5.2, lambda s: s.flat and abs(s.broad) < 0.25 and s.fear >= 8, printed=(FEAR,)
    ),
    Conclusion(
        "eased_flat", "cross", 5.0, lambda s: s.flat and abs(s.broad) < 0.25 and s.fear <= -8, printed=(FEAR,)
    ),
    Conclusion(
        "flatter",
        "rates",
        5.2,
        lambda s: s.short >= 3 and s.long <= -2,
        bars=frozenset({"havens"}),
        printed=(YIELDS,),
    ),
    Conclusion(
        "record_wary",
        "cross",
        5.3,
        lambda s: s.record and s.broad < 0.7 and s.fear >= 2,
        untold=_FEAR_DESPITE,
        printed=(FEAR,),
    ),
)
