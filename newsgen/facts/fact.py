"""How a fact is made of a measure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from newsgen.model import Fact, Input
from newsgen.snapshot.snapshot import Series, Snapshot


def make(  # noqa: PLR0913 - a fact has that many parts
    measure: str,
    about: str,
    value: float,
    unit: str,
    session: dt.date,
    *,
    tag: str = "",
    base: dt.date | None = None,
    since: dt.date | None = None,
    since_value: float | None = None,
    periods: int | None = None,
    n: int | None = None,
    inputs: tuple[Input, ...] = (),
    since_inputs: tuple[Input, ...] = (),
) -> Fact:
    """Make a fact; ``tag`` tells apart facts of one measure about one subject (two anchors)."""
    return Fact(
        id=f"{measure}:{about}@{session}{tag}",
        measure=measure,
        about=about,
        value=float(value),
        unit=unit,
        session=session,
        base=base,
        since=since,
        since_value=since_value,
        periods=periods,
        n=n,
        inputs=inputs,
        since_inputs=since_inputs,
    )


def key_of(fact_id: str) -> tuple[str, str]:
    """Return the measure and the subject that an id names."""
    measure, _, rest = fact_id.partition(":")
    return measure, rest.rpartition("@")[0]


def at_moment(snapshot: Snapshot, fact: Fact) -> Fact:
    """Return a fact with the moment at which it holds, where that is not the close or an hour of its own."""
    if snapshot.moment is None or fact.as_of != "close":
        return fact
    clock = snapshot.moment.astimezone(snapshot.market.zone)
    return msgspec.structs.replace(fact, as_of=f"{clock:%H:%M}")


def closes(series: Series, rows: Iterable[int]) -> tuple[Input, ...]:
    """Return the closes of some rows as inputs, those that stand adjusted to a base price as such."""
    return tuple(
        close(series.symbol, series.on(row), float(series.close[row]), series.rebased) for row in rows
    )


def close(symbol: str, day: dt.date, value: float, rebased: dt.date | None) -> Input:
    """Return a close as an input; ``rebased`` is the session before which closes are adjusted."""
    field = "adjusted_close" if rebased is not None and day < rebased else "close"
    return Input(symbol=symbol, date=day, value=value, field=field)


def of_day(series: Series) -> tuple[Input, Input]:
    """Return what the last change of a series is against, and the last close."""
    before, last = closes(series, [-2, -1])
    return against(before, last, series.rebased)


def against(before: Input, last: Input, rebased: dt.date | None) -> tuple[Input, Input]:
    """Return the inputs of a day's change: the close before, or the base price of the day itself."""
    if rebased != last.date:
        return before, last
    return Input(symbol=before.symbol, date=last.date, value=before.value, field="base_price"), last
