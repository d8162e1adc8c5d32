"""What the large companies were worth before a session and moved by on it, each company once."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

import numpy as np

from newsgen.facts.percent import change
from newsgen.korean import clean_english
from newsgen.snapshot.giants import worth_before
from newsgen.snapshot.snapshot import Floats, Snapshot


class Worth(NamedTuple):
    """Companies' market values before the session in millions, and what their prices moved by in percent."""

    symbols: tuple[str, ...]
    before: Floats
    moved: Floats

    @property
    def gained(self) -> Floats:
        """What each gained, in millions."""
        return self.before * self.moved / 100

    def of(self, names: tuple[str, ...]) -> tuple[float, float]:
        """Return what some were worth and gained together; NaN where one is not known."""
        rows = [self.symbols.index(name) for name in names if name in self.symbols]
        if len(rows) < len(names):
            return np.nan, np.nan
        return float(self.before[rows].sum()), float(self.gained[rows].sum())


def of_large(snapshot: Snapshot, first: tuple[str, ...], known: float) -> Worth | None:
    """Return what is known of the large companies; None where less than a part ``known`` of them is.

    Of a company with two kinds of shares, each of which carries its whole value, the one among ``first``
    stands for it.
    """
    panel = snapshot.panel
    members = snapshot.universes.get(snapshot.market.universe("large"), frozenset())
    if panel.close.shape[0] < 2 or not members:
        return None
    columns = panel.columns(frozenset(one_class(snapshot, members, first)))
    before = worth_before(panel.close, panel.market_cap)[columns]
    moved = change(panel.close[-1], panel.close[-2])[columns]
    there = np.isfinite(before * moved)
    if not columns.size or there.sum() < known * columns.size:
        return None
    symbols = tuple(panel.symbols[column] for column in columns[there].tolist())
    return Worth(symbols, before[there], moved[there])


def one_class(snapshot: Snapshot, symbols: Iterable[str], first: Container[str]) -> list[str]:
    """Return one kind of shares of each company: that among ``first``, else the first by its symbol."""
    found: dict[str, str] = {}
    ordered = sorted(symbols)
    for symbol in (*filter(first.__contains__, ordered), *ordered):
        listed = snapshot.instruments.get(symbol)
        found.setdefault(clean_english(listed.english) if listed else symbol, symbol)
    return list(found.values())
