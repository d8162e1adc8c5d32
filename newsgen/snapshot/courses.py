"""Whole histories as a session sees them: on every session of the exchange, on the scale of its day."""

from __future__ import annotations

import datetime as dt
import functools
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsgen import calendars
from newsgen.snapshot.snapshot import Days, Floats, Series
from newsgen.snapshot.steps import Step
from newsgen.store import History

_COLUMNS = ("close", "open", "high", "low")


class _Laid(NamedTuple):
    """A history on every session from its first on."""

    days: Days
    columns: Mapping[str, Floats]


class Courses:
    """Histories up to a day, each laid out once for every scale that it is told on."""

    def __init__(
        self, histories: Mapping[str, History], exchange: str, last: dt.date, steps: Iterable[Step]
    ) -> None:
        self._histories = histories
        every = sessions(exchange)
        self._sessions = every[: np.searchsorted(every, np.datetime64(last), side="right")]
        self._steps: dict[str, list[Step]] = {}
        for step in steps:
            self._steps.setdefault(step.symbol, []).append(step)
        self._laid: dict[tuple[str, int], _Laid] = {}

    def at(self, symbol: str, day: dt.date) -> Series:
        """Return a history from its first session to another."""
        steps = self._steps.get(symbol, [])
        known = steps[: bisect_right(steps, day, key=lambda step: step.date)]
        days, columns = self._after(symbol, known)
        end = int(np.searchsorted(days, np.datetime64(day), side="right"))
        return Series(
            symbol=symbol,
            days=days[:end],
            rebased=max((step.date for step in known if step.base), default=None),
            **{name: column[:end] for name, column in columns.items()},
        )

    def _after(self, symbol: str, steps: list[Step]) -> _Laid:
        """Return a history as it stands after its first steps."""
        key = symbol, len(steps)
        if key not in self._laid:
            if not steps:
                self._laid[key] = self._as_traded(symbol)
            else:
                days, columns = self._after(symbol, steps[:-1])
                before = days < np.datetime64(steps[-1].date)
                scale = np.where(before, steps[-1].price, 1.0)
                self._laid[key] = _Laid(days, {name: column * scale for name, column in columns.items()})
        return self._laid[key]

    def _as_traded(self, symbol: str) -> _Laid:
        history = self._histories[symbol]
        days = self._sessions[np.searchsorted(self._sessions, history.days[0]) :]
        rows = np.searchsorted(days, history.days)
        whole = rows.size == days.size
        columns = {name: getattr(history, name) for name in _COLUMNS}
        return _Laid(
            days, columns if whole else {name: _on(one, rows, days.size) for name, one in columns.items()}
        )


def _on(column: Floats, rows: npt.NDArray[np.intp], size: int) -> Floats:
    """Return a column on more rows than it has, NaN where it has none."""
    found = np.full(size, np.nan)
    found[rows] = column
    return found


@functools.cache
def sessions(exchange: str) -> Days:
    """Return every session that the calendar knows, as an array; not to be written to."""
    return np.array(calendars.sessions(*calendars.bounds(exchange), exchange), dtype="datetime64[D]")
