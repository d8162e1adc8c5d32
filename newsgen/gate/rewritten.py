"""Closes of the past that imports changed: a file dated a session late rewrites them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import Consequence, GateFinding, hold, tell
from newsgen.gate.releases import Release
from newsgen.snapshot.median import median
from newsgen.snapshot.snapshot import Snapshot, is_stock
from newsgen.store import Revision

CODE = "history-rewritten"
RECENT = 10
"""Sessions before this one whose closes must stand: the moves of the day and the week are from them."""
CHANGED = 3e-3
"""Relative change of a close that is one: two sources of a stock agree to 0.2 %."""
MANY = 0.02
"""Share of the stocks above which that is no correction any more; a split that is mended is one stock."""
FEWEST = 20
LEVEL = 3e-4
"""The same of an index: a close that is read half an hour after the bell still moves by 0.02 %."""

Changed = Mapping[tuple[str, dt.date], Revision]


def rewritten(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Hold a session after an import that changed the last closes of many stocks, until it is released."""
    first = snapshot.panel.days[-RECENT - 1 :][:1]
    recent = {
        at: one
        for at, one in standing(evidence.revisions).items()
        if is_stock(at[0]) and first.size and first[0] <= np.datetime64(at[1]) < np.datetime64(snapshot.day)
    }
    wrong = {at: one for at, one in recent.items() if abs(one.new / one.old - 1) > CHANGED}
    stocks = {symbol for symbol, _ in wrong}
    usual = int(median(np.isfinite(snapshot.panel.close[-RECENT - 1 :]).sum(axis=1))) if first.size else 0
    if len(stocks) <= max(FEWEST, MANY * usual):
        return
    (symbol, day), example = next(iter(wrong.items()))
    told = (
        f"최근 {RECENT}거래일의 종가 {len(wrong):,}건({len(stocks):,}종목)이 나중에 받은 자료로 바뀌었습니다"
        f"(예: {symbol} {day} {example.old:,.2f} → {example.new:,.2f}). 날짜가 밀린 파일이 아닌지 "
        "확인하십시오."
    )
    advice = f"바뀐 값이 맞으면 newsgen gate release {CODE} '*'로 푸십시오."
    found = hold(CODE, told, closes=len(wrong), stocks=len(stocks))
    yield found.turned(Consequence.HOLD, advice)


def unless_released(evidence: Evidence, releases: Iterable[Release]) -> Evidence:
    """Return the evidence without what was changed before an editor of another session let it stand."""
    last = max((one.at for one in releases if one.code == CODE), default=None)
    if last is None:
        return evidence
    return replace(evidence, revisions=tuple(one for one in evidence.revisions if one.seen_at > last))


def bases(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Tell where a close that today is measured from was changed since the session before."""
    since = snapshot.session.previous.closes
    fresh = [one for one in evidence.revisions if one.seen_at > since]
    for (symbol, day), one in standing(fresh).items():
        series = snapshot.series.get(symbol)
        if series is None or abs(one.new / one.old - 1) <= (CHANGED if is_stock(symbol) else LEVEL):
            continue
        base = _base(snapshot, symbol, day)
        if base:
            told = (
                f"{symbol} {day} 종가({base})가 {one.old:,.2f}에서 {one.new:,.2f}로 바뀌었습니다. "
                "바뀐 값에 견주어 썼습니다."
            )
            yield tell("base-rewritten", symbol, told, Consequence.FLAG, old=one.old, new=one.new)


def standing(revisions: Iterable[Revision]) -> Changed:
    """Return each close that stands otherwise than at first: the first old value and the last new one."""
    stands: dict[tuple[str, dt.date], Revision] = {}
    for one in revisions:  # oldest change first
        at = one.symbol, one.date
        stands[at] = one._replace(old=stands[at].old) if at in stands else one
    return {at: one for at, one in stands.items() if one.old > 0 and one.new != one.old}


def _base(snapshot: Snapshot, symbol: str, day: dt.date) -> str:
    """Return what is measured from a day's close, in Korean; empty where nothing that is printed is."""
    session, series = snapshot.session, snapshot.series[symbol]
    if day == session.previous.day:
        return "전 거래일"
    if day == session.first_of_week.previous.day:
        return "한 주의 기준"
    year = series.days > series.days[-1] - np.timedelta64(365, "D")
    close = np.where(year, series.close, np.nan)[:-1]
    if not np.isfinite(close).any():
        return ""
    if day == series.on(int(np.nanargmax(close))):
        return "52주 최고"
    return "52주 최저" if day == series.on(int(np.nanargmin(close))) else ""
