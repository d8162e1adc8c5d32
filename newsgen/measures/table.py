"""All measures in one table: a fact of a measure that is not here is an error."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType

from newsgen.measures import economy, flows, paths, prices
from newsgen.measures.measure import Measure, Span

_FAMILIES = (
    prices.prices,
    prices.records,
    prices.rounds,
    prices.markets,
    prices.standing,
    prices.stocks,
    flows.flows,
    paths.paths,
    economy.rates,
    economy.fed,
    economy.releases,
    economy.calendar,
)

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {one.name: one for one in chain.from_iterable(family() for family in _FAMILIES)}
)
"""The measures by name."""

_OVER = {(one.what, one.span): one.name for one in MEASURES.values() if one.ago is None}


def over(what: str, span: Span) -> str:
    """Return the name of a measure over a span: ``change`` over a ``week`` is ``change_week``; KeyError."""
    return _OVER[what, span]
