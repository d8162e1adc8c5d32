"""Sessions of the recorded market cut from one reading of it: hundreds of them in seconds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from newsgen import calendars, markets
from newsgen.facts.rates import CURRENCIES, YIELDS
from newsgen.gate import Evidence, gather
from newsgen.snapshot.load import UNIVERSES, WINDOW, adjusted, aligned
from newsgen.snapshot.snapshot import Observations, Panel, Series, Snapshot
from newsgen.store import Store

US = markets.named("us")

FIRST = dt.date(2024, 8, 5)
FOLLOWED = ("^DJI", "^GSPC", "^IXIC", "^RUT", "^SOX", "^VIX", "AAPL", "MSFT", "AMZN", "NVDA", "GOOGL", "META")


class Recorded:
    """The recorded market, read once; ``market`` is what ``facts.load`` makes of one of its sessions."""

    def __init__(self, store: Store, *, splits: bool = True) -> None:
        self.store = store
        self.last = store.of(US).latest_session() or FIRST
        self.splits = store.of(US).splits() if splits else []
        self.window = store.of(US).window(FIRST - WINDOW, self.last)
        histories = store.of(US).history(FOLLOWED, self.last)
        self.series = {name: aligned(name, one, self.last, self.splits) for name, one in histories.items()}
        self.rates = {name: store.rates(name, self.last) for name in (*YIELDS, *CURRENCIES)}
        self.universes = {name: store.of(US).members(name) for name in UNIVERSES}

    def sessions(self) -> list[dt.date]:
        return calendars.sessions(FIRST, self.last)

    def market(self, session: dt.date) -> Snapshot:
        day = np.datetime64(session)
        stop = int(np.searchsorted(self.window.days, day, side="right"))
        start = int(np.searchsorted(self.window.days, day - np.timedelta64(WINDOW.days, "D")))
        rows = slice(start, stop)
        due = [split for split in self.splits if split.date <= session]
        days, symbols = self.window.days[rows], self.window.symbols
        close, volume = adjusted(days, symbols, self.window.close[rows], self.window.volume[rows], due)
        cap = self.window.market_cap[rows]
        return Snapshot(
            session=session,
            week_finished=calendars.is_last_of_week(session),
            series={name: cut(one, session) for name, one in self.series.items()},
            panel=Panel(days=days, symbols=symbols, close=close, volume=volume, market_cap=cap),
            rates={name: _until(days, values, day) for name, (days, values) in self.rates.items()},
            universes=self.universes,
        )

    def evidence(self, session: dt.date) -> Evidence:
        return gather(self.store, session)


def cut(series: Series, session: dt.date) -> Series:
    """A series as it was on a session; NaN on sessions that it does not reach."""
    stop = int(np.searchsorted(series.days, np.datetime64(session), side="right"))
    columns = {name: getattr(series, name)[:stop] for name in ("days", "close", "open", "high", "low")}
    return replace(series, **columns)


def _until(days: np.ndarray, values: np.ndarray, day: np.datetime64) -> Observations:
    stop = int(np.searchsorted(days, day, side="right"))
    return Observations(days=days[:stop], values=values[:stop])


def by_code(found: list) -> Mapping[str, set[str]]:
    codes: dict[str, set[str]] = {}
    for one in found:
        codes.setdefault(one.code, set()).add(one.symbol)
    return codes
