"""Splits of shares: those that are listed, and those that only the number of shares tells of.

The list that was recorded lacks some (Arista's 4:1 of December 2024). The recorded market value over the
close is the number of shares: where the close fell to a quarter and the shares are four times as many, nobody
lost anything. The vendor's market value may follow some sessions late.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pandas as pd

FELL, ROSE = 0.6, 1.7
"""What a close is of the one before where a split may stand between: less, or more."""
SOON = 6
"""Sessions within which the recorded market value follows a split."""
_PARTS = 3
"""Old shares for which new ones are given, at most: 3:2, 4:3."""
_NEAR = 0.01


class Day(NamedTuple):
    """A close, and the market value that was recorded with it."""

    day: str
    close: float
    value: float

    @property
    def shares(self) -> float:
        """How many shares there are; NaN where that was not recorded."""
        return self.value / self.close if self.value and self.close else math.nan


def listed(market: Path) -> dict[str, dict[str, float]]:
    """Return symbol -> day -> how many shares one became, as the recorded list has it."""
    path = market / "splits_derived.csv.gz"
    if not path.exists():
        return {}
    rows = pd.read_csv(path).dropna(subset=["split"])
    found: dict[str, dict[str, float]] = {}
    for day, symbol, split in zip(rows["date"], rows["symbol"], rows["split"], strict=True):
        new, old = str(split).split(":")
        found.setdefault(str(symbol), {})[str(day)] = float(new) / float(old)
    return found


def unlisted(days: Sequence[Day], known: dict[str, float]) -> dict[str, float]:
    """Return day -> how many shares one became beyond the known splits, of one stock's days in order."""
    found: dict[str, float] = {}
    for at in range(1, len(days)):
        now, then = days[at], days[at - 1]
        if not then.close or now.day in known or FELL < now.close / then.close < ROSE:
            continue
        ratio = next((one for one in _ratios(days, at) if FELL < now.close * one / then.close < ROSE), None)
        if ratio:
            found[now.day] = ratio
    return found


def _ratios(days: Sequence[Day], at: int) -> list[float]:
    """Return the ratios of small whole numbers in which the shares of some sessions are to those before."""
    before = days[at - 1].shares
    some = (each.shares / before for each in days[at : at + SOON])
    return [ratio for one in some if one > 0 and (ratio := _whole(one)) != 1]


def _whole(ratio: float) -> float:
    """Return the ratio of small whole numbers that a number is; 1 where it is none."""
    many = max(ratio, 1 / ratio)
    near = float(Fraction(many).limit_denominator(_PARTS))
    if abs(near / many - 1) > _NEAR:
        return 1
    return near if ratio > 1 else 1 / near
