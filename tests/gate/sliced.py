"""Sessions of the recorded market cut from one reading of it: hundreds of them in seconds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from newsgen import calendars, snapshot
from newsgen.config import Config
from newsgen.gate import Evidence, GateFinding, gather
from newsgen.snapshot import Snapshot
from newsgen.store import Store
from tests.markets import US, us

FIRST = dt.date(2024, 8, 5)


class Recorded:
    """The recorded market, read once; ``market`` is one of its sessions."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.last = store.of(US).latest_session() or FIRST
        self.reading = snapshot.read(store, us(FIRST), us(self.last), Config())

    def sessions(self) -> list[dt.date]:
        return calendars.sessions(FIRST, self.last, US.exchange)

    def market(self, session: dt.date) -> Snapshot:
        return self.reading.at(us(session))

    def evidence(self, session: dt.date) -> Evidence:
        return gather(self.store, us(session))


def by_code(found: list[GateFinding]) -> Mapping[str, set[str]]:
    codes: dict[str, set[str]] = {}
    for one in found:
        codes.setdefault(one.code, set()).add(one.symbol)
    return codes
