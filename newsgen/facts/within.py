"""Where an index opened and how far it went within the session, of a market whose wraps tell it.

In which order the high and the low came nobody knows from them: only the opening is first and the close last.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import against, closes, make
from newsgen.facts.heights import crossed
from newsgen.facts.percent import change
from newsgen.facts.records import all_time
from newsgen.model import Fact, Input
from newsgen.snapshot.snapshot import Floats, Series, Snapshot


def facts(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the open, the high and the low, a high of all time, and round levels that did not hold.

    Nothing where one of them is missing or they do not hold the close.
    """
    if not series.here or series.close.size < 2:
        return
    if not snapshot.market.ranged:
        yield from _roundest(snapshot, series)
        return
    if series.open is None or series.high is None or series.low is None:
        return
    before, opened, high, low = series.close[-2], series.open[-1], series.high[-1], series.low[-1]
    if not np.isfinite([before, opened, high, low]).all():
        return
    if not low <= min(opened, series.close[-1]) <= max(opened, series.close[-1]) <= high:
        return
    for name, value in (("open", opened), ("high", high), ("low", low)):
        last = _input(series, name, float(value))
        yield make(name, series.symbol, value, "level", snapshot.day, inputs=(last,))
    yield from _opening(snapshot, series, float(opened))
    yield from _record(snapshot, series, series.high)
    yield from _touched(snapshot, series, float(high), float(low))


def _roundest(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield how far the broad index of another market went, where that was beyond a roundest level.

    Or beyond all that ever was, on a day that did not close there.
    """
    subject = snapshot.market.subject_of.get(series.symbol)
    if series.symbol != snapshot.market.broad or subject is None or not subject.rounds:
        return
    if series.high is None or series.low is None:
        return
    high, low = float(series.high[-1]), float(series.low[-1])
    if not np.isfinite([*series.close[-2:], high, low]).all() or not low <= series.close[-1] <= high:
        return
    found = [one for one in _touched(snapshot, series, high, low) if not one.value % max(subject.rounds)]
    record = list(_record(snapshot, series, series.high))
    if found or (record and series.close[-1] <= series.close[:-1].max()):
        for name, value in (("high", high), ("low", low)):
            inputs = (_input(series, name, value),)
            yield make(name, series.symbol, value, "level", snapshot.day, inputs=inputs)
        yield from record
        yield from found


def week(snapshot: Snapshot, series: Series, row: int) -> Iterator[Fact]:
    """Yield the roundest level that an index reached within a week as never before, by a close or below one.

    ``row`` is that of the week before; ``since`` is the day on which the level was reached first. Nothing
    where an earlier high is not known.
    """
    subject, highs, stood = (
        snapshot.market.subject_of.get(series.symbol),
        series.high,
        all_time(snapshot, series),
    )
    if not snapshot.market.ranged or subject is None or not subject.rounds or highs is None or stood is None:
        return
    yield from _closed_first(snapshot, series, row, max(subject.rounds), stood)
    closed, before = float(series.close.max()), float(np.max([stood, *highs[: row + 1]]))
    top, rows = float(highs[row + 1 :].max()), np.arange(row + 1, highs.size)
    if not np.isfinite([before, closed, top]).all() or top <= max(before, closed):
        return
    found = crossed(max(before, closed), top, (max(subject.rounds),))
    if found is None:
        return
    level, at = found[0], int(rows[highs[rows] >= found[0]][0])
    inputs = (closes(series, [row])[0], _input(series, "high", float(highs[at]), at))
    yield make(
        "level_won_intraday_week", series.symbol, level, "level", snapshot.day,
        base=series.on(row), since=series.on(at), inputs=inputs,
    )  # fmt: skip


def _closed_first(snapshot: Snapshot, series: Series, row: int, step: float, stood: float) -> Iterator[Fact]:
    """Yield the roundest level that an index closed on or above within a week as never before."""
    close = series.close
    before = float(np.max([stood, *close[: row + 1]]))
    top = float(close[row + 1 :].max()) if close.size > row + 1 else np.nan
    found = crossed(before, top, (step,)) if np.isfinite([before, top]).all() and top > before else None
    if found is None:
        return
    level = found[0]
    at = row + 1 + int(np.flatnonzero(close[row + 1 :] >= level)[0])
    yield make(
        "level_first_week", series.symbol, level, "level", snapshot.day,
        base=series.on(row), since=series.on(at), inputs=closes(series, [row, at]),
    )  # fmt: skip


def opened(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield where a member of the market's basket opened, against the close before."""
    market = snapshot.market
    if series.symbol not in market.baskets.get(market.basket, ()):
        return
    if series.here and series.open is not None and series.close.size > 1:
        first, before = float(series.open[-1]), float(series.close[-2])
        if np.isfinite([first, before]).all() and first > 0:
            yield next(_opening(snapshot, series, first))


def _opening(snapshot: Snapshot, series: Series, opened: float) -> Iterator[Fact]:
    """Yield how far from the close before it opened."""
    before, _ = closes(series, [-2, -1])
    inputs = against(before, _input(series, "open", opened), series.rebased)
    move = opened - before.value
    for measure, value, unit in (
        ("open_change", change(opened, before.value), "percent"),
        ("open_points", move, "points"),
    ):
        yield make(measure, series.symbol, value, unit, snapshot.day, base=series.on(-2), inputs=inputs)


def _record(snapshot: Snapshot, series: Series, highs: Floats) -> Iterator[Fact]:
    """Yield the high where it is above every high and close, all of which have to be known.

    The record close that stood before the stored history has a high of its day which is not stored: it has
    to be beaten by closes already.
    """
    stood, earlier = all_time(snapshot, series), highs[:-1]
    if stood is None or not np.isfinite(earlier).all():
        return
    closed = float(series.close[:-1].max())
    if closed > stood and highs[-1] > max(float(earlier.max()), closed):
        row = int(earlier.argmax())
        inputs = tuple(_input(series, "high", float(highs[at]), at) for at in (row, -1))
        yield make(
            "high_all_intraday", series.symbol, highs[-1], "level", snapshot.day,
            since=series.on(row), since_value=float(earlier[row]),
            periods=series.close.size - 1 - row, inputs=inputs,
        )  # fmt: skip


def _touched(snapshot: Snapshot, series: Series, high: float, low: float) -> Iterator[Fact]:
    """Yield the round level above both closes that the high reached, and that below which the low fell.

    ``since`` is the last session that closed beyond it.
    """
    subject = snapshot.market.subject_of.get(series.symbol)
    if subject is None or not subject.rounds:
        return
    close = series.close
    for measure, reached, last in (
        ("level_won_intraday", high, float(close[-2:].max())),
        ("level_lost_intraday", low, float(close[-2:].min())),
    ):
        found = crossed(last, reached, subject.rounds)
        beyond = (reached - last) * (1 if measure == "level_won_intraday" else -1)
        if found is None or beyond <= 0:
            continue
        level, _ = found
        rows = np.flatnonzero(close[:-2] >= level if reached > last else close[:-2] < level)
        row = int(rows[-1]) if rows.size else None
        at = -1 if last == close[-1] else -2
        inputs = (closes(series, [at])[0], _input(series, "high" if reached > last else "low", reached))
        yield make(
            measure, series.symbol, level, "level", snapshot.day,
            base=series.on(at), since=None if row is None else series.on(row),
            periods=close.size - 1 - (row or 0), inputs=inputs,
        )  # fmt: skip


def _input(series: Series, field: str, value: float, row: int = -1) -> Input:
    return Input(symbol=series.symbol, date=series.on(row), value=value, field=field)
