"""What is news: every rule, in one explicit list, and their run over a day's facts."""

from __future__ import annotations

from typing import Any

import msgspec

from newsgen.errors import ConfigProblem
from newsgen.facts.book import FactBook
from newsgen.model import Item
from newsgen.rules.base import Desk, Rule
from newsgen.rules.breadth import Breadth
from newsgen.rules.chips import Chips
from newsgen.rules.currencies import Currencies
from newsgen.rules.desk import desk
from newsgen.rules.divergence import Divergence
from newsgen.rules.extremes import Extremes
from newsgen.rules.fed_decision import FedDecision
from newsgen.rules.fed_odds import FedOdds
from newsgen.rules.largest_move import LargestMove
from newsgen.rules.long_view import LongView
from newsgen.rules.market_close import MarketClose
from newsgen.rules.megacaps import Megacaps
from newsgen.rules.movers import Movers
from newsgen.rules.period_end import PeriodEnd
from newsgen.rules.releases import Releases
from newsgen.rules.reversal import Reversal
from newsgen.rules.sectors import Sectors
from newsgen.rules.streak import Streak
from newsgen.rules.volatility import Volatility
from newsgen.rules.week import Week
from newsgen.rules.week_ahead import WeekAhead
from newsgen.rules.week_close import WeekClose
from newsgen.rules.week_days import WeekDays
from newsgen.rules.week_fed import WeekFed
from newsgen.rules.week_megacaps import WeekMegacaps
from newsgen.rules.week_rates import WeekRates
from newsgen.rules.week_sectors import WeekSectors
from newsgen.rules.week_stocks import WeekStocks
from newsgen.rules.week_streak import WeekStreak
from newsgen.rules.yields import Yields

__all__ = ["RULES", "Desk", "Rule", "configured", "desk", "items"]

RULES: tuple[type[Rule], ...] = (
    MarketClose,
    Divergence,
    Extremes,
    LargestMove,
    Reversal,
    Week,
    Streak,
    PeriodEnd,
    Megacaps,
    Chips,
    Sectors,
    Breadth,
    Movers,
    Volatility,
    Yields,
    Currencies,
    FedDecision,
    FedOdds,
    Releases,
    LongView,
    WeekClose,
    WeekStreak,
    WeekDays,
    WeekMegacaps,
    WeekSectors,
    WeekStocks,
    WeekRates,
    WeekFed,
    WeekAhead,
)


def configured(settings: dict[str, dict[str, Any]]) -> tuple[Rule, ...]:
    """Return the rules with the desk's thresholds; raises ConfigProblem where one does not exist or fit."""
    known = {rule.name for rule in RULES}
    unknown = sorted(set(settings) - known)
    if unknown:
        raise ConfigProblem(
            f"설정의 [rules.{unknown[0]}]: 그런 규칙이 없습니다. 쓸 수 있는 규칙: {', '.join(sorted(known))}"
        )
    return tuple(_configured(rule, settings.get(rule.name, {})) for rule in RULES)


def _configured(rule: type[Rule], changes: dict[str, Any]) -> Rule:
    """Return one rule with some fields changed; a table within a table changes only what it names."""
    fields: dict[str, Any] = msgspec.to_builtins(rule())
    for key, value in changes.items():
        kept = fields.get(key)
        fields[key] = {**kept, **value} if isinstance(kept, dict) and isinstance(value, dict) else value
    try:
        return msgspec.convert(fields, rule)
    except msgspec.ValidationError as error:
        raise ConfigProblem(f"설정의 [rules.{rule.name}] 값을 쓸 수 없습니다: {error}") from error


def items(rules: tuple[Rule, ...], book: FactBook, desk: Desk) -> list[Item]:
    """Return everything the rules have to say, best first, what was left out included."""
    found = [item for rule in rules for item in rule.items(book, desk)]
    return sorted(found, key=lambda item: (-item.score.total, item.rule, item.about))
