"""Bars of a session so far: another day's, a price that stands still, a spike, a piece of another index.

Indices are held against each other at the same quarter of an hour: what only one of them does is doubted of
that one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from newsgen.gate.evidence import BAR, Evidence
from newsgen.gate.finding import GateFinding, doubt, tell
from newsgen.snapshot.snapshot import Floats, Snapshot

SAME = 4
"""Closes that a session so far shares with one earlier session, or all where there are fewer: an index
repeats 2 of the 26 of one of ten sessions before it at most (410 sessions of three indices)."""
STOOD = 3
"""Closes in a row that are one: on no recorded day but 2026-02-25, when the Nasdaq's feed stood."""
FLAT = 2
"""Bars in a row without any move: on that day, and on 2025-09-03, when the Russell 2000's began late."""

NIGHT = dt.timedelta(hours=6)
"""Before an opening, with which a day of trading begins whatever the clocks are put to."""
DAY = 86400


@dataclass(frozen=True, eq=False, kw_only=True)
class Grid:
    """The bars of a session so far side by side: a row an index, a column a quarter of an hour."""

    symbols: tuple[str, ...]
    open: Floats
    high: Floats
    low: Floats
    close: Floats
    before: Floats
    """The close of the session before, of each index."""


def so_far(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Look at the bars of a session that is not over."""
    yield from _repeated(snapshot, evidence)
    grid = _grid(snapshot, evidence)
    for look in (_still, _severed, _apart, _odd):
        yield from look(snapshot, grid)


def _repeated(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Drop indices whose bars are those of an earlier session, at whatever hour."""
    begun = (snapshot.session.opens - NIGHT).timestamp()
    for symbol, bars in evidence.quarters.items():
        ago = np.array([(bar.start.timestamp() - begun) // DAY for bar in bars])
        close = np.array([bar.close for bar in bars])
        today = close[ago == 0]
        if today.size < FLAT:
            continue
        same = np.isin(close, today) & (ago < 0)
        days, counts = np.unique(ago[same], return_counts=True)
        if days.size and counts.max() >= min(SAME, today.size):
            count, day = int(counts.max()), snapshot.day + dt.timedelta(days=int(days[counts.argmax()]))
            told = f"장중 15분봉 {today.size}개의 값 가운데 {count}개가 {day}에도 있습니다."
            yield doubt("bars-repeated", symbol, told, same=count, bars=today.size)


def _still(snapshot: Snapshot, grid: Grid) -> Iterator[GateFinding]:  # noqa: ARG001
    """Drop indices whose last bars are one price."""
    for row, symbol in enumerate(grid.symbols):
        close, flat = grid.close[row], grid.high[row] == grid.low[row]
        stood = int((close[::-1] == close[-1]).cumprod().sum()) if close.size else 0
        if stood >= STOOD or (stood >= FLAT and flat[-FLAT:].all()):
            told = f"장중 15분봉이 {15 * stood}분 동안 {close[-1]:,.2f}에 멈춰 있습니다."
            yield doubt("bars-still", symbol, told, bars=stood, value=float(close[-1]))


def _severed(snapshot: Snapshot, grid: Grid) -> Iterator[GateFinding]:
    """Drop indices whose bars do not begin where the one before ended; tell where one is missing."""
    most = snapshot.market.bounds.seam
    if most is None:
        return
    for row, symbol in enumerate(grid.symbols):
        missing = int(np.isnan(grid.close[row]).sum())
        if missing:
            of = grid.close.shape[1]
            told = f"{symbol} 장중 15분봉 {of}개 가운데 {missing}개가 없습니다. 고가와 저가를 확인하십시오."
            yield tell("bars-missing", symbol, told, missing=missing)
    seams = _percent(grid.open[:, 1:], grid.close[:, :-1])
    for row, at in _furthest(np.abs(seams), most):
        told = (
            f"{_clock(snapshot, at + 1)} 15분봉이 {grid.open[row, at + 1]:,.2f}에서 시작하는데 앞 봉은 "
            f"{grid.close[row, at]:,.2f}에서 끝났습니다({seams[row, at]:+.2f}%)."
        )
        yield doubt("bars-severed", grid.symbols[row], told, apart=float(seams[row, at]))


def _apart(snapshot: Snapshot, grid: Grid) -> Iterator[GateFinding]:
    """Drop indices that step from bar to bar as no other does; tell of rare steps."""
    steps = _percent(grid.close[:, 1:], grid.close[:, :-1])
    off, most = _nearest(steps), _bounds(snapshot, grid, "step")
    for row, at in _furthest(off, _bounds(snapshot, grid, "rare")):
        symbol, step, by = grid.symbols[row], float(steps[row, at]), float(off[row, at])
        told = (
            f"{_clock(snapshot, at + 1)} 15분봉이 {grid.close[row, at]:,.2f} → {grid.close[row, at + 1]:,.2f}"
            f"({step:+.2f}%)로 움직였는데 다른 지수와 {by:.2f}%포인트 다릅니다."
        )
        if by > most[row, 0]:
            yield doubt("bars-apart", symbol, told, step=step, apart=by)
        else:
            yield tell(
                "bars-apart",
                symbol,
                f"{symbol} {told} 그대로 썼으니 장중 값을 확인하십시오.",
                step=step,
                apart=by,
            )


def _odd(snapshot: Snapshot, grid: Grid) -> Iterator[GateFinding]:
    """Tell of highs, lows, openings and moves so far that no other index has nearly."""
    tops, bottoms = np.maximum(grid.open, grid.close), np.minimum(grid.open, grid.close)
    base = grid.before[:, None]
    for name, what, moves in (
        ("wick", "고가가 몸통 위로", _percent(grid.high, tops)),
        ("wick", "저가가 몸통 아래로", _percent(grid.low, bottoms)),
        ("opened", "첫 값이 전 거래일 종가에서", _percent(grid.open[:, :1], base)),
        ("moved", "지금까지 전 거래일 종가에서", _percent(grid.close[:, -1:], base)),
    ):
        off = _nearest(moves)
        for row, at in _furthest(off, _bounds(snapshot, grid, name)):
            symbol, moved, by = grid.symbols[row], float(moves[row, at]), float(off[row, at])
            when = f"{_clock(snapshot, at)} " if name == "wick" else ""
            told = (
                f"{symbol} {when}장중 15분봉: {what} {moved:+.2f}% 움직여 다른 지수와 {by:.2f}%포인트 "
                "다릅니다. "
                "확인하십시오."
            )
            yield tell(f"bars-{name}", symbol, told, moved=moved, apart=by)


def _bounds(snapshot: Snapshot, grid: Grid, name: str) -> Floats:
    """Return a bound of each index, as a column; infinity where none is known."""
    known = {one.about: one for one in snapshot.market.bounds.quarters}
    of = [getattr(known[symbol], name) if symbol in known else np.inf for symbol in grid.symbols]
    return np.array(of, dtype=np.float64)[:, None]


def _grid(snapshot: Snapshot, evidence: Evidence) -> Grid:
    """Return the bars of the indices that have a price of now; NaN where one is missing."""
    opens, until = snapshot.session.opens, snapshot.moment
    count = max(int((until - opens) / BAR), 0) if until else 0
    there = tuple(
        name for name in evidence.quarters if name in snapshot.series and snapshot.series[name].here
    )
    values = np.full((4, len(there), count), np.nan)
    for row, name in enumerate(there):
        for bar in evidence.quarters[name]:
            at = int((bar.start - opens) / BAR)
            if bar.start >= opens and at < count:
                values[:, row, at] = bar[2:]
    before = np.array([snapshot.series[name].close[-2:-1].sum() or np.nan for name in there])
    return Grid(symbols=there, open=values[0], high=values[1], low=values[2], close=values[3], before=before)


def _percent(new: Floats, old: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((new / old - 1) * 100, dtype=np.float64)


def _nearest(moves: Floats) -> Floats:
    """Return how far each row's move is from the nearest of the others', NaN where there is no other."""
    off = np.abs(moves[:, None, :] - moves[None, :, :])
    off[np.arange(len(moves)), np.arange(len(moves))] = np.nan
    alone = np.isnan(off).all(axis=1)
    return np.where(alone, np.nan, np.where(np.isnan(off), np.inf, off).min(axis=1, initial=np.inf))


def _furthest(off: Floats, most: Floats | float) -> Iterator[tuple[int, int]]:
    """Yield the row and the column of the furthest value of each row that is beyond a bound."""
    for row in np.flatnonzero((off > most).any(axis=1)).tolist():
        yield row, int(np.nanargmax(off[row]))


def _clock(snapshot: Snapshot, at: int) -> str:
    """Return when a bar begins, where the market is."""
    return f"{(snapshot.session.opens + at * BAR).astimezone(snapshot.market.zone):%H시 %M분}"
