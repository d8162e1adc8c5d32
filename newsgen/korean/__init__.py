"""What makes text Korean: particles, numbers, dates, words for moves, names.

The package needs nothing but the standard library, and what keeps its patterns compiled.
"""

from __future__ import annotations

from .dates import (
    SEOUL,
    clock,
    coming_day,
    coming_days,
    coming_month,
    day,
    day_range,
    elapsed,
    full,
    lapse,
    moment,
    month_day,
    month_day_range,
    since_day,
    since_month,
    since_week,
    weekday,
)
from .directions import DOWN_WORDS, UP_WORDS, said_direction
from .moves import INDEX, STOCK, Move, MoveScale, classify, direction, words
from .names import clean_broker, clean_english
from .numbers import (
    about,
    almost,
    at_least,
    count,
    decimal,
    is_double_digit,
    level,
    money,
    native_count,
    nearly,
    over,
    rounds_to_zero,
    under,
)
from .particles import attach, josa, notations, resolve
from .quotation import after_quotation, indirect, is_clause
from .verbs import Form

__all__ = [
    "DOWN_WORDS",
    "INDEX",
    "SEOUL",
    "STOCK",
    "UP_WORDS",
    "Form",
    "Move",
    "MoveScale",
    "about",
    "after_quotation",
    "almost",
    "at_least",
    "attach",
    "classify",
    "clean_broker",
    "clean_english",
    "clock",
    "coming_day",
    "coming_days",
    "coming_month",
    "count",
    "day",
    "day_range",
    "decimal",
    "direction",
    "elapsed",
    "full",
    "indirect",
    "is_clause",
    "is_double_digit",
    "josa",
    "lapse",
    "level",
    "moment",
    "money",
    "month_day",
    "month_day_range",
    "native_count",
    "nearly",
    "notations",
    "over",
    "resolve",
    "rounds_to_zero",
    "said_direction",
    "since_day",
    "since_month",
    "since_week",
    "under",
    "weekday",
    "words",
]
