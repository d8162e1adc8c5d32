"""Record closes of companies that stood when a history may begin, as a multiple of its first close.

A multiple holds whatever splits come later. It is rounded up: what is above it is above every close before.
Of a company whose history begins on its first day it covers what was traded before that as when issued.
A history that begins outside the days given makes no claim to a record of all time.
"""

from __future__ import annotations

import datetime as dt
import functools
import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsgen.markets import Peak
from newsgen.resources import rows
from newsgen.snapshot.snapshot import Series


class _Standing(NamedTuple):
    first: dt.date
    last: dt.date
    times: float


@functools.cache
def _known() -> dict[str, _Standing]:
    return {
        row["symbol"]: _Standing(
            dt.date.fromisoformat(row["first"]), dt.date.fromisoformat(row["last"]), float(row["times"])
        )
        for row in rows("peaks.csv")
    }


def known() -> frozenset[str]:
    """Return the companies of which it is known."""
    return frozenset(_known())


def of_companies(histories: Iterable[Series]) -> Iterator[tuple[str, tuple[Peak, ...]]]:
    """Yield what a record of each company must beat, on the scale of its history."""
    for series in histories:
        standing = _known().get(series.symbol)
        if standing is not None and series.close.size and math.isfinite(series.close[0]):
            peak = Peak(float(series.close[0]) * standing.times, standing.first, standing.last)
            yield series.symbol, (peak,)
