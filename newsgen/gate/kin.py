"""Whether small companies moved as the large ones of their kind did: what is true of no single one is of all.

The large companies' moves of the sessions before have a few common factors (banks, energy, makers of chips).
How the large moved today says what each factor did, and with it, weakly, what each small company should have
done. Over a thousand of them the two go together; moves that are turned round go against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.gate import witnesses
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import Consequence, GateFinding, Section, leave_out, tell
from newsgen.snapshot.snapshot import Floats, Snapshot

PAST = 60
"""Sessions from which the factors are taken."""
FACTORS = 10
FEWEST_LARGE, FEWEST_SMALL = 200, 500
WILD = 0.1
"""Moves beyond this are of one company alone, and left out, in logs."""
CLIPPED = 3.0
"""Deviations to which both are cut, so that no few decide."""
AGAINST = -0.075
"""Correlation below which they go against each other, on none of 392 recorded sessions.

The least true one is -0.058 (2025-10-27), the next -0.026; 0.23 is in the middle, so that on 93 days of a
hundred all moves of one side turned round would be seen.
"""


def turned(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave out the companies, small or large, that moved against those of their kind."""
    together = correlation(snapshot)
    if together is None or together >= AGAINST:
        return
    market = snapshot.market
    small, large = market.universe("small"), market.universe("large")
    said = {tie.witness: witnesses.members(snapshot, tie) for tie in market.bounds.members}
    near = {
        tie.witness: word is not None and abs(word.apart) <= tie.near
        for tie in market.bounds.members
        for word in (said[tie.witness],)
    }
    told = (
        f"소형주와 대형주의 종목별 등락이 서로 거꾸로입니다(상관계수 {together:+.2f}). "
        "등락이 뒤집혔거나 다른 날의 값으로 봅니다."
    )
    if near.get(large) and not near.get(small):
        yield leave_out("kin-against", Section.SMALL_CAPS, told, small, correlation=together)
    elif near.get(small) and not near.get(large):
        yield leave_out("kin-against", Section.LARGE_CAPS, told, large, correlation=together)
    else:
        told = f"{told} 종목 시세를 확인하십시오."
        yield tell("kin-against", "*", told, Consequence.FLAG, correlation=together)


def correlation(snapshot: Snapshot) -> float | None:
    """Return how the small companies' moves go with what the large say; None where too few are known."""
    panel, market = snapshot.panel, snapshot.market
    close = panel.close[-PAST - 2 :]
    large_ones = snapshot.universes.get(market.universe("large"), frozenset())
    small_ones = snapshot.universes.get(market.universe("small"), frozenset()) - large_ones
    if close.shape[0] < PAST + 2 or min(len(large_ones), len(small_ones)) < FEWEST_LARGE:
        return None
    large = _moves(close[:, panel.columns(large_ones)])
    small = _moves(close[:, panel.columns(small_ones)])
    if large.shape[1] < FEWEST_LARGE or small.shape[1] < FEWEST_SMALL:
        return None
    deviation = large[:-1].std(axis=0)
    past = (large[:-1] - large[:-1].mean(axis=0)) / deviation
    _, _, axes = np.linalg.svd(past, full_matrices=False)
    factors, today = past @ axes[:FACTORS].T, (large[-1] / deviation) @ axes[:FACTORS].T
    loadings, *_ = np.linalg.lstsq(factors, small[:-1] - small[:-1].mean(axis=0), rcond=None)
    usual = small[:-1].std(axis=0)
    said, did = (np.clip(one / usual, -CLIPPED, CLIPPED) for one in (today @ loadings, small[-1]))
    if not (said.std() > 0 and did.std() > 0):
        return None  # a market that stands still
    return float(np.corrcoef(said, did)[0, 1])


def _moves(close: Floats) -> Floats:
    """Return the moves of those with a whole course that did nothing wild today, in logs."""
    with np.errstate(divide="ignore", invalid="ignore"):
        moves: Floats = np.diff(np.log(close), axis=0)
    whole = np.isfinite(moves).all(axis=0) & (np.abs(moves[-1]) < WILD)
    moved = moves[:, whole]
    return moved[:, moved[:-1].std(axis=0) > 0]
