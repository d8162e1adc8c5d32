"""Raw prices as facts need them: on every session of the exchange, as if splits had always been in force."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from newsgen import calendars
from newsgen.markets import Session
from newsgen.snapshot.snapshot import Days, Floats, Panel, Series
from newsgen.sources.batch import Split
from newsgen.store import History, Window

_COLUMNS = ("close", "open", "high", "low")


def series(symbol: str, history: History, session: Session, splits: Iterable[Split]) -> Series:
    """Return a history on every session of the exchange from its first to ``session``, split-adjusted.

    What the history holds of later days is left out.
    """
    every = _sessions(session.market.exchange)
    known = history.days <= np.datetime64(session.day)
    first = np.searchsorted(every, history.days[0])
    end = np.searchsorted(every, np.datetime64(session.day), side="right")
    days = every[first:end]
    rows = np.searchsorted(days, history.days[known])
    columns: dict[str, Floats] = {}
    for name in _COLUMNS:
        column = np.full(days.size, np.nan)
        column[rows] = getattr(history, name)[known]
        columns[name] = column
    for split in splits:
        if split.symbol == symbol:
            for column in columns.values():
                column[days < np.datetime64(split.date)] /= split.ratio
    return Series(symbol=symbol, days=days, **columns)


@functools.cache
def _sessions(exchange: str) -> Days:
    """Return every session that the calendar knows, as an array."""
    return np.array(calendars.sessions(*calendars.bounds(exchange), exchange), dtype="datetime64[D]")


def panel(adjusted: Window, rows: slice, later: Iterable[Split]) -> Panel:
    """Return some rows of a window that is adjusted to its last day, as they stood on the last of them.

    ``later`` are the splits between the two days: they are taken back.
    """
    days, symbols = adjusted.days[rows], adjusted.symbols
    undone = [Split(split.symbol, split.date, 1 / split.ratio) for split in later]
    close, volume = rescaled(days, symbols, adjusted.close[rows], adjusted.volume[rows], undone)
    return Panel(days=days, symbols=symbols, close=close, volume=volume, market_cap=adjusted.market_cap[rows])


def adjusted(window: Window, splits: Iterable[Split]) -> Window:
    """Return closes and volumes as if every split up to the last day had always been in force."""
    close, volume = rescaled(window.days, window.symbols, window.close, window.volume, splits)
    return replace(window, close=close, volume=volume)


def rescaled(
    days: Days, symbols: tuple[str, ...], close: Floats, volume: Floats, splits: Iterable[Split]
) -> tuple[Floats, Floats]:
    """Return closes and volumes of the days before each split in the shares of the days after it."""
    column_of = {symbol: column for column, symbol in enumerate(symbols)}
    due = [split for split in splits if split.symbol in column_of]
    if not due or not days.size:
        return close, volume
    close, volume = close.copy(), volume.copy()
    for split in due:
        before, column = days < np.datetime64(split.date), column_of[split.symbol]
        close[before, column] /= split.ratio
        volume[before, column] *= split.ratio
    return close, volume
