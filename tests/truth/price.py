"""What the gate costs: sessions held, findings that an editor reads, genuine moves lost."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from newsgen import pipeline
from newsgen.config import Config
from newsgen.editions import CLOSE
from newsgen.errors import Held
from newsgen.store import Store

WITHIN = 0.011
"""Percentage points: the list has two decimals."""


@dataclass(frozen=True, kw_only=True)
class Move:
    """A move that happened, as the press told it."""

    day: dt.date
    symbol: str
    percent: float


@dataclass(frozen=True, kw_only=True)
class Price:
    """What some sessions cost."""

    sessions: int
    held: tuple[tuple[dt.date, str], ...]
    read: tuple[int, ...]
    """Findings of each session that the editor reads."""
    lost: tuple[Move, ...]

    @property
    def median(self) -> float:
        """Findings of the session in the middle."""
        return median(self.read) if self.read else 0.0


def moves() -> list[Move]:
    """Return the genuine moves of the list."""
    with Path(__file__).with_name("genuine.csv").open(encoding="utf-8") as file:
        return [
            Move(day=dt.date.fromisoformat(row["date"]), symbol=row["symbol"], percent=float(row["percent"]))
            for row in csv.DictReader(file)
        ]


def of(store: Store, days: Iterable[dt.date]) -> Price:
    """Compute sessions of a store of the whole recorded market."""
    wanted = moves()
    held: list[tuple[dt.date, str]] = []
    read: list[int] = []
    lost: list[Move] = []
    for day in days:
        here = [one for one in wanted if one.day == day]
        try:
            found = pipeline.computed(store, CLOSE, day, Config(), every_stock=True)
        except Held as error:
            held.append((day, str(error)))
            lost += here
            continue
        read.append(sum(one.told for one in found.findings))
        lost += [one for one in here if not _there(found, one)]
    return Price(sessions=len(read) + len(held), held=tuple(held), read=tuple(read), lost=tuple(lost))


def _there(found: pipeline.Day, move: Move) -> bool:
    value = found.book.value("change_day", move.symbol)
    return value is not None and abs(value - move.percent) < WITHIN
