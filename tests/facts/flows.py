"""Flows made by hand: a session of Seoul with the last figures of some investors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from newsgen import calendars, markets
from newsgen.snapshot.flows import Flows
from newsgen.snapshot.snapshot import Snapshot
from newsgen.sources.batch import INVESTORS
from tests.facts.builders import market
from tests.markets import KR

DAY = dt.date(2025, 10, 27)
"""A Monday; 2024 and 2023 are behind it."""


def until(day: dt.date, count: int) -> list[dt.date]:
    """The last sessions of Seoul up to a day."""
    return calendars.sessions(day - dt.timedelta(days=count * 2 + 30), day, KR.exchange)[-count:]


def flows(board: str = "KOSPI", *, day: dt.date = DAY, as_of: str = "", **net: Sequence[float]) -> Flows:
    """The flows of a board; kinds that are not given are unknown."""
    size = max(len(values) for values in net.values())
    every = {who: np.array(net.get(who, [np.nan] * size), dtype=np.float64) for who in INVESTORS}
    days = np.array(until(day, size), dtype="datetime64[D]")
    return Flows(board=board, days=days, net=every, as_of=as_of)


def seoul(*told: Flows, day: dt.date = DAY, series: Mapping[str, object] | None = None) -> Snapshot:
    """A session of Seoul that knows some flows, and hardly anything else."""
    seen = market(day=dt.date(2025, 8, 13))
    return replace(
        seen,
        session=markets.session(KR, day),
        flows={one.board: one for one in told},
        series=dict(series or {}),
    )
