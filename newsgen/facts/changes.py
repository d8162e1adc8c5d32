"""What an instrument did: its close, and its change over the day, the periods so far, or since a date."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import closes, make, of_day
from newsgen.facts.percent import change
from newsgen.facts.periods import Period, last_row_before
from newsgen.model import Fact, Input, Kind
from newsgen.snapshot.snapshot import Series, Snapshot


def facts(snapshot: Snapshot, series: Series, unit: str = "level") -> Iterator[Fact]:
    """Yield close and changes of one instrument; nothing where today's close is missing."""
    if not series.here:
        return
    yield make("close", series.symbol, series.close[-1], unit, snapshot.day, inputs=closes(series, [-1]))
    yield from base_price(snapshot, series.symbol)
    yield from day(snapshot, series)
    if series.symbol in {snapshot.market.broad, snapshot.market.small}:
        yield from day_before(snapshot, series)
    yield from to_date_changes(snapshot, series)
    yield from since_anchors(snapshot, series)


def day(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the change from the session before; nothing where that session has no close."""
    if series.close.size < 2 or not np.isfinite(series.close[-2]):
        return
    base, inputs = series.on(-2), of_day(series)
    points = series.close[-1] - series.close[-2]
    about, session = series.symbol, snapshot.day
    yield make("points_day", about, points, "points", session, base=base, inputs=inputs)
    yield make("change_day", about, percent(series, -2), "percent", session, base=base, inputs=inputs)


def day_before(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the change of the session before; nothing over a hole in the history."""
    if series.close.size < 3 or not np.isfinite(series.close[-3:-1]).all():
        return
    moved = change(float(series.close[-2]), float(series.close[-3]))
    base, inputs = series.on(-3), closes(series, [-3, -2])
    about, session = series.symbol, snapshot.day
    yield make("change_day_before", about, moved, "percent", session, base=base, inputs=inputs)


def base_price(snapshot: Snapshot, about: str) -> Iterator[Fact]:
    """Yield the base price of the session, where it is not the close before."""
    base = snapshot.bases.get(about)
    if base is not None and base.date == snapshot.day:
        stated = (Input(symbol=about, date=base.date, value=base.price, field="base_price"),)
        yield make("base_price", about, base.price, "price", snapshot.day, inputs=stated)


def percent(series: Series, row: int) -> float:
    """Return the change from a row's close to the last, in percent."""
    return change(float(series.close[-1]), float(series.close[row]))


def to_date_changes(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the changes since the last close of the week, month, quarter and year before."""
    for measure, period in _TO_DATE.items():
        row = last_row_before(series.days, period)
        if row is not None and np.isfinite(series.close[row]):
            yield _since_row(snapshot, series, measure, row)
            if measure == "change_wtd" and snapshot.week_finished:
                yield _since_row(snapshot, series, "change_week", row)


_TO_DATE: dict[str, Period] = {
    "change_wtd": "week",
    "change_mtd": "month",
    "change_qtd": "quarter",
    "change_ytd": "year",
}


def since_anchors(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the change since the last close before each of the desk's dates; indices and baskets only."""
    instrument = snapshot.instruments.get(series.symbol)
    if instrument is None or instrument.kind not in {Kind.INDEX, Kind.BASKET}:
        return
    for anchor in snapshot.anchors:
        row = int(np.searchsorted(series.days, np.datetime64(anchor.date))) - 1
        if row >= 0 and anchor.date < snapshot.day and np.isfinite(series.close[row]):
            yield _since_row(snapshot, series, "change_since", row, f"#{anchor.date}")


def _since_row(snapshot: Snapshot, series: Series, measure: str, row: int, tag: str = "") -> Fact:
    """Make the fact of the change since a row."""
    return make(
        measure,
        series.symbol,
        percent(series, row),
        "percent",
        snapshot.day,
        tag=tag,
        base=series.on(row),
        inputs=closes(series, [row, -1]),
    )
