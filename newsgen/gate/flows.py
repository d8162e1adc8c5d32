"""Whether what investors bought on balance can be: it sums up, is of this day and of this size, and is final.

Of 887 sessions of each part of Seoul's exchange (2023 to 2026-08) no row repeats another one, all four kinds
sum up to 0.01, and the largest figure is 0.02 to 12 times the median of the 20 sessions before.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator

import numpy as np

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import GateFinding, doubt, tell
from newsgen.korean import attach, dates, decimal
from newsgen.snapshot.flows import Flows
from newsgen.snapshot.snapshot import Snapshot, to_date
from newsgen.sources.batch import INVESTORS

TOLD = INVESTORS[:3]
"""Kinds of investors that every wrap tells: without one of them the others are not told."""
LATELY = 20
"""Sessions whose usual size today's is held against."""
FEWEST = 5
"""Sessions of these that have to be known."""
CHANGED = 1.0
"""억원 by which a final figure is another one."""
_WHO = dict(zip(INVESTORS, ("개인", "외국인", "기관", "기타법인"), strict=True))
BACK = 60
"""Sessions back in which the day's row is looked for."""


def doubtful(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Drop figures that lack somebody, do not sum up, are those of another day, or have another unit."""
    for flows in snapshot.flows.values():
        if not flows.today:
            continue
        told = next(filter(None, (check(snapshot, flows) for check in (_lacking, _sum, _copy, _size))), None)
        if told is not None:
            yield told


def missing(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Tell of parts of the exchange of which nobody said who bought."""
    for board in snapshot.market.boards:
        flows = snapshot.flows.get(board.name)
        if flows is None or not flows.today:
            told = (
                f"{board.name} {snapshot.day}: 투자자별 순매수가 없어 쓰지 않았습니다. "
                "투자자별 매매동향(flows/investors*.csv)을 newsgen import로 들여오십시오."
            )
            yield tell("flows-missing", board.name, told)


def provisional(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Tell of figures that may still change: one in ten did by more than 300억원."""
    for flows in snapshot.flows.values():
        if flows.as_of:
            at = dates.clock(dt.time.fromisoformat(flows.as_of))
            told = (
                f"{flows.board} {snapshot.day}: 투자자별 순매수는 {at} 기준 잠정치입니다. "
                "확정치가 나오면 들여와 다시 만드십시오."
            )
            yield tell("flows-provisional", flows.board, told)


def opposed(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Tell of a day on which an index went far and the larger traders all against it: a sign may be off."""
    bounds = snapshot.market.bounds.flows
    for board in snapshot.market.boards if bounds else ():
        flows, index = snapshot.flows.get(board.name), snapshot.series.get(board.index)
        if bounds is None or flows is None or index is None or index.close.size < 2:
            continue
        moved = float((index.close[-1] / index.close[-2] - 1) * 100)
        now = [flows.today.get(name, math.nan) * np.sign(moved) for name in ("foreign", "institution")]
        with_it = flows.today.get("individual", math.nan) * np.sign(moved)
        if abs(moved) >= bounds.opposed and max(now) < 0 < with_it:
            told = (
                f"{board.name} {snapshot.day}: 지수가 {moved:+.2f}% 움직였는데 외국인과 기관이 모두 반대쪽, "
                "개인이 같은 쪽입니다. 그대로 썼으니 부호를 확인하십시오."
            )
            yield tell("flows-opposed", board.name, told, moved=moved)


def rewritten(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Tell of final figures that an import changed since the session before: streaks rest on them."""
    since = snapshot.session.previous.closes
    fresh = [one for one in evidence.flows if one.seen_at > since and abs(one.new - one.old) >= CHANGED]
    for board in snapshot.flows:
        changed = [one for one in fresh if one.symbol == board]
        if changed:
            one, more = changed[-1], len(changed) - 1
            others = f"(외 {more}건)" if more else ""
            told = (
                f"{board} {one.date}: 투자자별 순매수 확정치({_WHO[one.field]})가 {one.old:,.2f}억원에서 "
                f"{one.new:,.2f}억원으로 바뀌었습니다{others}. 바뀐 값으로 썼으니 확인하십시오."
            )
            yield tell("flows-rewritten", board, told, old=one.old, new=one.new)


def _lacking(snapshot: Snapshot, flows: Flows) -> GateFinding | None:
    absent = [_WHO[name] for name in TOLD if name not in flows.today]
    if not absent:
        return None
    told = f"{snapshot.day}: 투자자별 순매수에 {attach(', '.join(absent), '이/가')} 없습니다."
    return doubt("flows-lacking", flows.board, told)


def _sum(snapshot: Snapshot, flows: Flows) -> GateFinding | None:
    bounds, total = snapshot.market.bounds.flows, math.fsum(flows.today.values())
    if bounds is None or len(flows.today) < len(INVESTORS) or abs(total) <= bounds.within:
        return None
    told = f"{snapshot.day}: 개인·외국인·기관·기타법인의 순매수를 더하면 {decimal(total, 2)}억원이 남습니다."
    return doubt("flows-unbalanced", flows.board, told, total=total)


def _copy(snapshot: Snapshot, flows: Flows) -> GateFinding | None:
    """Find the day's figures on an earlier session, or on another part of the exchange."""
    rows = np.column_stack([flows.net[name] for name in TOLD])[-BACK - 1 :]
    same = np.flatnonzero((rows[:-1] == rows[-1]).all(axis=1))
    if same.size:
        day = to_date(flows.days[-BACK - 1 :][int(same[-1])])
        told = f"{snapshot.day}: 투자자별 순매수가 {day}과 똑같습니다. 그날의 값으로 봅니다."
        return doubt("flows-repeated", flows.board, told)
    now = [flows.today[name] for name in TOLD]
    for other in snapshot.flows.values():
        if other.board != flows.board and [other.today.get(name) for name in TOLD] == now:
            told = f"{snapshot.day}: 투자자별 순매수가 {other.board}와 똑같습니다."
            return doubt("flows-repeated", flows.board, told)
    return None


def _size(snapshot: Snapshot, flows: Flows) -> GateFinding | None:
    """Find figures in 만원 or 백만원, or in 조원."""
    bounds = snapshot.market.bounds.flows
    if bounds is None:
        return None
    largest = np.abs(np.column_stack([flows.net[name] for name in TOLD])).max(axis=1)
    now, before = float(largest[-1]), largest[-LATELY - 1 : -1]
    before = before[np.isfinite(before)]
    usual = float(np.median(before)) if before.size >= FEWEST else math.nan
    least, most = (bound * usual for bound in bounds.times)
    if not (now > bounds.most or now > most or now < least):
        return None
    told = (
        f"{snapshot.day}: 투자자별 순매수의 크기가 {now:,.2f}억원으로, 최근 {len(before)}거래일의 보통 크기 "
        f"{usual:,.0f}억원과 자릿수가 다릅니다. 단위가 억원인지 확인하십시오."
    )
    return doubt("flows-size", flows.board, told, largest=now, usual=usual)
