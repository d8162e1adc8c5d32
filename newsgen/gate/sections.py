"""A market with the parts taken out that findings leave out: of what is not there, no fact is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from newsgen.facts.market import Market
from newsgen.facts.rates import CURRENCIES, YIELDS
from newsgen.gate.finding import Consequence, Finding, Section

UNIVERSE = {Section.SMALL_CAPS: "russell2000", Section.LARGE_CAPS: "sp500"}


def fit(market: Market, findings: Iterable[Finding]) -> Market:
    """Return what of a market is fit to print: doubtful closes and sections that are held are gone."""
    found = list(findings)
    for section in {finding.section for finding in found if finding.consequence is Consequence.SECTION}:
        if section is not None:
            market = _without(market, section)
    return market.without(frozenset(one.symbol for one in found if one.consequence is Consequence.DROP))


def _without(market: Market, section: Section) -> Market:
    """Return the market without one section."""
    if section is Section.RATES:
        return replace(market, rates={name: o for name, o in market.rates.items() if name not in YIELDS})
    if section is Section.CURRENCIES:
        return replace(market, rates={name: o for name, o in market.rates.items() if name not in CURRENCIES})
    if section is Section.FED:
        return replace(market, policy=market.policy.without_prices() if market.policy else None)
    close = market.panel.close.copy()
    if section is Section.STOCKS:
        close[-1] = np.nan
        return replace(market, panel=replace(market.panel, close=close), universes={})
    universe = UNIVERSE[section]
    kept = {name: members for name, members in market.universes.items() if name != universe}
    others = frozenset[str]().union(*kept.values())
    close[-1, market.panel.columns(market.universes.get(universe, frozenset()) - others)] = np.nan
    return replace(market, panel=replace(market.panel, close=close), universes=kept)
