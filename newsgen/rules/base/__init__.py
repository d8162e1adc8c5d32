"""What every rule is made of: its form, its score, and what it asks of the desk and of moves."""

from __future__ import annotations

from newsgen.rules.base.bits import HALF_YEAR, gaussian, highest_of, rarity, score
from newsgen.rules.base.desk import Desk
from newsgen.rules.base.examples import CHIPS, ROLES, further, showing
from newsgen.rules.base.giants import pulling, told_giants
from newsgen.rules.base.largest import FRONT, at_limit, leaders, other_boards
from newsgen.rules.base.moves import (
    RECORDS,
    STILL,
    data_came_out,
    followed,
    is_roundest,
    leaning,
    runs_alone,
    sign,
    watched,
    went_together,
    within_month,
)
from newsgen.rules.base.places import PLACES, standing
from newsgen.rules.base.rule import INSIDE, INVESTORS, LEVELS, RESTS, Angle, Rule, ids, in_market
from newsgen.rules.base.weekday import WEIGHTY, came_out, turning_day
from newsgen.rules.base.weights import IN_FRONT, Move, in_turn, weighed

__all__ = [
    "CHIPS",
    "FRONT",
    "HALF_YEAR",
    "INSIDE",
    "INVESTORS",
    "IN_FRONT",
    "LEVELS",
    "PLACES",
    "RECORDS",
    "RESTS",
    "ROLES",
    "STILL",
    "WEIGHTY",
    "Angle",
    "Desk",
    "Move",
    "Rule",
    "at_limit",
    "came_out",
    "data_came_out",
    "followed",
    "further",
    "gaussian",
    "highest_of",
    "ids",
    "in_market",
    "in_turn",
    "is_roundest",
    "leaders",
    "leaning",
    "other_boards",
    "pulling",
    "rarity",
    "runs_alone",
    "score",
    "showing",
    "sign",
    "standing",
    "told_giants",
    "turning_day",
    "watched",
    "weighed",
    "went_together",
    "within_month",
]
