"""What is news: every rule, in one explicit list, and their run over a day's facts."""

from __future__ import annotations

import math
from difflib import get_close_matches
from typing import Any

import msgspec

from newsgen import choices, markets, sections
from newsgen.choices import Choices
from newsgen.config import mistakes
from newsgen.config.ranges import beside
from newsgen.editions import DEFAULT, EDITIONS, Edition
from newsgen.errors import ConfigProblem
from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.ahead import Ahead
from newsgen.rules.base import Angle, Desk, Rule
from newsgen.rules.base_rate import BaseRate
from newsgen.rules.breadth import Breadth
from newsgen.rules.chips import Chips
from newsgen.rules.close import Close
from newsgen.rules.commodities import Commodities
from newsgen.rules.currencies import Currencies
from newsgen.rules.desk import desk
from newsgen.rules.divergence import Divergence
from newsgen.rules.drawdown import Drawdown
from newsgen.rules.elsewhere import Elsewhere
from newsgen.rules.expiries import Expiries
from newsgen.rules.extremes import Extremes
from newsgen.rules.fed_before import FedBefore
from newsgen.rules.fed_decision import FedDecision
from newsgen.rules.fed_odds import FedOdds
from newsgen.rules.fed_said import FedSaid
from newsgen.rules.first_prices import FirstPrices
from newsgen.rules.giant import Giant
from newsgen.rules.holidays import Holidays
from newsgen.rules.house import house
from newsgen.rules.industries import Industries, said_once
from newsgen.rules.inside import Inside
from newsgen.rules.investors import Investors
from newsgen.rules.largest_ever import LargestEver
from newsgen.rules.largest_move import LargestMove
from newsgen.rules.leaders import Leaders, SmallLeaders
from newsgen.rules.limits import Limits
from newsgen.rules.long_view import LongView
from newsgen.rules.market_worth import MarketWorth
from newsgen.rules.megacaps import Megacaps
from newsgen.rules.most_points import MostPoints
from newsgen.rules.movers import Floors, Movers
from newsgen.rules.near_record import NearRecord
from newsgen.rules.off_peak import OffPeak
from newsgen.rules.other_close import OtherClose
from newsgen.rules.overnight import Overnight
from newsgen.rules.path import Path
from newsgen.rules.period_end import PeriodEnd
from newsgen.rules.places import thinned
from newsgen.rules.pull import Pull
from newsgen.rules.rarities import marked
from newsgen.rules.releases import Releases
from newsgen.rules.reversal import Reversal
from newsgen.rules.round_levels import RoundLevels
from newsgen.rules.run_over import RunOver
from newsgen.rules.sectors import Sectors
from newsgen.rules.streak import Streak
from newsgen.rules.turn import Turn
from newsgen.rules.turned_back import TurnedBack
from newsgen.rules.two_days import TwoDays
from newsgen.rules.volatility import Volatility
from newsgen.rules.week import Week
from newsgen.rules.week_ahead import WeekAhead
from newsgen.rules.week_commodities import WeekCommodities
from newsgen.rules.week_days import WeekDays
from newsgen.rules.week_fed import WeekFed
from newsgen.rules.week_highs import WeekHighs
from newsgen.rules.week_investors import WeekInvestors
from newsgen.rules.week_leaders import WeekLeaders
from newsgen.rules.week_rates import WeekRates
from newsgen.rules.week_record import WeekRecord
from newsgen.rules.week_standing import WeekStanding
from newsgen.rules.week_within import WeekWithin
from newsgen.rules.wishes import unmet, wished
from newsgen.rules.within import Within
from newsgen.rules.won_back import WonBack
from newsgen.rules.worth_marks import WorthMarks
from newsgen.rules.year_line import YearLine
from newsgen.rules.year_so_far import YearSoFar
from newsgen.rules.yesterday import Yesterday
from newsgen.rules.yields import Yields

__all__ = ["RULES", "Angle", "Desk", "Rule", "configured", "desk", "house", "items", "named", "of", "unmet"]

RULES: tuple[Rule, ...] = (
    Close(name="market_close"),
    Within(),
    Yesterday(),
    Path(),
    FedDecision(),
    Releases(),
    FedSaid(),
    Holidays(),
    Expiries(),
    BaseRate(),
    Close(name="week_close", span="week", still=0.005, quiet=0.8),
    WeekDays(),
    Holidays(name="week_holidays", span="week"),
    WeekFed(),
    LargestEver(),
    MostPoints(),
    LargestMove(),
    WonBack(),
    TwoDays(),
    OffPeak(),
    YearLine(),
    Extremes(),
    WeekHighs(),
    WeekWithin(),
    NearRecord(),
    Chips(),
    Drawdown(),
    Drawdown(name="week_drawdown", span="week", stages=("bear", "bull")),
    RoundLevels(),
    Turn(),
    Divergence(),
    Reversal(),
    Streak(),
    Streak(name="week_streak", span="week", least=3, more=3),
    YearSoFar(),
    Week(),
    WeekRecord(),
    WeekStanding(),
    LongView(),
    PeriodEnd(),
    Overnight(),
    Investors(),
    WeekInvestors(),
    Giant(),
    Pull(),
    WorthMarks(),
    Megacaps(),
    TurnedBack(),
    RunOver(),
    Megacaps(name="week_megacaps", span="week", far=7.0, usual=2.4),
    Breadth(),
    MarketWorth(),
    Inside(),
    Sectors(showing=1.5),
    Industries(showing=1.5),
    OtherClose(),
    Inside(name="week_inside", span="week", section="stocks", lopsided=90.0, apart=math.inf),
    Sectors(name="week_sectors", span="week", section="stocks", gap=2.0, usual=math.inf),
    Industries(
        name="week_industries",
        span="week",
        section="stocks",
        least=2.5,
        apart=1.5,
        beyond=1.0,
        far=4.0,
        steep=8.0,
    ),
    Volatility(),
    WeekLeaders(),
    Leaders(),
    FirstPrices(),
    Limits(),
    Movers(),
    SmallLeaders(),
    Movers(
        name="week_stocks",
        span="week",
        most=5,
        large=Floors(min_change=10.0, named=3),
        mega=Floors(min_change=10.0, min_market_cap=200_000.0),
        apart=math.inf,
        talk=((12.0, 150_000.0), (20.0, 50_000.0)),
    ),
    Releases(name="week_releases", span="week", section="rates"),
    Yields(),
    Currencies(),
    Commodities(),
    Elsewhere(),
    WeekRates(),
    WeekCommodities(),
    FedOdds(),
    FedBefore(),
    FedOdds(name="week_odds", span="week"),
    Ahead(),
    WeekAhead(),
)
"""Every rule, in the order in which an article tells them within its sections."""

_IDENTITY = frozenset({"name", "span", "section", "counted"})
"""Fields that are no thresholds: they say which of its kind a rule is."""


def named(name: str) -> Rule:
    """Return a rule by its name; raises KeyError where there is none."""
    for rule in RULES:
        if rule.name == name:
            return rule
    raise KeyError(name)


def of(edition: Edition) -> dict[str, Rule]:
    """Return the rules whose items an edition tells, by name, in the order in which it does."""
    told = [rule for rule in RULES if edition.over in rule.told_over]
    return {rule.name: rule for rule in sorted(told, key=lambda rule: sections.NAMES.index(rule.section))}


def configured(settings: dict[str, dict[str, Any]]) -> tuple[Rule, ...]:
    """Return the rules with the desk's thresholds; raises ConfigProblem where one does not exist or fit."""
    known = {rule.name for rule in RULES}
    unknown = sorted(set(settings) - known)
    if unknown:
        near = get_close_matches(unknown[0], known, n=1)
        advice = (
            f"{near[0]}의 오타인지 확인하십시오" if near else f"쓸 수 있는 규칙: {', '.join(sorted(known))}"
        )
        raise ConfigProblem(f"설정의 [rules.{unknown[0]}]: 그런 규칙이 없습니다. {advice}.")
    return tuple(_configured(rule, settings.get(rule.name, {})) for rule in RULES)


def _configured(rule: Rule, changes: dict[str, Any]) -> Rule:
    """Return one rule with some fields changed; a table within a table changes only what it names."""
    if not changes:
        return rule
    fields: dict[str, Any] = msgspec.to_builtins(rule)
    for given, value in changes.items():
        key = _key(rule, given)
        kept = fields.get(key)
        if wrong := next(beside(value, kept, given), None):
            raise ConfigProblem(f"설정의 [rules.{rule.name}] {wrong}.")
        fields[key] = {**kept, **value} if isinstance(kept, dict) and isinstance(value, dict) else value
    try:
        return msgspec.convert(fields, type(rule))
    except msgspec.ValidationError as error:
        wrong = next(mistakes.problems(fields, type(rule), ("rules", rule.name)), "값을 쓸 수 없습니다")
        raise ConfigProblem(f"설정의 {wrong}.") from error


def _key(rule: Rule, given: str) -> str:
    """Return the field that a key of the settings means; the name of a universe told of means its role."""
    if given in rule.moved:
        raise ConfigProblem(
            f"설정의 [rules.{rule.name}] {given}: 이 기준은 이제 {rule.moved[given]}에 적으십시오."
        )
    if given in _IDENTITY:
        raise ConfigProblem(f"설정의 [rules.{rule.name}] {given}: 바꿀 수 있는 값이 아닙니다.")
    # Of another market's universe it would be a bound of all markets.
    roles = {one.name: one.role for one in markets.named(EDITIONS[DEFAULT].market).universes}
    return rule.renamed.get(given) or roles.get(given, given)


def items(rules: tuple[Rule, ...], book: FactBook, desk: Desk, wishes: Choices = choices.NONE) -> list[Item]:
    """Return everything the rules have to say, best first, what was left out included.

    ``wishes`` are the items that an editor pinned or left out: before what is told once is settled, so that
    what stood behind one that is left out may take its place.
    """
    found = [item for rule in rules for item in rule.items(book, desk)]
    ranked = sorted(found, key=lambda item: (-item.score.total, item.rule, item.about))
    told_by = {rule.name: rule for rule in rules}
    told = said_once(thinned(wished(ranked, wishes, told_by), told_by, book.market))
    return sorted(
        marked(told, book, desk, told_by), key=lambda item: (-item.score.total, item.rule, item.about)
    )
