"""Splits: as a file lists them, and those that no list has, told from the number of shares.

Market cap over close is the number of shares. Where a close jumps by a common ratio and the number
of shares has changed by exactly the inverse some sessions later (vendors lag), the shares were split.
A fall that is a fall leaves the number of shares alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from newsgen.sources.batch import Split
from newsgen.sources.columns import Floats, date_of, day_number
from newsgen.sources.recorded.merging import GAP, PriceFile
from newsgen.sources.recorded.tables import Table, read_table
from newsgen.sources.recorded.text import shown

_COMMON = (
    1.5,
    2,
    2.5,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    12,
    15,
    16,
    18,
    20,
    25,
    30,
    35,
    40,
    50,
    60,
    75,
    80,
    100,
    150,
    200,
)
_RATIOS = np.array([*_COMMON, *(1 / ratio for ratio in _COMMON)])

_LABEL = re.compile(r"(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)")

_JUMP = 0.3
"""Natural logarithm of the least jump that is looked at: 26 % down, 35 % up."""

_MOVE = 0.25
"""How far the price itself may have moved on the ex-date, as a natural logarithm."""

_EXACT = 0.005
"""Relative difference up to which the number of shares is the old one times the ratio."""

_SESSIONS = 20
"""Sessions within which a vendor has corrected its number of shares."""

_HALVED = 2.0
"""Ratio from which, either way, an event changed the number of shares, whatever the market caps say."""

_UNCHANGED = 0.02
"""Relative difference up to which a number of shares is the old one; ANAB's grew by 1.2 % in a month."""

_SOME = 5
"""Sessions on which the old number must stand."""

_SEEN = 2
"""Sessions of these on which the corrected number must stand."""


class Listed(NamedTuple):
    """An event of a list of splits."""

    split: Split
    """The ratio makes the closes of before comparable; 1 where nothing is known to do so."""
    shares: bool
    """Whether the shares were split, as far as the list says; a distribution of another kind leaves them."""

    @property
    def known(self) -> bool:
        """Whether the ratio is known."""
        return self.split.ratio != 1


def read_splits(path: Path, known: Container[str]) -> tuple[list[Listed], list[str]]:
    """Read a file of splits; return those of ``known`` symbols, and Korean notices.

    ``ratio`` there multiplies the old price, and ``split`` is its label, ``10:1`` for ten new shares for
    an old one. An event without a label may be no split: the close before is not comparable, and nobody
    knows what is. Where the label is but near the ratio, the event was a distribution of another kind (a
    spin-off, say): the ratio counts, which makes the closes of before comparable.

    Raises:
        ImportRefused: as :func:`~newsgen.sources.recorded.tables.read_table`, and for a label that is none.

    """
    table = read_table(path, texts=("date", "symbol", "split"), numbers=("ratio",))
    codes, names = table.symbols()
    days = table.days().tolist()
    labels, texts = table.texts["split"]
    factors = table.numbers["ratio"]
    table.refuse_first([(~(factors > 0), "ratio 값이 0보다 커야 합니다")])
    listed, notices = [], []
    for row, (code, label) in enumerate(zip(codes.tolist(), labels.tolist(), strict=True)):
        symbol, date = names[code], date_of(days[row])
        ratio = _ratio(table, row, texts[label]) if texts[label] else 1.0
        if symbol not in known:
            continue
        if not texts[label]:
            listed.append(Listed(Split(symbol, date, 1.0), shares=False))
            continue
        split = abs(ratio * factors[row] - 1) <= _EXACT
        if not split:
            notices.append(
                f"{path.name}: {symbol} {date}: {texts[label]} 분할이라지만 가격 비율은 {factors[row]:g}"
                "(분배로 보고 가격 비율을 씀)"
            )
            ratio = 1 / float(factors[row])
            split = not 1 / _HALVED < ratio < _HALVED
        listed.append(Listed(Split(symbol, date, ratio), shares=split))
    return listed, notices


def distributed(listed: Sequence[Listed], files: Sequence[PriceFile], symbols: Sequence[str]) -> list[bool]:
    """Tell which listed events left the number of shares alone, by the list or by the market caps.

    Only of ratios below 2 a market cap says so: vendors correct those of real splits late, or not at all.
    """
    position = {symbol: code for code, symbol in enumerate(symbols)}
    return [
        not one.shares
        or (
            one.split.ratio < _HALVED
            and any(_same_shares(file, position.get(one.split.symbol, -1), one.split) for file in files)
        )
        for one in listed
    ]


def _same_shares(file: PriceFile, code: int, split: Split) -> bool:
    """Tell whether the number of shares is the old one for weeks after an event, unlike the ratio."""
    start, stop = np.searchsorted(file.codes, [code, code + 1])
    at = start + int(np.searchsorted(file.days[start:stop], day_number(split.date)))
    if not start < at < stop or not split.ratio > 1 + 2 * _UNCHANGED:
        return False
    rows = file.values[at - 1 : min(at + _SESSIONS, stop)]
    shares = rows[:, 5] / rows[:, 0]
    after = shares[1:][np.isfinite(shares[1:])]
    return after.size >= _SOME and bool((np.abs(after / shares[0] - 1) < _UNCHANGED).all())


def _ratio(table: Table, row: int, label: str) -> float:
    """Return how many new shares ``label`` gives for an old one."""
    match = _LABEL.fullmatch(label)
    if not match or not (float(match[1]) > 0 and float(match[2]) > 0):
        table.refuse(row, f"split 값이 '10:1' 같은 꼴이 아닙니다: {shown(label)}")
    return float(match[1]) / float(match[2])


def find_splits(file: PriceFile, symbols: Sequence[str], known: Container[tuple[str, int]]) -> list[Split]:
    """Return the splits in ``file`` that are not ``known`` as (symbol, day), most of them none.

    Needs market caps and prices as traded; a file without them gives nothing.
    """
    closes, caps = file.values[:, 0], file.values[:, 5]
    if np.isnan(caps).all():
        return []
    with np.errstate(invalid="ignore"):  # a contract can be worth less than nothing
        jumps = np.diff(np.log(closes))
    together = (np.diff(file.codes) == 0) & (np.diff(file.days) <= GAP)
    found = []
    for row in (np.flatnonzero(together & (np.abs(jumps) > _JUMP)) + 1).tolist():
        symbol, day = symbols[file.codes[row]], int(file.days[row])
        if (symbol, day) in known:
            continue
        ratio = float(_RATIOS[np.argmin(np.abs(np.log(_RATIOS) + jumps[row - 1]))])
        stop = int(np.searchsorted(file.codes, file.codes[row], side="right"))
        shares = caps[row - 1 : min(row + _SESSIONS, stop)] / closes[row - 1 : min(row + _SESSIONS, stop)]
        if abs(math.log(ratio) + jumps[row - 1]) < _MOVE and _changed_by(shares, ratio):
            found.append(Split(symbol, date_of(day), ratio))
    return found


def _changed_by(shares: Floats, ratio: float) -> bool:
    """Tell whether the numbers of shares after the first are that one times ``ratio``."""
    with np.errstate(invalid="ignore"):
        exact = np.abs(shares[1:] / shares[0] / ratio - 1) < _EXACT
    return int(exact.sum()) >= _SEEN
