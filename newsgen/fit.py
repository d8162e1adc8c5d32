"""What an edition looks at of a day, as far as it is fit to print: store, snapshot and gate alone."""

from __future__ import annotations

import datetime as dt

import msgspec

from newsgen import gate, markets, snapshot
from newsgen.config import Config
from newsgen.editions import Edition
from newsgen.errors import Held, UsageProblem
from newsgen.gate import GateFinding
from newsgen.markets import Session, hours
from newsgen.snapshot import Snapshot, live
from newsgen.store import Store


def judged(
    store: Store, edition: Edition, day: dt.date, config: Config, *, at: dt.datetime | None = None
) -> tuple[Snapshot, list[GateFinding]]:
    """Return what an edition tells of a day as far as it is fit to print, and what the gate found.

    Raises NoSession (no trading day, or not in the store yet) and Held (data not fit to print).
    """
    seen, findings = _judged(store, edition, _seen(store, edition, day, config, at), config)
    return gate.fit(seen, findings), findings


def session_of(edition: Edition, day: dt.date, at: dt.datetime | None = None) -> Session:
    """Return the session whose article an edition makes on a day; raises NoSession where there is none."""
    day, market = _date(day), markets.named(edition.market)
    if edition.live:
        return hours.running(market, day, at or dt.datetime.now(dt.UTC), edition.instead)
    return hours.finished_week(market, day) if edition.weekly else hours.finished(market, day)


def _date(day: dt.date) -> dt.date:
    if isinstance(day, dt.datetime):
        return day.date()
    if not isinstance(day, dt.date):
        raise UsageProblem("거래일은 날짜(datetime.date)로 주십시오.")
    return day


def _seen(
    store: Store, edition: Edition, day: dt.date, config: Config, at: dt.datetime | None
) -> tuple[Snapshot, ...]:
    """Return what an edition looks at: what its moves are measured from, then each day that it tells."""
    session = session_of(edition, day, at)
    if edition.weekly:
        return snapshot.week(store, session, config)
    *before, told = snapshot.day(store, session, config)
    if edition.live:
        told = _so_far(store, told, at or dt.datetime.now(dt.UTC))
    return (*before, told)


def _so_far(store: Store, whole: Snapshot, at: dt.datetime) -> Snapshot:
    """Return a session as it stood at a moment; raises Held where no bars tell."""
    session = whole.session
    bars = store.of(session.market).bars_of(session.day)
    moment = live.latest(bars, at)
    if moment is None:
        clock = at.astimezone(session.market.zone)
        raise Held(
            f"{session} {session.market.nouns.place} 시각 {clock:%H시 %M분}까지의 장중 시세(15분봉)가 "
            "저장소에 없습니다. newsgen fetch --live로 받으십시오."
        )
    return live.so_far(whole, bars, moment)


def _judged(
    store: Store, edition: Edition, seen: tuple[Snapshot, ...], config: Config
) -> tuple[Snapshot, list[GateFinding]]:
    """Return what an edition tells and what the gate finds, raising Held where it holds the session.

    What is doubted of the session that moves are measured from is gone before the gate looks at today's.
    """
    first = seen[-1].session.first_of_week if edition.weekly else seen[-1].session
    settings = msgspec.json.encode(config)
    doubted: list[GateFinding] = []
    earlier: list[tuple[Snapshot, list[GateFinding]]] = []
    for each in seen:
        dated = [one for one in doubted if one.day is not None]
        told = gate.fit(each, dated)
        findings = gate.judged(store, told, told=told.day >= first.day, same=None if dated else settings)
        if told.day < first.day:
            doubted += gate.doubts_of((told, findings), told.market.broad)
        elif each is not seen[-1]:
            doubted += gate.doubts_within((told, findings))
        earlier.append((told, findings))
    again = gate.carried(told, earlier[:-1], first.day)
    findings = gate.told_once([*findings, *doubted, *again])
    gate.require_fit(findings)
    return told, findings
