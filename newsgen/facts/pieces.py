"""A stock's own day: its close and move, its size and trade, and where it stands in its history.

Of what may be said of where it stands, the rarest that holds is computed and nothing else: a record, a high
or a low of 52 weeks, since when it was not as high, a run of days; and how the week and the year went so far.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

import numpy as np
import numpy.typing as npt

from newsgen.facts import heights, records, stocks, streaks
from newsgen.facts.fact import closes, make
from newsgen.facts.percent import change
from newsgen.facts.periods import Period, last_row_before
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Panel, Series, Snapshot, is_stock, places

LONG = 20
"""Sessions from which on it is told since when a close is the highest or the lowest."""
RUN = 3
"""Sessions in a row from which on a run is told."""

Marks = npt.NDArray[np.bool_]
Place = Callable[[Snapshot, Series], Iterable[Fact]]


def facts(snapshot: Snapshot, symbols: Iterable[str]) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Yield the facts of each stock that has a change of the day, in the order of the symbols."""
    panel, here = snapshot.panel, places(snapshot.panel.symbols)
    moved = stocks.day_changes(panel)
    known = [one for one in symbols if one in here and is_stock(one) and np.isfinite(moved[here[one]])]
    shelf = stocks.moved(snapshot, moved, [here[one] for one in known])
    session = make("session", snapshot.market.exchange, 1, "session", snapshot.day)
    looked, since = _where_to_look(panel), _begun(snapshot)
    for symbol in known:
        column = here[symbol]
        series = _series(snapshot, symbol, column)
        place = _place(snapshot, series, [look for look, marks in looked if marks[column]])
        yield symbol, (session, *shelf.of(symbol), *place, *_so_far(series, since, snapshot.day))


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


def _where_to_look(panel: Panel) -> list[tuple[Place, Marks]]:
    """Return what may be said of where stocks stand, the rarest first, and of which it may hold at all.

    One look at all of them; what does hold is for the facts to say, stock by stock.
    """
    before, last = panel.close[:-1], panel.close[-1]
    with np.errstate(invalid="ignore"):
        extreme, long = (
            (last > np.fmax.reduce(some, axis=0)) | (last < np.fmin.reduce(some, axis=0))
            for some in (before, before[-LONG:])
        )
        ways = np.sign(np.diff(panel.close[-RUN - 1 :], axis=0))
    run = (np.abs(ways.sum(axis=0)) == RUN) if ways.shape[0] == RUN else np.zeros(last.size, dtype=bool)
    return [(_extreme, extreme), (_long, long), (_run, run)]


def _place(snapshot: Snapshot, series: Series, looked: Iterable[Place]) -> tuple[Fact, ...]:
    """Return the rarest of where a stock stands."""
    found = (tuple(look(snapshot, series)) for look in looked) if series.close.size > RUN else iter(())
    return next(filter(None, found), ())


def _extreme(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    told = {"high_all", "high_52w", "low_52w"}
    return (one for one in records.highs_and_lows(snapshot, series) if one.measure in told)


def _long(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    told = {"highest_since", "lowest_since"}
    found = (one for one in heights.facts(snapshot, series) if one.measure in told)
    return (one for one in found if (one.periods or 0) >= LONG)


def _run(snapshot: Snapshot, series: Series) -> tuple[Fact, ...]:
    found = tuple(streaks.facts(snapshot, series))
    return found if found and found[0].value >= RUN else ()


def _begun(snapshot: Snapshot) -> dict[str, int]:
    """Return how many rows back the closes are that the week and the year are measured from."""
    days = snapshot.panel.days
    periods: dict[str, Period] = {
        "change_week" if snapshot.week_finished else "change_wtd": "week",
        "change_ytd": "year",
    }
    rows = {measure: last_row_before(days, period) for measure, period in periods.items()}
    return {measure: days.size - row for measure, row in rows.items() if row is not None}


def _so_far(series: Series, since: dict[str, int], day: dt.date) -> Iterator[Fact]:
    """Yield how a stock went over the week and the year so far."""
    close = series.close
    for measure, back in since.items():
        if close.size >= back and np.isfinite(close[-back]):
            moved = change(float(close[-1]), float(close[-back]))
            inputs = closes(series, [-back, -1])
            yield make(measure, series.symbol, moved, "percent", day, base=series.on(-back), inputs=inputs)
