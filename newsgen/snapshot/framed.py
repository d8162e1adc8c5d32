"""Prices of a span of sessions such that each move of it stands on the scale of its own day.

So a move is to the bit the same whichever sessions it is looked at from: what came later scales nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from newsgen.snapshot.courses import sessions
from newsgen.snapshot.snapshot import Days, Floats, Panel, places
from newsgen.snapshot.steps import Step
from newsgen.store import History

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False, kw_only=True)
class Framed:
    """Many stocks: a column for each stretch between two steps of one, on the scale of that stretch."""

    panel: Panel
    """Its symbols stand as often as they have stretches."""
    stocks: Ints
    """The first column of each one's stock."""
    begins: Ints
    """The first row whose move each column tells."""
    ends: Ints
    """The row after the last."""

    def tells(self, row: Ints, column: Ints) -> npt.NDArray[np.bool_]:
        """Mark the moves that are told by their columns."""
        marks: npt.NDArray[np.bool_] = (self.begins[column] <= row) & (row < self.ends[column])
        return marks


def framed(panel: Panel, steps: Iterable[Step], begins: Ints | None = None) -> Framed:
    """Return prices as they were traded, each stretch of a stock on its scale; ``steps`` are by date.

    ``begins`` are the first rows whose moves are told.
    """
    rows, known = panel.days.size, places(panel.symbols)
    first = np.zeros(len(known), dtype=np.int64) if begins is None else begins
    due = [step for step in steps if step.symbol in known and _row(panel.days, step.date) in range(1, rows)]
    columns = [known[step.symbol] for step in due]
    close, volume = (_widened(table, columns) for table in (panel.close, panel.volume))
    starts = np.append(first, np.zeros(len(due), dtype=np.int64))
    ends = np.full(starts.size, rows, dtype=np.int64)
    latest = dict(known)
    for place, step in enumerate(due, len(known)):
        row, before = _row(panel.days, step.date), latest[step.symbol]
        close[:, place], volume[:, place] = close[:, before], volume[:, before]
        close[:row, place] *= step.price
        volume[:row, place] *= step.volume
        starts[place], ends[before] = max(row, starts[before]), row
        latest[step.symbol] = place
    return Framed(
        panel=Panel(
            days=panel.days,
            symbols=(*panel.symbols, *(step.symbol for step in due)),
            close=close,
            volume=volume,
            market_cap=_widened(panel.market_cap, columns),
        ),
        stocks=np.array([*range(len(known)), *columns], dtype=np.int64),
        begins=starts,
        ends=ends,
    )


def traded(histories: Mapping[str, History], exchange: str, last: dt.date) -> Panel:
    """Return closes and volumes of some histories side by side, as traded; market values are unknown."""
    every = sessions(exchange)
    first = min((one.days[0] for one in histories.values()), default=np.datetime64(last))
    days: Days = every[(every >= first) & (every <= np.datetime64(last))]
    close, volume = np.full((2, days.size, len(histories)), np.nan)
    for column, history in enumerate(histories.values()):
        rows = np.searchsorted(days, history.days)
        close[rows, column], volume[rows, column] = history.close, history.volume
    nothing = np.full_like(close, np.nan)
    return Panel(days=days, symbols=tuple(histories), close=close, volume=volume, market_cap=nothing)


def _row(days: Days, day: dt.date) -> int:
    return int(np.searchsorted(days, np.datetime64(day)))


def _widened(table: Floats, columns: list[int]) -> Floats:
    """Return a table with some of its columns once more, behind the others."""
    return np.concatenate([table, table[:, columns]], axis=1) if columns else table
