"""What else knows how an index moved: who publishes it, its bars, its members, a fund."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, doubt
from newsgen.markets.bounds import Priced, Tie
from newsgen.snapshot.snapshot import Floats, Panel, Snapshot

LEANING = 0.1
"""What a bound widens by for each percent of the move: funds and indices part on wild days."""
LEANING_NEAR = 0.05
"""The same of what they hardly ever part by."""
OFFICIAL = 5e-4
"""Relative difference from the level that others publish of an index, which has two decimals."""
BARRED = 4e-3
"""The same from the close of the last bar: the closing auction lies between, 0.36 % at most of 1,230."""
BARRED_NEAR = 1.5e-3
"""The same that is told: 1.2 days a year."""
BARRED_WELL = 1e-3
"""The same to which a bar speaks for its index: in all but 6 of 1,230 cases."""
MANY = 0.8
"""Share of the members that must have moves and market values for their mean to be a witness."""
FEWEST = 100
FAR = 1 / 3
"""Moves of members beyond this are left out: a split of a large one would speak against its index."""
PRICED = 0.3
"""Percentage points by which an index never parts from the sum of its members' prices."""
PRICED_NEAR = 0.1
"""The same by which it hardly ever does: once in two years, on the day of a spin-off."""
PRICED_WHOLE = 2e-3
"""The same where no member is missing: 0.00002 at most of 67 sessions."""
ONE = 0.3
"""Percentage points beyond which a mean of members is looked through for one that is wrong: 0.20 at most of
513 sessions."""
HIS = 0.5
"""Part of such a difference that one member explains, at least, where it is the one; the next best ..."""
NOBODY_S = 0.25
"""... explains less than this: 0.16 in those tried."""
CLASSES = 1.2
"""How far the market values of two kinds of a company's shares may be apart, as a ratio: GOOG and GOOGL by
1 %, NWS and NWSA by 16. Each of the two has the whole company's."""
LACKING = 2
"""Members whose price may be missing: each is worth some hundredths of a point."""


class Word(NamedTuple):
    """What a witness says of the day's move of an index, in percent."""

    witness: str
    """As an editor knows it: the symbol of a fund, the noun of a universe."""
    moved: float
    """The index."""
    said: float
    far: float
    near: float
    alone: float
    summed: float | None = None
    """What all members say, where without one of them, ``said``, they agree with the index."""
    culprit: str = ""
    """That one, where it can be no other."""

    @property
    def apart(self) -> float:
        """How far the index stands above what the witness says, in percentage points."""
        return self.moved - self.said

    @property
    def against(self) -> bool:
        """Whether it is further from the index than it ever is."""
        return abs(self.apart) > self.far

    @property
    def doubts(self) -> bool:
        """Whether it is further from the index than it hardly ever is."""
        return abs(self.apart) > self.near

    @property
    def doubts_alone(self) -> bool:
        """Whether it is so far from the index that it is told without another witness."""
        return abs(self.apart) > self.alone

    @property
    def told(self) -> str:
        """The witness and what it says."""
        return f"{self.witness} {self.said:+.2f}%"


def fund(snapshot: Snapshot, tie: Tie) -> Word | None:
    """Return what a fund, or another index, says; on an ex-date a fund falls behind by what it pays."""
    word = _word(tie.witness, move(snapshot, tie.about), move(snapshot, tie.witness), tie)
    if word is None or word.apart <= 0 or snapshot.day.month % 3:
        return word
    paid = snapshot.market.bounds.dividends.get(tie.witness, 0.0)
    return word._replace(near=max(word.near, paid), alone=max(word.alone, paid))


def members(snapshot: Snapshot, tie: Tie) -> Word | None:
    """Return what a universe's members say, by market value; a list that is out of date doubts nothing."""
    word = _word(tie.witness, move(snapshot, tie.about), weighed(snapshot, tie.witness), tie)
    dated = word is not None and tie.witness not in snapshot.covered
    return word._replace(near=word.far, alone=word.far) if word and dated else word


class Culprit(NamedTuple):
    """The one member whose close parts the others from their index; in percent."""

    symbol: str
    moved: float
    expected: float
    """What it moved by if the index and all the others are right."""


def one_off(snapshot: Snapshot, tie: Tie, word: Word) -> Culprit | None:
    """Return the one member that makes the difference between an index and what its members say."""
    found = _moved(snapshot, tie.witness) if abs(word.apart) > ONE else None
    if found is None:
        return None
    columns, moves, weights = found
    total = weights.sum()
    without = ((moves * weights).sum() - moves * weights) / (total - weights) * 100
    explained = 1 - np.abs(word.moved - without) / abs(word.apart)
    second, at = np.argsort(explained)[-2:].tolist()
    if explained[at] < HIS or explained[second] >= NOBODY_S:
        return None
    moved = float(moves[at] * 100)
    expected = moved + word.apart * float(total / weights[at])
    return Culprit(snapshot.panel.symbols[int(columns[at])], moved, expected)


def prices(snapshot: Snapshot, index: str) -> Word | None:
    """Return what the prices of the members of an index say that is their sum.

    Where one member alone makes the difference, the others speak. It is named only where all are known and
    the difference is large: a small one seems to be made by stocks that are innocent.
    """
    listed = _listed(snapshot.market.bounds.priced, index, snapshot.day)
    mine, sums = move(snapshot, index), _sums(snapshot, listed.members) if listed else None
    if listed is None or mine is None or sums is None:
        return None
    said, without = sums
    near = PRICED_WHOLE if len(without) == len(listed.members) else PRICED_NEAR
    word = Word("구성 종목 주가 합", mine, said, PRICED, near, near)
    alone = sorted((abs(mine - said), name) for name, said in without.items())
    far = abs(word.apart) > PRICED_NEAR  # so near as that almost any of them may be it
    culprits = [name for apart, name in alone if far and apart <= PRICED_NEAR]
    if not culprits:
        return word
    clear = len(culprits) == 1 and word.against and len(without) == len(listed.members)
    return word._replace(said=without[culprits[0]], summed=said, culprit=culprits[0] if clear else "")


def levels(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Find indices whose level, today's or the one before, is not the one that others publish."""
    published = snapshot.market.bounds.official
    publisher = published.publisher if published else ""
    for symbol, official in evidence.official.items():
        series = snapshot.series.get(symbol)
        if series is None:
            continue
        _, mine, at = np.intersect1d(series.days[-2:], official.days, return_indices=True)
        for row, other in zip((mine - series.days[-2:].size).tolist(), at.tolist(), strict=True):
            ours, theirs = float(series.close[row]), float(official.values[other])
            if abs(ours / theirs - 1) > OFFICIAL:
                told = f"{series.on(row)} 종가 {ours:,.2f}: {publisher}의 종가는 {theirs:,.2f}입니다."
                yield doubt("official-differs", symbol, told, close=ours, official=theirs)


def last_bars(snapshot: Snapshot, evidence: Evidence) -> dict[str, tuple[float, float]]:
    """Return close and last bar of each index whose bars end with the session, not in its afternoon."""
    close = snapshot.session.closes
    return {
        symbol: (float(series.close[-1]), bar.price)
        for symbol, bar in evidence.bars.items()
        if (series := snapshot.series.get(symbol)) is not None and series.here and bar.time >= close
    }


def published(snapshot: Snapshot, evidence: Evidence) -> frozenset[str]:
    """Return the indices of which others publish today's level."""
    day = np.datetime64(snapshot.day)
    return frozenset(symbol for symbol, found in evidence.official.items() if (found.days == day).any())


def move(snapshot: Snapshot, symbol: str) -> float | None:
    """Return a symbol's move of the day in percent; None where a close is missing."""
    series = snapshot.series.get(symbol)
    if series is not None:
        close = series.close[-2:]
    elif (column := snapshot.panel.column(symbol)) is not None:
        close = snapshot.panel.close[-2:, column]
    else:
        return None
    if close.size < 2 or not np.isfinite(close).all() or close[0] <= 0:
        return None
    return float((close[1] / close[0] - 1) * 100)


def weighed(snapshot: Snapshot, universe: str, row: int = -1) -> float | None:
    """Return the mean move of a universe, weighed by market value; None where too few are known."""
    moved = _moved(snapshot, universe, row)
    return None if moved is None else float(np.average(moved[1], weights=moved[2]) * 100)


def _moved(
    snapshot: Snapshot, universe: str, row: int = -1
) -> tuple[npt.NDArray[np.intp], Floats, Floats] | None:
    """Return the members that have a move, with it and their weight; None where they are too few."""
    panel = snapshot.panel
    columns = panel.columns(snapshot.universes.get(universe, frozenset()))
    if panel.close.shape[0] < 1 - row or columns.size < FEWEST:
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        moves = panel.close[row, columns] / panel.close[row - 1, columns] - 1
        weights = _weights(panel, columns, panel.market_cap[row - 1, columns])
        known = np.isfinite(moves) & (weights > 0) & (np.abs(moves) < FAR)
    if known.sum() < MANY * columns.size:
        return None
    return columns[known], moves[known], weights[known]


def _weights(panel: Panel, columns: npt.NDArray[np.intp], values: Floats) -> Floats:
    """Return market values, those of a company with two kinds of shares halved."""
    first, second = _kinds(panel.symbols, tuple(columns.tolist()))
    ratio = values[first] / values[second]
    same = (ratio > 1 / CLASSES) & (ratio < CLASSES)
    halved = values.copy()
    halved[first[same]] = values[first[same]] / 2
    halved[second[same]] = values[second[same]] / 2
    return halved


@functools.lru_cache(maxsize=16)
def _kinds(
    symbols: tuple[str, ...], columns: tuple[int, ...]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return where among some columns stand symbols that differ by one letter at the end, in pairs."""
    at = {symbols[column]: row for row, column in enumerate(columns)}
    pairs = [(at[name[:-1]], row) for name, row in at.items() if name[:-1] in at]
    found = np.array(pairs, dtype=np.intp).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def _word(witness: str, mine: float | None, said: float | None, tie: Tie) -> Word | None:
    if mine is None or said is None:
        return None
    wild = max(abs(mine), abs(said))
    near = tie.near + LEANING_NEAR * wild
    alone = near if tie.alone is None else tie.alone + LEANING_NEAR * wild
    return Word(witness, mine, said, tie.within + LEANING * wild, near, alone)


def _listed(lists: tuple[Priced, ...], index: str, day: dt.date) -> Priced | None:
    """Return the members of an index on a day; None before the first list."""
    known = [one for one in lists if one.index == index and one.since <= day]
    return max(known, key=lambda one: one.since) if known else None


def _sums(snapshot: Snapshot, symbols: tuple[str, ...]) -> tuple[float, dict[str, float]] | None:
    """Return the move of a sum of prices, and of it without each; None where more than a few are missing."""
    panel = snapshot.panel
    columns = panel.columns(frozenset(symbols))
    if panel.close.shape[0] < 2:
        return None
    columns = columns[np.isfinite(panel.close[-2:, columns]).all(axis=0)]
    if columns.size < len(symbols) - LACKING:
        return None
    before, now = panel.close[-2, columns], panel.close[-1, columns]
    without = ((now.sum() - now) / (before.sum() - before) - 1) * 100
    names = [panel.symbols[column] for column in columns.tolist()]
    return float((now.sum() / before.sum() - 1) * 100), dict(zip(names, without.tolist(), strict=True))
