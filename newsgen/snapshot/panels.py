"""The prices of many stocks as a session sees them: on the scale of its day, and nothing across a break."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsgen.snapshot.snapshot import Panel, places
from newsgen.snapshot.steps import Step
from newsgen.store import Window

AHEAD = 20
"""Sessions beyond the one asked for that are laid out with it: the next ones ask for the same stocks."""


class Rows(NamedTuple):
    """Where a session stands in a window."""

    first: int
    """From where on a stock's price makes it a part of the session's market."""
    seen: int
    """The first row of its year."""
    last: int
    """Its own."""


class _Laid(NamedTuple):
    """Some stocks on the scale of some day, over the sessions of its year and those soon after."""

    what: tuple[object, ...]
    """Which stocks, steps and breaks these are."""
    start: int
    panel: Panel


class Panels:
    """Panels of one window. Neighbours share arrays as long as nothing happens: nobody writes to them."""

    def __init__(self, window: Window, steps: Sequence[Step]) -> None:
        self._window = window
        self._present = np.isfinite(window.close)
        self._steps = steps
        self._laid: _Laid | None = None

    def at(self, rows: Rows, known: int, severed: Mapping[str, dt.date]) -> Panel:
        """Return the year of a session, after the first so many steps, without what stands before a break."""
        there = np.logical_or.reduce(self._present[rows.first : rows.last + 1], axis=0)
        what = (there.tobytes(), known, frozenset(severed.items()))
        laid = self._laid
        if laid is None or laid.what != what or not laid.start <= rows.seen <= rows.last < _end(laid):
            columns = np.flatnonzero(there)
            over = slice(rows.seen, rows.last + 1 + AHEAD)
            laid = self._laid = _Laid(what, rows.seen, self._panel(columns, over, known, severed))
        return _cut(laid.panel, slice(rows.seen - laid.start, rows.last + 1 - laid.start))

    def _panel(
        self, columns: npt.NDArray[np.intp], rows: slice, known: int, severed: Mapping[str, dt.date]
    ) -> Panel:
        """Lay out some stocks over some rows, as they stand after some steps and breaks."""
        window = self._window
        days, symbols = window.days[rows], tuple(window.symbols[column] for column in columns.tolist())
        close, volume, value = (
            np.take(table[rows], columns, axis=1)
            for table in (window.close, window.volume, window.market_cap)
        )
        column_of = places(symbols)
        for step in self._steps[:known]:
            if (column := column_of.get(step.symbol)) is not None:
                before = int(np.searchsorted(days, np.datetime64(step.date)))
                close[:before, column] *= step.price
                volume[:before, column] *= step.volume
        for symbol, day in severed.items():
            if (column := column_of.get(symbol)) is not None:
                before = int(np.searchsorted(days, np.datetime64(day)))
                close[:before, column] = volume[:before, column] = np.nan
        return Panel(days=days, symbols=symbols, close=close, volume=volume, market_cap=value)


def _end(laid: _Laid) -> int:
    """Return the row after the last that is laid out."""
    return laid.start + laid.panel.days.size


def _cut(panel: Panel, rows: slice) -> Panel:
    return Panel(
        days=panel.days[rows],
        symbols=panel.symbols,
        close=panel.close[rows],
        volume=panel.volume[rows],
        market_cap=panel.market_cap[rows],
    )
