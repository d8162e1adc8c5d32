"""The way that an index took through its session: where it stood when, from bars of fifteen minutes.

There is no path where a bar is missing, where bars end early, or where they depart from the daily prices.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np

from newsgen.facts.course import NOTHING
from newsgen.facts.fact import make, of_day
from newsgen.facts.percent import change
from newsgen.markets.market import is_index
from newsgen.model import Fact, Input
from newsgen.snapshot.live import BAR
from newsgen.snapshot.snapshot import Floats, Series, Snapshot
from newsgen.sources.batch import Bar

CLOSE_APART = 0.25
"""Percent by which the last bar may depart from the close, which the closing auction makes: 0.10 in 99 of 100
sessions of 2025 and 2026, 0.22 and 0.36 on the day on which the Russell indices were made anew."""
PRICE_APART = 0.1
"""Percent by which opening, high and low may: they agree to 0.06 but for two bad prices in 1,230."""
COMPARED = 250
"""Sessions that a turn is compared with."""
FEWEST = 60
HOUR = dt.timedelta(hours=1)
SET_IN, FAST, GOES_ON = 0.25, 0.4, 0.125
"""Shares of the largest half hour's move: of its first quarter if it set in within that, of a quarter before
it in which it set in already, and of the quarters between, if it went on through them."""
THERE = 0.5
"""Part of the time before a turn that an index must have been on the other side, for it to be one turn."""


def facts(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield the path of an index; nothing without all of its bars and the close before."""
    if not is_index(series.symbol) or not is_told(snapshot, series):
        return
    bars = snapshot.bars[series.symbol]
    before = of_day(series)[0]
    for measure, field, at, value in (*_stood(snapshot, bars), *_extremes(series, bars)):
        inputs = before, price(snapshot, series, field, at, value)
        yield _timed(snapshot, series, measure, at, inputs)
    yield from _leap(snapshot, series, bars)
    yield from _last_hour(snapshot, series, bars)
    closes = [bar.close for bar in bars]
    times = crossings(closes, before.value)
    yield make("path_crossings", series.symbol, times, "count", snapshot.day, base=series.on(-2))
    yield from _turn(snapshot, series, bars)
    back = retraced([bars[0].open, *closes])
    yield make("path_back", series.symbol, back, "ratio", snapshot.day, base=series.on(-2))
    yield from _rarity(snapshot, series)


def is_told(snapshot: Snapshot, series: Series) -> bool:
    """Tell whether there are all bars of an instrument, as its daily prices say, and the close before."""
    bars = snapshot.bars.get(series.symbol, ())
    known = series.here and series.close.size > 1 and bool(np.isfinite(series.close[-2]))
    return known and _complete(snapshot, bars) and _agrees(series, bars)


def turns(high: Floats, low: Floats, close: Floats, before: Floats) -> Floats:
    """Return how much was turned, in percent: of a gain lost again by the close, or of a loss made good."""
    peak, trough, last = (change(values, before) for values in (high, low, close))
    lost, regained = np.minimum(peak, peak - last), np.minimum(-trough, last - trough)
    return np.maximum(np.maximum(lost, regained), 0.0)


def _complete(snapshot: Snapshot, bars: Sequence[Bar]) -> bool:
    """Tell whether there is every bar from the opening to the close, or to the moment."""
    opens, end = snapshot.session.opens, snapshot.moment or snapshot.session.closes
    return bool(bars) and [bar.start for bar in bars] == [
        opens + n * BAR for n in range((end - opens) // BAR)
    ]


def _agrees(series: Series, bars: Sequence[Bar]) -> bool:
    """Tell whether the bars are of the day that the daily prices tell."""
    pairs = (
        (series.close, bars[-1].close, CLOSE_APART),
        (series.open, bars[0].open, PRICE_APART),
        (series.high, max(bar.high for bar in bars), PRICE_APART),
        (series.low, min(bar.low for bar in bars), PRICE_APART),
    )
    known = ((float(daily[-1]), bar, most) for daily, bar, most in pairs if daily is not None)
    return all(math.isnan(daily) or abs(bar / daily - 1) * 100 <= most for daily, bar, most in known)


def _stood(snapshot: Snapshot, bars: Sequence[Bar]) -> Iterator[tuple[str, str, dt.datetime, float]]:
    """Yield where the index stood at the opening, an hour later, at noon, an hour before the end."""
    opens, end = snapshot.session.opens, bars[-1].start + BAR
    noon = opens.replace(hour=12, minute=0)
    yield "path_open", "open", opens, bars[0].open
    for measure, at in (("path_hour", opens + HOUR), ("path_noon", noon), ("path_late", end - HOUR)):
        over = [bar.close for bar in bars if bar.start + BAR <= at]
        if over and at < end:
            yield measure, "close", at, over[-1]


def _extremes(series: Series, bars: Sequence[Bar]) -> Iterator[tuple[str, str, dt.datetime, float]]:
    """Yield the high and the low with the beginning of the bar that first reached them."""
    for measure, field, daily, bar in (
        ("path_peak", "high", series.high, max(bars, key=lambda bar: bar.high)),
        ("path_trough", "low", series.low, min(bars, key=lambda bar: bar.low)),
    ):
        told = math.nan if daily is None else float(daily[-1])
        yield measure, field, bar.start, getattr(bar, field) if math.isnan(told) else told


def _leap(snapshot: Snapshot, series: Series, bars: Sequence[Bar]) -> Iterator[Fact]:
    """Yield the largest move within half an hour, and how far the index had gone at last since it set in.

    Both have the beginning of the bar in which it set in: that may lie before the half hour.
    """
    pairs = list(pairwise(bars))
    if not pairs:
        return
    first, last = max(pairs, key=lambda pair: abs(pair[1].close / pair[0].open - 1))
    size = last.close - first.open
    start = _set_in(bars, bars.index(first), size)
    if start.start > first.start:
        first = start
    before = price(snapshot, series, "open", first.start, first.open)
    after = price(snapshot, series, "close", last.start + BAR, last.close)
    yield _timed(snapshot, series, "path_leap", start.start, (before, after))
    since = price(snapshot, series, "open", start.start, start.open)
    yield _timed(snapshot, series, "path_since_leap", start.start, (since, of_day(series)[1]))


def _set_in(bars: Sequence[Bar], first: int, size: float) -> Bar:
    """Return the bar in which the move of a half hour, from its first bar on, set in."""
    at = first
    shares = [(bar.close - bar.open) / (size or 1.0) for bar in bars]
    while at and shares[at - 1] >= GOES_ON:
        at -= 1
    set_in = (n for n in range(at, first + 2) if shares[n] >= (FAST if n < first else SET_IN))
    return bars[next(set_in, first + 1)]


def _turn(snapshot: Snapshot, series: Series, bars: Sequence[Bar]) -> Iterator[Fact]:
    """Yield where and when an index last stood on the other side of the close before than it ended on."""
    before, last = of_day(series)
    at = turn([*(bar.close for bar in bars[:-1]), last.value], before.value)
    if at is not None:
        bar = bars[at]
        there = price(snapshot, series, "close", bar.start + BAR, bar.close)
        yield _timed(snapshot, series, "path_turn", bar.start + BAR, (before, there))


def turn(closes: Sequence[float], before: float) -> int | None:
    """Return the last of some closes that stood on the other side of the close before than they end on.

    None where none did, or where those up to it were as often on this side: that is to and fro, and no turn.
    """
    moves = [change(close, before) for close in closes]
    way = math.copysign(1.0, moves[-1])
    beyond = [at for at, move in enumerate(moves) if way * move <= -NOTHING]
    if abs(moves[-1]) < NOTHING or not beyond:
        return None
    until = moves[: beyond[-1] + 1]
    return beyond[-1] if sum(way * move < 0 for move in until) >= THERE * len(until) else None


def retraced(values: Sequence[float]) -> float:
    """Return the furthest that values went back against their way, as a share of their range."""
    way = math.copysign(1.0, values[-1] - values[0])
    furthest, back = -math.inf, 0.0
    for value in values:
        furthest = max(furthest, way * value)
        back = max(back, furthest - way * value)
    return back / (max(values) - min(values) or 1.0)


def _last_hour(snapshot: Snapshot, series: Series, bars: Sequence[Bar]) -> Iterator[Fact]:
    """Yield the change over the last hour; nothing before two hours have passed."""
    if len(bars) < 2 * HOUR // BAR:
        return
    bar = bars[-1 - HOUR // BAR]
    before, last = price(snapshot, series, "close", bar.start + BAR, bar.close), of_day(series)[1]
    yield _timed(snapshot, series, "path_last", bar.start + BAR, (before, last))


def _timed(
    snapshot: Snapshot, series: Series, measure: str, at: dt.datetime, inputs: tuple[Input, Input]
) -> Fact:
    """Make the fact of a change that holds at an hour of the session."""
    value = change(inputs[1].value, inputs[0].value)
    made = make(measure, series.symbol, value, "percent", snapshot.day, base=series.on(-2), inputs=inputs)
    return msgspec.structs.replace(made, as_of=f"{at.astimezone(snapshot.market.zone):%H:%M}")


def price(snapshot: Snapshot, series: Series, field: str, at: dt.datetime, value: float) -> Input:
    """Return a price of the session with its hour."""
    zone = snapshot.market.zone
    clock = f"{at.astimezone(zone):%H:%M} {zone.key}"
    return Input(symbol=series.symbol, date=snapshot.day, value=value, field=field, at=clock)


def crossings(closes: Sequence[float], before: float) -> int:
    """Count how often the index went from one side of the close before to the other."""
    sides = [math.copysign(1, close - before) for close in closes if close != before]
    return sum(one != other for one, other in pairwise(sides))


def _rarity(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    """Yield how rare the day's turn is, in bits, against whole sessions before, whatever the hour."""
    if series.high is None or series.low is None:
        return
    high, low, close = (column[-COMPARED - 2 :] for column in (series.high, series.low, series.close))
    found = turns(high[1:], low[1:], close[1:], close[:-1])
    earlier = found[:-1][np.isfinite(found[:-1])]
    if earlier.size < FEWEST or not math.isfinite(found[-1]):
        return
    bits = -math.log2((int((earlier >= found[-1]).sum()) + 1) / (earlier.size + 1))
    yield make(
        "path_rarity",
        series.symbol,
        bits,
        "bits",
        snapshot.day,
        base=series.on(-2),
        periods=int(earlier.size),
    )
