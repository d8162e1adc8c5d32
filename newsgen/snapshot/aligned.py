"""Raw prices as facts need them: on every session of the exchange, comparable with those of the last."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from newsgen import calendars
from newsgen.markets import Session
from newsgen.snapshot.snapshot import Days, Floats, Panel, Series, places, to_date
from newsgen.snapshot.steps import Step
from newsgen.store import History, Window

_COLUMNS = ("close", "open", "high", "low")


def series(symbol: str, history: History, session: Session, steps: Iterable[Step]) -> Series:
    """Return a history on every session of the exchange from its first to ``session``, adjusted for steps.

    What the history holds of later days is left out.
    """
    every = _sessions(session.market.exchange)
    known = int(np.searchsorted(history.days, np.datetime64(session.day), side="right"))
    first = np.searchsorted(every, history.days[0])
    end = np.searchsorted(every, np.datetime64(session.day), side="right")
    days = every[first:end]
    columns: dict[str, Floats] = {name: getattr(history, name)[:known] for name in _COLUMNS}
    if known < days.size:
        rows = np.searchsorted(days, history.days[:known])
        columns = {name: _with_holes(column, rows, days.size) for name, column in columns.items()}
    ours = [step for step in steps if step.symbol == symbol]
    if ours:
        columns = {name: column.copy() for name, column in columns.items()}
    for step in ours:
        for column in columns.values():
            column[days < np.datetime64(step.date)] *= step.price
    rebased = max((step.date for step in ours if step.base), default=None)
    return Series(symbol=symbol, days=days, rebased=rebased, **columns)


def _with_holes(column: Floats, rows: npt.NDArray[np.intp], size: int) -> Floats:
    """Return a column on more rows than it has, NaN where it has none."""
    whole = np.full(size, np.nan)
    whole[rows] = column
    return whole


@functools.cache
def _sessions(exchange: str) -> Days:
    """Return every session that the calendar knows, as an array."""
    return np.array(calendars.sessions(*calendars.bounds(exchange), exchange), dtype="datetime64[D]")


def traded(histories: Mapping[str, History], session: Session, steps: Iterable[Step]) -> Panel:
    """Return the closes and volumes of some histories side by side, adjusted; market values are unknown."""
    days = _sessions(session.market.exchange)
    first = min((one.days[0] for one in histories.values()), default=np.datetime64(session.day))
    days = days[(days >= first) & (days <= np.datetime64(session.day))]
    close, volume = np.full((2, days.size, len(histories)), np.nan)
    for column, history in enumerate(histories.values()):
        known = history.days <= np.datetime64(session.day)
        rows = np.searchsorted(days, history.days[known])
        close[rows, column], volume[rows, column] = history.close[known], history.volume[known]
    symbols = tuple(histories)
    close, volume = rescaled(days, symbols, close, volume, steps)
    nothing = np.full_like(close, np.nan)
    return Panel(days=days, symbols=symbols, close=close, volume=volume, market_cap=nothing)


def panel(adjusted: Window, rows: slice, later: Iterable[Step]) -> Panel:
    """Return some rows of a window that is adjusted to its last day, as they stood on the last of them.

    ``later`` are the steps between the two days: they are taken back.
    """
    days, symbols = adjusted.days[rows], adjusted.symbols
    undone = [step.undone for step in later]
    close, volume = rescaled(days, symbols, adjusted.close[rows], adjusted.volume[rows], undone)
    return Panel(days=days, symbols=symbols, close=close, volume=volume, market_cap=adjusted.market_cap[rows])


def adjusted(window: Window, steps: Iterable[Step]) -> Window:
    """Return closes and volumes as if every step up to the last day had always been in force."""
    close, volume = rescaled(window.days, window.symbols, window.close, window.volume, steps)
    return replace(window, close=close, volume=volume)


def rescaled(
    days: Days, symbols: tuple[str, ...], close: Floats, volume: Floats, steps: Iterable[Step]
) -> tuple[Floats, Floats]:
    """Return closes and volumes of the days before each step in the shares of the days after it."""
    column_of, first = places(symbols), to_date(days[0]) if days.size else dt.date.min
    due = [step for step in steps if days.size and step.date > first and step.symbol in column_of]
    if not due:
        return close, volume
    close, volume = close.copy(), volume.copy()
    for step in due:
        before, column = days < np.datetime64(step.date), column_of[step.symbol]
        close[before, column] *= step.price
        volume[before, column] *= step.volume
    return close, volume
