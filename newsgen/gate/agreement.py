"""Whether what should agree does: indices with funds, members and what others publish, closes with quotes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.gate.evidence import Evidence, Quote, quoted
from newsgen.gate.finding import GateFinding, doubt
from newsgen.gate.moves import of_day
from newsgen.markets.bounds import Tie
from newsgen.snapshot.snapshot import Snapshot

LEANING = 0.1
"""What a bound widens by for each percent of the move: funds and indices part on wild days."""
OFFICIAL = 5e-4
"""Relative difference from the level that others publish of an index, which has two decimals."""
QUOTED = 2e-3
"""Relative difference from the source's own last price."""
BARRED = 8e-3
"""The same from the close of the last bar: the closing auction lies between them (0.36 % at most)."""
MANY = 0.8
"""Share of the members that must have moves and market values for their mean to be a witness."""
FEWEST = 100
FAR = 1 / 3
"""Moves of members beyond this are left out: a split of a large one would speak against its index."""


def indices(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Find indices that part from what others publish, their members, bars and funds; a fund may be wrong."""
    wrong = {finding.symbol: finding for finding in _against_levels(snapshot, evidence)}
    vouched = _vouched(snapshot, evidence)
    bounds = snapshot.market.bounds
    for tie in bounds.members:
        mean = _members_move(snapshot, tie.witness)
        finding = None if tie.about in wrong else _parted(snapshot, tie, mean)
        if finding:
            wrong[tie.about] = finding
        elif mean is not None:
            vouched.add(tie.about)
    for tie in bounds.funds:
        finding = None if tie.about in wrong else _parted(snapshot, tie, of_day(snapshot, tie.witness))
        if finding and tie.about in vouched:
            wrong[tie.witness] = _turned(finding, tie)
        elif finding:
            wrong[tie.about] = finding
    for tie in bounds.cousins:
        if not {tie.about, tie.witness} & wrong.keys():
            finding = _parted(snapshot, tie, of_day(snapshot, tie.witness))
            if finding:
                wrong[tie.about] = finding
    yield from wrong.values()


def quotes(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Find closes that differ from the source's own last price of the day."""
    told_of = quoted(snapshot, evidence)
    apart = ~(np.abs(told_of.close - told_of.price) <= QUOTED * np.abs(told_of.price))
    for at in np.flatnonzero(apart).tolist():
        close, price = float(told_of.close[at]), float(told_of.price[at])
        told = f"종가 {close:,.2f}: 시세표는 {price:,.2f}입니다."
        yield doubt("quote-differs", told_of.symbols[at], told, close=close, quote=price)


def _against_levels(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Find indices whose level is not the one that others publish, or that of their own bars."""
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
                told = f"{series.on(row)} 종가 {ours:,.2f}: {publisher} 값은 {theirs:,.2f}입니다."
                yield doubt("official-differs", symbol, told, close=ours, official=theirs)
    for symbol, last in _whole(snapshot, evidence).items():
        series = snapshot.series.get(symbol)
        if series is not None and series.here and abs(series.close[-1] / last.price - 1) > BARRED:
            ours = float(series.close[-1])
            told = f"종가 {ours:,.2f}: 마지막 분봉은 {last.price:,.2f}입니다."
            yield doubt("bars-differ", symbol, told, close=ours, bar=last.price)


def _whole(snapshot: Snapshot, evidence: Evidence) -> dict[str, Quote]:
    """Return the last bars that end with the session: those of an afternoon say nothing of its close."""
    close = snapshot.session.closes
    return {symbol: last for symbol, last in evidence.bars.items() if last.time >= close}


def _vouched(snapshot: Snapshot, evidence: Evidence) -> set[str]:
    """Return the indices that others or bars speak for today: they were compared, or are among the wrong."""
    days = np.datetime64(snapshot.day)
    by_level = {symbol for symbol, found in evidence.official.items() if (found.days == days).any()}
    return by_level | set(_whole(snapshot, evidence))


def _parted(snapshot: Snapshot, tie: Tie, witness: float | None) -> GateFinding | None:
    """Return the finding of an index whose move of the day is not that of its witness."""
    index = of_day(snapshot, tie.about)
    if index is None or witness is None:
        return None
    bound = tie.within + LEANING * max(abs(index), abs(witness))
    if abs(index - witness) <= bound:
        return None
    told = f"등락률 {index:+.2f}%가 {tie.witness}의 {witness:+.2f}%와 동떨어집니다."
    return doubt("index-parted", tie.about, told, change=index, witness=witness, bound=bound)


def _turned(finding: GateFinding, tie: Tie) -> GateFinding:
    """Return the finding with the fund as the one that is wrong: others speak for the index."""
    index, fund = finding.figures["change"], finding.figures["witness"]
    told = f"등락률 {fund:+.2f}%가 {tie.about}의 {index:+.2f}%와 동떨어집니다."
    return doubt("fund-parted", tie.witness, told, **finding.figures)


def _members_move(snapshot: Snapshot, universe: str) -> float | None:
    """Return the mean move of a universe, weighed by market value; None where too few are known."""
    panel = snapshot.panel
    columns = panel.columns(snapshot.universes.get(universe, frozenset()))
    if panel.close.shape[0] < 2 or columns.size < FEWEST:
        return None
    with np.errstate(divide="ignore", invalid="ignore"):
        moves = panel.close[-1, columns] / panel.close[-2, columns] - 1
    weights = panel.market_cap[-2, columns]
    known = np.isfinite(moves) & (weights > 0) & (np.abs(moves) < FAR)
    if known.sum() < MANY * columns.size:
        return None
    return float(np.average(moves[known], weights=weights[known]) * 100)
