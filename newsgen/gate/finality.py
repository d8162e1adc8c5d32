"""Whether the closes are closes: a session that is over, prices made at its end and not in its middle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np

from newsgen import calendars, korean
from newsgen.gate.evidence import Evidence, quoted
from newsgen.gate.finding import Consequence, GateFinding, doubt, hold, tell
from newsgen.snapshot.snapshot import Snapshot

EARLY = dt.timedelta(minutes=15)
"""How long before the close the last trade may be: a later one would have been seen."""
MANY = 0.1
"""Share of the quotes above which early ones mean that the session was fetched before it was over."""
FEWEST = 20
"""Quotes from which a share of them says something."""


def not_over(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Hold a session that is not over by the calendar, or whose prices were fetched before it was."""
    why = (
        calendars.why_closed(snapshot.day, now=evidence.now, exchange=snapshot.market.exchange)
        if evidence.now
        else ""
    )
    if why:
        yield hold("not-over", f"{snapshot.day} 거래가 아직 끝나지 않았습니다({why}).")
    close, settled = snapshot.session.closes, calendars.settled(snapshot.market.exchange)
    if evidence.fetched and evidence.fetched < close + settled:
        clock = _clock(snapshot, evidence.fetched, "%m-%d %H:%M")
        when = "마감 전" if evidence.fetched < close else "마감 직후"
        yield hold("fetched-early", f"{when}인 {clock}에 받은 시세입니다.")


def read_soon(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Tell that the closes were read so soon after the bell that those of indices may still change."""
    close, exchange = snapshot.session.closes, snapshot.market.exchange
    final = close + calendars.final(exchange)
    if evidence.fetched and close + calendars.settled(exchange) <= evidence.fetched < final:
        after = round((evidence.fetched - close).total_seconds() / 60)
        told = (
            f"마감 {after}분 뒤인 {_clock(snapshot, evidence.fetched)}에 받은 종가입니다. "
            f"지수는 {korean.moment(final)}까지 0.02%쯤 바뀔 수 있으니 "
            "그 뒤에 다시 만드십시오."
        )
        yield tell("read-soon", "*", told, minutes=after)


def intraday(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Find closes whose quote was made before the session's end: they are prices of the day so far."""
    quotes = quoted(snapshot, evidence)
    latest = (snapshot.session.closes - EARLY).timestamp()
    early = np.flatnonzero(quotes.time < latest).tolist()
    if len(quotes.symbols) >= FEWEST and len(early) > MANY * len(quotes.symbols):
        share = 100 * len(early) / len(quotes.symbols)
        told = f"마감 전에 받은 시세입니다({len(early):,}종목, {share:.0f}%)."
        yield hold("intraday", told, count=len(early), share=share)
    for at in early:
        clock = _clock(snapshot, dt.datetime.fromtimestamp(quotes.time[at], dt.UTC))
        yield doubt("intraday", quotes.symbols[at], f"마지막 시세가 마감 전인 {clock} 값입니다.")


def bars_beyond(snapshot: Snapshot, evidence: Evidence) -> Iterator[GateFinding]:
    """Find sessions whose bars go on after the close, or end before it."""
    close = snapshot.session.closes
    for symbol, last in evidence.bars.items():
        clock = _clock(snapshot, last.time)
        if last.time >= close + 2 * EARLY:
            yield doubt("bars-after-close", symbol, f"분봉이 마감 뒤인 {clock}까지 이어집니다.")
        elif last.time < close - EARLY:
            message = f"{symbol} 분봉이 {clock}에서 끊겨 마감까지 없습니다."
            yield tell("bars-short", symbol, message, Consequence.NOTE)


def _clock(snapshot: Snapshot, moment: dt.datetime, form: str = "%H:%M") -> str:
    """Return a moment by the market's clock, with the name of the place: ``뉴욕 15:45``."""
    return f"{snapshot.market.nouns.place} {moment.astimezone(snapshot.market.zone):{form}}"
