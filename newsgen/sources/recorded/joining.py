"""What the price files of a folder say together: raw prices as one, splits, base prices, and notices.

It is told group by group of symbols, so that only one of them is in memory. A group with a split whose ratio
hides whether a file is adjusted there comes last: the file's other splits tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from newsgen.sources.batch import Base, Split
from newsgen.sources.columns import PriceTable, day_number
from newsgen.sources.recorded.bases import Rebased, of_columns, of_first
from newsgen.sources.recorded.merging import Clashes, Event, Shown, events, merge, restore_raw, shown, told
from newsgen.sources.recorded.prices import Part, PriceFiles
from newsgen.sources.recorded.shares import Shares, valued
from newsgen.sources.recorded.splitting import Listed, distributed, find_splits
from newsgen.sources.spooled import SpooledPrices

_NOBODY: Mapping[str, Shares] = MappingProxyType({})


class Joined(NamedTuple):
    """All files as one, and what the user must know of it."""

    prices: PriceTable
    splits: list[Split]
    bases: list[Base]
    references: list[Base]
    """Base prices before which the folder has no close."""
    left_out: list[str]
    """What was left out of the files."""
    notices: list[str]


class _Looked(NamedTuple):
    """What a group's prices say before they are restored."""

    events: list[list[Event]]
    """Of each file."""
    found: list[Split]
    """Splits that are not listed."""
    handed_out: list[Listed]
    """Listed events that left the number of shares alone."""
    repeated: list[int]
    """How many rows of each file were left out."""

    @property
    def hidden(self) -> bool:
        """Whether the ratio of a split hides what a file is there."""
        return any(one.hidden for its in self.events for one in its)


def join(files: PriceFiles, listed: Sequence[Listed], shares: Mapping[str, Shares] = _NOBODY) -> Joined:
    """Bring the files together, with the splits and distributions that the folder lists.

    Prices come out raw as traded: files that are adjusted for splits are recognised at these and multiplied
    back. A market value that they lack is that of the ``shares``.

    Raises:
        ImportRefused: a file has two different rows of one symbol and day.

    """
    by_group: dict[int | None, list[Listed]] = {}
    for one in listed:
        by_group.setdefault(files.group(one.split.symbol), []).append(one)
    joining = _Joining(files, shares, listed)
    for group in files.groups:
        joining.take(group, by_group.get(group, []))
    handed_out = [one for one in by_group.get(None, ()) if not one.shares]
    return joining.joined(listed, handed_out)


class _Joining:
    """What is joined so far."""

    def __init__(self, files: PriceFiles, shares: Mapping[str, Shares], listed: Sequence[Listed]) -> None:
        self._files, self._symbols = files, tuple(files.codes)
        self._shares, self._listed = shares, listed
        self._looked: dict[int, _Looked] = {}
        self._prices, self._clashes, self._bases = SpooledPrices(self._symbols), Clashes(), list[Base]()
        self._references = list[Base]()

    def take(self, group: int, listed: Sequence[Listed]) -> None:
        """Look at a group, and join its files unless groups that follow tell what to do with one."""
        parts = self._files.of(group, self._symbols)
        looked = self._looked[group] = _look(parts, listed, self._symbols)
        if not looked.hidden:
            self._join(parts, looked, [frozenset() for _ in parts])

    def _join(self, parts: Sequence[Part], looked: _Looked, others: Sequence[Shown]) -> None:
        raw = [
            restore_raw(part.prices, found, of_it)
            for part, found, of_it in zip(parts, looked.events, others, strict=True)
        ]
        merged = merge(raw, self._symbols, self._clashes)
        worth = valued(merged, self._symbols, self._shares, self._listed)
        self._prices.put(worth.codes, worth.days, worth.values)
        changes = [*(part.rebased for part in parts), _rebased(looked.handed_out, self._files.codes)]
        first, alone = of_first([part.first for part in parts], merged, self._symbols)
        self._bases += [*first, *of_columns(changes, merged, self._symbols)]
        self._references += alone

    def joined(self, listed: Sequence[Listed], alone: Sequence[Listed]) -> Joined:
        """Join what is left; ``alone`` are the distributions of what has no prices."""
        every = [*self._looked.values()]
        by_file = [[one for its in every for one in its.events[at]] for at in range(len(self._files.names))]
        others = [shown(found) for found in by_file]
        for group, its in self._looked.items():
            if its.hidden:
                self._join(self._files.of(group, self._symbols), its, others)
        handed_out = [*alone, *(one for its in every for one in its.handed_out)]
        unknown = [Base(one.split.symbol, one.split.date, None) for one in handed_out if not one.known]
        unlisted = [split for its in every for split in its.found]
        repeated = [sum(its.repeated[at] for its in every) for at in range(len(self._files.names))]
        restored = [
            notice
            for name, found, of_it in zip(self._files.names, by_file, others, strict=True)
            for notice in told(name, found, of_it)
        ]
        return Joined(
            self._prices,
            [*(one.split for one in listed if one not in handed_out), *unlisted],
            [*unknown, *self._bases],
            self._references,
            self._files.notices(repeated),
            [*map(_added, unlisted), *restored, *self._clashes.notices],
        )


def _look(parts: Sequence[Part], listed: Sequence[Listed], symbols: Sequence[str]) -> _Looked:
    prices = [part.prices for part in parts]
    alone = distributed(listed, prices, symbols)
    known = {(one.split.symbol, day_number(one.split.date)) for one in listed}
    found: list[Split] = []
    for file in prices:
        found += find_splits(file, symbols, known)
        known |= {(split.symbol, day_number(split.date)) for split in found}
    handed_out = [one for one, left in zip(listed, alone, strict=True) if left]
    splits = [one.split for one, left in zip(listed, alone, strict=True) if not left]
    by_symbol: dict[str, list[Split]] = {}
    for split in (*splits, *found, *(one.split for one in handed_out if one.known)):
        by_symbol.setdefault(split.symbol, []).append(split)
    return _Looked(
        [list(events(file, symbols, by_symbol)) for file in prices],
        found,
        handed_out,
        [part.repeated for part in parts],
    )


def _added(split: Split) -> str:
    return (
        f"{split.symbol} {split.date}: 목록에 없는 주식분할(1주를 {split.ratio:g}주로)을 "
        "주식 수의 변화에서 찾아 더함"
    )


def _rebased(handed_out: Sequence[Listed], codes: Mapping[str, int]) -> Rebased:
    """Return what the listed distributions of instruments with prices made of the closes before."""
    known = [one.split for one in handed_out if one.known]
    return Rebased(
        np.array([codes[split.symbol] for split in known], dtype=np.int64),
        np.array([day_number(split.date) for split in known], dtype=np.int64),
        np.array([1 / split.ratio for split in known], dtype=np.float64),
    )
