"""Whether the session is there: for the indices, for nearly all stocks, and the sessions before it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np
import numpy.typing as npt

from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import (
    UNIVERSES,
    Consequence,
    GateFinding,
    Section,
    doubt,
    hold,
    leave_out,
    tell,
)
from newsgen.snapshot.median import median
from newsgen.snapshot.snapshot import Panel, Snapshot, is_stock, to_date

COVERAGE = 0.97
"""Share of the usual number of closes below which the stocks of a session are not told: those that are
missing may be the ones that moved furthest. 0.992 is the least of 514 sessions of New York, 0.999 of 396 of
Seoul."""
NEARLY = 0.988
"""The same below which the editor is told the number: on no recorded session of either market."""
LEAST = 0.75
"""The same, below which the session is held: hardly anything came."""
USUAL = 20
"""Sessions over which the usual number of closes is taken."""
WEEK = 5
"""Sessions before this one in which a hole is told: they are what a week's move spans."""
LONG = 20
"""Sessions of silence after which a symbol may stand for another company."""


def missing_indices(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Hold without the broad index; leave another one that is missing out, and tell the editor."""
    for symbol in snapshot.market.indices:
        series = snapshot.series.get(symbol)
        if series is not None and series.close.size > 1 and not np.isnan(series.close[-2:]).any():
            continue
        here = series is not None and series.here
        missing = snapshot.session.previous.day if here else snapshot.day
        told = f"{missing} {symbol} 종가가 없습니다."
        if symbol == snapshot.market.broad:
            yield hold("index-missing", told, symbol)
        else:
            yield tell("index-missing", symbol, f"{told} 이 지수는 빼고 썼습니다.")


def half_session(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Hold a session with hardly any closes; leave out the stocks of one that came in part."""
    there = np.isfinite(snapshot.panel.close[-USUAL - 1 :])
    if there.shape[0] < 2:
        return
    whole, parts = _short(there.sum(axis=1), NEARLY), list(_parts(snapshot, there))
    if whole and whole[0] < LEAST * whole[1]:
        yield hold("half-session", _few(snapshot, "", *whole), closes=whole[0], usual=whole[1])
    elif parts:
        yield from parts
    elif whole:
        yield _missing(snapshot, "", Section.STOCKS, "*", *whole)


def _parts(snapshot: Snapshot, there: npt.NDArray[np.bool_]) -> Iterator[GateFinding]:
    """Yield the universes that came in part."""
    for universe in snapshot.market.universes:
        members = snapshot.universes.get(universe.name, frozenset())
        part = _short(there[:, snapshot.panel.columns(members)].sum(axis=1), NEARLY)
        if part is not None and universe.role in UNIVERSES:
            yield _missing(snapshot, f"{universe.noun}의 ", UNIVERSES[universe.role], universe.name, *part)


def _missing(
    snapshot: Snapshot, whose: str, section: Section, symbol: str, today: int, usual: float
) -> GateFinding:
    """Return the finding of closes that are missing: where they are many, no count, no ranking is right."""
    told = _few(snapshot, whose, today, usual)
    if today < COVERAGE * usual:
        return leave_out("half-session", section, told, symbol, closes=today, usual=usual)
    told = f"{told} 크게 움직인 종목이 빠졌을 수 있으니 시세를 다시 받으십시오."
    return tell("some-missing", symbol, told, closes=today, usual=usual)


def _few(snapshot: Snapshot, whose: str, today: int, usual: float) -> str:
    return f"{snapshot.day} {whose}종가가 {today:,}종목뿐입니다(평소 {usual:,.0f}종목)."


def _short(counts: npt.NDArray[np.intp], least: float = COVERAGE) -> tuple[int, float] | None:
    """Return today's count and the usual one where today's falls short of it."""
    today, usual = int(counts[-1]), median(counts[-USUAL - 1 : -1])
    return (today, usual) if usual > 0 and today < least * usual else None


def gap_before(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Leave the moves of stocks out where the session before is the hole: none is guessed."""
    there = np.isfinite(snapshot.panel.close[-USUAL - 1 :]).sum(axis=1)
    if there.size < 2:
        return
    before, usual, day = int(there[-2]), median(there[:-1]), to_date(snapshot.panel.days[-2])
    if usual > 0 and before < COVERAGE * usual <= there[-1]:
        told = f"{day} 종가가 {before:,}종목뿐입니다(평소 {usual:,.0f}종목)."
        found = leave_out("gap-before", Section.STOCKS, told, closes=before, usual=usual)
        yield msgspec.structs.replace(found, day=day)


def holes(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Find closes that are missing in the last week though they were there before and are there now."""
    panel = snapshot.panel
    close = panel.close[-USUAL - 1 :]
    if close.shape[0] < WEEK + 2:
        return
    there = np.isfinite(close)
    counts = there.sum(axis=1)
    open_days = counts >= COVERAGE * median(counts)
    lacking = ~there[-WEEK - 1 : -1] & open_days[-WEEK - 1 : -1, None]
    known = there[-1] & there[: -WEEK - 1].any(axis=0) & lacking.any(axis=0)
    for column in np.flatnonzero(known).tolist():
        symbol = panel.symbols[column]
        if symbol in snapshot.series:
            continue  # told with the whole of its history
        day = to_date(panel.days[-WEEK - 1 : -1][lacking[:, column]][-1])
        told = f"{symbol} {day} 종가가 없습니다."
        yield tell("missing-day", symbol, told, Consequence.NOTE, count=int(lacking[:, column].sum()))


def silences(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:  # noqa: ARG001
    """Find symbols that end with the session before, and such as come back after a long silence."""
    panel = snapshot.panel
    there = np.isfinite(panel.close[-USUAL - 1 :])
    if there.shape[0] < 2 or _short(there.sum(axis=1)) is not None:
        return  # of a session that came in part, what is missing says nothing
    for column in np.flatnonzero(~there[-1] & there[-2]).tolist():
        symbol = panel.symbols[column]
        if symbol in snapshot.market.indices:
            continue  # told as a missing index
        told = (
            f"{symbol} 종가가 {to_date(panel.days[-2])}까지만 있습니다. "
            "거래 정지, 상장 폐지, 누락 가운데 하나입니다."
        )
        yield tell("ends-early", symbol, told, _gravity(snapshot, symbol))
    for column, pause in _returned(panel):
        told = f"종가가 {pause}거래일 만에 다시 나왔습니다. 같은 회사인지 확인하십시오."
        yield doubt("returned", panel.symbols[column], told, sessions=pause)


def _returned(panel: Panel) -> Iterator[tuple[int, int]]:
    """Yield the columns whose close of today is the first in a long time, and for how many sessions."""
    silent = ~np.isfinite(panel.close[-LONG - 1 : -1]).any(axis=0)
    for column in np.flatnonzero(np.isfinite(panel.close[-1]) & silent).tolist():
        before = np.flatnonzero(np.isfinite(panel.close[:-1, column]))
        if before.size and is_stock(panel.symbols[column]):
            yield column, panel.close.shape[0] - 2 - int(before[-1])


def _gravity(snapshot: Snapshot, symbol: str) -> Consequence:
    """Return what a hole does: the editor hears of what is told every day, not of every stock."""
    return Consequence.FLAG if symbol in snapshot.series else Consequence.NOTE
