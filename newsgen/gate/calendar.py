"""Whether the rows stand on sessions, and on the session that they are said to be of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np

from newsgen import calendars
from newsgen.gate.evidence import Evidence
from newsgen.gate.finding import Consequence, GateFinding, doubt, hold, tell
from newsgen.markets import Session
from newsgen.snapshot.snapshot import Days, Snapshot, to_date

DAY = dt.timedelta(days=1)
RECENT = 60
"""Rows at the end of a history that are held against the calendar: a mistake there shifts moves."""


def mixed_calendars(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Find rows that are no sessions, stand twice or out of order, or do not end with the session."""
    sessions = _sessions_until(snapshot.session)
    wrong = _wrong_day(snapshot.panel.days, sessions) if snapshot.panel.symbols else None
    if wrong:
        yield hold("calendar-mixed", f"종목 시세의 날짜가 거래일 달력과 다릅니다: {wrong}.")
    for symbol, series in snapshot.series.items():
        wrong = _wrong_day(series.days, sessions)
        if wrong:
            yield doubt("calendar-mixed", symbol, f"시세의 날짜가 거래일 달력과 다릅니다({wrong}).")
    for day, count in evidence.strays.items():
        message = f"거래가 없던 {day}의 시세가 {count:,}건 있습니다. 쓰지 않았습니다."
        yield tell("stray-row", "*", message, Consequence.NOTE, count=count)


def _sessions_until(session: Session) -> Days:
    """Return the last sessions up to this one."""
    exchange = session.market.exchange
    first = max(session.day - 2 * RECENT * DAY, calendars.bounds(exchange)[0])
    found = calendars.sessions(first, session.day, exchange)
    return np.array(found[-RECENT:], dtype="datetime64[D]")


def _wrong_day(days: Days, sessions: Days) -> str | None:
    """Return what is wrong with the last days of a history, in Korean; None where nothing is."""
    recent = days[-RECENT:]
    if np.array_equal(recent, sessions[-recent.size :]) or not recent.size:
        return None
    if recent[-1] != sessions[-1]:
        return f"마지막 날이 {to_date(recent[-1])}"
    order = np.flatnonzero(np.diff(recent).astype(np.int64) <= 0)
    if order.size:
        return f"{to_date(recent[order[0] + 1])} 줄이 두 번 있거나 차례가 바뀜"
    strange = np.setdiff1d(recent, sessions)
    if strange.size:
        return f"{to_date(strange[0])} 줄이 있으나 거래일이 아님"
    absent = np.setdiff1d(sessions[sessions >= recent[0]], recent)
    return f"{to_date(absent[0])} 줄이 없음" if absent.size else "거래일보다 긴 기간"
