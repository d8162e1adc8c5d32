"""How a fact is made of a measure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from newsgen.model import Fact, Input
from newsgen.snapshot.snapshot import Series, to_date


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


def closes(series: Series, rows: Iterable[int], field: str = "close") -> tuple[Input, ...]:
    """Return the closes of some rows as inputs."""
    return tuple(
        Input(
            symbol=series.symbol, date=to_date(series.days[row]), value=float(series.close[row]), field=field
        )
        for row in rows
    )
