"""A market with the parts taken out that findings leave out: of what is not there, no fact is made."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import replace

import numpy as np

from newsgen.gate.finding import UNIVERSES, Consequence, GateFinding, Section
from newsgen.snapshot.snapshot import Snapshot

ROLES = {section: role for role, section in UNIVERSES.items()}
"""Section -> role of the universe that makes it."""


def fit(snapshot: Snapshot, findings: Iterable[GateFinding]) -> Snapshot:
    """Return what of a market is fit to print: doubtful closes and sections that are held are gone."""
    found = list(findings)
    for section in {finding.section for finding in found if finding.consequence is Consequence.SECTION}:
        if section is not None:
            snapshot = _without(snapshot, section)
    dropped = frozenset(one.symbol for one in found if one.consequence is Consequence.DROP)
    return _without_figures(snapshot, dropped).without(dropped)


def _without_figures(snapshot: Snapshot, names: frozenset[str]) -> Snapshot:
    """Return the market without some series of rates and some economic releases."""
    if not names:
        return snapshot
    releases = tuple(one for one in snapshot.releases if one.code not in names)
    return replace(_without_rates(snapshot, names), releases=releases)


def _without(snapshot: Snapshot, section: Section) -> Snapshot:
    """Return the market without one section."""
    if section is Section.RATES:
        return _without_rates(snapshot, {one.symbol for one in snapshot.market.yields})
    if section is Section.CURRENCIES:
        return _without_rates(snapshot, {one.symbol for one in snapshot.market.currencies})
    if section is Section.TARGET:
        return replace(snapshot, policy=None)
    if section is Section.FED:
        return replace(snapshot, policy=snapshot.policy.without_prices() if snapshot.policy else None)
    close = snapshot.panel.close.copy()
    if section is Section.STOCKS:
        close[-1] = np.nan
        return replace(snapshot, panel=replace(snapshot.panel, close=close), universes={})
    universe = snapshot.market.universe(ROLES[section])
    kept = {name: members for name, members in snapshot.universes.items() if name != universe}
    others = frozenset[str]().union(*kept.values())
    close[-1, snapshot.panel.columns(snapshot.universes.get(universe, frozenset()) - others)] = np.nan
    return replace(snapshot, panel=replace(snapshot.panel, close=close), universes=kept)


def _without_rates(snapshot: Snapshot, names: Set[str]) -> Snapshot:
    return replace(snapshot, rates={name: one for name, one in snapshot.rates.items() if name not in names})
