"""Who carried a market: what part of its gain or loss in value the big names make up, and what the rest did.

It is arithmetic of market values alone: what a company was worth before, times the move of its price.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.facts.fact import make
from newsgen.facts.worth import of_large
from newsgen.model import Fact
from newsgen.snapshot.snapshot import Snapshot, to_date

WHOLE = 0.97
"""Part of the large companies whose values must be known; on recorded sessions one in a hundred lacks."""
MOVED = 0.15
"""Percent that the whole must have moved by for parts of it to be told."""
FIRSTS = 2
"""Companies that moved it the most whose parts are told: of a net sum one says little without the next."""


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the parts of the basket and of the companies that moved the most, and how the rest went.

    The part of a basket that went the other way is negative.
    """
    basket = next((one for one in snapshot.baskets if one.name == snapshot.market.basket), None)
    worth = of_large(snapshot, basket.members, WHOLE) if basket and snapshot.moment is None else None
    if basket is None or worth is None:
        return
    before, total = float(worth.before.sum()), float(worth.gained.sum())
    own, part = worth.of(basket.members)
    day, base = snapshot.day, to_date(snapshot.panel.days[-2])
    if not np.isfinite(part):
        return
    rest = (total - part) / (before - own) * 100
    yield make("rest_change_day", basket.name, rest, "percent", day, base=base, n=len(worth.symbols))
    if abs(total / before) * 100 < MOVED:
        return
    shares = worth.gained / total * 100
    firsts = [at for at in np.argsort(-shares).tolist()[:FIRSTS] if shares[at] > 0]
    told = [(basket.name, part / total * 100), *((worth.symbols[at], float(shares[at])) for at in firsts)]
    for about, share in told:
        yield make("worth_share_day", about, share, "percent", day, base=base, n=len(worth.symbols))
