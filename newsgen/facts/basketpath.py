"""The way that a basket took through its session: the plain mean of its members' moves at each quarter.

A high or a low is that of the quarters' closes: the members' own extremes come at other times.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from newsgen.facts import path
from newsgen.facts.fact import make, of_day
from newsgen.facts.percent import change
from newsgen.model import Fact
from newsgen.snapshot.live import BAR
from newsgen.snapshot.snapshot import Basket, Series, Snapshot
from newsgen.sources.batch import Bar

Rows = Sequence[tuple[Series, Sequence[Bar]]]


def facts(snapshot: Snapshot, basket: Basket) -> Iterator[Fact]:
    """Yield the path of a basket; nothing where a bar of a member, or its close before, is missing."""
    rows = [
        (series, snapshot.bars.get(name, ()))
        for name in basket.members
        if (series := snapshot.series.get(name)) is not None and path.is_told(snapshot, series)
    ]
    if len(rows) < len(basket.members) or not rows:
        return
    count = len(rows[0][1])
    opens, end = snapshot.session.opens, rows[0][1][-1].start + BAR
    values = [_mean(rows, n) for n in range(count)]
    stood = {"path_open": (0, "open"), "path_peak": (int(np.argmax(values)), "close")}
    stood["path_trough"] = (int(np.argmin(values)), "close")
    hours = (("path_hour", opens + path.HOUR), ("path_noon", opens.replace(hour=12, minute=0)))
    for measure, at in (*hours, ("path_late", end - path.HOUR)):
        if opens < at < end:
            stood[measure] = (int((at - opens) / BAR) - 1, "close")
    extremes = {"path_open", "path_peak", "path_trough"}
    for measure, (n, field) in stood.items():
        start = opens + n * BAR
        yield _fact(snapshot, basket, rows, measure, n, field, start if measure in extremes else start + BAR)
    crossings = path.crossings(values, 0.0)
    base = rows[0][0].on(-2)
    yield make("path_crossings", basket.name, crossings, "count", snapshot.day, base=base)
    back = path.retraced([_mean(rows, 0, "open"), *values])
    yield make("path_back", basket.name, back, "ratio", snapshot.day, base=base)


def _mean(rows: Rows, n: int, field: str = "close") -> float:
    """Return the mean change of the members at a quarter of an hour, against their closes before."""
    moves = [change(getattr(bars[n], field), of_day(series)[0].value) for series, bars in rows]
    return sum(moves) / len(moves)


def _fact(
    snapshot: Snapshot, basket: Basket, rows: Rows, measure: str, n: int, field: str, at: dt.datetime
) -> Fact:
    pairs = [
        (of_day(series)[0], path.price(snapshot, series, field, at, getattr(bars[n], field)))
        for series, bars in rows
    ]
    made = make(
        measure,
        basket.name,
        _mean(rows, n, field),
        "percent",
        snapshot.day,
        base=rows[0][0].on(-2),
        n=len(rows),
        inputs=tuple(one for pair in pairs for one in pair),
    )
    return msgspec.structs.replace(made, as_of=f"{at.astimezone(snapshot.market.zone):%H:%M}")
