"""Who carried a market: what part of its gain or loss in value the big names make up, and what the rest did.

It is arithmetic of market values alone: what a company was worth before, times the move of its price.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from newsgen.facts.fact import make
from newsgen.facts.percent import change
from newsgen.korean import clean_english
from newsgen.model import Fact
from newsgen.snapshot.giants import worth_before
from newsgen.snapshot.snapshot import Basket, Floats, Snapshot, to_date

WHOLE = 0.97
"""Share of the large companies whose values must be known; on recorded sessions one in a hundred lacks."""
MOVED = 0.15
"""Percent that the whole must have moved by for parts of it to be told."""


class Worth(NamedTuple):
    """Companies' market values before the session, and what they gained on it, in millions."""

    symbols: tuple[str, ...]
    before: Floats
    gained: Floats

    def of(self, names: tuple[str, ...]) -> tuple[float, float]:
        """Return what some were worth and gained together; NaN where one is not known."""
        rows = [self.symbols.index(name) for name in names if name in self.symbols]
        if len(rows) < len(names):
            return np.nan, np.nan
        return float(self.before[rows].sum()), float(self.gained[rows].sum())


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield the part of the basket and of the one company that moved the most, and how the rest went."""
    basket = next((one for one in snapshot.baskets if one.name == snapshot.market.basket), None)
    worth = _worth(snapshot, basket) if basket and snapshot.moment is None else None
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
    first = int(np.argmax(worth.gained * np.sign(total)))
    for about, gained in ((basket.name, part), (worth.symbols[first], float(worth.gained[first]))):
        if gained / total > 0:
            share = gained / total * 100
            yield make("worth_share_day", about, share, "percent", day, base=base, n=len(worth.symbols))


def _worth(snapshot: Snapshot, basket: Basket) -> Worth | None:
    """Return what is known of the large companies, each once; None where too many are not known."""
    panel = snapshot.panel
    members = snapshot.universes.get(snapshot.market.universe("large"), frozenset())
    if panel.close.shape[0] < 2 or not members:
        return None
    columns = panel.columns(members - _twins(snapshot, members, basket))
    before = worth_before(panel.close, panel.market_cap)[columns]
    gained = before * change(panel.close[-1], panel.close[-2])[columns] / 100
    known = np.isfinite(gained)
    if known.sum() < WHOLE * columns.size:
        return None
    symbols = tuple(panel.symbols[column] for column in columns[known].tolist())
    return Worth(symbols, before[known], gained[known])


def _twins(snapshot: Snapshot, members: frozenset[str], basket: Basket) -> frozenset[str]:
    """Return the other kinds of shares of a company: each carries the whole company's value."""
    first: dict[str, str] = {}
    for symbol in sorted(members, key=lambda symbol: (symbol not in basket.members, symbol)):
        listed = snapshot.instruments.get(symbol)
        first.setdefault(clean_english(listed.english) if listed else symbol, symbol)
    return members - frozenset(first.values())
