"""How far below its high an index closed: correction, bear market, and the way back.

A bear market begins with a close 20 % below the highest close since the last one ended, a bull market with
a close 20 % above the lowest close since: the usual convention, by closes. A correction is 10 % below the
same high.
Over a hole in what is compared all of it is unknown: the close that is missing may have been the high.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from newsgen.facts.fact import closes, make
from newsgen.facts.percent import change
from newsgen.facts.records import SESSIONS_OF_A_YEAR
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Floats, Series, Snapshot

CORRECTION = -10.0
BEAR = -20.0
BULL = 20.0
"""Percent from the high, and from the low."""
_NEAR_BEAR, _NEAR_BULL = 0.81, 1.19
"""Parts of the high, and of the low, from where on a close is looked at closely."""


STEP = 250
"""Closes that are looked at together: of some thousand the older ones are those of the session before."""


class Walk(NamedTuple):
    """Where a history stands between two closes."""

    bear: bool
    far: float
    """The high of a bull market, the low of a bear market."""
    at: int
    """The row of it."""


class Leg(NamedTuple):
    """A bull or a bear market, as far as closes have confirmed it."""

    bear: bool
    start: int
    """The row of the low (the high) from which it is counted."""
    known: int
    """The row on which it was confirmed; 0 for the first one, of which the beginning is not known."""


def facts(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield how far below its high the index closed, and what today began or ended."""
    close = series.close
    if not series.here or close.size < SESSIONS_OF_A_YEAR:
        return
    found = legs(close)
    last = found[-1]
    since = found[-2].start if last.bear and len(found) > 1 else last.start
    if not np.isfinite(close[since:]).all():
        return
    peak = since + int(np.argmax(close[since : (last.start if last.bear else close.size - 1) + 1]))
    if _depth(close, last, close.size - 1) < 0:
        yield _fact(snapshot, series, "drawdown", peak, None)
    if last.bear:
        trough = last.start + int(np.argmin(close[last.start :]))
        if trough < close.size - 1:
            yield _fact(snapshot, series, "off_low", trough, None)
    yield from _turned(snapshot, series, found, peak)


def _turned(snapshot: Snapshot, series: Series, found: list[Leg], peak: int) -> Iterator[Fact]:
    """Yield what began or ended with today's close, and when it was last so."""
    close, last, today = series.close, found[-1], series.close.size - 1
    if last.known == today and len(found) > 1:
        if last.bear:
            yield _fact(snapshot, series, "bear_entered", peak, _last(below(close, found)[:-1] <= BEAR))
        else:
            yield _fact(snapshot, series, "bull_entered", last.start, found[-2].known - 1)
        return
    before, now = _depth(close, last, today - 1), _depth(close, last, today)
    if (before <= CORRECTION) == (now <= CORRECTION) or last.bear or not _is_high(close, peak):
        return
    if now <= CORRECTION:
        yield _fact(
            snapshot, series, "correction_entered", peak, _last(below(close, found)[:-1] <= CORRECTION)
        )
    else:
        yield _fact(snapshot, series, "correction_left", peak, _last(below(close, found)[:-1] > CORRECTION))


def _is_high(close: Floats, peak: int) -> bool:
    """Tell whether a high was that of a year: below a higher one of before there is no new correction."""
    before = close[max(0, peak - SESSIONS_OF_A_YEAR) : peak]
    return not before.size or bool(close[peak] >= np.nanmax(before))


def legs(close: Floats) -> list[Leg]:
    """Return the bull and bear markets of a history, the first of which is taken for a bull market.

    One pass in plain Python: of some thousand closes it is faster than an array operation a leg.
    """
    settled = close.size - close.size % STEP
    found, walk = _walked(np.ascontiguousarray(close[:settled]).tobytes())
    return [*found, *_walk(close[settled:], settled, walk)[0]]


@functools.lru_cache(maxsize=32)
def _walked(closes: bytes) -> tuple[tuple[Leg, ...], Walk]:
    """Return the legs of the closes of long ago, which are the same for all sessions of some months."""
    found, walk = _walk(np.frombuffer(closes), 0, Walk(bear=False, far=-math.inf, at=0))
    return (Leg(bear=False, start=0, known=0), *found), walk


def _walk(close: Floats, first: int, begun: Walk) -> tuple[list[Leg], Walk]:
    """Return the legs that are confirmed on some rows, the first of which is ``first``, and where it ends."""
    bear, far, at = begun
    found: list[Leg] = []
    for row, now in enumerate(close.tolist(), first):
        if math.isnan(now):
            continue
        if (now < far) if bear else (now > far):
            far, at = now, row
        elif (now > far * _NEAR_BULL) if bear else (now < far * _NEAR_BEAR):
            moved = change(now, far)
            if moved >= BULL or moved <= BEAR:
                bear = not bear
                found.append(Leg(bear=bear, start=at, known=row))
                far, at = now, row
    return found, Walk(bear, far, at)


def _depth(close: Floats, leg: Leg, row: int) -> float:
    """Return how far below its high a close of the last leg was, in percent."""
    high = close[leg.start] if leg.bear else np.fmax.reduce(close[leg.start : row + 1])
    return change(float(close[row]), float(high))


def below(close: Floats, found: list[Leg]) -> Floats:
    """Return how far below its high each close was, in percent; in a bear market below that before it."""
    depth = np.full(close.size, np.nan)
    ends = [*(leg.known for leg in found[1:]), close.size]
    for leg, end in zip(found, ends, strict=True):
        if leg.bear:
            depth[leg.known : end] = change(close[leg.known : end], close[leg.start])
        else:
            high = np.fmax.accumulate(close[leg.start : end])
            depth[leg.known : end] = change(close[leg.start : end], high)[leg.known - leg.start :]
    return depth


def _last(hits: np.ndarray) -> int | None:
    """Return the last row of some that is marked."""
    rows = np.flatnonzero(hits)
    return int(rows[-1]) if rows.size else None


def _fact(snapshot: Snapshot, series: Series, measure: str, base: int, row: int | None) -> Fact:
    """Make a fact of the change from a row; ``row`` is the last one before today on which it was so."""
    return make(
        measure,
        series.symbol,
        change(float(series.close[-1]), float(series.close[base])),
        "percent",
        snapshot.day,
        base=series.on(base),
        since=None if row is None else series.on(row),
        periods=series.close.size - 1 - (base if row is None else row),
        inputs=closes(series, [base, -1]),
    )
