"""What the price files of a folder say together: raw prices as one, splits, base prices, and notices.

It is told group by group of symbols, so that only one of them is in memory. The files are gone through twice:
whether a file is adjusted at a split whose ratio hides it, its other splits tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from newsgen.sources.batch import Base, Split
from newsgen.sources.columns import PriceTable, day_number
from newsgen.sources.recorded.bases import Rebased, of_columns
from newsgen.sources.recorded.merging import Clashes, Event, events, merge, restore_raw, shown, told
from newsgen.sources.recorded.prices import PriceFiles
from newsgen.sources.recorded.splitting import Listed, distributed, find_splits
from newsgen.sources.spooled import SpooledPrices


class Joined(NamedTuple):
    """All files as one, and what the user must know of it."""

    prices: PriceTable
    splits: list[Split]
    bases: list[Base]
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


def join(files: PriceFiles, listed: Sequence[Listed]) -> Joined:
    """Bring the files together, with the splits and distributions that the folder lists.

    Prices come out raw as traded: files that are adjusted for splits are recognised at these and multiplied
    back.

    Raises:
        ImportRefused: a file has two different rows of one symbol and day.

    """
    symbols = tuple(files.codes)
    by_group: dict[int | None, list[Listed]] = {}
    for one in listed:
        by_group.setdefault(files.group(one.split.symbol), []).append(one)
    looked = [_look(files, group, by_group.get(group, []), symbols) for group in files.groups]
    by_file = [[one for its in looked for one in its.events[at]] for at in range(len(files.names))]
    others = [shown(found) for found in by_file]

    prices, clashes, bases = SpooledPrices(symbols), Clashes(), list[Base]()
    for group, its in zip(files.groups, looked, strict=True):
        parts = files.of(group, symbols)
        raw = [
            restore_raw(part.prices, found, of_it)
            for part, found, of_it in zip(parts, its.events, others, strict=True)
        ]
        merged = merge(raw, symbols, clashes)
        prices.put(merged.codes, merged.days, merged.values)
        changes = [*(part.rebased for part in parts), _rebased(its.handed_out, files.codes)]
        bases += of_columns(changes, merged, symbols)

    handed_out = [one for one in by_group.get(None, ()) if not one.shares]
    handed_out += [one for its in looked for one in its.handed_out]
    unknown = [Base(one.split.symbol, one.split.date, None) for one in handed_out if not one.known]
    unlisted = [split for its in looked for split in its.found]
    repeated = [sum(counts) for counts in zip(*(its.repeated for its in looked), strict=True)]
    restored = [
        notice
        for name, found, of_it in zip(files.names, by_file, others, strict=True)
        for notice in told(name, found, of_it)
    ]
    return Joined(
        prices,
        [*(one.split for one in listed if one not in handed_out), *unlisted],
        [*unknown, *bases],
        files.notices(repeated or [0] * len(files.names)),
        [*map(_added, unlisted), *restored, *clashes.notices],
    )


def _look(files: PriceFiles, group: int, listed: Sequence[Listed], symbols: Sequence[str]) -> _Looked:
    parts = files.of(group, symbols)
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
