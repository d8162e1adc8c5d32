"""What is known of a measure: its name in Korean, its units, whether it has a sign, over what it looks."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import Literal

from newsgen.model import Record

Span = Literal[
    "day", "two_days", "week", "week_so_far", "month", "quarter", "year", "since", "streak", "52w", "all"
]
"""The time that a measure looks over; ``week`` is a finished one, ``since`` goes back to a named day."""

OF_ONE_CLOSE: frozenset[Span] = frozenset({"day", "streak", "52w", "all"})
"""Spans of what is said of one close, whatever it is compared with."""

Ago = Literal["day", "week", "month"]
Decision = Literal["cut", "hold", "hike"]


class Sort(StrEnum):
    """What kind of number it is."""

    LEVEL = "level"
    """What something stood at: a close, a record, a target range, a published figure."""
    MOVE = "move"
    """What something moved by: the sign is a direction, up or down."""
    POLICY = "policy"
    """A move of the Fed's target range: the sign says cut, hold or hike."""
    FLOW = "flow"
    """What somebody bought on balance: the sign says bought or sold, and is no direction of a price."""
    GAP = "gap"
    """By how much two things differ: the sign says which is the larger, and is no direction."""
    COUNT = "count"
    ODDS = "odds"
    """A probability, in percent."""
    RATIO = "ratio"
    RARITY = "rarity"
    """How rare it is, in bits."""
    DAY = "day"
    """The fact stands for a day, and its value for how far off that is."""


class Sum(Enum):
    """How the value follows from the inputs that a fact keeps."""

    LAST = "the last input itself"
    TOTAL = "all inputs together"
    DIFFERENCE = "the last less the first"
    BASIS_POINTS = "the last less the first, in hundredths"
    CHANGE = "the last over the first, in percent; the mean of these where there are several pairs"
    SPREAD = "the change of the first pair less that of the second"


class Measure(Record, frozen=True, kw_only=True):
    """One name that a fact can have."""

    name: str
    korean: str
    """What readers call it: ``이번 주 들어 등락률``."""
    detail: str = ""
    """What the desk has to know besides: ``지난주 마지막 종가 대비``."""
    unit: tuple[str, ...]
    """The units that its facts can have; a close is a ``level``, a ``price``, ``won`` or ``percent``."""
    sort: Sort
    what: str
    """What is measured, whatever the span: ``change`` of ``change_day`` and of ``change_week``."""
    span: Span | None = None
    ago: Ago | None = None
    """How long before the session it was so; None for now."""
    sum: Sum | None = None
    """How it is computed again; None where the inputs that its facts keep do not suffice."""
    decision: Decision | None = None
    """The decision of the Fed that it is the odds, or the run, of."""

    @property
    def label(self) -> str:
        """What it means, as the desk reads it."""
        return f"{self.korean}({self.detail})" if self.detail else self.korean

    @property
    def signed(self) -> bool:
        """Whether the sign says which way something went."""
        return self.sort in {Sort.MOVE, Sort.POLICY, Sort.FLOW}
