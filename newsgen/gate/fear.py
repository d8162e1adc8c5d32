"""Whether the index of fear, and an index of a few large stocks, move as what they follow does."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, doubt, tell
from newsgen.gate.witnesses import move
from newsgen.snapshot.median import median
from newsgen.snapshot.snapshot import Floats, Snapshot

MOST = 0.8
"""Share of the leaders whose move must be known."""


def calm(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Drop an index of fear that moves further than the broad index lets it; tell where both go one way."""
    market = snapshot.market
    bound, fear, broad = market.bounds.fear, move(snapshot, market.fear), move(snapshot, market.broad)
    if bound is None or fear is None or broad is None:
        return
    together = fear * broad > 0
    most = bound.most + (0 if together else bound.slope * max(abs(broad) - bound.calm, 0))
    told = f"등락률 {fear:+.2f}%: 같은 날 {market.broad} 등락률은 {broad:+.2f}%입니다."
    if abs(fear) >= most:
        yield doubt("fear-apart", market.fear, told, change=fear, witness=broad, bound=most)
    elif fear == 0:
        told = (
            f"{market.fear} 종가가 전 거래일과 똑같습니다. 한 해에 한두 번뿐이니 전 거래일 값이 아닌지 "
            "확인하십시오."
        )
        yield tell("fear-still", market.fear, told, change=fear, witness=broad)
    elif together and abs(fear) >= bound.against:
        told = (
            f"{market.fear} {told} 두 지수가 같은 쪽으로 크게 움직이는 날은 드뭅니다. 그대로 썼으니 "
            "종가를 확인하십시오."
        )
        yield tell("fear-apart", market.fear, told, change=fear, witness=broad)


def leaders(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Hold an index against the median of its large members."""
    for bound in snapshot.market.bounds.leaders:
        index, moves = move(snapshot, bound.about), _moves(snapshot, bound.of)
        if index is None or moves.size < MOST * len(bound.of):
            continue
        middle = median(moves)
        told = f"등락률 {index:+.2f}%: {', '.join(bound.of)} 등락률의 중앙값은 {middle:+.2f}%입니다."
        if abs(index - middle) > bound.most:
            yield doubt("leaders-apart", bound.about, told, change=index, witness=middle)
        elif abs(index - middle) > bound.rare:
            told = f"{bound.about} {told} 그대로 썼으니 종가를 확인하십시오."
            yield tell("leaders-apart", bound.about, told, change=index, witness=middle)


def _moves(snapshot: Snapshot, symbols: tuple[str, ...]) -> Floats:
    """Return the moves of the day of some stocks in percent, as far as they are known."""
    close = snapshot.panel.close[-2:, snapshot.panel.columns(frozenset(symbols))]
    if close.shape[0] < 2:
        return np.array([])
    moves: Floats = (close[1] / close[0] - 1) * 100
    return moves[np.isfinite(moves)]
