"""Which stocks an editor would miss: of the others that are left out only ``newsgen gate`` tells."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from newsgen.gate.finding import Consequence, GateFinding, Section
from newsgen.snapshot.snapshot import Snapshot, is_stock

LATELY = 5
"""Sessions in which the last known market value is looked for: a bad row often has none of its own."""


def told_once(snapshot: Snapshot, findings: Iterable[GateFinding]) -> list[GateFinding]:
    """Return the findings, those of single stocks quiet that nobody misses.

    Nobody misses a stock where all are left out, one of an earlier day, and one that would not be named. Of
    what is left out nobody asks besides whether it is right.
    """
    found = list(findings)
    gone = {one.symbol for one in found if one.consequence is Consequence.DROP and one.day is None}
    if any(one.section is Section.RATES for one in found):
        gone.update(one.symbol for one in snapshot.market.yields)
    found = [_asked(one) if one.symbol in gone else one for one in found]
    whole = any(one.section is Section.STOCKS and one.day is None for one in found)
    single = any(_of_one_stock(snapshot, one) for one in found)
    missed = _missed(snapshot) if single and not whole else frozenset[str]()
    return [
        one.quiet() if _of_one_stock(snapshot, one) and (one.day or one.symbol not in missed) else one
        for one in found
    ]


def _asked(one: GateFinding) -> GateFinding:
    return one.turned(Consequence.NOTE, one.advice) if one.consequence is Consequence.FLAG else one


def _of_one_stock(snapshot: Snapshot, one: GateFinding) -> bool:
    is_drop = one.consequence is Consequence.DROP and one.symbol not in snapshot.series
    return is_drop and is_stock(one.symbol) and snapshot.panel.column(one.symbol) is not None


def _missed(snapshot: Snapshot) -> frozenset[str]:
    """Return the stocks large enough to be told by name; without a bound, or a value, each of a universe."""
    panel, found = snapshot.panel, set[str]()
    if not snapshot.market.bounds.sizes:
        return frozenset(panel.symbols)
    recent = panel.market_cap[-LATELY:]
    value = np.where(np.isfinite(recent).any(axis=0), np.nanmax(np.nan_to_num(recent), axis=0), np.inf)
    for universe in snapshot.market.universes:
        size = snapshot.market.bounds.sizes.get(universe.role)
        columns = panel.columns(snapshot.universes.get(universe.name, frozenset()))
        large = columns if size is None else columns[value[columns] >= size.value]
        found.update(panel.symbols[column] for column in large.tolist())
    return frozenset(found)
