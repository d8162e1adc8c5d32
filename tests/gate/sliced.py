"""Sessions of the recorded market cut from one reading of it: hundreds of them in seconds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from newsgen import calendars
from newsgen.gate import Evidence, GateFinding, gather
from newsgen.snapshot import Observations, Series, Snapshot, aligned
from newsgen.snapshot.load import WINDOW
from newsgen.store import Store
from tests.markets import US, us

FIRST = dt.date(2024, 8, 5)
FOLLOWED = (*US.watched, "AAPL", "MSFT", "AMZN", "NVDA", "GOOGL", "META")
RATES = tuple(one.symbol for one in (*US.yields, *US.currencies))


class Recorded:
    """The recorded market, read once; ``market`` is what ``snapshot`` makes of one of its sessions."""

    def __init__(self, store: Store, *, splits: bool = True) -> None:
        self.store = store
        self.last = store.latest_session() or FIRST
        self.splits = store.splits() if splits else []
        self.window = store.window(FIRST - WINDOW, self.last)
        histories = store.history(FOLLOWED, self.last)
        self.series = {
            name: aligned.series(name, one, us(self.last), self.splits) for name, one in histories.items()
        }
        self.rates = {name: store.rates(name, self.last) for name in RATES}
        self.universes = {one.name: store.members(one.name) for one in US.universes}

    def sessions(self) -> list[dt.date]:
        return calendars.sessions(FIRST, self.last, US.exchange)

    def market(self, session: dt.date) -> Snapshot:
        day = np.datetime64(session)
        stop = int(np.searchsorted(self.window.days, day, side="right"))
        start = int(np.searchsorted(self.window.days, day - np.timedelta64(WINDOW.days, "D")))
        due = [split for split in self.splits if split.date <= session]
        return Snapshot(
            session=us(session),
            series={name: cut(one, session) for name, one in self.series.items()},
            panel=aligned.panel(self.window, slice(start, stop), due),
            rates={name: _until(days, values, day) for name, (days, values) in self.rates.items()},
            universes=self.universes,
        )

    def evidence(self, session: dt.date) -> Evidence:
        return gather(self.store, us(session))


def cut(series: Series, session: dt.date) -> Series:
    """A series as it was on a session; NaN on sessions that it does not reach."""
    stop = int(np.searchsorted(series.days, np.datetime64(session), side="right"))
    columns = {name: getattr(series, name)[:stop] for name in ("days", "close", "open", "high", "low")}
    return replace(series, **columns)


def _until(days: np.ndarray, values: np.ndarray, day: np.datetime64) -> Observations:
    stop = int(np.searchsorted(days, day, side="right"))
    return Observations(days=days[:stop], values=values[:stop])


def by_code(found: list[GateFinding]) -> Mapping[str, set[str]]:
    codes: dict[str, set[str]] = {}
    for one in found:
        codes.setdefault(one.code, set()).add(one.symbol)
    return codes
