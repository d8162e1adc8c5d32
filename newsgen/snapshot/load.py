"""From the store to a market's session: nothing of later days; several sessions are slices of one reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import msgspec
import numpy as np

from newsgen import markets
from newsgen.config import Config
from newsgen.events import NEAR, official
from newsgen.fed import published
from newsgen.fed.contracts import EXCHANGE
from newsgen.indicators import indicators
from newsgen.markets import Market, Observed, Session
from newsgen.model import Account, Instrument
from newsgen.snapshot import giants, moments, nights, peaks, policy
from newsgen.snapshot.comparison import LEAD, WINDOW, Comparison
from newsgen.snapshot.flows import Bought
from newsgen.snapshot.snapshot import Anchor, Basket, Days, Observations, Scheduled, Snapshot
from newsgen.sources.batch import Release
from newsgen.store import Store

LEVELS = dt.timedelta(days=366 * 12)
"""Twelve years of yields and currencies: since when one was not as high."""

RELEASES = dt.timedelta(days=1100)
"""Three years of economic releases: what a surprise is measured against."""

AHEAD = dt.timedelta(days=7)

LATELY = dt.timedelta(days=7)
"""How far back a series that cannot be placed may end and still be missed."""

_NOTHING = Observations(days=np.array([], dtype="datetime64[D]"), values=np.array([]))


def snapshot(store: Store, session: Session, config: Config) -> Snapshot:
    """Read what the facts of a session need; raises StoreProblem where the store cannot be read."""
    return read(store, session, session, config).at(session)


def day(store: Store, session: Session, config: Config) -> tuple[Snapshot, ...]:
    """Return a session, which knows what is due after it, and before it the one that moves are measured from.

    The latter is not there where it has no prices.
    """
    found = read(store, session.previous, session, config)
    return (*found.before(session), found.at(session, coming=_coming(store, session)))


def week(store: Store, session: Session, config: Config) -> tuple[Snapshot, ...]:
    """Return the sessions of the week that ends with ``session``, in order, all of one reading.

    The first is the one that the week is measured from, where there is one. The last one knows what is due in
    the week after.
    """
    first, *_ = *earlier, last = session.week
    found = read(store, first.previous, session, config)
    return (*found.before(first), *map(found.at, earlier), found.at(last, coming=_coming(store, session)))


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What the store holds of some sessions: each is a slice of it, whichever others are read with it."""

    store: Store
    config: Config
    baskets: tuple[Basket, ...]
    followed: frozenset[str]
    """Whose histories are told day by day; the others are those of giants."""
    prices: Comparison
    nights: nights.Nights
    """What other markets did while this one slept."""
    rates: Mapping[str, Observations]
    """Series and their stand-bys, by name; those of which nobody says when they are taken are not here."""
    unplaced: Mapping[str, Days]
    """The latter, and the dates of their values."""
    fed: policy.Rates | None
    bought: tuple[Bought, ...]
    """What investors bought on balance, a part of the exchange each."""
    releases: tuple[Release, ...]
    instruments: dict[str, Instrument]
    _latest: dict[Session, Snapshot] = field(default_factory=dict)
    """The session asked for last: it is told, and then the one before the next."""

    def at(self, session: Session, coming: tuple[Scheduled, ...] = ()) -> Snapshot:
        """Return what was known at the close of one of the sessions."""
        if session not in self._latest:
            found = self._at(session)
            self._latest.clear()
            self._latest[session] = found
        return replace(self._latest[session], coming=coming)

    def _at(self, session: Session) -> Snapshot:
        market, day = session.market, session.day
        ours = self.store.of(market)
        lists = {each.name: ours.membership(each.name, day) for each in market.universes}
        large = next(
            (lists[one.name].symbols for one in market.universes if one.role == "large"), frozenset[str]()
        )
        told = self.followed.union(market.kept, self.prices.giants.get(day, ()))
        series, panel, bases, severed = self.prices.at(session, told, large)
        rates = {one.symbol: self._observed(one, session) for one in market.observed}
        dug, abroad = ({one.symbol for one in each} for each in (market.commodities, market.elsewhere))
        beside = {name: self._until(name, session) for name in market.witnesses}
        return Snapshot(
            session=session,
            series={name: one for name, one in series.items() if name in self.followed},
            giants={name: one for name, one in series.items() if name not in self.followed | market.apart},
            commodities={name: one for name, one in series.items() if name in dug},
            elsewhere={name: one for name, one in series.items() if name in abroad},
            overnight=self.nights.before(session),
            panel=panel,
            bars={name: tuple(ours.bars(name, day)) for name in self._barred(market)},
            bases=bases,
            severed=severed,
            rates=beside | rates,
            levels={one.symbol: self._observed(one, session, LEVELS) for one in market.observed},
            unplaced=self._unplaced(session, rates),
            instruments=market.named_on(day, self.instruments),
            universes={universe: listed.symbols for universe, listed in lists.items()},
            covered=frozenset(universe for universe, listed in lists.items() if listed.covers),
            baskets=self.baskets,
            anchors=tuple(Anchor(date=anchor.date, label=anchor.label) for anchor in self.config.anchors),
            flows={one.board: flows for one in self.bought if (flows := one.at(day)) is not None},
            releases=tuple(one for one in self.releases if day - RELEASES <= one.date <= day),
            peaks={one.symbol: one.peaks for one in market.subjects if one.peaks}
            | dict(peaks.of_companies(series.values())),
            accounts=_accounts(self.store, session, self.config),
            policy=self.fed.at(day) if self.fed else None,
        )

    def _barred(self, market: Market) -> frozenset[str]:
        """Return whose bars are looked at: the main indices', the small companies', the baskets' members'."""
        members = (member for basket in self.baskets for member in basket.members)
        return frozenset(filter(None, (*market.indices, market.small, *members)))

    def before(self, session: Session) -> tuple[Snapshot, ...]:
        """Return the session before another; nothing where no price of it is there."""
        previous = session.previous
        return (self.at(previous),) if self.prices.known(previous.day) else ()

    def _observed(self, one: Observed, session: Session, back: dt.timedelta = WINDOW) -> Observations:
        """Return a series; where it has nothing of the session, its stand-by if that has.

        Both days of a change are then the stand-by's: two sources are never compared with each other.
        """
        found = self._until(one.symbol, session, back)
        if one.stand_by and not found.has(session.day):
            other = self._until(one.stand_by, session, back)
            if other.has(session.day):
                return replace(other, symbol=one.stand_by)
        return found

    def _until(self, name: str, session: Session, back: dt.timedelta = WINDOW) -> Observations:
        found = self.rates.get(name, _NOTHING)
        first = np.searchsorted(found.days, np.datetime64(session.day - back))
        return found.rows(slice(first, np.searchsorted(found.days, np.datetime64(session.day), side="right")))

    def _unplaced(self, session: Session, rates: Mapping[str, Observations]) -> tuple[str, ...]:
        """Return the series that would tell something of a session if it were known when they are taken."""
        silent = (one for one in session.market.observed if not rates[one.symbol].has(session.day))
        names = [name for one in silent for name in (one.symbol, one.stand_by) if name in self.unplaced]
        first, last = np.datetime64(session.day - LATELY), np.datetime64(session.day)
        late = {name: (self.unplaced[name] >= first) & (self.unplaced[name] <= last) for name in names}
        return tuple(name for name in names if late[name].any())


def read(store: Store, first: Session, last: Session, config: Config) -> Reading:
    """Read what the sessions from one to another need; once for all, where the store is held for them.

    Whichever of them is sliced out, it sees what it would see of a reading of its own.
    """
    market, since = last.market, first.day - WINDOW - LEAD
    begins, ends = store.span(since, last.day)

    def make() -> Reading:
        return _read(store, market, begins, ends, config)

    if store.span(last.day, last.day)[0] > since:
        return make()
    return store.once(("reading", market.name, msgspec.json.encode(config)), make)


def _read(store: Store, market: Market, begins: dt.date, last: dt.date, config: Config) -> Reading:
    """Read what the sessions up to a day need whose prices are looked at from another on."""
    first = begins + WINDOW + LEAD
    baskets = tuple(Basket(name=name, members=members) for name, members in config.baskets_of(market).items())
    followed = frozenset((*market.watched, *(member for basket in baskets for member in basket.members)))
    rates, unplaced = _rates(store, market, first, last)
    ours = store.of(market)
    window = ours.window(begins, last, apart=market.apart)
    asked = giants.to_follow(window, first, market.size, peaks.known())
    histories = ours.history(followed.union(market.kept, *asked.values()), last)
    return Reading(
        store=store,
        config=config,
        baskets=baskets,
        followed=followed,
        prices=Comparison(ours, last, window, histories, followed, asked),
        nights=nights.Nights(store, market, last),
        rates=rates,
        unplaced=unplaced,
        fed=_fed(store, market, first, last, config),
        bought=tuple(Bought.of(market, one.name, store.flows(one.name, last), last) for one in market.boards),
        releases=tuple(_releases(store, market, first - RELEASES, last)),
        instruments={**ours.instruments(), **nights.instruments(market), **market.instruments},
    )


def _around(session: Session) -> tuple[dt.date, dt.date]:
    """Return the days whose events may bear on a session or its week."""
    return session.first_of_week.previous.day - NEAR, session.day + NEAR


def _accounts(store: Store, session: Session, config: Config) -> tuple[Account, ...]:
    """Read what official calendars, the Fed's and all sources say of a market's events around a session.

    What the Fed publishes is told beside the market whose days its futures follow.
    """
    market, days = session.market, _around(session)
    fed = published.accounts(config.fed.calendar(), *days) if market.exchange == EXCHANGE else ()
    told = store.events(*days)
    ours = (one for one in told if one.about == market.exchange or markets.of(one.about) is market)
    return (*official.accounts(market, *days), *fed, *ours)


def _rates(
    store: Store, market: Market, first: dt.date, last: dt.date
) -> tuple[dict[str, Observations], dict[str, Days]]:
    """Return the series of a market by its sessions, and the dates of those that cannot be placed.

    A date in London or Seoul can be that of the day after the session, and of the Monday after a Friday:
    all is read up to the next session, and what is taken after it opens belongs to none of these.
    """
    named = {market.policy: market.policy_clock} if market.policy else {}
    clocks, until = market.clocks | store.moments() | named, last + moments.AHEAD
    rates: dict[str, Observations] = {}
    unplaced: dict[str, Days] = {}
    for name in dict.fromkeys((*market.series, *market.witnesses)):
        back = LEVELS if name in market.series else WINDOW
        dates, values = store.rates(name, until, first=first - back - moments.AHEAD)
        if name in clocks:
            rates[name] = moments.assigned(market, clocks[name], dates, values)
        else:
            unplaced[name] = dates
    return rates, unplaced


def _fed(store: Store, market: Market, first: dt.date, last: dt.date, config: Config) -> policy.Rates | None:
    """Read what is known of the Fed; None of a market that rests on other days than its futures."""
    return policy.read(store, first, last, config) if market.exchange == EXCHANGE else None


def _coming(store: Store, session: Session) -> tuple[Scheduled, ...]:
    """Return what is due in the seven days after a session: what and when, and no figure of it."""
    following = _releases(store, session.market, session.day + dt.timedelta(days=1), session.day + AHEAD)
    return tuple(Scheduled(one.code, one.period, one.date) for one in following)


def _releases(store: Store, market: Market, first: dt.date, last: dt.date) -> Iterator[Release]:
    """Yield the releases that come out on a market's days; of others the day alone does not say who knew."""
    known = indicators()
    for one in store.releases(first, last):
        if one.code in known and known[one.code].market == market.name:
            yield one
