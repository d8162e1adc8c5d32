"""Bring the price files of one folder together: undo adjustment for splits, then merge."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import NamedTuple

import numpy as np

from newsgen.sources.batch import Split
from newsgen.sources.columns import AGREE, Floats, Ints, date_of, day_number
from newsgen.sources.recorded.tables import Mask

NEAR = 5
"""Rows around an ex-date in which the jump of a split is looked for."""

NEAR_ONE = 1.2
"""A ratio up to which a day's own move may look like its jump; large companies fell 17 % in a day."""

GAP = 30
"""Days without a price after which a jump tells nothing about a split."""

_SHOWN = 20
"""Conflicts that are told one by one; the rest are counted."""

_OHL = slice(1, 4)
_VOLUME = 4


@dataclass(frozen=True, eq=False)
class PriceFile:
    """The prices of one file, sorted by symbol and day; codes are positions in a list all files share."""

    name: str
    codes: Ints
    days: Ints
    values: Floats
    restored: Mask
    """Rows that were adjusted for a split and are multiplied back to what was traded."""


class Event(NamedTuple):
    """A split, as a file has it."""

    split: Split
    rows: slice
    """Those before it, of its symbol."""
    adjusted: bool | None
    """Whether they are adjusted for it; None where that cannot be told."""

    @property
    def hidden(self) -> bool:
        """Whether it cannot be told because the ratio is near 1."""
        return self.adjusted is None and is_near_one(self.split.ratio)


@dataclass
class Clashes:
    """Rows of which two files have different closes."""

    _told: list[str] = field(default_factory=list)
    _count: int = 0

    def add(self, told: Sequence[str], count: int) -> None:
        """Add some, of which the first ones are told."""
        self._told += told[: max(_SHOWN - self._count, 0)]
        self._count += count

    @property
    def notices(self) -> list[str]:
        """The first ones, and how many there are."""
        more = f"종가가 서로 다른 행이 모두 {self._count}개입니다(먼저 읽은 파일의 값을 둠)"
        return [*self._told, more] if self._count > _SHOWN else self._told


def events(file: PriceFile, symbols: Sequence[str], splits: Mapping[str, Sequence[Split]]) -> Iterator[Event]:
    """Yield the splits of a file's symbols.

    A file is adjusted at a split if its close does not jump on the ex-date. A ratio near 1 can hide in the
    day's own move.
    """
    for code in np.unique(file.codes).tolist() if splits else ():
        start, stop = np.searchsorted(file.codes, [code, code + 1]).tolist()
        days, closes, volumes = file.days[start:stop], *file.values[start:stop, (0, _VOLUME)].T
        for split in splits.get(symbols[code], ()):
            at = int(np.searchsorted(days, day_number(split.date)))
            yield Event(split, slice(start, start + at), _adjusted(days, closes, volumes, at, split.ratio))


Shown = frozenset[bool | None]
"""Whether a file is adjusted at the splits of which that can be told."""


def shown(found: Sequence[Event]) -> Shown:
    """Return whether a file is adjusted at its splits whose ratios hide nothing."""
    return frozenset(one.adjusted for one in found if not is_near_one(one.split.ratio))


def _is_undone(event: Event, others: Shown) -> bool:
    """Tell whether an adjustment is undone: one that shows, or is hidden where the others show."""
    return bool(event.adjusted) or (event.hidden and others == {True})


def restore_raw(file: PriceFile, found: Sequence[Event], others: Shown) -> PriceFile:
    """Undo the adjustment for splits: prices before one are multiplied by its ratio, and volumes divided.

    Where a ratio hides whether there is any, the file is what it is at its other splits, or else as traded,
    as files are meant to be. Splits that nobody knows cannot be undone: a history that is adjusted for them
    stays so, and is consistent in itself.
    """
    undone = [one for one in found if _is_undone(one, others)]
    if not undone:
        return file
    values, restored = file.values.copy(), file.restored.copy()
    for split, rows, _ in undone:
        values[rows, :_VOLUME] *= split.ratio
        values[rows, _VOLUME] /= split.ratio
        restored[rows] = True
    return PriceFile(file.name, file.codes, file.days, values, restored)


def told(name: str, found: Sequence[Event], others: Shown) -> list[str]:
    """Say in Korean which adjustments of a file were undone, and of which splits nothing can be told."""
    undone = [f"{one.split.symbol} {one.split.date}" for one in found if _is_undone(one, others)]
    notices = [f"{name}: 분할 수정주가를 거래 당시 가격으로 되돌림: {', '.join(undone)}"] if undone else []
    for event in found:
        split = event.split
        what = f"{name}: {split.symbol} {split.date}"
        if event.hidden and others not in ({True}, {False}):
            notices.append(f"{what} 비율({split.ratio:g})이 1에 가까워 수정주가인지 알 수 없음(그대로 둠)")
        elif event.adjusted is None and not event.hidden:
            notices.append(f"{what} 주식분할의 날짜와 주가가 어긋납니다(그대로 둠)")
    return notices


def _adjusted(days: Ints, closes: Floats, volumes: Floats, at: int, ratio: float) -> bool | None:
    """Tell whether closes are adjusted at a split whose ex-date is at ``at``.

    False where they jump as raw prices do or where nothing can be told, as of a stock that was halted, whose
    close is repeated; None where the ratio is near 1 and
    they do not, or where the jump stands some rows away, so that the date of the split must be off.
    """
    if not 0 < at < len(days) or days[at] - days[at - 1] > GAP:
        return False
    if volumes[at] == 0 and closes[at] == closes[at - 1]:
        return False
    if not min(closes[at - 1], closes[at]) > 0:
        return False  # a contract that is worth less than nothing is not split
    expected = -math.log(ratio)
    jump = math.log(closes[at] / closes[at - 1])
    if abs(jump - expected) <= abs(jump):
        return False
    near = np.diff(np.log(closes[max(at - NEAR - 1, 0) : at + NEAR + 1]))
    hidden = is_near_one(ratio) or (np.abs(near - expected) < np.abs(near)).any()
    return None if hidden else True


def is_near_one(ratio: float) -> bool:
    """Tell whether a day's own move may look like the jump of a split."""
    return abs(math.log(ratio)) < math.log(NEAR_ONE)


def merge(files: Sequence[PriceFile], symbols: Sequence[str], clashes: Clashes) -> PriceFile:
    """Merge files in their order.

    Where two have the same symbol and day and their closes agree within 0.2 %, the row as traded is
    preferred to a restored one and the row with open, high and low to one without; what it lacks is
    filled from the other. Where they do not agree, the first file's row stays and ``clashes`` tells both.
    """
    files = [file for file in files if len(file.days)] or files[:1]
    every = _stacked(files)
    order = np.argsort(_keys(every), kind="stable")
    if (np.diff(_keys(every)[order]) > 0).all():
        return every if (np.diff(order) > 0).all() else _chosen(every, order)
    return reduce(lambda one, other: _merge_two(one, other, symbols, clashes), files)


def _stacked(files: Sequence[PriceFile]) -> PriceFile:
    """Return the rows of some files one after another, named as the first."""
    if len(files) == 1:
        return files[0]
    columns = zip(*((one.codes, one.days, one.values, one.restored) for one in files), strict=True)
    return PriceFile(files[0].name, *map(np.concatenate, columns))


def _chosen(file: PriceFile, rows: Ints) -> PriceFile:
    return PriceFile(file.name, file.codes[rows], file.days[rows], file.values[rows], file.restored[rows])


def _merge_two(a: PriceFile, b: PriceFile, symbols: Sequence[str], clashes: Clashes) -> PriceFile:
    keys_a, keys_b = _keys(a), _keys(b)
    at = np.minimum(np.searchsorted(keys_a, keys_b), len(keys_a) - 1)
    shared = keys_a[at] == keys_b
    at = at[shared]
    old, new = a.values[at], b.values[shared]
    agree = np.abs(new[:, 0] - old[:, 0]) <= AGREE * old[:, 0]

    better = _rank(b)[shared] < _rank(a)[at]
    first, second = np.where(better[:, None], new, old), np.where(better[:, None], old, new)
    joined = np.where(np.isnan(first), second, first)
    values, restored = a.values.copy(), a.restored.copy()
    values[at] = np.where(agree[:, None], joined, old)
    restored[at] &= ~(agree & better)

    unlike = np.flatnonzero(~agree)
    days, codes = b.days[shared], b.codes[shared]
    pairs = [
        f"{symbols[codes[i]]} {date_of(int(days[i]))}: 종가가 파일마다 다릅니다: {old[i, 0]:g}(둠), "
        f"{new[i, 0]:g}({b.name}, 버림)"
        for i in unlike[:_SHOWN].tolist()
    ]
    clashes.add(pairs, len(unlike))
    both = _stacked(
        [PriceFile(a.name, a.codes, a.days, values, restored), _chosen(b, np.flatnonzero(~shared))]
    )
    return _chosen(both, np.argsort(_keys(both), kind="stable"))


def _keys(file: PriceFile) -> Ints:
    return (file.codes << 32) + file.days


def _rank(file: PriceFile) -> Ints:
    """Return 0 for the rows to prefer: as traded before restored, then with open, high and low."""
    return 2 * file.restored + np.isnan(file.values[:, _OHL]).all(axis=1)
