"""Moves that stand out: how far they went in the stock's own deviations, and how they were traded."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field, fields

import numpy as np
import numpy.typing as npt

from newsgen.snapshot.courses import sessions
from newsgen.snapshot.median import median
from newsgen.snapshot.snapshot import Days, Floats, Panel

Ints = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]

MOVES = 60
"""Moves before a shock from which a stock's own deviation is taken."""
REACH = MOVES + 1
"""Rows before a shock that are looked at."""
FEWEST_MOVES = 20
"""Moves below which it is not known."""
SESSIONS = 20
"""Sessions before a shock over which its usual trade is taken."""
AT_ONCE = 32
"""Sessions that are looked through at once: what they take lies near the processor."""
FEWEST_SESSIONS = 2
"""Sessions of trade below which what is usual is not known."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Shocks:
    """Some moves of many stocks, an entry each; NaN is what is not known."""

    row: Ints
    column: Ints
    move: Floats
    """Of the close, in logs."""
    before: Floats
    """The move of the session before, in logs."""
    deviation: Floats
    """Standard deviation of the 60 moves before, in logs; NaN with fewer than 20 of them, or without any."""
    turnover: Floats
    """Money traded over the mean of the 20 sessions before."""
    shares: Floats
    """The same in shares."""
    usual: Floats
    """Money a day, the mean of the 20 sessions before."""
    value: Floats
    """Market value before the move, in millions."""

    @classmethod
    def unmeasured(cls, row: Ints, column: Ints) -> Shocks:
        """Return moves of which nothing is known yet."""
        figures = {one.name: np.full(row.size, np.nan) for one in fields(cls)}
        return cls(**{**figures, "row": row.copy(), "column": column.copy()})

    def where(self, marks: Marks | Ints) -> Shocks:
        """Return those that are marked, or stand at some places."""
        return Shocks(**{name: array[marks] for name, array in vars(self).items()})

    def put(self, marks: Marks | Ints, found: Shocks) -> None:
        """Write others in the place of those that are marked, or stand at some places."""
        for name, array in vars(self).items():
            array[marks] = getattr(found, name)


def far(panel: Panel, least: float, most: float, first: int = 1) -> tuple[Ints, Ints]:
    """Return rows and columns of the moves from ``first`` on beyond two bounds, price over price before."""
    found = [np.empty((2, 0), dtype=np.int64)]
    for start in range(max(first, 1), panel.days.size, AT_ONCE):
        close = panel.close[start - 1 : start + AT_ONCE]
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = close[1:] / close[:-1]
            marks = ((ratio < least) & (ratio > 0)) | ((ratio > most) & (ratio < np.inf))
        row, column = np.nonzero(marks)
        found.append(np.array([row + start, column]))
    rows, columns = np.concatenate(found, axis=1)
    return rows, columns


def measured(
    panel: Panel, row: Ints, column: Ints, jump: float, busy: float, since: Ints | None = None
) -> Shocks:
    """Return some moves, measured all at once: move by move this would be most of a session's time.

    Of moves up to ``jump``, in logs, on ``busy`` times their usual turnover or more, no deviation is taken.
    What stands before the row ``since`` of a move is not looked at.
    """
    since = np.zeros_like(row) if since is None else since
    volume = _up_to(panel.volume, row, column, SESSIONS + 1, since)
    turnover = _up_to(panel.close, row, column, SESSIONS + 1, since) * volume
    known = np.isfinite(turnover)
    usual = _mean(turnover[:, :-1], known[:, :-1], FEWEST_SESSIONS)
    usual[usual <= 0] = np.nan
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = volume[:, -1] / _mean(volume[:, :-1], known[:, :-1], FEWEST_SESSIONS)
        move = np.log(panel.close[row, column] / panel.close[row - 1, column])
    ratio = turnover[:, -1] / usual
    needed = ~(ratio >= busy) | (np.abs(move) > jump)
    before, deviation = np.full((2, row.size), np.nan)
    before[needed], deviation[needed] = _usual(panel, row[needed], column[needed], since[needed])
    return Shocks(
        row=row,
        column=column,
        move=move,
        before=before,
        deviation=deviation,
        turnover=ratio,
        shares=np.where(np.isfinite(usual), shares, np.nan),
        usual=usual,
        value=panel.market_cap[row - 1, column],
    )


def _usual(panel: Panel, row: Ints, column: Ints, since: Ints) -> tuple[Floats, Floats]:
    """Return the moves before some, and the deviation of the 60 moves before."""
    with np.errstate(divide="ignore", invalid="ignore"):
        moves = np.diff(np.log(_up_to(panel.close, row - 1, column, MOVES + 1, since)))
    moves[~np.isfinite(moves)] = np.nan
    return moves[:, -1], _deviation(moves)


def _up_to(table: Floats, row: Ints, column: Ints, count: int, since: Ints) -> Floats:
    """Return for each place the ``count`` values that end with it, NaN before its row ``since``."""
    rows = row[:, None] + np.arange(1 - count, 1)
    found: Floats = table[np.maximum(rows, 0), column[:, None]]
    return np.where(rows >= since[:, None], found, np.nan)


def _deviation(moves: Floats) -> Floats:
    known = np.isfinite(moves)
    mean = _mean(moves, known, FEWEST_MOVES)
    deviation = np.sqrt(_mean((moves - mean[:, None]) ** 2, known, FEWEST_MOVES))
    deviation[deviation == 0] = np.nan
    return deviation


def _mean(values: Floats, known: Marks, fewest: int) -> Floats:
    """Return the mean of what is known of each row; NaN with fewer than ``fewest`` of them."""
    count = known.sum(axis=1)
    sums = np.where(known, values, 0.0).sum(axis=1)
    mean: Floats = np.divide(sums, count, out=np.full(count.size, np.nan), where=count >= fewest)
    return mean


@dataclass(frozen=True, eq=False)
class UsualMoves:
    """The middle move of all stocks on the rows of a panel, in logs, each computed once; 0 for none."""

    panel: Panel
    tells: Callable[[Ints, Ints], Marks] | None = None
    """Of some rows and columns, whose move it is; all unless given."""
    _found: dict[int, float] = field(default_factory=dict)

    def of(self, rows: Ints) -> Floats:
        """Return those of some rows."""
        return np.array([self._on(row) for row in rows.tolist()], dtype=np.float64)

    def _on(self, row: int) -> float:
        if row not in self._found:
            with np.errstate(divide="ignore", invalid="ignore"):
                moves = np.log(self.panel.close[row] / self.panel.close[row - 1])
            known = np.isfinite(moves)
            if self.tells:
                known &= self.tells(np.array(row), np.arange(moves.size))
            self._found[row] = median(moves[known]) if known.any() else 0.0
        return self._found[row]


def turns_of_quarter(days: Days, exchange: str) -> Marks:
    """Mark the sessions that are among the last two of a quarter, or its first."""
    every, turns = _turns(exchange)
    at = np.searchsorted(every, days)
    marks: Marks = turns[at]
    return marks


@functools.cache
def _turns(exchange: str) -> tuple[Days, Marks]:
    """Return every session that the calendar knows, and which turn a quarter; not to be written to."""
    every = sessions(exchange)
    last = np.diff(every.astype("datetime64[M]").astype(np.int64) // 3, append=0) != 0
    return every, last | np.roll(last, -1) | np.roll(last, 1)
