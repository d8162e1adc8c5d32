"""Government bond yields, the dollar index, and the won: on their own days, never carried forward."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.market import Market, Observations, to_date
from newsgen.facts.measures import make
from newsgen.facts.percent import change
from newsgen.model import Fact, Input

YIELDS = ("DGS2", "DGS10", "DGS30")
CURRENCIES = {"DXY": "level", "USDKRW": "won"}
LONGEST_PAUSE = np.timedelta64(5, "D")
"""A base further back than this is a hole in the data, not a holiday."""


def facts(market: Market) -> Iterator[Fact]:
    """Yield today's yields with their change in bp, and today's currencies with theirs."""
    for name in YIELDS:
        pair = _last_two(market, name)
        if pair is not None:
            yield from _yield_facts(market, name, pair)
    for name, unit in CURRENCIES.items():
        pair = _last_two(market, name)
        if pair is not None:
            yield from _currency_facts(market, name, unit, pair)


def _last_two(market: Market, name: str) -> tuple[Input, Input] | None:
    """Return the observation before and today's; None where either is missing."""
    series: Observations | None = market.rates.get(name)
    if series is None or series.days.size < 2 or to_date(series.days[-1]) != market.session:
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


def _yield_facts(market: Market, name: str, pair: tuple[Input, Input]) -> Iterator[Fact]:
    """Yield level and change of a yield; the Treasury publishes two decimals, so bp are whole."""
    before, today = pair
    yield make("close", name, today.value, "percent", market.session, inputs=(today,))
    moved = round((today.value - before.value) * 100, 6)  # 4.24 - 4.29 is not -0.05 in binary
    yield make("yield_change", name, moved, "bp", market.session, base=before.date, inputs=pair)


def _currency_facts(market: Market, name: str, unit: str, pair: tuple[Input, Input]) -> Iterator[Fact]:
    """Yield level, difference and change of a currency."""
    before, today = pair
    points = today.value - before.value
    yield make("close", name, today.value, unit, market.session, inputs=(today,))
    yield make("points_day", name, points, unit, market.session, base=before.date, inputs=pair)
    moved = change(today.value, before.value)
    yield make("change_day", name, moved, "percent", market.session, base=before.date, inputs=pair)
