"""Baskets: a group's move is the plain mean of its members' moves; its level chains those moves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from newsgen.facts.fact import make, of_day
from newsgen.facts.percent import change
from newsgen.model import Fact, Input
from newsgen.snapshot.snapshot import Basket, Series, Snapshot


def series(snapshot: Snapshot, basket: Basket) -> Series | None:
    """Return the basket as a series: 100 on the first session on which every member has a close.

    A session on which a member has none is NaN; the chain goes on with the members' moves since the
    last session that is whole: its moves are good, its levels not (see ``unbroken``). None where a member
    is not in the market.
    """
    members = [snapshot.series[name] for name in basket.members if name in snapshot.series]
    if len(members) < len(basket.members) or not members:
        return None
    days = max((member.days for member in members), key=len)
    table = np.full((days.size, len(members)), np.nan)
    for column, member in enumerate(members):
        table[days.size - member.close.size :, column] = member.close
    whole = np.flatnonzero(np.isfinite(table).all(axis=1))
    if whole.size < 2:
        return None
    first = int(whole[0])
    level = np.full(days.size - first, np.nan)
    level[0] = 100.0
    moves = (table[whole[1:]] / table[whole[:-1]]).mean(axis=1)
    level[whole[1:] - first] = 100.0 * np.cumprod(moves)
    return Series(symbol=basket.name, days=days[first:], close=level)


def unbroken(level: Series) -> Series:
    """Return a basket without what lies before its last hole: the levels on its two sides are no one chain.

    Over a hole the mean is taken of moves of several sessions, not of each session's, as where all are known.
    """
    holes = np.flatnonzero(np.isnan(level.close))
    if not holes.size:
        return level
    close = level.close.copy()
    close[: holes[-1]] = np.nan
    return replace(level, close=close)


def day(snapshot: Snapshot, basket: Basket) -> Fact | None:
    """Return the mean of the members' changes of the day, bound to each member's two closes."""
    members = [snapshot.series.get(name) for name in basket.members]
    rows: list[Input] = []
    changes: list[float] = []
    base = None
    for member in members:
        if member is None or member.close.size < 2 or not np.isfinite(member.close[-2:]).all():
            return None
        changes.append(change(float(member.close[-1]), float(member.close[-2])))
        base = member.on(-2)
        rows += of_day(member)
    mean = sum(changes) / len(changes)
    return make(
        "change_day",
        basket.name,
        mean,
        "percent",
        snapshot.day,
        base=base,
        n=len(changes),
        inputs=tuple(rows),
    )
