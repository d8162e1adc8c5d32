"""Small markets of Seoul made by hand, on its own sessions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from newsgen import calendars, markets
from newsgen.model import Instrument
from newsgen.snapshot.snapshot import Days, Rebased, Series, Snapshot
from tests.facts import builders
from tests.markets import KR

DAY = dt.date(2025, 10, 27)


def sessions_until(day: dt.date, count: int) -> Days:
    found = calendars.sessions(day - dt.timedelta(days=count * 2 + 30), day, KR.exchange)
    return np.array(found[len(found) - count :], dtype="datetime64[D]")


def seoul(
    closes: Mapping[str, Sequence[float]],
    *followed: Series,
    day: dt.date = DAY,
    bases: Mapping[str, tuple[dt.date, float]] | None = None,
    giants: Sequence[Series] = (),
    volumes: Mapping[str, Sequence[float]] | None = None,
    caps: Mapping[str, float | Sequence[float]] | None = None,
    **more: object,
) -> Snapshot:
    """Stocks of Seoul, each of the universe of its market; ``bases`` are base prices by symbol."""
    panel = builders.panel(closes, volumes=volumes, caps=caps)
    panel = replace(panel, days=sessions_until(day, panel.close.shape[0]))
    universes = {
        name: frozenset(one for one in closes if one.endswith(ending))
        for name, ending in (("kospi", ".KS"), ("kosdaq", ".KQ"))
    }
    return Snapshot(
        session=markets.session(KR, day),
        series={one.symbol: one for one in followed},
        giants={one.symbol: one for one in giants},
        panel=panel,
        bases={name: Rebased(since, price, 1.0) for name, (since, price) in (bases or {}).items()},
        instruments={name: Instrument(symbol=name, english=name, korean=name) for name in closes},
        universes=universes,
        **more,
    )


def history(symbol: str, close: Sequence[float], *, day: dt.date = DAY, **ranges: Sequence[float]) -> Series:
    """A whole history, one session a close."""
    columns = {name: np.array(values, dtype=np.float64) for name, values in ranges.items()}
    days = sessions_until(day, len(close))
    return Series(symbol=symbol, days=days, close=np.array(close, dtype=np.float64), **columns)
