"""Small markets made by hand: a few closes, aligned to the sessions that end with the day."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence

import numpy as np

from newsgen import calendars
from newsgen.markets import Peak
from newsgen.model import Fact, Instrument, Kind
from newsgen.snapshot.snapshot import Anchor, Basket, Days, Floats, Observations, Panel, Series, Snapshot
from newsgen.sources.batch import Batch, Price
from newsgen.store import Store
from tests.markets import US, us

DAY = dt.date(2025, 8, 13)
"""A Wednesday in an ordinary week; the session before is the 12th, the week before ended on the 8th."""
NAN = float("nan")


def sessions_until(day: dt.date, count: int) -> Days:
    found = calendars.sessions(day - dt.timedelta(days=count * 2 + 30), day, US.exchange)
    return np.array(found[len(found) - count :], dtype="datetime64[D]")


def floats(values: Sequence[float]) -> Floats:
    return np.array(values, dtype=np.float64)


def series(
    symbol: str,
    close: Sequence[float],
    *,
    day: dt.date = DAY,
    high: Sequence[float] | None = None,
    low: Sequence[float] | None = None,
) -> Series:
    """One session a close, the last of them on ``day``."""
    return Series(
        symbol=symbol,
        days=sessions_until(day, len(close)),
        close=floats(close),
        high=None if high is None else floats(high),
        low=None if low is None else floats(low),
    )


def panel(
    closes: Mapping[str, Sequence[float]],
    *,
    day: dt.date = DAY,
    volumes: Mapping[str, Sequence[float]] | None = None,
    caps: Mapping[str, float | Sequence[float]] | None = None,
) -> Panel:
    """Stocks side by side; volumes are 1,000,000 a day and caps 5,000 million unless given."""
    symbols = tuple(sorted(closes))
    size = max((len(values) for values in closes.values()), default=0)
    close = np.full((size, len(symbols)), NAN)
    volume, cap = np.full_like(close, NAN), np.full_like(close, NAN)
    for column, symbol in enumerate(symbols):
        count = len(closes[symbol])
        close[size - count :, column] = closes[symbol]
        volume[size - count :, column] = (volumes or {}).get(symbol, [1e6] * count)
        cap[size - count :, column] = (caps or {}).get(symbol, 5000.0)
    return Panel(days=sessions_until(day, size), symbols=symbols, close=close, volume=volume, market_cap=cap)


def market(
    *followed: Series,
    day: dt.date = DAY,
    stocks: Panel | None = None,
    sectors: Mapping[str, str] | None = None,
    universes: Mapping[str, frozenset[str]] | None = None,
    baskets: Mapping[str, tuple[str, ...]] | None = None,
    rates: Mapping[str, Mapping[dt.date, float]] | None = None,
    anchors: Sequence[dt.date] = (),
    peaks: Mapping[str, float] | None = None,
) -> Snapshot:
    named = {one.symbol: _instrument(one.symbol) for one in followed}
    named |= {name: Instrument(symbol=name, english=name, kind=Kind.BASKET) for name in baskets or {}}
    named |= {name: _instrument(name, sector=sector) for name, sector in (sectors or {}).items()}
    return Snapshot(
        session=us(day),
        series={one.symbol: one for one in followed},
        panel=panel({}, day=day) if stocks is None else stocks,
        rates={name: observations(values) for name, values in (rates or {}).items()},
        instruments=named,
        universes=dict(universes or {}),
        baskets=tuple(Basket(name=name, members=members) for name, members in (baskets or {}).items()),
        anchors=tuple(Anchor(date=date, label="그날") for date in anchors),
        peaks={name: (Peak(close, dt.date.min, dt.date.max),) for name, close in (peaks or {}).items()},
    )


def _instrument(symbol: str, *, sector: str = "") -> Instrument:
    kind = Kind.INDEX if symbol.startswith("^") else Kind.STOCK
    return Instrument(symbol=symbol, english=symbol, kind=kind, gics_sector=sector)


def observations(values: Mapping[dt.date, float]) -> Observations:
    return Observations(
        days=np.array(list(values), dtype="datetime64[D]"), values=floats(list(values.values()))
    )


def fact(measure: str, about: str, value: float, unit: str = "percent", **more: object) -> Fact:
    """A fact as a rule finds it in the book; only what rules read has to be right."""
    return Fact(
        id=f"{measure}:{about}@{DAY}",
        measure=measure,
        about=about,
        value=value,
        unit=unit,
        session=DAY,
        **more,
    )


def fill(store: Store, closes: Mapping[str, Sequence[float]], *, day: dt.date = DAY, **more: object) -> None:
    """Write closes into a store, one session each, the last of them on ``day``; NaN where none."""
    prices = [
        Price(symbol, date, close, volume=1e6, market_cap=5000.0)
        for symbol, values in closes.items()
        for date, close in zip(sessions_until(day, len(values)).tolist(), values, strict=True)
        if math.isfinite(close)
    ]
    store.write(Batch(origin="시험", prices=prices, **more), now=dt.datetime(2026, 8, 22, tzinfo=dt.UTC))
