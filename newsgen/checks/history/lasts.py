"""When something was last so, as it is said: at the close, over weeks and months, within the session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from newsgen.checks.history.past import Last, changes, latest, monthly, weekly
from newsgen.checks.look import Look
from newsgen.checks.recorded import Prices


class Said(NamedTuple):
    """What is said to be so for the first time since a day."""

    kind: str
    """``high``, ``low``, ``move``, or ``line`` of a level that was crossed."""
    line: float
    down: bool | None
    """Of a move which way, where the words say so."""
    points: bool = False
    """Whether a move is told by its points."""


def readings(
    look: Look, about: str, prices: Prices, row: int, said: Said, over: str
) -> Iterator[Last | None]:
    """Yield when it was last so, the words as they stand first, then as if they meant the close of the session."""
    if over in {"week", "month"}:
        ended = _ended(look, about, prices, row, monthly if over == "month" else weekly)
        yield last_so(*ended, said) if ended and said.kind != "line" else None
    elif over == "moment":
        column = prices.low if said.kind == "low" else prices.high
        known = column is not None and np.isfinite(column[row]) and said.kind != "move"
        yield last_so(Prices(prices.days, column), row, said) if column is not None and known else None
    yield last_so(prices, row, said)
    if said.kind == "line":
        over = np.nextafter(said.line, np.inf)
        yield last_so(
            prices, row, said._replace(line=float(over))
        )  # a close on the line itself is not over it


def _ended(
    look: Look, about: str, prices: Prices, row: int, by: Callable[[Prices, int], Prices]
) -> tuple[Prices, int] | None:
    """Return the weeks or months of prices and the row of the one told: that which ends, or a month that just has."""
    ground = look.ground(about)
    if ground is None:
        return None
    day, parts = prices.days[row], by(prices, row)
    last = len(parts.days) - 1
    begun = by(Prices([day, ground.following(day)], np.ones(2)), 1)
    if len(begun.days) > 1:
        return parts, last
    return (parts, last - 1) if by is monthly and day.day <= _JUST and last else None


_JUST = 7
"""Day of a month up to which a text tells the month before as just over."""


def last_so(prices: Prices, row: int, said: Said) -> Last | None:
    """Return when it was last so before a row; None where it is not so at the row, or nobody can tell."""
    close = prices.close[: row + 1]
    if said.kind == "line" and said.down:
        return latest(prices, row, close[:-1] < said.line) if close[-1] < said.line else None
    if said.kind == "line":
        return latest(prices, row, close[:-1] >= said.line) if close[-1] >= said.line else None
    if said.kind == "high":
        return latest(prices, row, close[:-1] > close[-1] + 1e-9)
    if said.kind == "low":
        return latest(prices, row, close[:-1] < close[-1] - 1e-9)
    moved = np.diff(close) if said.points and row else changes(prices, row)
    if moved is None or not np.isfinite(moved[-1]):
        return None
    down = bool(moved[-1] < 0) if said.down is None else said.down
    if (moved[-1] < 0) != down:
        return None
    sized = -moved if down else moved
    return latest(prices, row, np.concatenate(([False], sized[:-1] >= sized[-1] - 1e-9)))
