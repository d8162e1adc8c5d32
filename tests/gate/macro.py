"""Sessions with hardly anything but rates, releases and the Fed, to hold one check against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from newsgen import gate
from newsgen.gate import Evidence, GateFinding
from newsgen.snapshot.snapshot import Snapshot
from tests.facts.builders import market
from tests.markets import us

Check = Callable[[Snapshot, Evidence], Iterator[GateFinding]]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def of_two_days(session: str, **values: tuple[float, float]) -> Snapshot:
    """A session with some series, each of the session before and of its own."""
    last = day(session)
    days = (us(last).previous.day, last)
    named = {name.replace("__", "^"): dict(zip(days, pair, strict=True)) for name, pair in values.items()}
    return market(day=last, rates=named)


def found(check: Check, seen: Snapshot) -> list[tuple[str, str, str]]:
    """What a check says: code, symbol, consequence."""
    return [(one.code, one.symbol, str(one.consequence)) for one in check(seen, gate.Evidence())]
