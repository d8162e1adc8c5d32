"""Bring the price files of one folder together: undo adjustment for splits, then merge."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from newsgen.sources.batch import Split
from newsgen.sources.columns import AGREE, Floats, Ints, PriceColumns, date_of, day_number
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


@dataclass(frozen=True)
class Merged:
    """All files as one, and what the user must know of it."""

    prices: PriceColumns
    notices: list[str] = field(default_factory=list)


def restore_raw(
    file: PriceFile, symbols: Sequence[str], splits: Mapping[str, Sequence[Split]]
) -> tuple[PriceFile, list[str]]:
    """Undo the adjustment for splits, symbol by symbol; return the file and Korean notices.

    A file is adjusted at a split if its close does not jump on the ex-date. All prices before it are
    then multiplied by the ratio, and volumes divided. A ratio near 1 can hide in the day's own move: there
    the file is what it is at its other splits, or else as traded, as files are meant to be. Splits that
    are not in ``splits`` cannot be undone: a history that is adjusted for them stays so, and is consistent
    in itself.
    """
    values, restored = file.values.copy(), file.restored.copy()
    events = [one for code in np.unique(file.codes).tolist() for one in _events(file, code, symbols, splits)]
    others = {adjusted for split, _, adjusted in events if not is_near_one(split.ratio)}
    undone: list[str] = []
    notices: list[str] = []
    for split, rows, adjusted in events:
        told = f"{split.symbol} {split.date}"
        hidden = adjusted is None and is_near_one(split.ratio)
        if adjusted or (hidden and others == {True}):
            values[rows, :_VOLUME] *= split.ratio
            values[rows, _VOLUME] /= split.ratio
            restored[rows] = True
            undone.append(told)
        elif hidden and others != {False}:
            notices.append(
                f"{file.name}: {told} 비율({split.ratio:g})이 1에 가까워 수정주가인지 알 수 없음(그대로 둠)"
            )
        elif adjusted is None and not hidden:
            notices.append(f"{file.name}: {told} 주식분할의 날짜와 주가가 어긋납니다(그대로 둠)")
    if undone:
        notices.insert(0, f"{file.name}: 분할 수정주가를 거래 당시 가격으로 되돌림: {', '.join(undone)}")
    return PriceFile(file.name, file.codes, file.days, values, restored), notices


def _events(
    file: PriceFile, code: int, symbols: Sequence[str], splits: Mapping[str, Sequence[Split]]
) -> Iterator[tuple[Split, slice, bool | None]]:
    """Yield the splits of one symbol, the rows before each, and whether these are adjusted."""
    start, stop = np.searchsorted(file.codes, [code, code + 1]).tolist()
    days, closes = file.days[start:stop], file.values[start:stop, 0]
    for split in splits.get(symbols[code], ()):
        at = int(np.searchsorted(days, day_number(split.date)))
        yield split, slice(start, start + at), _adjusted(days, closes, at, split.ratio)


def _adjusted(days: Ints, closes: Floats, at: int, ratio: float) -> bool | None:
    """Tell whether closes are adjusted at a split whose ex-date is at ``at``.

    False where they jump as raw prices do or where nothing can be told; None where the ratio is near 1 and
    they do not, or where the jump stands some rows away, so that the date of the split must be off.
    """
    if not 0 < at < len(days) or days[at] - days[at - 1] > GAP:
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


def merge(files: Sequence[PriceFile], symbols: tuple[str, ...]) -> Merged:
    """Merge files in their order.

    Where two have the same symbol and day and their closes agree within 0.2 %, the row as traded is
    preferred to a restored one and the row with open, high and low to one without; what it lacks is
    filled from the other. Where they do not agree, the first file's row stays and a notice tells both.
    """
    merged, notices, conflicts = files[0], [], 0
    for file in files[1:]:
        merged, told, count = _merge_two(merged, file, symbols)
        notices += told[: max(_SHOWN - conflicts, 0)]
        conflicts += count
    if conflicts > _SHOWN:
        notices.append(f"종가가 서로 다른 행이 모두 {conflicts}개입니다(먼저 읽은 파일의 값을 둠)")
    order = np.lexsort((merged.codes, merged.days))
    prices = PriceColumns(symbols, merged.codes[order], merged.days[order], merged.values[order])
    return Merged(prices, notices)


def _merge_two(a: PriceFile, b: PriceFile, symbols: Sequence[str]) -> tuple[PriceFile, list[str], int]:
    keys_a, keys_b = _keys(a), _keys(b)
    at = np.minimum(np.searchsorted(keys_a, keys_b), max(len(keys_a) - 1, 0))
    shared = keys_a[at] == keys_b if len(keys_a) else np.zeros(len(keys_b), dtype=bool)
    at = at[shared]
    old, new = a.values[at], b.values[shared]
    agree = np.abs(new[:, 0] - old[:, 0]) <= AGREE * old[:, 0]

    better = _rank(b)[shared] < _rank(a)[at]
    first, second = np.where(better[:, None], new, old), np.where(better[:, None], old, new)
    joined = np.where(np.isnan(first), second, first)
    values, restored = a.values.copy(), a.restored.copy()
    values[at] = np.where(agree[:, None], joined, old)
    restored[at] &= ~(agree & better)

    clashes = np.flatnonzero(~agree)
    days, codes = b.days[shared], b.codes[shared]
    told = [
        f"{symbols[codes[i]]} {date_of(int(days[i]))}: 종가가 파일마다 다릅니다: {old[i, 0]:g}(둠), "
        f"{new[i, 0]:g}({b.name}, 버림)"
        for i in clashes[:_SHOWN].tolist()
    ]
    codes = np.concatenate([a.codes, b.codes[~shared]])
    days = np.concatenate([a.days, b.days[~shared]])
    order = np.lexsort((days, codes))
    both = PriceFile(
        a.name,
        codes[order],
        days[order],
        np.concatenate([values, b.values[~shared]])[order],
        np.concatenate([restored, b.restored[~shared]])[order],
    )
    return both, told, len(clashes)


def _keys(file: PriceFile) -> Ints:
    return (file.codes << 32) | file.days


def _rank(file: PriceFile) -> Ints:
    """Return 0 for the rows to prefer: as traded before restored, then with open, high and low."""
    return 2 * file.restored + np.isnan(file.values[:, _OHL]).all(axis=1)
