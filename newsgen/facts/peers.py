"""Whose day was its industry's: who reported results while others that did not went as far the same way.

Of such a company nobody can say that its results moved it.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsgen.groups import group
from newsgen.model import Event
from newsgen.snapshot.snapshot import Floats, Snapshot

FEWEST = 3
"""Others of its industry that went its way, at least half as far."""
ALONG, AS_FAR = 0.5, 0.9
"""Part of its move that each of them went, and that the first of them did."""


def of(snapshot: Snapshot, changes: Floats, events: Iterable[Event]) -> dict[str, tuple[str, ...]]:
    """Return the others that went along with each company that reported, the furthest first.

    ``changes`` are the day's moves of the panel's columns, in percent. Nobody is in it beside whom fewer
    than ``FEWEST`` large ones went so.
    """
    reported = {one.about for one in events if one.kind == "earnings" and one.status != "planned"}
    large = snapshot.universes.get(snapshot.market.universe("large"), frozenset())
    moves = dict(zip(snapshot.panel.symbols, changes.tolist(), strict=True))
    kinds = {symbol: group(one) for symbol in large if (one := snapshot.instruments.get(symbol))}
    silent = {symbol for symbol in kinds.keys() - reported if symbol in moves}
    found: dict[str, tuple[str, ...]] = {}
    for about in sorted(reported & kinds.keys() & moves.keys()):
        own, kind = moves[about], kinds[about]
        along = (
            {other: moves[other] / own for other in silent if kinds[other] == kind and own} if kind else {}
        )
        firsts = sorted(
            (other for other, part in along.items() if part >= ALONG), key=lambda one: -along[one]
        )
        if len(firsts) >= FEWEST and along[firsts[0]] >= AS_FAR:
            found[about] = tuple(firsts)
    return found
