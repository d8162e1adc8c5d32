"""What the shares of a market became worth more, or less, together on a session."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import make
from newsgen.facts.leaders import KNOWN
from newsgen.facts.percent import change
from newsgen.model import Fact
from newsgen.snapshot.giants import worth_before
from newsgen.snapshot.snapshot import Snapshot, to_date


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield what each universe that ranks its largest gained or lost by its prices, in millions.

    What new shares added is none of it, and who did not trade adds nothing: nothing is told where those who
    did were worth less than a part ``KNOWN``. The exchange's own total has whatever a list lacks besides,
    most preferred shares: a fiftieth more.
    """
    panel = snapshot.panel
    if panel.close.shape[0] < 2:
        return
    before, moved = worth_before(panel.close, panel.market_cap), change(panel.close[-1], panel.close[-2])
    for universe in snapshot.market.universes:
        members = snapshot.universes.get(universe.name, frozenset())
        if not universe.leaders:
            continue
        columns = panel.columns(members)
        worth, gained = before[columns], before[columns] * moved[columns] / 100
        known = np.isfinite(gained)
        if known.any() and worth[known].sum() >= KNOWN * np.nansum(worth):
            yield make(
                "total_change_day",
                universe.name,
                float(np.nansum(gained)),
                snapshot.market.millions,
                snapshot.day,
                base=to_date(panel.days[-2]),
                n=int(known.sum()),
            )
