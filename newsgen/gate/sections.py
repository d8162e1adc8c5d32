"""A market with the parts taken out that findings leave out: of what is not there, no fact is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Set
from dataclasses import replace

from newsgen.gate.finding import IN_PART, UNIVERSES, Consequence, GateFinding, Section
from newsgen.snapshot.snapshot import Snapshot, is_stock

ROLES = {section: role for role, section in UNIVERSES.items()}
"""Section -> role of the universe that makes it."""


def fit(snapshot: Snapshot, findings: Iterable[GateFinding]) -> Snapshot:
    """Return what of a market is fit to print: doubtful closes and sections that are held are gone.

    What is gone is gone for every fact: a basket has no move without a member, nothing is measured from a
    doubted close of an earlier session.
    """
    found = list(findings)
    for one in found:
        if one.consequence is Consequence.SECTION and one.section is not None:
            seen = _without(snapshot, one.section, one.day)
            snapshot = replace(seen, series=snapshot.series) if one.code in IN_PART else seen
    dropped = [one for one in found if one.consequence is Consequence.DROP]
    for day in {one.day for one in dropped if one.day}:
        snapshot = snapshot.blanked(day, frozenset(one.symbol for one in dropped if one.day == day))
    snapshot = _without_flows(snapshot, dropped)
    snapshot = _without_figures(snapshot, frozenset(one.symbol for one in dropped))
    return snapshot.without(frozenset(one.symbol for one in dropped if one.day is None))


def _without_figures(snapshot: Snapshot, names: frozenset[str]) -> Snapshot:
    """Return the market without some series of rates and some economic releases: a day's move needs both."""
    if not names:
        return snapshot
    releases = tuple(one for one in snapshot.releases if one.code not in names)
    return replace(_without_rates(snapshot, names), releases=releases)


def _without_flows(snapshot: Snapshot, dropped: Iterable[GateFinding]) -> Snapshot:
    """Return the market without what investors bought on some days: no streak is counted over those."""
    flows = dict(snapshot.flows)
    for one in dropped:
        if one.symbol in flows:
            flows[one.symbol] = flows[one.symbol].without(one.day or snapshot.day)
    return replace(snapshot, flows=flows)


def _without(snapshot: Snapshot, section: Section, day: dt.date | None) -> Snapshot:
    """Return the market without one section, or without its closes of an earlier session."""
    if section is Section.RATES:
        return _without_rates(snapshot, {one.symbol for one in snapshot.market.yields})
    if section is Section.TARGET:
        return replace(snapshot, policy=None)
    if section is Section.FED:
        return replace(snapshot, policy=snapshot.policy and snapshot.policy.without_prices(day))
    kept, symbols = _stocks_of(snapshot, section)
    if day is not None:
        return snapshot.blanked(day, symbols)
    return replace(snapshot.without(symbols), universes=kept)


def _stocks_of(snapshot: Snapshot, section: Section) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """Return the universes that are left without a section, and the stocks that go with it."""
    if section is Section.STOCKS:
        return {}, frozenset(filter(is_stock, (*snapshot.panel.symbols, *snapshot.series)))
    universe = snapshot.market.universe(ROLES[section])
    kept = {name: members for name, members in snapshot.universes.items() if name != universe}
    others = frozenset[str]().union(*kept.values())
    return kept, snapshot.universes.get(universe, frozenset()) - others


def _without_rates(snapshot: Snapshot, names: Set[str]) -> Snapshot:
    return replace(snapshot, rates={name: one for name, one in snapshot.rates.items() if name not in names})
