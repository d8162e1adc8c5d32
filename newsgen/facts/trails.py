"""What pictures of time are drawn from: the way of a session, the closes of a year, the days of a week.

A trail has all of its points, or there is none: nobody draws over what is not known.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

import numpy as np

from newsgen.facts import path
from newsgen.facts.fact import closes, make, of_day
from newsgen.facts.percent import change
from newsgen.facts.records import SESSIONS_OF_A_YEAR, YEAR
from newsgen.facts.trail import Over, Trail
from newsgen.model import Fact
from newsgen.snapshot.live import BAR
from newsgen.snapshot.snapshot import Series, Snapshot


def of(snapshot: Snapshot) -> dict[tuple[Over, str], Trail]:
    """Return the trails of the market's indices over the session, and of its broad one over a year."""
    found: dict[tuple[Over, str], Trail] = {}
    market = snapshot.market
    for symbol in dict.fromkeys((market.broad, *market.indices)):
        series = snapshot.series.get(symbol)
        if series is not None and path.is_told(snapshot, series):
            found["day", symbol] = _day(snapshot, series)
    broad = snapshot.series.get(market.broad)
    rows = None if broad is None else _year(broad)
    if broad is not None and rows is not None:
        days = [broad.on(row).isoformat() for row in rows]
        found["year", broad.symbol] = Trail(tuple(days), tuple(broad.close[rows.start :].tolist()))
    return found


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the highest and the lowest close of the broad index within a year, and when it was last there."""
    series = snapshot.series.get(snapshot.market.broad)
    rows = None if series is None else _year(series)
    if series is None or rows is None:
        return
    year = series.close[rows.start :]
    backward = year[::-1]
    for measure, place in (("year_high", int(backward.argmax())), ("year_low", int(backward.argmin()))):
        row = series.close.size - 1 - place
        yield make(
            measure, series.symbol, series.close[row], "level", snapshot.day,
            base=series.on(rows.start), since=series.on(row), periods=int(year.size),
            inputs=closes(series, [row]),
        )  # fmt: skip


def week(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the change of the broad index on each day of a finished week; none where one is not known."""
    series = snapshot.series.get(snapshot.market.broad)
    if series is None or not series.here or not snapshot.week_finished:
        return
    first = int(np.searchsorted(series.days, np.datetime64(snapshot.session.first_of_week.day)))
    if first < 1 or not np.isfinite(series.close[first - 1 :]).all():
        return
    for row in range(first, series.close.size):
        inputs = closes(series, [row - 1, row])
        yield make(
            "change_of_day", series.symbol, change(inputs[1].value, inputs[0].value), "percent",
            snapshot.day, tag=f":{series.on(row)}", base=series.on(row - 1), since=series.on(row),
            inputs=inputs,
        )  # fmt: skip


def _day(snapshot: Snapshot, series: Series) -> Trail:
    """Return the way of an index: opening, every quarter of an hour, the last price as daily prices say."""
    bars, zone = snapshot.bars[series.symbol], snapshot.market.zone
    before, last = of_day(series)
    points = [(bars[0].start, bars[0].open), *((bar.start + BAR, bar.close) for bar in bars[:-1])]
    points.append((bars[-1].start + BAR, last.value))
    at = tuple(_minute(moment.astimezone(zone)) for moment, _ in points)
    low, high = _range(series)
    return Trail(at, tuple(change(min(max(price, low), high), before.value) for _, price in points))


def _range(series: Series) -> tuple[float, float]:
    """Return the day's low and high as daily prices say, which bars may pass by a trifle."""
    low, high = (math.nan if column is None else float(column[-1]) for column in (series.low, series.high))
    return -math.inf if math.isnan(low) else low, math.inf if math.isnan(high) else high


def _minute(moment: dt.datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _year(series: Series) -> range | None:
    """Return the rows of the last 365 days; None where one of its closes is not known."""
    if not series.here:
        return None
    first = int(np.searchsorted(series.days, series.days[-1] - YEAR, side="right"))
    year = series.close[first:]
    whole = year.size >= SESSIONS_OF_A_YEAR and bool(np.isfinite(year).all())
    return range(first, series.close.size) if whole else None
