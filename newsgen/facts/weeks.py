"""A finished week, from the last close of the week before to the close of its last session."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import numpy as np

from newsgen.facts import records, sectors, stocks, weekpath, within
from newsgen.facts.fact import close, closes, make
from newsgen.facts.percent import change, directions
from newsgen.facts.periods import last_row_before, weekly
from newsgen.facts.shelf import Column, Shelf
from newsgen.model import Fact, Input
from newsgen.snapshot.snapshot import Basket, Floats, Series, Snapshot, to_date

MOVER_FLOOR = 5.0
"""Stocks that moved less than this over the week, in percent, get no facts of their own."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the facts of the week that ends with the session; nothing where it is not the week's last."""
    if not snapshot.week_finished:
        return
    week = snapshot.session.week
    yield make("week", snapshot.market.exchange, len(week), "sessions", snapshot.day, base=week[0].day)
    for series in snapshot.series.values():
        if series.symbol.startswith("^"):
            yield from _index(snapshot, series)
    for basket in snapshot.baskets:
        yield from _mean(snapshot, basket)
    yield from _stocks(snapshot)


def in_a_row(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the weeks in a row of each index for the article of its last day; nothing on another day."""
    for series in snapshot.series.values() if snapshot.week_finished else ():
        row = last_row_before(series.days, "week")
        if series.symbol.startswith("^") and row is not None and np.isfinite(series.close[[row, -1]]).all():
            yield from _streak(snapshot, series)


def _index(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the points of an index's week, its weeks in a row, and the path of the broad one."""
    row = last_row_before(series.days, "week")
    if row is None or not np.isfinite(series.close[[row, -1]]).all():
        return
    points = float(series.close[-1] - series.close[row])
    inputs = closes(series, [row, -1])
    about, session = series.symbol, snapshot.day
    yield make("points_week", about, points, "points", session, base=series.on(row), inputs=inputs)
    yield from _before(snapshot, series)
    yield from _streak(snapshot, series)
    yield from records.of_week(snapshot, series, row)
    if about == snapshot.market.broad:
        yield from weekpath.facts(snapshot, series, row)
        yield from within.week(snapshot, series, row)


def _before(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield what the week before did; nothing where it is not known."""
    weeks = weekly(series.days, series.close)
    if weeks.row.size < 3 or not np.isfinite(weeks.change[-2]):
        return
    rows = [int(weeks.row[-3]), int(weeks.row[-2])]
    yield make(
        "change_week_before", series.symbol, float(weeks.change[-2]), "percent", snapshot.day,
        base=series.on(rows[0]), since=series.on(rows[1]), inputs=closes(series, rows),
    )  # fmt: skip


def _streak(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield how many weeks in a row the index rose, or fell, this one included, and what run it ended.

    Nothing where they reach back to a week that is not known: then so is their number.
    """
    weeks = weekly(series.days, series.close)
    sign = np.where(np.isnan(weeks.change), np.nan, np.append(np.nan, directions(series.close[weeks.row])))
    count = _run(sign)
    if not count:
        return
    way = "up" if sign[-1] > 0 else "down"
    yield make(f"weeks_{way}", series.symbol, count, "weeks", snapshot.day, periods=count)
    before = _run(sign[:-1])
    if count == 1 and before:
        ended = "up" if sign[-2] > 0 else "down"
        yield make(f"weeks_ended_{ended}", series.symbol, before, "weeks", snapshot.day, periods=before)


def _run(sign: Floats) -> int:
    """Return how many weeks in a row have the last one's sign; 0 where it has none, or they are not known."""
    other = np.flatnonzero(sign != sign[-1])
    if not sign[-1] or np.isnan(sign[-1]) or not other.size or np.isnan(sign[other[-1]]):
        return 0
    return sign.size - 1 - int(other[-1])


def _mean(snapshot: Snapshot, basket: Basket) -> Iterator[Fact]:
    """Yield the plain mean of the changes of a basket's members; nothing where one is missing."""
    inputs: list[Input] = []
    moves: list[float] = []
    for series in map(snapshot.series.get, basket.members):
        row = last_row_before(series.days, "week") if series else None
        if series is None or row is None or not np.isfinite(series.close[[row, -1]]).all():
            return
        moves.append(change(float(series.close[-1]), float(series.close[row])))
        inputs += closes(series, [row, -1])
    mean, count = math.fsum(moves) / len(moves), len(moves)
    base = inputs[0].date
    yield make(
        "mean_change_week", basket.name, mean, "percent", snapshot.day,
        base=base, n=count, inputs=tuple(inputs),
    )  # fmt: skip


def _stocks(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield breadth and sectors of the week."""
    row = _base_row(snapshot)
    if row is None:
        return
    moves: Floats = change(snapshot.panel.close[-1], snapshot.panel.close[row])
    base = to_date(snapshot.panel.days[row])
    for universe, members in snapshot.universes.items():
        columns = snapshot.panel.columns(members)
        moved = moves[columns]
        moved = moved[np.isfinite(moved)]
        if not stocks.stands_for(moves, columns):
            continue
        for measure, marks in (("breadth_up_week", moved > 0), ("breadth_down_week", moved < 0)):
            count = int(marks.sum())
            yield make(measure, universe, count, "count", snapshot.day, base=base, n=int(moved.size))
        for measure, marks in (("share_up_week", moved > 0), ("share_down_week", moved < 0)):
            yield stocks.share(snapshot, measure, universe, marks, base)
    yield from sectors.facts(snapshot, row - snapshot.panel.days.size, "change_week")


def _base_row(snapshot: Snapshot) -> int | None:
    """Return the panel's row of the last session of the week before; None where it is not there."""
    wanted = np.datetime64(snapshot.session.first_of_week.previous.day)
    rows = np.flatnonzero(snapshot.panel.days == wanted)
    here = snapshot.panel.days.size and snapshot.panel.days[-1] == np.datetime64(snapshot.day)
    return int(rows[0]) if rows.size and here else None


def movers(snapshot: Snapshot, always: Iterable[int] = ()) -> Shelf:
    """Return the change and the size of each stock that moved far; the big ones have theirs already.

    ``always`` are columns of the panel that are told however far they moved.
    """
    row = _base_row(snapshot) if snapshot.week_finished else None
    if row is None:
        return Shelf((), {})
    panel = snapshot.panel
    moves = change(panel.close[-1], panel.close[row])
    known = {at for at in always if np.isfinite(moves[at])}
    far = sorted({*np.flatnonzero(np.abs(moves) >= MOVER_FLOOR).tolist(), *known})
    columns = [at for at in far if panel.symbols[at] not in snapshot.series]
    symbols = [panel.symbols[at] for at in columns]
    base = to_date(panel.days[row])

    def made(at: int, moved: float) -> Fact:
        about, column = symbols[at], columns[at]
        adjusted = snapshot.bases.get(about)
        rebased = adjusted.date if adjusted else None
        inputs = tuple(
            close(about, day, float(panel.close[of, column]), rebased)
            for day, of in ((base, row), (snapshot.day, -1))
        )
        return make("change_week", about, moved, "percent", snapshot.day, base=base, inputs=inputs)

    return Shelf(
        symbols,
        {"change_week": Column(moves[columns].tolist(), made), **stocks.sizes(snapshot, columns)},
    )
