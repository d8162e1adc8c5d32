"""What a brief wants of a session, and what the store has of it."""

from __future__ import annotations

import bisect
import datetime as dt
from dataclasses import dataclass

import numpy as np

from newsgen import calendars, markets
from newsgen.config import Config
from newsgen.markets import Session
from newsgen.sources.source import Known, Occasion, Wanted
from newsgen.store import MarketStore, Store

_YEAR = dt.timedelta(days=372)
_WEEKS = dt.timedelta(days=14)
"""How far back the last economic release is looked for."""
_RECENT = 10
"""Sessions in which a hole is asked for again."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to be fetched."""

    session: Session
    desk: Config
    """The settings, for the baskets that are followed."""
    occasion: Occasion = Occasion.CLOSE
    whole_year: bool = False
    """Whether the members' last year is wanted too."""

    @property
    def stocks(self) -> tuple[str, ...]:
        """What is followed one by one."""
        baskets = self.desk.baskets_of(self.session.market).values()
        return tuple(dict.fromkeys(symbol for basket in baskets for symbol in basket))


def wanted(store: Store, order: Order) -> Wanted:
    """Return what the brief of a session is made of: the desk's baskets, and the universes' members."""
    session, ours = order.session, store.of(order.session.market)
    universes = session.market.universes
    return Wanted(
        session=session,
        stocks=order.stocks,
        members=frozenset[str]().union(*(ours.members(each.name, session.day) for each in universes)),
        whole_year=order.whole_year,
        contact=order.desk.sources.sec_contact,
    )


def known(store: Store, session: Session, now: dt.datetime) -> Known:
    """Sum up what the store has of the year up to a session, for who asks ``now``."""
    ours = store.of(session.market)
    window = ours.window(session.day - _YEAR, session.day)
    there = np.isfinite(window.close)
    days: list[dt.date] = window.days.tolist()
    last, gaps = {}, {}
    for column, symbol in enumerate(window.symbols):
        rows = np.flatnonzero(there[:, column])
        if not rows.size:
            continue
        at = int(rows[-1])
        last[symbol] = days[at], float(window.close[at, column])
        recent = max(int(rows[0]), len(days) - _RECENT)
        holes = np.flatnonzero(~there[recent:at, column])
        if holes.size:
            gaps[symbol] = days[recent + int(holes[0])]
    last |= _nights(store, session)
    before: dict[str, tuple[tuple[dt.date, float], ...]] = {}
    for split in ours.splits(last.keys(), last=session.day):
        column = window.symbols.index(split.symbol)
        rows = np.flatnonzero(there[: bisect.bisect_left(days, split.date), column])
        if rows.size:
            close = days[int(rows[-1])], float(window.close[rows[-1], column])
            before[split.symbol] = (*before.get(split.symbol, ()), close)
    came = [one.date for one in store.releases(session.day - _WEEKS, session.day) if one.actual is not None]
    return Known(
        last=last,
        first_gap=gaps,
        before=before,
        soon=_soon(ours, session, now),
        closes=dict(zip(window.symbols, there.sum(axis=0).tolist(), strict=True)),
        rates=_rates(store, session),
        named=frozenset(ours.instruments()),
        released=max(came, default=None),
        heard=store.heard(session.previous.day, session.day, session.closes),
    )


def _nights(store: Store, session: Session) -> dict[str, tuple[dt.date, float]]:
    """Return day and value of the last close of each other market's index that is told beside a session."""
    found: dict[str, tuple[dt.date, float]] = {}
    for name in {one.market for one in session.market.overnight}:
        symbols = [one.symbol for one in session.market.overnight if one.market == name]
        known = store.of(markets.named(name)).history(symbols, session.day)
        found |= {symbol: (one.days.tolist()[-1], float(one.close[-1])) for symbol, one in known.items()}
    return found


def _soon(ours: MarketStore, session: Session, now: dt.datetime) -> frozenset[str]:
    """Return whose closes were asked for too soon after the bell, once it is late enough to ask again."""
    final = session.closes + calendars.final(session.market.exchange)
    if now < final:
        return frozenset()
    return frozenset(symbol for symbol, at in ours.asked(session.day).items() if at < final)


def _rates(store: Store, session: Session) -> dict[str, dt.date]:
    """Return the day of the last observation of each series."""
    found = {}
    for series in store.series():
        days, _ = store.rates(series, session.day)
        if days.size:
            found[series] = days[-1].item()
    return found
