"""From a chart's adjusted rows to prices as traded: which of its splits the rows are adjusted for.

Yahoo lists spin-offs and stock dividends as splits too (1057:1000), and divides prices and multiplies
volumes of the days before by every ratio that it lists: the 5,200 shares of IBM on 1962-01-02 come as
407,940, times 75 for its splits and times 1.046 for a spin-off. As a rule it has done so by the evening of
the ex-date; one event of seventeen watched was listed and not applied. What tells is, in this order,

- a close of before the ex-date that is in the store, raw: sent as it is, or divided by the ratio;
- the jump on the ex-date, where the ratio is one that no market moves by in a day;
- otherwise the rule, as long as the jump of these days does not speak against it. A ratio near 1 can hide in
  the day's own move; where the two look alike nothing is said: rows before the ex-date and the split are left
  out.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

import numpy as np

from newsgen.sources.batch import Split
from newsgen.sources.columns import Floats, Ints, day_number
from newsgen.sources.recorded.merging import GAP, NEAR, is_near_one

RECENT = 10
"""Rows from the end within which an event may be listed and not applied yet."""
AGREE = 0.01
"""Relative difference of a stored close from one sent: closing auctions come in late."""

_CLOSE, _VOLUME = 0, 4

Close = tuple[dt.date, float]


class Restored(NamedTuple):
    """Rows as traded, the splits that are sure, and what the desk must know."""

    days: Ints
    values: Floats
    splits: tuple[Split, ...]
    notices: tuple[str, ...]
    doubt: str
    """Why the rows do not go with those in the store; empty where they do."""


class Verdict(Enum):
    """What the rows before an ex-date are."""

    ADJUSTED = "adjusted"
    RAW = "raw"
    NOT_YET = "listed, but neither the rows nor the price know of it"
    UNDECIDED = "undecided"


def restored(days: Ints, values: Floats, splits: Sequence[Split], stored: Sequence[Close]) -> Restored:
    """Return rows (columns as ``FIELDS``, ascending days) as traded; ``splits`` are ascending too.

    ``stored`` are closes of the symbol that the store has, raw, in any order.
    """
    values = values.copy()
    sure: list[Split] = []
    notices: list[str] = []
    doubt, first = "", 0
    known = max(stored)[0] if stored else None
    for at in range(len(splits) - 1, -1, -1):
        split = splits[at]
        ex_date = day_number(split.date)
        row = int(np.searchsorted(days, ex_date))
        if known and known >= split.date and row == 0:
            continue  # the store has the ex-date's close, and was told of the split then, or could not be
        since = day_number(splits[at - 1].date) if at else -(2**40)
        shown = _witnessed(days, values, stored, since, ex_date)
        verdict = _verdict(days, values[:, _CLOSE], row, split.ratio, shown)
        if verdict is Verdict.ADJUSTED:
            values[:row, :_VOLUME] *= split.ratio
            values[:row, _VOLUME] /= split.ratio
        if verdict in {Verdict.ADJUSTED, Verdict.RAW}:
            sure.append(split)
        elif verdict is Verdict.NOT_YET:
            notices.append(_told(split, "분할이 아직 주가에 없어 넣지 않음"))
        elif known and known < split.date:
            doubt = f"{split.date} 분할({split.ratio:g})이 주가에 반영되었는지 알 수 없음"
        else:
            first = max(first, row, _elsewhere(days, values[:, _CLOSE], row, split.ratio))
            notices.append(_told(split, "분할이 주가에 반영되었는지 알 수 없어 그 앞 시세를 뺌"))
    return Restored(days[first:], values[first:], tuple(reversed(sure)), tuple(notices), doubt)


def _told(split: Split, what: str) -> str:
    return f"야후 {split.symbol}: {split.date} {what}(비율 {split.ratio:g})"


def _witnessed(days: Ints, values: Floats, stored: Sequence[Close], since: int, until: int) -> float | None:
    """Return the log of a stored close over the one sent, on the last common day before an ex-date."""
    common = []
    for date, close in stored:
        day = day_number(date)
        row = int(np.searchsorted(days, day))
        if since <= day < until and row < days.size and days[row] == day:
            common.append((day, math.log(close / values[row, _CLOSE])))
    return max(common)[1] if common else None


def _verdict(days: Ints, closes: Floats, row: int, ratio: float, shown: float | None) -> Verdict:
    """Tell what the rows before ``row``, the first one in the new shares, are."""
    log = math.log(ratio)
    jump = None
    if 0 < row < days.size and days[row] - days[row - 1] <= GAP:
        jump = math.log(closes[row] / closes[row - 1])
    in_doubt = Verdict.UNDECIDED if row >= days.size - RECENT else Verdict.ADJUSTED
    if shown is not None:
        return _by_store(ratio, jump, shown) or in_doubt
    if row in {0, days.size}:
        return Verdict.RAW
    if jump is None:
        return Verdict.ADJUSTED
    if abs(jump + log) <= abs(jump):
        return in_doubt if is_near_one(ratio) else Verdict.RAW
    return Verdict.UNDECIDED if _elsewhere(days, closes, row, ratio) else Verdict.ADJUSTED


def _by_store(ratio: float, jump: float | None, shown: float) -> Verdict | None:
    """Tell it by a stored close: it was sent as it is, or in the new shares; None where it was neither."""
    log = math.log(ratio)
    within = min(AGREE, abs(log) / 3)
    if abs(shown - log) <= within:
        return Verdict.ADJUSTED
    if abs(shown) > within:
        return None
    unmoved = jump is not None and not is_near_one(ratio) and abs(jump) < abs(jump + log)
    return Verdict.NOT_YET if unmoved else Verdict.RAW


def _elsewhere(days: Ints, closes: Floats, row: int, ratio: float) -> int:
    """Return the row near an ex-date where prices jump as its split does: its date is off; 0 if none."""
    log = math.log(ratio)
    if is_near_one(ratio):
        return 0
    begin, end = max(row - NEAR, 1), min(row + NEAR + 1, days.size)
    jumps = np.log(closes[begin:end] / closes[begin - 1 : end - 1])
    alike = np.flatnonzero(np.abs(jumps + log) < np.abs(jumps))
    return begin + int(alike[-1]) if alike.size else 0
