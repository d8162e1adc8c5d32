"""Prices, facts and items as pandas data frames, for notebooks, spreadsheets and ``--format csv``.

A frame has one row a price, fact or item, and columns named as in the published JSON. Dates are
``datetime64``, so that pandas can group and resample by them; what is absent is missing, never zero.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import pandas as pd

from newsgen.model import Fact, Item
from newsgen.store import MarketStore

_FACT = ("id", "measure", "about", "value", "unit", "session", "as_of", "base", "since", "since_value")
_DATES = ("session", "base", "since")
_SCORE = ("surprise", "tested", "weight", "freshness", "bits", "total")


def prices(store: MarketStore, symbols: Sequence[str], first: dt.date, last: dt.date) -> pd.DataFrame:
    """Return raw closes, volumes and market values: an index of (session, symbol), in that order.

    ``market_cap`` is in millions of the market's currency. A session without a close has no row.
    """
    window = store.window(first, last, symbols)
    rows = pd.MultiIndex.from_product([window.days, window.symbols], names=["session", "symbol"])
    columns = {
        "close": window.close.ravel(),
        "volume": window.volume.ravel(),
        "market_cap": window.market_cap.ravel(),
    }
    return pd.DataFrame(columns, index=rows).dropna(subset=["close"])


def facts(found: Iterable[Fact]) -> pd.DataFrame:
    """Return facts, a row each, in their order; ``periods`` and ``n`` are whole numbers or missing."""
    rows = list(found)
    frame = pd.DataFrame({name: [getattr(fact, name) for fact in rows] for name in _FACT})
    for name in _DATES:
        frame[name] = pd.to_datetime(frame[name])
    for name in ("periods", "n"):
        frame[name] = pd.array([getattr(fact, name) for fact in rows], dtype="Int64")
    return frame


def items(found: Iterable[Item]) -> pd.DataFrame:
    """Return items, a row each, best first as they come, with the arithmetic of the score in bits.

    ``facts`` and ``tags`` are joined by spaces, so that a row stays one line of a CSV.
    """
    rows = list(found)
    frame = pd.DataFrame(
        {name: [getattr(item, name) for item in rows] for name in ("rule", "about", "chosen")}
    )
    for name in _SCORE:
        frame[name] = [getattr(item.score, name) for item in rows]
    frame["reason"] = [item.reason for item in rows]
    frame["tags"] = [" ".join(sorted(item.tags)) for item in rows]
    frame["facts"] = [" ".join(item.facts) for item in rows]
    return frame
