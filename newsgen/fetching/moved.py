"""Whom to ask about one by one: the giants, and who moved far in a session."""

from __future__ import annotations

import datetime as dt

import numpy as np

from newsgen.markets import Session
from newsgen.sources.source import Wanted
from newsgen.store import MarketStore

MOST = 40
"""Companies at most: each is a request."""
LARGE, LARGE_MOVE = 25, 3.0
"""How many of the large are asked about at most, and from what move on, in percent."""
MOVE = 7.0
"""Percent from which one of the others may be named."""
_BACK = dt.timedelta(days=10)
"""How far back the last known market value may lie."""


def moved(ours: MarketStore, wanted: Wanted) -> tuple[str, ...]:
    """Return the giants and the furthest movers among the followed stocks of a session, at most :data:`MOST`.

    The move of a day of a split or of another base is not one that raw closes tell: it counts as none.
    """
    session = wanted.session
    window = ours.window(session.day - _BACK, session.day)
    if window.days.size < 2:
        return ()
    followed = wanted.members | {*wanted.stocks}
    apart = {one.symbol for one in ours.splits(window.symbols, last=session.day) if one.date == session.day}
    apart |= {one.symbol for one in ours.bases(last=session.day) if one.date == session.day}
    with np.errstate(divide="ignore", invalid="ignore"):
        change = np.round(np.abs(window.close[-1] / window.close[-2] - 1) * 100, 9)
        worth = np.nanmax(np.nan_to_num(window.market_cap), axis=0)
    far = {
        symbol: (float(change[column]), float(worth[column]))
        for column, symbol in enumerate(window.symbols)
        if symbol in followed and symbol not in apart and np.isfinite(change[column])
    }
    return _chosen(session, far)


def _chosen(session: Session, far: dict[str, tuple[float, float]]) -> tuple[str, ...]:
    size = session.market.size
    ranked = sorted(far, key=lambda symbol: (-far[symbol][0], symbol))
    giants = [symbol for symbol in ranked if far[symbol][1] >= size.giant]
    large = [symbol for symbol in ranked if far[symbol][1] >= size.large and far[symbol][0] >= LARGE_MOVE]
    others = [symbol for symbol in ranked if far[symbol][1] < size.large and far[symbol][0] >= MOVE]
    return tuple(dict.fromkeys((*giants, *large[:LARGE], *others)))[:MOST]
