"""Records: highs and lows of a year and of all time, the largest moves since, and moves first seen in months.

"Since" always names the last period with a move at least as large, strictly: a rise of 4.94 % is not
the largest since a week of 4.46 %, but it is the first above 4 % since that week. Both are facts.
Over a hole in the history all of it is unknown: the close that is missing may have been the higher one.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import closes, make, of_day
from newsgen.facts.percent import change
from newsgen.facts.periods import weekly
from newsgen.markets import Peak
from newsgen.model import Fact, Input
from newsgen.snapshot.snapshot import Floats, Series, Snapshot, to_date

YEAR = np.timedelta64(365, "D")
SESSIONS_OF_A_YEAR = 240
"""Fewer closes than this within the last 365 days make no 52-week record (a year has about 251)."""


def facts(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the records that today set; nothing where today's close is missing."""
    if not series.here or series.close.size < 2:
        return
    yield from highs_and_lows(snapshot, series)
    yield from largest_day(snapshot, series)
    yield from largest_week(snapshot, series)


def highs_and_lows(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield closing highs and lows of 52 weeks and of all time."""
    close, today, before = series.close, _beyond(series, -1), _beyond(series, -2)
    if today == "high_52w":
        yield _extreme(snapshot, series, today, close[:-1] >= close[-1])
        yield from _record(snapshot, series)
    elif today:
        yield _extreme(snapshot, series, today, close[:-1] <= close[-1])
    if before:
        about, base, inputs = series.symbol, series.on(-2), closes(series, [-2])
        yield make(f"{before}_day_before", about, close[-2], "level", snapshot.day, base=base, inputs=inputs)


def placed(series: Series) -> str | None:
    """Return what today's close is beside those of the 52 weeks before: a high, a low; empty of neither.

    None where it is not known.
    """
    return None if not series.here or _year_before(series, -1) is None else _beyond(series, -1) or ""


def _beyond(series: Series, row: int) -> str | None:
    """Return what a row's close is beside every close of the 52 weeks before it, all known: a high, a low."""
    year, close = _year_before(series, row), series.close[row]
    if year is None:
        return None
    if close > year.max():
        return "high_52w"
    return "low_52w" if close < year.min() else None


def _year_before(series: Series, row: int) -> Floats | None:
    """Return the closes of the 52 weeks before a row; None where they are too few, or one is not known."""
    first = int(np.searchsorted(series.days, series.days[row] - YEAR, side="right"))
    year = series.close[first:row]
    return None if year.size + 1 < SESSIONS_OF_A_YEAR or np.isnan(year.max()) else year


def _extreme(snapshot: Snapshot, series: Series, measure: str, as_far: np.ndarray) -> Fact:
    """Make the fact of a 52-week extreme; ``as_far`` marks the earlier rows at least as extreme.

    Since when is not known where a hole lies between the last of them and today.
    """
    rows, holes = np.flatnonzero(as_far), np.flatnonzero(np.isnan(series.close))
    hole = int(holes[-1]) if holes.size else 0
    row = int(rows[-1]) if rows.size and rows[-1] >= hole else None
    before = None
    if row is None and measure == "high_52w":
        before = stood(snapshot, series, float(series.close[-1]))
    if before is not None:
        return make(
            measure, series.symbol, series.close[-1], "level", snapshot.day, since=before.first,
            since_value=before.close, periods=series.close.size, inputs=closes(series, [-1]),
        )  # fmt: skip
    return make(
        measure,
        series.symbol,
        series.close[-1],
        "level",
        snapshot.day,
        since=None if row is None else series.on(row),
        since_value=None if row is None else float(series.close[row]),
        periods=series.close.size - 1 - (hole if row is None else row),
        inputs=closes(series, [-1] if row is None else [row, -1]),
    )


def stood(snapshot: Snapshot, series: Series, level: float) -> Peak | None:
    """Return the last close before the stored history that was as high; None where that is not known."""
    subject = snapshot.market.subject_of.get(series.symbol)
    if subject is None or not np.isfinite(series.close).all():
        return None
    began = series.on(0)
    able = (one for one in subject.heights if one.close >= level and one.first <= began <= one.last)
    return min(able, key=lambda one: one.close, default=None)


def all_time(snapshot: Snapshot, series: Series) -> float | None:
    """Return the record that stood before the stored history; None where it or a close since is unknown."""
    return snapshot.stood_at(series.symbol, series.on(0)) if np.isfinite(series.close[:-1]).all() else None


def _record(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the all-time closing high, where what came before the stored history is known too.

    With it come how many sessions in a row closed at one, and the how manieth of the year it is.
    """
    before, earlier = all_time(snapshot, series), series.close[:-1]
    if before is None:
        return
    row = int(earlier.argmax())
    if series.close[-1] <= max(before, float(earlier[row])):
        return
    highs = np.maximum.accumulate(np.append(before, series.close))
    record = series.close > highs[:-1]
    ordinary = np.flatnonzero(~record)
    run = series.close.size - 1 - (int(ordinary[-1]) if ordinary.size else -1)
    of_year = int(
        record[series.days.astype("datetime64[Y]") == series.days[-1].astype("datetime64[Y]")].sum()
    )
    about, session = series.symbol, snapshot.day
    if run < series.close.size:
        yield make("records_run", about, run, "sessions", session, base=series.on(-run - 1))
    if series.on(0).year < session.year:
        yield make("records_of_year", about, of_year, "times", session)
    yield make(
        "high_all",
        series.symbol,
        series.close[-1],
        "level",
        snapshot.day,
        base=series.on(row),
        since=series.on(row) if earlier[row] >= before else None,
        since_value=float(earlier[row]),
        periods=series.close.size - 1 - row,
        inputs=closes(series, [row, -1]),
    )


def of_week(snapshot: Snapshot, series: Series, before: int) -> Iterator[Fact]:
    """Yield how many closes of a finished week, which begins after a row, were all-time highs, and the last.

    Nothing where it had none, or where a record of before is not known.
    """
    peak = all_time(snapshot, series)
    if peak is None or not np.isfinite(series.close[-1]):
        return
    highs = np.maximum.accumulate(np.append(peak, series.close))
    rows = np.flatnonzero(series.close > highs[:-1])
    rows = rows[rows > before]
    if rows.size:
        last, about = int(rows[-1]), series.symbol
        yield make(
            "records_of_week", about, int(rows.size), "times", snapshot.day,
            base=series.on(before), since=series.on(last), n=series.close.size - 1 - before,
            inputs=closes(series, [last]),
        )  # fmt: skip


def largest_day(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield since when today's move is the largest, and the first above its whole percent."""
    moves = np.full(series.close.size, np.nan)
    moves[1:] = change(series.close[1:], series.close[:-1])
    inputs = of_day(series)
    yield from largest(snapshot, series, moves, np.arange(moves.size), "", inputs)
    yield from _largest_ever(snapshot, series, moves)
    yield from _most_points_ever(snapshot, series)


def _largest_ever(snapshot: Snapshot, series: Series, moves: Floats) -> Iterator[Fact]:
    """Yield that today's move is the largest of all, where what stood before the stored history is known."""
    subject, now, earlier = snapshot.market.subject_of.get(series.symbol), float(moves[-1]), moves[1:-1]
    if subject is None or not earlier.size or not np.isfinite(moves[1:]).all() or now == 0:
        return
    began, up = series.on(0), now > 0
    stood = next(
        (one for one in (subject.rises if up else subject.falls) if one.first <= began <= one.last), None
    )
    if stood is None:
        return
    sized = earlier if up else -earlier
    row = int(sized.argmax())
    within = float(sized[row]) >= stood.percent
    if abs(now) > max(float(sized[row]), stood.percent):
        yield make(
            "largest_rise_all" if up else "largest_fall_all",
            series.symbol,
            now,
            "percent",
            snapshot.day,
            base=series.on(-2),
            since=series.on(row + 1) if within else stood.first,
            since_value=float(earlier[row]) if within else stood.percent * (1 if up else -1),
            inputs=of_day(series),
        )


def _most_points_ever(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield that today's move is the largest of all in points.

    What was before the stored history is not looked up: none of its moves can have been larger than its
    highest close times the largest move in percent of its time. Nothing where either is not known.
    """
    subject = snapshot.market.subject_of.get(series.symbol)
    if subject is None or series.close.size < 3 or not np.isfinite(series.close).all():
        return
    points, began = np.diff(series.close), series.on(0)
    now, up = float(points[-1]), points[-1] > 0
    steepest = [
        one.percent for one in (subject.rises if up else subject.falls) if one.first <= began <= one.last
    ]
    peak = snapshot.stood_at(series.symbol, began)
    if not steepest or peak is None:
        return
    sized = points[:-1] if up else -points[:-1]
    row = int(sized.argmax())
    if abs(now) > max(float(sized[row]), peak * steepest[0] / 100):
        yield make(
            "points_rise_all" if up else "points_fall_all",
            series.symbol,
            now,
            "points",
            snapshot.day,
            base=series.on(-2),
            since=series.on(row + 1),
            since_value=float(points[row]),
            inputs=of_day(series),
        )


def largest_week(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the same for the week: finished, or to date against finished weeks."""
    weeks = weekly(series.days, series.close)
    if weeks.row.size < 2:
        return
    inputs = closes(series, [int(weeks.row[-2]), -1])
    kinds = ["_wtd", "_week"] if snapshot.week_finished else ["_wtd"]
    for kind in kinds:
        yield from largest(snapshot, series, weeks.change, weeks.row, kind, inputs)


def largest(
    snapshot: Snapshot,
    series: Series,
    moves: Floats,
    rows: np.ndarray,
    kind: str,
    inputs: tuple[Input, ...],
    *,
    names: tuple[str, ...] = ("largest", "first"),
    over: int = 0,
) -> Iterator[Fact]:
    """Yield ``largest_*_since`` and ``first_*_since`` of the last of some moves in percent.

    ``rows[i]`` is the row of the series on which period ``i`` ended; it began where the one before it ended,
    or ``over`` sessions earlier.
    """
    now = float(moves[-1])
    if not math.isfinite(now) or now == 0:
        return
    word, sign = ("rise", 1.0) if now > 0 else ("fall", -1.0)
    sized = moves[:-1] * sign
    bounds = {"largest": abs(now), "first": _whole_below(now)}
    for name in names:
        bound = bounds[name]
        hits = np.flatnonzero(sized >= bound if name == "largest" else sized > bound)
        if not hits.size or (name == "first" and bound < 1):
            continue
        hit = int(hits[-1])
        if np.isnan(moves[hit:]).any():
            continue  # a period that is missing could have been as large
        ended: dt.date = to_date(series.days[rows[hit]])
        yield make(
            f"{name}_{word}_since{kind}",
            series.symbol,
            now,
            "percent",
            snapshot.day,
            since=ended,
            since_value=float(moves[hit]),
            periods=moves.size - 1 - hit,
            inputs=inputs,
            since_inputs=closes(series, [int(rows[hit] - over if over else rows[hit - 1]), int(rows[hit])]),
        )


def _whole_below(change: float) -> float:
    """Return the largest whole percent strictly below the size of a change."""
    return float(math.ceil(abs(change)) - 1)
