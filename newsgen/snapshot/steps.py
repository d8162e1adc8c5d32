"""What makes earlier prices comparable: splits, and base prices that are not the close before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from newsgen.snapshot.snapshot import places
from newsgen.sources.batch import Base, Split
from newsgen.store import History, Window


class Step(NamedTuple):
    """What the prices and volumes of before a session are multiplied by, to stand beside those from it on."""

    symbol: str
    date: dt.date
    price: float
    volume: float
    base: float | None = None
    """The base price that it comes from; None where it is a split's."""

    @property
    def undone(self) -> Step:
        """What takes it back."""
        return Step(self.symbol, self.date, 1 / self.price, 1 / self.volume)


@dataclass(frozen=True, kw_only=True)
class Steps:
    """All that is known of the steps of a market."""

    known: tuple[Step, ...]
    """By date."""
    unknown: tuple[tuple[str, dt.date], ...]
    """Symbols and sessions whose base price nobody knows, though it is known not to be the close before."""


def steps(
    splits: Iterable[Split], bases: Iterable[Base], window: Window, histories: Mapping[str, History]
) -> Steps:
    """Return the steps that splits and base prices make; ``window`` and ``histories`` are as traded.

    A base price takes the place of the split of its day, but the split alone says how many shares there are.
    It is of no use without the close of the session before.
    """
    by_day = {
        (split.symbol, split.date): Step(split.symbol, split.date, 1 / split.ratio, split.shares)
        for split in splits
    }
    columns = places(window.symbols)
    unknown = []
    for base in bases:
        key = base.symbol, base.date
        split = by_day.pop(key, Step(*key, 1.0, 1.0))
        before = _close_before(base, window, columns, histories)
        if before is None:
            continue  # nothing stands before it
        if base.price is None or not before > 0:
            unknown.append(key)
        else:
            by_day[key] = split._replace(price=base.price / before, base=base.price)
    known = sorted(by_day.values(), key=lambda step: (step.date, step.symbol))
    return Steps(known=tuple(known), unknown=tuple(unknown))


def _close_before(
    base: Base, window: Window, columns: Mapping[str, int], histories: Mapping[str, History]
) -> float | None:
    """Return the close of the session before a base price; NaN without one, None where nothing is known."""
    day = np.datetime64(base.date)
    row = int(np.searchsorted(window.days, day))
    if base.symbol in columns and row > 0:
        return float(window.close[row - 1, columns[base.symbol]])
    history = histories.get(base.symbol)
    row = int(np.searchsorted(history.days, day)) if history else 0
    return float(history.close[row - 1]) if history and row else None
