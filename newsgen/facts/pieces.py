"""A stock's own day: its close and move, its size and trade, and where it stands in its history.

Of what may be said of where it stands, the rarest that holds is computed and nothing else: a record, a high or
a low of 52 weeks, since when it was not as high, a run of days; and how the week and the year went so far.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from newsgen.facts import changes, heights, records, stocks, streaks
from newsgen.facts.fact import make
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Series, Snapshot, is_stock, places

LONG = 20
"""Sessions from which on it is told since when a close is the highest or the lowest."""
RUN = 3
"""Sessions in a row from which on a run is told."""


def facts(snapshot: Snapshot, symbols: Iterable[str]) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Yield the facts of each stock that has a change of the day, in the order of the symbols."""
    panel, here = snapshot.panel, places(snapshot.panel.symbols)
    moved = stocks.day_changes(panel)
    known = [one for one in symbols if one in here and is_stock(one) and np.isfinite(moved[here[one]])]
    columns = np.array([here[one] for one in known], dtype=np.intp)
    session = make("session", snapshot.market.exchange, 1, "session", snapshot.day)
    for symbol, of_day in zip(known, stocks.each(snapshot, moved, columns), strict=True):
        series = _series(snapshot, symbol, here[symbol])
        yield symbol, (session, *of_day, *_place(snapshot, series), *changes.to_date_changes(snapshot, series))


def _series(snapshot: Snapshot, symbol: str, column: int) -> Series:
    """Return a stock's whole history where it is here, else the year that the panel has."""
    whole = snapshot.series.get(symbol) or snapshot.giants.get(symbol)
    if whole is not None and whole.here:
        return whole
    close = snapshot.panel.close[:, column]
    begun = int(np.isfinite(close).argmax())  # before it was listed there is no history with a hole
    base = snapshot.bases.get(symbol)
    days = snapshot.panel.days[begun:]
    return Series(symbol=symbol, days=days, close=close[begun:], rebased=base.date if base else None)


def _place(snapshot: Snapshot, series: Series) -> tuple[Fact, ...]:
    """Return the rarest of where a stock stands."""
    if series.close.size < 3:
        return ()
    extremes = [one for one in records.highs_and_lows(snapshot, series) if one.base is None or _is_record(one)]
    if extremes:
        return tuple(extremes)
    long = [one for one in heights.facts(snapshot, series) if (one.periods or 0) >= LONG and one.base is None]
    if long:
        return tuple(long)
    run = tuple(streaks.facts(snapshot, series))
    return run if run and run[0].value >= RUN else ()


def _is_record(fact: Fact) -> bool:
    return fact.measure == "high_all"
