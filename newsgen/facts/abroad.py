"""Where an index of another place stands: its record closes, and since when it was not as high or as low.

Its closes are known on the market's own sessions alone: nothing is of the other weekdays, nor of its own days
of rest. So a claim holds only where a close that is missing cannot well have been as far: to come there from
the one before and back to the one after it the index would have had to move as it hardly ever does.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts import heights, records
from newsgen.facts.fact import closes, make
from newsgen.facts.percent import change
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Series, Snapshot

THERE_AND_BACK, BACK = 4.0, 1.0
"""Percent of both moves, and of the second, beyond which a missing close hides nothing. Of 161 record closes
of Tokyo, Frankfurt and London and of 185 others that it let pass from 2020 to 2026 all were true."""
LEAST = 60
"""Sessions from which on it is asked for."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield what the day of each index makes of it, where it has a close."""
    if snapshot.moment is not None:
        return
    for series in snapshot.elsewhere.values():
        known = np.isfinite(series.close)
        if series.here and known.sum() > LEAST:
            yield from _stands(
                snapshot, Series(symbol=series.symbol, days=series.days[known], close=series.close[known])
            )


def _stands(snapshot: Snapshot, series: Series) -> Iterator[Fact]:
    close = series.close
    peak = records.all_time(snapshot, series)
    if peak is not None and close[-1] > max(peak, close[:-1].max()) and not _hidden(series, 0, 1):
        row = int(close[:-1].argmax())
        yield make(
            "high_all", series.symbol, close[-1], "level", snapshot.day, base=series.on(row),
            since=series.on(row) if close[row] >= peak else None, since_value=float(close[row]),
            periods=close.size - 1 - row, inputs=closes(series, [row, -1]),
        )  # fmt: skip
    for measure, sign in (("highest_since", 1), ("lowest_since", -1)):
        rows = np.flatnonzero(sign * close[:-1] >= sign * close[-1])
        if rows.size and close.size - 1 - rows[-1] > LEAST and not _hidden(series, int(rows[-1]), sign):
            yield heights.since(snapshot, series, measure, int(rows[-1]))


def _hidden(series: Series, row: int, sign: int) -> bool:
    """Tell whether a close that is missing after a row may be as high (``sign`` 1), or as low, as today's."""
    close, days = series.close, series.days.astype("datetime64[D]")
    before = row + np.flatnonzero(np.busday_count(days[row:-1] + 1, days[row + 1 :]) > 0)
    now = np.full(before.size, close[-1])
    there, back = (sign * change(now, close[rows]) for rows in (before, before + 1))
    return bool(((there + back < THERE_AND_BACK) | (back < BACK)).any())
