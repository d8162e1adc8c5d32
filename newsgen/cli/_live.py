"""The session that runs: its bars of fifteen minutes into the store."""

from __future__ import annotations

import datetime as dt
import math
import time
from typing import TYPE_CHECKING

from newsgen.cli._alone import alone
from newsgen.cli.fetch import Refreshed, bar, tell

if TYPE_CHECKING:
    from newsgen.config import Config
    from newsgen.sources.yahoo import Afternoon
    from newsgen.store import Store


def refresh(store: Store, session: dt.date, desk: Config, *, deadline: float) -> Refreshed:
    """Fetch the bars of ``session``, which must be the one that runs, write them, and tell what lacks.

    Raises:
        SourceUnreachable: Yahoo does not answer, or its session is another one; nothing is changed.
        StoreProblem: the store cannot be written to, or another fetch does not end.

    """
    from newsgen.sources import yahoo

    ends = time.monotonic() + deadline
    with alone(store.path, deadline) as cache, bar() as progress:
        left = max(ends - time.monotonic(), 1.0)
        fetched = yahoo.fetch_bars(
            _wanted(store, session, desk), cache=cache, deadline=left, progress=progress
        )
        written = store.write(fetched.batch, now=dt.datetime.now(dt.UTC))
    tell(fetched)
    return Refreshed(fetched, written)


def _wanted(store: Store, session: dt.date, desk: Config) -> Afternoon:
    from newsgen import calendars, markets
    from newsgen.sources.yahoo import Afternoon

    before = calendars.previous(session, "XNYS")
    ours = store.of(markets.named("us"))
    window = ours.window(before, before)
    closes = dict(zip(window.symbols, window.close[-1].tolist(), strict=True)) if window.days.size else {}
    return Afternoon(
        session=session,
        stocks=tuple(dict.fromkeys(symbol for basket in desk.baskets.values() for symbol in basket)),
        members=frozenset[str]().union(*(ours.members(each.name, session) for each in ours.market.universes)),
        closes={symbol: close for symbol, close in closes.items() if math.isfinite(close)},
    )
