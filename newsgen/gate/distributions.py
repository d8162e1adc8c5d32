"""Moves of the day that are none: jumps that trade does not bear out, ex-dates whose base price nobody knows.

What is told of them is not told again: the prices before such a day are left out of later sessions by the
snapshot (:mod:`newsgen.snapshot.breaks`), until a base price is known or the desk releases the finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import Consequence, GateFinding, doubt, tell
from newsgen.snapshot.breaks import CODES, UNBORNE, UNKNOWN, judged
from newsgen.snapshot.snapshot import Snapshot

WEEK = 5
"""Sessions after a break in which it is listed."""
USE = "기준가를 알면 newsgen gate base로 적으십시오"


def today(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Drop what the day's prices cannot be compared for, and ask about what may be such; it is told."""
    panel = snapshot.panel
    found = judged(snapshot.market, panel, _large(snapshot), panel.days.size - 1)
    for entry in np.flatnonzero(found.unborne | found.unknown | found.doubted).tolist():
        shocks, symbol = found.shocks, panel.symbols[found.shocks.column[entry]]
        change, ratio = float(np.expm1(shocks.move[entry]) * 100), float(shocks.turnover[entry])
        known = np.isfinite(ratio)
        figures = {"change": change} | ({"turnover_ratio": ratio} if known else {})
        told = f"{change:+.1f}%, " + (
            f"거래대금은 평소의 {ratio:.1f}배" if known else "거래대금은 알 수 없음"
        )
        if found.unborne[entry]:
            yield doubt(UNBORNE, symbol, f"{told}: 액면분할이나 잘못된 시세로 봅니다.", **figures)
        elif found.unknown[entry]:
            told = f"{told}: 분사·특별배당 등으로 기준가를 알 수 없습니다. {USE}."
            yield doubt(UNKNOWN, symbol, told, **figures)
        else:
            told = f"{symbol} {told}: 그대로 썼으니 분사나 특별배당이 아닌지 확인하십시오. {USE}."
            yield tell("base-doubtful", symbol, told, Consequence.FLAG, **figures)


def unknown(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Drop what somebody said to have another base price today, and not which."""
    for symbol, first in snapshot.severed.items():
        if first == snapshot.day:
            told = f"기준가가 직전 거래일 종가가 아니라고만 알려져 등락률을 낼 수 없습니다. {USE}."
            yield doubt(UNKNOWN, symbol, told)


def severed(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """List, for a week, what is left out of earlier sessions because nothing can be compared across them."""
    week = snapshot.panel.days[-WEEK - 1 : -1]
    for symbol, day in snapshot.severed.items():
        if np.datetime64(day) in week:
            told = f"{day}에 등락률을 낼 기준가를 알 수 없어 {symbol}의 그 전 시세는 쓰지 않습니다. {USE}."
            yield tell("severed", symbol, told, Consequence.NOTE)


def changed_bases(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """List the base prices of the day that are not the close before."""
    for symbol, base in snapshot.bases.items():
        if base.date == snapshot.day:
            told = f"{symbol} 등락률은 직전 거래일 종가가 아니라 기준가 {base.price:,.10g}에 견준 것입니다."
            yield tell("base-price", symbol, told, Consequence.NOTE, base=base.price)


def cut(snapshot: Snapshot, findings: Iterable[GateFinding]) -> Snapshot:
    """Return the market as other checks see it: a move of the day that is none speaks against nobody."""
    days = {one.symbol: snapshot.day for one in findings if one.code in CODES}
    return replace(snapshot.since(days), severed=snapshot.severed) if days else snapshot


def _large(snapshot: Snapshot) -> frozenset[str]:
    """Return the large members; whatever has its whole history told is one."""
    members = snapshot.universes.get(snapshot.market.universe("large"), frozenset())
    return members | frozenset(snapshot.series)
