"""Where the broad index stood when the Fed told its decision, on a day on which it did."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from newsgen.facts import path
from newsgen.facts.fact import make, of_day
from newsgen.facts.percent import change
from newsgen.fed.clock import decision_time
from newsgen.model import Fact
from newsgen.snapshot.live import BAR
from newsgen.snapshot.snapshot import Snapshot


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the index's change up to the decision; nothing without one, or without all bars of a session."""
    series, policy = snapshot.series.get(snapshot.market.broad), snapshot.policy
    if snapshot.moment is not None or series is None or not path.is_told(snapshot, series):
        return
    if policy is None or not policy.meetings.decided_on(snapshot.day):
        return
    at = decision_time(snapshot.day)
    stood = [bar for bar in snapshot.bars[series.symbol] if bar.start + BAR == at]
    for bar in stood:
        inputs = of_day(series)[0], path.price(snapshot, series, "close", at, bar.close)
        moved = change(inputs[1].value, inputs[0].value)
        made = make(
            "path_decision", series.symbol, moved, "percent", snapshot.day, base=series.on(-2), inputs=inputs
        )
        yield msgspec.structs.replace(made, as_of=f"{at.astimezone(snapshot.market.zone):%H:%M}")
