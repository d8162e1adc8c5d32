"""What the day of each stock is against: the close before, or the base price that an exchange set."""

from __future__ import annotations

import numpy as np

from newsgen.snapshot.snapshot import Floats, Snapshot


def base_prices(snapshot: Snapshot) -> Floats:
    """Return the base price of each stock of the panel, in the money of the day; NaN where not known."""
    panel = snapshot.panel
    if panel.close.shape[0] < 2:
        return np.full(len(panel.symbols), np.nan)
    base: Floats = panel.close[-2].copy()
    for symbol, known in snapshot.bases.items():
        if known.date == snapshot.day:
            base[panel.columns(frozenset({symbol}))] = known.price
    return base
