"""Government bond yields, the dollar index, and the won: on their own days, never carried forward."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import make
from newsgen.facts.percent import change
from newsgen.markets import Currency
from newsgen.model import Fact, Input
from newsgen.snapshot.snapshot import Observations, Snapshot, to_date

LONGEST_PAUSE = np.timedelta64(5, "D")
"""A base further back than this is a hole in the data, not a holiday."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield today's yields with their change in bp, and today's currencies with theirs."""
    for one in snapshot.market.yields:
        pair = _last_two(snapshot, one.symbol)
        if pair is not None:
            yield from _yield_facts(snapshot, one.symbol, pair)
    for currency in snapshot.market.currencies:
        pair = _last_two(snapshot, currency.symbol)
        if pair is not None:
            yield from _currency_facts(snapshot, currency, pair)


def _last_two(snapshot: Snapshot, name: str) -> tuple[Input, Input] | None:
    """Return the observation before and today's; None where either is missing."""
    series: Observations | None = snapshot.rates.get(name)
    if series is None or series.days.size < 2 or to_date(series.days[-1]) != snapshot.day:
        return None
    if series.days[-1] - series.days[-2] > LONGEST_PAUSE:
        return None
    before, today = (
        Input(
            symbol=series.symbol or name,
            date=to_date(series.days[row]),
            value=float(series.values[row]),
            field="rate",
        )
        for row in (-2, -1)
    )
    return before, today


def _yield_facts(snapshot: Snapshot, name: str, pair: tuple[Input, Input]) -> Iterator[Fact]:
    """Yield level and change of a yield; the Treasury publishes two decimals, so bp are whole."""
    before, today = pair
    yield make("close", name, today.value, "percent", snapshot.day, inputs=(today,))
    moved = round((today.value - before.value) * 100, 6)  # 4.24 - 4.29 is not -0.05 in binary
    yield make("yield_change", name, moved, "bp", snapshot.day, base=before.date, inputs=pair)


def _currency_facts(snapshot: Snapshot, currency: Currency, pair: tuple[Input, Input]) -> Iterator[Fact]:
    """Yield level, difference and change of a currency."""
    name, unit = currency.symbol, currency.unit
    before, today = pair
    points = today.value - before.value
    yield make("close", name, today.value, unit, snapshot.day, inputs=(today,))
    yield make("points_day", name, points, unit, snapshot.day, base=before.date, inputs=pair)
    moved = change(today.value, before.value)
    yield make("change_day", name, moved, "percent", snapshot.day, base=before.date, inputs=pair)
