"""시장 읽기: each conclusion holds by the day's numbers, reckoned plainly, and none says a thing twice."""

from __future__ import annotations

import datetime as dt
import itertools
import math
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgen import calendars, pipeline
from newsgen.config import Config, StorySettings, Style, load
from newsgen.editions import CLOSE, MIDDAY, WEEK
from newsgen.errors import ConfigProblem, Held, NoteProblem
from newsgen.facts.book import FactBook
from newsgen.facts.fact import make
from newsgen.model import Fact, text_of
from newsgen.notes import judge
from newsgen.outputs.text import text
from newsgen.resources import shipped
from newsgen.store import Store
from newsgen.story.conclusions import CONCLUSIONS, Conclusion, conclusions
from newsgen.story.environment import environment
from newsgen.story.outlook import TEMPLATE
from newsgen.story.parts import parts_at
from newsgen.story.seen import Seen, see
from tests.facts.builders import DAY
from tests.facts.plain import Recorded, percent
from tests.markets import US, us

NOW = dt.datetime(2025, 8, 14, tzinfo=dt.UTC)
SECTORS = (
    *("Information Technology", "Consumer Staples", "Utilities", "Health Care"),
    *("Energy", "Financials", "Industrials", "Materials"),
)


def holding(**given) -> set[str]:
    return {one.name for one in CONCLUSIONS if one.holds(Seen(**given))}


def ranked(**moves: float) -> tuple[tuple[str, float], ...]:
    """Sectors by their moves, of which the rest rose by 0.5."""
    given = {name.replace("_", " "): move for name, move in moves.items()}
    return tuple(sorted(((name, given.get(name, 0.5)) for name in SECTORS), key=lambda one: -one[1]))


def few(**moves: float) -> tuple[tuple[str, float], ...]:
    """The same where the rest fell by 0.5."""
    return tuple(
        sorted(
            ((name, move if name.replace(" ", "_") in moves else -move) for name, move in ranked(**moves)),
            key=lambda one: -one[1],
        )
    )


def test_every_conclusion_has_its_block_and_no_block_is_left_over():
    names = [one.name for one in CONCLUSIONS]
    assert len(set(names)) == len(names)
    assert parts_at(environment(Style()), TEMPLATE).names == set(names)
    assert set().union(*(one.bars for one in CONCLUSIONS)) <= set(names)


@pytest.mark.parametrize(
    ("name", "holds", "not_"),
    [
        ("cut_scorned", {"decision": "cut", "short": 4.0}, {"decision": "hold", "short": 4.0}),
        (
            "jobs_fear",
            {"jobs": -25.0, "broad": -0.5, "short": -5.0, "down": 0.55, "one_way": True},
            {"jobs": -24.0, "broad": -0.5, "short": -5.0, "down": 0.55, "one_way": True},
        ),
        (  # fewer jobs than expected, and fewer unemployed
            "jobs_fear",
            {"jobs": -40.0, "broad": -0.5, "short": -5.0, "down": 0.55, "one_way": True, "unemployment": 0.0},
            {
                "jobs": -40.0,
                "broad": -0.5,
                "short": -5.0,
                "down": 0.55,
                "one_way": True,
                "unemployment": -0.1,
            },
        ),
        (  # 2025-11-20: 119,000 jobs for 53,000, and a rate of 4.4 % for 4.3 %
            "jobs_burden",
            {"jobs": 66.0, "broad": -1.6, "short": 4.0, "one_way": True, "unemployment": 0.0},
            {"jobs": 66.0, "broad": -1.6, "short": 4.0, "one_way": True, "unemployment": 0.1},
        ),
        (  # 2025-10-10: the small companies fell further
            "deepened",
            {"broad": -2.71, "small": -2.71, "ahead": 0.63, "down": 0.85},
            {"broad": -2.71, "small": -3.01, "ahead": 0.63, "down": 0.85},
        ),
        ("rest_rose", {"broad": -0.1, "rest": 0.1}, {"broad": 0.1, "rest": 0.1}),
        (
            "shared",
            {"broad": 0.5, "rest": 0.5, "up": 0.6, "share": 30.0, "giant": 20.0},
            {"broad": 0.5, "rest": 0.5, "up": 0.59, "share": 30.0, "giant": 20.0},
        ),
        (
            "shared",
            {"broad": -0.5, "rest": -0.5, "down": 0.6, "share": 59.0, "giant": 39.0},
            {"broad": -0.5, "rest": -0.5, "down": 0.6, "share": 59.0, "giant": 40.0},
        ),
        (
            "shared",
            {"broad": -0.5, "rest": -0.5, "down": 0.6, "share": 59.0, "giant": 39.0},
            {"broad": -0.5, "rest": -0.5, "down": 0.6, "share": 60.0, "giant": 39.0},
        ),
        (
            "giant_half",
            {"broad": 0.3, "giant": 55.0, "second": 29.0, "share": 80.0, "up": 0.5},
            {"broad": 0.3, "giant": 55.0, "second": 30.0, "share": 80.0, "up": 0.5},
        ),
        (
            "giant_half",
            {"broad": 0.3, "giant": 72.0, "second": 29.0, "share": 110.0, "up": 0.5},
            {"broad": 0.3, "giant": 72.0, "second": 29.0, "share": 211.0, "up": 0.5},
        ),
        (
            "wider",
            {"broad": 0.2, "share": -10.0, "giant": 30.0, "rest": 0.3, "up": 0.6},
            {"broad": 0.2, "share": -1.4, "giant": 30.0, "rest": 0.3, "up": 0.6},
        ),
        (
            "narrower",
            {"broad": -0.2, "share": -10.0, "giant": 49.0, "rest": -0.3, "down": 0.6},
            {"broad": -0.2, "share": -10.0, "giant": 50.0, "rest": -0.3, "down": 0.6},
        ),
        (
            "small_left",
            {"broad": 0.5, "small": -0.5, "up": 0.59},
            {"broad": 0.5, "small": -0.5, "up": 0.6},
        ),
        (
            "carried",
            {"broad": 0.5, "share": 60.0, "giant": 33.0, "together": True, "up": 0.6},
            {"broad": 0.5, "share": 60.0, "giant": 34.0, "together": True, "up": 0.6},
        ),
        (
            "alarm",
            {"broad": -1.0, "long": -7.0, "short": 0.0, "down": 0.65, "fear": 10.0},
            {"broad": -1.0, "long": -6.9, "short": 0.0, "down": 0.65, "fear": 10.0},
        ),
        (
            "alarm",
            {"broad": -1.0, "long": -7.0, "short": 0.0, "down": 0.65, "fear": 10.0, "gold": -0.4},
            {"broad": -1.0, "long": -7.0, "short": 0.0, "down": 0.65, "fear": 10.0, "gold": -0.5},
        ),
        (
            "all_sold",
            {"broad": -0.7, "long": 4.0, "dollar": -0.3},
            {"broad": -0.7, "long": 4.0, "dollar": 0.3},
        ),
        (
            "all_sold",
            {"broad": -0.7, "long": 4.0, "dollar": -0.3, "gold": 0.4},
            {"broad": -0.7, "long": 4.0, "dollar": -0.3, "gold": 0.5},
        ),
        ("wary_rise", {"broad": 0.3, "fear": 4.0}, {"broad": -0.3, "fear": 4.0}),
        (
            "bonds_alone",
            {"broad": 0.2, "long": 8.0, "peak": 0.6, "trough": -0.6},
            {"broad": -0.2, "long": 14.0, "peak": 4.0, "trough": -4.0},
        ),
        ("few_ahead", {"broad": 0.3, "ahead": 0.36, "up": 0.64}, {"broad": 0.3, "ahead": 0.37, "up": 0.64}),
        ("few_ahead", {"broad": 0.3, "ahead": 0.36}, {"broad": 0.3, "ahead": 0.36, "up": 0.65}),
        ("few_fell_far", {"broad": -0.3, "ahead": 0.62}, {"broad": -0.3, "ahead": 0.62, "down": 0.7}),
        ("lifted", {"broad": 0.6, "ahead": 0.37, "up": 0.65}, {"broad": 0.6, "ahead": 0.38, "up": 0.65}),
        ("deepened", {"broad": -0.6, "ahead": 0.62, "down": 0.7}, {"broad": -0.6, "ahead": 0.5, "down": 0.7}),
        ("chips_unmatched", {"chips": -2.2, "broad": 0.1}, {"chips": -2.2, "broad": 0.1, "nasdaq": 0.2}),
        (  # a session of wide swings is not flat
            "chips_unmatched",
            {"chips": 2.2, "broad": -0.2, "peak": 0.7, "trough": -0.7},
            {"chips": 2.2, "broad": -0.2, "peak": 3.9, "trough": -4.2},
        ),
        ("chips_ahead", {"chips": 2.0, "broad": 0.2, "up": 0.53}, {"chips": 2.0, "broad": 0.2, "up": 0.6}),
        ("small_lift", {"broad": -0.2, "small": 0.5}, {"broad": 0.3, "small": 0.5}),
        ("record_large", {"record": True, "small_left": 5.0}, {"record": True, "small_left": 4.0}),
        (
            "record_wary",
            {"record": True, "broad": 0.2, "fear": 2.0},
            {"record": False, "broad": 0.2, "fear": 2.0},
        ),
        ("havens", {"broad": -0.3, "long": -4.0}, {"broad": -0.3, "long": 4.0}),
        ("wary_flat", {"broad": -0.2, "fear": 8.0}, {"broad": -0.2, "fear": 7.9}),
        ("eased_flat", {"broad": -0.2, "fear": -8.0}, {"broad": 0.3, "fear": -8.0}),
        ("flatter", {"short": 3.0, "long": -2.0}, {"short": -2.0, "long": 2.0}),
        (
            "month_of_a_day",
            {"broad": 0.8, "month": 1.4, "month_long": True},
            {"broad": 0.8, "month": 1.6, "month_long": True},
        ),
        ("near_record", {"broad": 0.5, "left": 0.45}, {"broad": 0.5, "left": 0.5}),
        ("month_trimmed", {"broad": -0.5, "month": 1.5}, {"broad": -0.9, "month": 1.1}),
        (
            "wide_flat",
            {"broad": 0.1, "usual": 0.2, "peak": 0.7, "trough": -0.5},
            {"broad": 0.1, "usual": 0.1, "peak": 0.7, "trough": -0.5},
        ),
        ("year_back", {"broad": 1.0, "year": 0.5}, {"broad": 1.0, "year": 1.5}),
        ("month_lost", {"broad": -3.0, "month": -1.0}, {"broad": -3.0, "month": -4.0}),
        (
            "lows_despite",
            {"broad": 0.2, "up": 0.5, "lows": 30.0, "highs": 20.0},
            {"broad": 0.2, "up": 0.5, "lows": 29.0, "highs": 20.0},
        ),
        (
            "highs_despite",
            {"broad": -0.2, "down": 0.5, "highs": 20.0, "lows": 10.0},
            {"broad": -0.2, "down": 0.6, "highs": 20.0, "lows": 10.0},
        ),
        ("dollar_weak", {"long": 5.0, "dollar": -0.35}, {"long": 5.0, "dollar": 0.35}),
        (
            "oil_alone",
            {"oil": 2.5, "sectors": ranked(Energy=-0.5)},
            {"oil": 2.5, "sectors": ranked(Energy=0.5)},
        ),
        ("unusual", {"broad": -0.8, "usual": 5.0}, {"broad": -0.8, "usual": 4.9}),
        (
            "rotation",
            {"up": 0.6, "sectors": ranked(Information_Technology=-0.5)},
            {"up": 0.4, "sectors": ranked(Information_Technology=-0.5)},
        ),
    ],
)
def test_when_a_conclusion_holds(name, holds, not_):
    assert name in holding(**holds)
    assert name not in holding(**not_)


def test_who_trails_does_so_by_members_too():
    seen = Seen(sectors=(("Utilities", 1.0), ("Energy", 0.5), ("Information Technology", -0.7)))
    assert seen.trails("Information Technology")
    other = seen._replace(by_members=("Energy", "Information Technology", "Utilities"))
    assert not other.trails("Information Technology")
    assert not other.trails("Utilities")


def test_a_sector_s_move_is_the_lesser_of_the_fund_s_and_its_members():
    moves = dict(zip(SECTORS, (1.0, -2.0, 0.4, 0.3, 0.2, 0.1, 0.1, 0.1), strict=True))
    members = {"Information Technology": -0.5, "Consumer Staples": -1.0}
    facts = [("change_day", f"sp500/{name}", move, "percent") for name, move in moves.items()]
    facts += [("members_day", f"sp500/{name}", move, "percent") for name, move in members.items()]
    seen = see(book(*facts), CLOSE)
    assert dict(seen.sectors)["Information Technology"] == 0.0
    assert dict(seen.sectors)["Consumer Staples"] == -1.0
    assert seen.by_members[0] == "Utilities"


def test_of_what_is_not_known_nothing_is_concluded():
    assert holding() == set()
    assert conclusions(see(FactBook(us(DAY), []), CLOSE), CLOSE) == []


def book(*facts: tuple[str, str, float, str]) -> FactBook:
    return FactBook(us(DAY), [make(*each, DAY) for each in facts])


ROSE = ("change_day", "^GSPC", 1.3, "percent")
UNUSUAL = ("usual_day", "^GSPC", 5.2, "ratio")
BOTH_UP = ("yield_change", "DGS10", 7.0, "bp")


PRINTED = "국채 10년물 금리는 올랐고 달러인덱스는 내렸다. 변동성지수(VIX)는 올랐다."
"""A body that tells of yields, the dollar and the index of fear."""


def names(made: FactBook, told: str = PRINTED) -> list[str]:
    return [one.name for one in conclusions(see(made, CLOSE), CLOSE, told)]


def test_a_conclusion_stands_alone_and_what_the_body_told_is_none():
    assert names(book(ROSE)) == []
    assert names(book(ROSE, UNUSUAL)) == ["unusual"]
    assert not conclusions(see(book(ROSE, UNUSUAL), CLOSE), CLOSE, PRINTED, "4월 이후 가장 큰 상승률이다.")
    low = ("drawdown", "^GSPC", -8.0, "percent")
    assert names(book(ROSE, UNUSUAL, low)) == ["far_below", "unusual"]
    assert names(book(ROSE, low)) == ["far_below"]
    assert names(book(ROSE, UNUSUAL, low), f"{PRINTED} 2월 고점보다 8% 낮다.") == ["unusual"]
    assert conclusions(see(book(ROSE, UNUSUAL, BOTH_UP), MIDDAY), MIDDAY) == []


def test_of_what_the_article_does_not_print_nothing_is_concluded():
    assert names(book(ROSE, UNUSUAL, BOTH_UP), "S&P500지수는 올랐다. 원·달러 환율은 내렸다.") == ["unusual"]
    wary = Seen(broad=0.5, fear=5.0)
    assert [one.name for one in conclusions(wary, CLOSE, "변동성지수는 올랐다.")] == ["wary_rise"]
    assert conclusions(wary, CLOSE, "지수는 올랐다.") == []


def test_an_index_kept_its_place_only_where_no_other_main_one_went_far():
    """2024-11-12: S&P 500 -0.29, Dow -0.86, small companies -1.77; 70 of 100 stocks fell."""
    still = {"broad": -0.29, "long": 13.0, "short": 8.0, "peak": 0.1, "trough": -0.5, "furthest": 0.29}
    assert "bonds_alone" in holding(**still)
    for other in ({"furthest": 0.86}, {"small": -1.77}, {"down": 0.7}):
        assert "bonds_alone" not in holding(**still | other)


def test_a_light_one_stands_where_no_other_does_and_never_on_two_days_running():
    """So that what holds on many days is not concluded of neighbours."""
    fell = Seen(broad=-0.5, long=-4.5)
    drawn = [[one.name for one in conclusions(fell._replace(turn=turn), CLOSE, PRINTED)] for turn in range(6)]
    assert sorted(drawn[:2]) == [[], ["havens"]]
    assert drawn == drawn[:2] * 3
    strong = fell._replace(usual=5.0, broad=-0.9)
    assert all(
        [one.name for one in conclusions(strong._replace(turn=n), CLOSE)] == ["unusual"] for n in (0, 1)
    )


def test_a_day_of_the_fed_begins_with_the_fed_or_is_left_out():
    made = make("decision", "FOMC:x", -25.0, "bp", DAY)
    facts: list[Fact] = [make(*each, DAY) for each in (ROSE, UNUSUAL, BOTH_UP)]
    assert names(FactBook(us(DAY), [*facts, made])) == ["cut_long_up", "unusual"]
    flat = [make(*each, DAY) for each in (ROSE, UNUSUAL, ("yield_change", "DGS10", 1.0, "bp"))]
    assert names(FactBook(us(DAY), [*flat, made])) == []


class Plain:
    """The numbers of a day by the recorded files, in a few lines."""

    def __init__(self, recorded: Recorded, day: str) -> None:
        at, closes = recorded.sessions.index(day), recorded.rows

        def of(symbol: str, base: str) -> float:
            known = day in closes[symbol] and base in closes[symbol]
            return percent(closes[symbol][day][3], closes[symbol][base][3]) if known else math.nan

        def rate(name: str) -> float:
            rows = [row for row in recorded.rates if row[name] and row["date"] <= day]
            return round(100 * (float(rows[-1][name]) - float(rows[-2][name])), 6)

        before = recorded.sessions[at - 1]
        self.broad, self.small, self.fear = of("^GSPC", before), of("^RUT", before), of("^VIX", before)
        self.long, self.short = rate("DGS10"), rate("DGS2")
        month = max(d for d in recorded.sessions if d < day[:7])
        year = max(d for d in recorded.sessions if d < day[:4])
        last = closes["^GSPC"][before][3]
        self.month, self.year = of("^GSPC", month), of("^GSPC", year)
        self.month_before = percent(last, closes["^GSPC"][month][3]) or 0.0
        self.year_before = percent(last, closes["^GSPC"][year][3]) or 0.0
        spans = recorded.sessions[at - 21 : at]
        prices = [closes["^GSPC"][d][3] for d in spans]
        moves = [abs(b / a - 1) * 100 for a, b in itertools.pairwise(prices)]
        self.usual = abs(self.broad) / (sum(moves) / len(moves))
        changes = recorded.changes(recorded.members("sp500"), day).values()
        self.ahead = sum(m > self.broad for m in changes) / len(changes)
        self.up, self.down = (sum(sign * m > 0 for m in changes) / len(changes) for sign in (1, -1))


TRUE: dict[str, Callable[[Plain], bool]] = {
    "carried": lambda d: abs(d.broad) >= 0.5,
    "record_few": lambda d: d.down > d.up,
    "masked_up": lambda d: abs(d.broad) < 0.2 and d.up > 0.6,
    "masked_down": lambda d: abs(d.broad) < 0.2 and d.down > 0.6,
    "all_sold": lambda d: d.broad < -0.6 and d.long > 3,
    "alarm": lambda d: d.broad < -0.9 and min(d.long, d.short) <= -7 and d.fear >= 10,
    "both_fell": lambda d: d.broad < -0.35 and d.long >= 6,
    "both_rose": lambda d: d.broad > 0.55 and d.long <= -5,
    "wary_rise": lambda d: d.broad > 0.2 and d.fear >= 4,
    "calm_fall": lambda d: d.broad < -0.2 and d.fear <= -3,
    "stocks_alone": lambda d: abs(d.broad) > 1.1 and abs(d.long) < 2 and abs(d.short) < 2,
    "bonds_alone": lambda d: abs(d.broad) < 0.3 and abs(d.long) >= 8,
    "steep_fear": lambda d: d.broad < 0 and d.fear >= 10,
    "twist": lambda d: d.short < 0 < d.long,
    "front_cut": lambda d: d.short <= -6 and d.short < d.long,
    "front_hike": lambda d: d.short >= 6 and d.short > d.long,
    "small_eased": lambda d: d.small - d.broad > 0.8 and min(d.long, d.short) <= -5,
    "small_left": lambda d: d.small < 0 < d.broad,
    "small_weak": lambda d: d.small < -0.5 and abs(d.broad) < 0.2,
    "rotation": lambda d: d.up > 0.5,
    "year_back": lambda d: d.year_before < 0 < d.year,
    "year_lost": lambda d: d.year < 0 < d.year_before,
    "month_lost": lambda d: d.month < 0 and d.month_before >= 1.2,
    "unusual": lambda d: d.usual >= 5,
    "hold_moved": lambda d: abs(d.short) >= 4,
    "cut_scorned": lambda d: d.short > 0,
    "jobs_fear": lambda d: d.broad < 0 and d.short <= -5,
    "jobs_burden": lambda d: d.broad < 0 < d.short,
    "jobs_strength": lambda d: d.broad > 0 and d.short > 0,
    "few_ahead": lambda d: d.broad > 0.2 and d.ahead < 0.4,
    "lifted": lambda d: d.broad > 0.5 and d.ahead < 0.4,
    "few_fell_far": lambda d: d.broad < -0.2 and d.ahead > 0.6,
    "deepened": lambda d: d.broad < -0.5 and d.ahead > 0.6,
    "small_lift": lambda d: d.small > 0.4 and abs(d.broad) < 0.35,
    "havens": lambda d: d.broad < 0 and d.long < 0,
    "wary_flat": lambda d: abs(d.broad) < 0.3 and d.fear >= 7.9,
    "eased_flat": lambda d: abs(d.broad) < 0.3 and d.fear <= -7.9,
    "flatter": lambda d: d.long < 0 < d.short,
    "month_of_a_day": lambda d: d.broad > 0.5 * d.month > 0,
    "month_trimmed": lambda d: d.broad < 0 < d.month < d.month_before,
}
"""What has to be true by closes where a conclusion is drawn; worth and funds are tested elsewhere."""

SESSIONS = calendars.sessions(dt.date(2024, 9, 3), dt.date(2026, 8, 20), US.exchange)


def test_what_holds_is_true_of_recorded_sessions(held_store: Store, recorded_path: Path):
    recorded, checked = Recorded(recorded_path), 0
    for day in SESSIONS[5::23]:
        try:
            seen = see(pipeline.computed(held_store, CLOSE, day, Config()).book, CLOSE)
        except Held:  # its data are not fit to print
            continue
        plain = Plain(recorded, str(day))
        for one in CONCLUSIONS:
            if one.name in TRUE and one.holds(seen):
                assert TRUE[one.name](plain), (day, one.name, vars(plain))
                checked += 1
    assert checked > 12


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2024-09-06", "curve_turned"),
        ("2024-12-18", "cut_scorned"),
        ("2025-01-27", "giant_half"),
        ("2025-04-09", "far_below"),
        ("2025-05-13", "year_back"),
        ("2025-10-10", "alarm"),
    ],
)
def test_days_that_a_reader_may_look_up(day, name, recorded_day):
    seen = see(recorded_day(dt.date.fromisoformat(day)).book, CLOSE)
    assert next(one for one in CONCLUSIONS if one.name == name).holds(seen)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2025-01-27", "shared"),  # one company is most of the fall, and most stocks rose
        ("2026-04-30", "wider"),  # one company is more than half of the gain
        ("2026-07-15", "giant_half"),  # so are two, of a sum whose gains and losses nearly cancel
    ],
)
def test_days_that_a_conclusion_would_gainsay(day, name, recorded_day):
    try:
        seen = see(recorded_day(dt.date.fromisoformat(day)).book, CLOSE)
    except Held:
        pytest.skip("the recorded data of this day are not fit to print")
    assert not next(one for one in CONCLUSIONS if one.name == name).holds(seen)


def test_two_that_would_gainsay_each_other_never_stand_together(monkeypatch):
    """Whichever of the two weighs more, and whichever names the other."""
    seen = Seen(broad=1.3, fear=5.0, below=-8.0)
    heavy, light = (
        Conclusion(name, name, weight, lambda s: s.broad > 0) for name, weight in (("a", 9.0), ("b", 8.0))
    )
    for pair in ((heavy._replace(bars=frozenset("b")), light), (heavy, light._replace(bars=frozenset("a")))):
        monkeypatch.setattr("newsgen.story.conclusions.CONCLUSIONS", pair)
        assert [one.name for one in conclusions(seen, CLOSE)] == ["a"]
    monkeypatch.setattr("newsgen.story.conclusions.CONCLUSIONS", (light, heavy))
    assert [one.name for one in conclusions(seen, CLOSE)] == ["a", "b"]


WIDE = "wider narrower shared highs_many lows_many masked_up masked_down"
OF_FEW = "giant_half rest_rose rest_fell carried record_few small_left lows_despite highs_despite"


def test_no_move_is_that_of_a_few_and_of_many():
    by_name = {one.name: one for one in CONCLUSIONS}
    for few, wide in itertools.product(OF_FEW.split(), WIDE.split()):
        assert wide in by_name[few].bars


SAID = re.compile(r"이날|하루|오늘")


def test_no_week_is_called_a_day():
    """In all wordings of every block that may stand in one; test_weeks looks at the articles."""
    source = (shipped("templates") / TEMPLATE).read_text(encoding="utf-8")
    for one in CONCLUSIONS:
        if WEEK.over in one.over:
            block = source.split("{% block " + one.name + " %}")[1].split("{% endblock %}")[0]
            assert not SAID.search(block), one.name


@pytest.mark.parametrize(("title", "line"), [("데스크 읽기", "● 데스크 읽기"), ("", "")])
def test_the_title_is_the_desk_s_and_an_empty_one_leaves_it_out(title, line, held_store: Store):
    config = Config(story=StorySettings(view_title=title))
    printed = text(pipeline.build(held_store, dt.date(2025, 4, 9), config=config)).body.decode()
    assert "전문가 시각" not in printed
    assert (line in printed) if line else ("읽기" not in printed)


@pytest.mark.parametrize("line", ['view_title = "시각 24"', 'expert_title = "시각 24"', 'expert_title = " "'])
def test_a_title_with_a_figure_and_views_without_one_are_refused(line, tmp_path: Path):
    (tmp_path / "newsgen.toml").write_text(f"[story]\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigProblem, match=line.split(" ", 1)[0]):
        load(tmp_path / "newsgen.toml")


def test_a_view_that_somebody_holds_stands_under_its_own_title(held_store: Store, tmp_path: Path):
    note = tmp_path / "notes.toml"
    note.write_text(
        '[[quote]]\nspeaker = "홍길동"\ntitle = "연구원"\ntext = "금리에 민감하다"\nsection = "expert"\n',
        encoding="utf-8",
    )
    told = text(pipeline.build(held_store, dt.date(2025, 4, 9), notes=note)).body.decode()
    own, ours = told.index("● 전문가 시각"), told.index("● 시장 읽기")
    assert own < told.index("홍길동") < ours


FIGURE = re.compile(r"\d|절반|대부분|배가 넘")


@pytest.mark.parametrize(
    "day", ["2024-12-18", "2025-04-03", "2025-04-09", "2025-08-22", "2025-11-20", "2026-02-04"]
)
def test_what_is_concluded_has_a_figure_and_none_stands_a_third_time(day, held_store: Store):
    article = pipeline.build(held_store, dt.date.fromisoformat(day))
    view = [each for each in article.paragraphs if each.section == "view"]
    for each in view:
        assert FIGURE.search(text_of(each.runs))
    texts = (article.headline, article.deck, *article.summary, article.lead)
    runs = [run for runs in (*texts, *(each.runs for each in article.paragraphs)) for run in runs]
    for fact in (run.figure.fact for each in view for run in each.runs if run.figure):
        assert sum(run.figure is not None and fact == run.figure.fact for run in runs) <= 2


def test_a_view_without_a_name_is_refused():
    with pytest.raises(NoteProblem, match="expert"):
        judge.note("event", {"text": "금리에 민감하다.", "section": "expert"}, us(DAY), NOW)


@pytest.mark.parametrize("way", ["사상 최고치 행진 속에서도 ", "지수가 사상 최고치를 쓴 날이었지만 "])
def test_that_fear_rose_with_a_record_is_told_once(way):
    wary = Seen(broad=3.43, fear=7.94)
    assert conclusions(wary, CLOSE, f"{way}코스피200 변동성지수(VKOSPI)는 7.94% 올랐다.") == []
