"""Whether a session can be told: over, running, or yet to come. Who asks for another is told why not."""

from __future__ import annotations

import datetime as dt

from newsgen import calendars
from newsgen.errors import NoSession
from newsgen.korean import attach, moment
from newsgen.markets.market import Market
from newsgen.markets.session import Session, latest_finished, session

SEOUL = calendars.SEOUL
"""Where the readers and the desk are."""


def finished(market: Market, day: dt.date, now: dt.datetime | None = None) -> Session:
    """Return the session of a day that is over; raises NoSession, with the reason and another day."""
    now = now or dt.datetime.now(dt.UTC)
    told = attach(f"{day}", "은/는")
    if day > now.astimezone(market.zone).date():
        last = latest_finished(market, now)
        raise NoSession(f"{told} 아직 오지 않았습니다. 마지막으로 끝난 거래일: {last}")
    why = calendars.why_closed(day, now=now, exchange=market.exchange)
    if why:
        before = calendars.previous(day, market.exchange)
        raise NoSession(
            f"{told} {market.nouns.stocks} 거래가 끝난 날이 아닙니다({why}). 직전 거래일: {before}"
        )
    return Session(market, day)


def running(market: Market, day: dt.date, at: dt.datetime, instead: str) -> Session:
    """Return the session of a day that runs at a moment; raises NoSession.

    ``instead`` names the edition that tells a session once it is over.
    """
    found = session(market, day)
    if not found.opens < at < found.closes:
        clock = at.astimezone(market.zone)
        raise NoSession(
            f"{market.nouns.place} 시각 {clock:%Y-%m-%d %H시 %M분}은 {day} 장중이 아닙니다. "
            f"장중 판은 개장 뒤 마감 전의 시각으로, 마감 뒤에는 {instead} 판으로 만드십시오."
        )
    return found


def finished_week(market: Market, day: dt.date, now: dt.datetime | None = None) -> Session:
    """Return the last session of the last week that was over on a day; NoSession where it is yet to come."""
    now = now or dt.datetime.now(dt.UTC)
    if day > now.astimezone(SEOUL).date():
        last = calendars.last_finished_week(now.date(), now, market.exchange)
        raise NoSession(f"{attach(f'{day}', '은/는')} 아직 오지 않았습니다. 마지막으로 끝난 주: ~{last}")
    return Session(market, calendars.last_finished_week(day, now, market.exchange))


def settling(market: Market, now: dt.datetime) -> str:
    """Say in Korean why nothing is made of a session that is over, but not long enough; empty otherwise."""
    day = now.astimezone(market.zone).date()
    if not calendars.is_session(day, market.exchange):
        return ""
    closes = session(market, day).closes
    if not closes <= now < closes + calendars.settled(market.exchange):
        return ""
    wait = calendars.settled(market.exchange)
    minutes, final = wait // dt.timedelta(minutes=1), moment(closes + wait)
    return f". {day} 장은 끝났고, 종가가 정해지는 {minutes}분 뒤({final})부터 만듭니다."


def over_today(market: Market, now: dt.datetime) -> Session | None:
    """Return the session that was over today in Seoul; None where there is none, or none yet."""
    last = latest_finished(market, now)
    today = now.astimezone(SEOUL).date()
    return last if last.closes.astimezone(SEOUL).date() == today else None
