"""Who bought and who sold: how much on balance, for how many sessions in a row, the most since when.

Streaks and records are made by final figures. Over a hole in the history, or where it begins, they are
unknown, not shorter.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from typing import Literal, NamedTuple

import msgspec
import numpy as np

from newsgen.facts.fact import make
from newsgen.facts.periods import week_of
from newsgen.model import Fact, Input
from newsgen.snapshot.flows import Flows
from newsgen.snapshot.snapshot import Floats, Snapshot, to_date

ON_FILE = 500
"""Sessions of a history of which nobody bought as much, from which on that is told: two years."""
STILL = 0.5
"""억원: what is less prints as none, and is neither bought nor sold."""


class _Net(NamedTuple):
    """What one kind of investor bought on balance, session by session; the last one has a figure."""

    board: str
    who: str
    days: np.ndarray
    net: Floats

    def on(self, row: int) -> dt.date:
        return to_date(self.days[row])

    def inputs(self, *rows: int) -> tuple[Input, ...]:
        return tuple(
            Input(symbol=self.board, date=self.on(row), value=float(self.net[row]), field=self.who)
            for row in rows
        )

    @property
    def way(self) -> Literal["buying", "selling"]:
        return self.way_of(float(self.net[-1]))

    @staticmethod
    def way_of(net: float) -> Literal["buying", "selling"]:
        return "buying" if net > 0 else "selling"


def facts(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield what investors bought on balance on each part of the exchange; nothing of a session so far."""
    if snapshot.moment is None:
        for flows in snapshot.flows.values():
            for who in flows.today:
                yield from _of(snapshot, flows, _Net(flows.board, who, flows.days, flows.net[who]))


def week(snapshot: Snapshot) -> Iterator[Fact]:
    """Yield what investors bought on balance in a finished week; nothing where a session is not final."""
    if not snapshot.week_finished:
        return
    first = snapshot.session.first_of_week.day
    for flows in snapshot.flows.values():
        rows = np.flatnonzero(flows.days >= np.datetime64(first)).tolist()
        if flows.as_of or to_date(flows.days[0]) > first:
            continue
        for who, net in flows.net.items():
            total, one = float(net[rows].sum()), _Net(flows.board, who, flows.days, net)
            if np.isfinite(total):
                yield make(
                    f"net_buying_week_{who}", flows.board, total, "eok", snapshot.day,
                    base=first, n=len(rows), inputs=one.inputs(*rows),
                )  # fmt: skip
                yield from _largest_week(snapshot, one, total, rows)


def _largest_week(snapshot: Snapshot, one: _Net, total: float, rows: list[int]) -> Iterator[Fact]:
    """Yield the last week in which they bought (sold) as much; in a long history since when nobody did.

    Such a fact has no ``since_value``. Nothing over a session of which no figure is known.
    """
    weeks = week_of(one.days)
    starts = np.flatnonzero(np.append(True, np.diff(weeks) > 0))
    sums, way = np.add.reduceat(one.net, starts), np.sign(total)
    sized = sums[:-1] * way
    hits = np.flatnonzero(sized >= abs(total))
    week = int(hits[-1]) if hits.size else None
    if abs(total) < STILL or np.isnan(sized[week or 0 :]).any() or (week is None and one.net.size <= ON_FILE):
        return
    last = 0 if week is None else int(starts[week + 1]) - 1
    yield make(
        f"largest_{one.way_of(total)}_since_week_{one.who}", one.board, total, "eok", snapshot.day,
        base=one.on(rows[0]), since=one.on(last), since_value=None if week is None else float(sums[week]),
        periods=int(sums.size - 1 - (week or 0)), n=len(rows), inputs=one.inputs(*rows),
    )  # fmt: skip


def _of(snapshot: Snapshot, flows: Flows, one: _Net) -> Iterator[Fact]:
    now = float(one.net[-1])
    told = make(f"net_buying_{one.who}", one.board, now, "eok", snapshot.day, inputs=one.inputs(-1))
    yield msgspec.structs.replace(told, as_of=flows.as_of) if flows.as_of else told
    if not flows.as_of and abs(now) >= STILL:
        yield from _runs(snapshot, one)
        yield from _largest(snapshot, one)
    if not flows.as_of:
        yield from _month(snapshot, one)


def _month(snapshot: Snapshot, one: _Net) -> Iterator[Fact]:
    """Yield what they bought on balance since the month began; nothing over a hole, or from its middle on."""
    first = snapshot.day.replace(day=1)
    rows = np.flatnonzero(one.days >= np.datetime64(first)).tolist()
    total = float(one.net[rows].sum())
    if np.isfinite(total) and one.on(0) < first:
        yield make(
            f"net_buying_month_{one.who}", one.board, total, "eok", snapshot.day,
            base=one.on(rows[0]), n=len(rows), inputs=one.inputs(*rows),
        )  # fmt: skip


def _runs(snapshot: Snapshot, one: _Net) -> Iterator[Fact]:
    """Yield for how many sessions in a row they bought (sold), or what such run of the other way ended."""
    signs = np.where(np.abs(one.net) < STILL, 0.0, np.sign(one.net))
    length = _run(signs)
    if length is None:
        return
    about, session = one.board, snapshot.day
    yield make(
        f"{one.way}_run_{one.who}", about, length, "sessions", session,
        base=one.on(-length - 1), inputs=one.inputs(-length, -1),
    )  # fmt: skip
    if length > 1:
        rows, total = range(one.net.size - length, one.net.size), float(one.net[-length:].sum())
        yield make(
            f"{one.way}_so_far_{one.who}", about, total, "eok", session,
            base=one.on(-length - 1), n=length, inputs=one.inputs(*rows),
        )  # fmt: skip
    ended = _run(signs[:-1]) if length == 1 and signs[-2] == -signs[-1] else None
    if ended is None:
        return
    other = "selling" if one.way == "buying" else "buying"
    last = -ended - 2  # the session before the run that ended, which may have gone today's way
    yield make(
        f"{other}_ended_{one.who}", about, ended, "sessions", session,
        base=one.on(last), since=one.on(last) if signs[last] == signs[-1] else None,
        periods=ended + 1, inputs=one.inputs(last + 1, -2),
    )  # fmt: skip
    rows = range(one.net.size - 1 - ended, one.net.size - 1)
    yield make(
        f"{other}_sum_{one.who}", about, float(one.net[rows.start : rows.stop].sum()), "eok", session,
        base=one.on(last), n=ended, inputs=one.inputs(*rows),
    )  # fmt: skip


def _run(signs: Floats) -> int | None:
    """Return how many of the last signs are the same; None where the one before them is not known."""
    other = np.flatnonzero(signs != signs[-1])
    if not other.size or np.isnan(signs[other[-1]]):
        return None
    return int(signs.size - 1 - other[-1])


def _largest(snapshot: Snapshot, one: _Net) -> Iterator[Fact]:
    """Yield the last session on which they bought (sold) as much, or that they never did.

    Where nobody did in a long history, but what was before it is not known, it is the most since that began:
    such a fact has no ``since_value``.
    """
    now = float(one.net[-1])
    sized = one.net[:-1] * np.sign(now)
    hits = np.flatnonzero(sized >= abs(now))
    row = int(hits[-1]) if hits.size else 0
    if not sized.size or np.isnan(sized[row:]).any():
        return
    if hits.size:
        yield make(
            f"largest_{one.way}_since_{one.who}", one.board, now, "eok", snapshot.day,
            since=one.on(row), since_value=float(one.net[row]), periods=one.net.size - 1 - row,
            inputs=one.inputs(-1), since_inputs=one.inputs(row),
        )  # fmt: skip
    elif (before := _most_before(snapshot, one, sized)) is not None and abs(now) > before:
        yield make(
            f"largest_{one.way}_ever_{one.who}", one.board, now, "eok", snapshot.day,
            since_value=math.copysign(before, now), periods=one.net.size - 1, inputs=one.inputs(-1),
        )  # fmt: skip
    elif one.net.size > ON_FILE:
        yield make(
            f"largest_{one.way}_since_{one.who}", one.board, now, "eok", snapshot.day,
            since=one.on(0), periods=one.net.size - 1, inputs=one.inputs(-1),
        )  # fmt: skip


def _most_before(snapshot: Snapshot, one: _Net, sized: Floats) -> float | None:
    """Return the most that they bought (sold) on a day before; None where what was before is not known."""
    board = next(each for each in snapshot.market.boards if each.name == one.board)
    peak = board.peaks.get(one.who, {}).get(one.way)
    if peak is None or one.on(0) > board.known:
        return None
    return max(peak, float(sized.max()))
