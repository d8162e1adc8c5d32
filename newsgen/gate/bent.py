"""Whether a yield stands between its neighbours, and goes where they go: a wrong one bends the curve."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, Section, leave_out, tell
from newsgen.gate.pairs import observed
from newsgen.markets.bounds import Middle
from newsgen.snapshot.snapshot import Snapshot

DUST = 1e-9


def middles(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave out yields of which the middle one stands where it cannot; tell where it went alone."""
    for one in snapshot.market.bounds.middles:
        yield from _bent(snapshot, one)


def _bent(snapshot: Snapshot, one: Middle) -> Iterator[GateFinding]:
    """Yield what is wrong with the middle one of three maturities."""
    pairs = [observed(snapshot, name) for name in (one.about, one.shorter, one.longer)]
    if any(pair is None for pair in pairs):
        return
    middle, shorter, longer = (pair for pair in pairs if pair)
    told = (
        f"{snapshot.day} {one.about} {middle.today:g}%, {one.shorter} {shorter.today:g}%, "
        f"{one.longer} {longer.today:g}%"
    )
    low, high = sorted((shorter.today, longer.today))
    outside = max(low - middle.today, middle.today - high)
    if outside > one.outside + DUST:
        why = f"{told}: 가운데 만기가 두 만기 밖으로 {outside:.2f}%p 벗어났습니다. 만기가 바뀐 것으로 봅니다."
        yield leave_out("yields-order", Section.RATES, why, one.about, outside=outside)
        return
    if len({pair.since for pair in (middle, shorter, longer)}) > 1:
        return
    bend = (middle.today - middle.before) - sum(each.today - each.before for each in (shorter, longer)) / 2
    if abs(bend) >= one.bend - DUST:
        why = f"{told}: {one.about} 금리만 {bend:+.2f}%p 따로 움직인 드문 날입니다. 값을 확인하십시오."
        yield tell("yield-alone", one.about, why, bend=bend)
