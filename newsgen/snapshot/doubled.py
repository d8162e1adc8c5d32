"""Closes from before a split that a later import brought adjusted for it, while the split is listed besides.

A source that adjusts only what it sends rewrites the last sessions and leaves those before them as traded.
The split would then be applied to them twice. What the store held first is the witness: where the new close
is the old one over the ratio, the old one was traded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from newsgen.sources.batch import Split
from newsgen.sources.columns import AGREE
from newsgen.store import History, Revision, Window


class Doubled(NamedTuple):
    """A close that is adjusted for a split already, and what was traded."""

    symbol: str
    date: dt.date
    traded: float


def doubled(splits: Iterable[Split], revisions: Iterable[Revision]) -> Iterator[Doubled]:
    """Yield the closes that stand adjusted for a split to come; ``revisions`` are of closes, oldest first."""
    first: dict[tuple[str, dt.date], float] = {}
    last: dict[tuple[str, dt.date], float] = {}
    for one in revisions:
        first.setdefault((one.symbol, one.date), one.old)
        last[one.symbol, one.date] = one.new
    if not first:
        return
    of: dict[str, list[Split]] = {}
    for split in splits:
        of.setdefault(split.symbol, []).append(split)
    for (symbol, day), old in first.items():
        ratios = [split.ratio for split in of.get(symbol, ()) if day < split.date]
        if any(_over(old, last[symbol, day], ratio) for ratio in ratios):
            yield Doubled(symbol, day, old)


def _over(old: float, new: float, ratio: float) -> bool:
    """Tell whether a close is another over a ratio; of one that is hardly any, nothing is told."""
    return abs(ratio - 1) > 2 * AGREE and old > 0 and abs(new * ratio / old - 1) < AGREE


def restored(
    found: Iterable[Doubled], window: Window, histories: Mapping[str, History]
) -> tuple[Window, dict[str, History]]:
    """Return a window and histories with those closes as they were traded."""
    columns = {symbol: column for column, symbol in enumerate(window.symbols)}
    close, courses = window.close.copy(), dict(histories)
    for one in found:
        day = np.datetime64(one.date)
        row = int(np.searchsorted(window.days, day))
        if one.symbol in columns and row < window.days.size and window.days[row] == day:
            close[row, columns[one.symbol]] = one.traded
        if one.symbol in courses:
            courses[one.symbol] = _traded(courses[one.symbol], day, one.traded)
    return replace(window, close=close), courses


def _traded(history: History, day: np.datetime64, traded: float) -> History:
    """Return a history with a day as it was traded, its range too."""
    row = int(np.searchsorted(history.days, day))
    if row == history.days.size or history.days[row] != day:
        return history
    columns = {name: getattr(history, name).copy() for name in ("open", "high", "low", "close")}
    for column in columns.values():
        column[row] *= traded / history.close[row]
    return replace(history, **columns)
