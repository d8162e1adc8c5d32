"""From the store to one session's market: nothing of later days, splits adjusted for, sessions aligned."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Collection, Iterable, Mapping

import numpy as np

from newsgen import calendars
from newsgen.config import Config
from newsgen.facts.agenda import Scheduled
from newsgen.facts.fed import WIDTH, Policy, compared
from newsgen.facts.market import Anchor, Basket, Days, Floats, Market, Observations, Panel, Peak, Series
from newsgen.facts.rates import CURRENCIES, YIELDS
from newsgen.model import Input, Instrument
from newsgen.sources.batch import Rate, Split
from newsgen.sources.contracts import FUTURES, month_named
from newsgen.store import Store
from newsgen.store.read import History

WINDOW = dt.timedelta(days=372)
"""A year and a week: 52 weeks and the close before them."""

RELEASES = dt.timedelta(days=1100)
"""Three years of economic releases: what a surprise is measured against."""

FED_WINDOW = dt.timedelta(days=100)
"""What the odds of a month ago are computed from: the effective rate of the month before that."""

UNIVERSES = ("russell2000", "sp500")

STAND_BY = {"DGS10": "^TNX", "DGS30": "^TYX"}
"""The market's own yields, where FRED has not published the session's yet."""


def market(
    store: Store,
    session: dt.date,
    config: Config,
    subjects: Mapping[str, Instrument],
    peaks: Mapping[str, tuple[Peak, ...]],
) -> Market:
    """Load what the facts of a session need; raises StoreProblem where the store cannot be read."""
    splits = store.splits(last=session)
    baskets = tuple(Basket(name=name, members=members) for name, members in config.baskets.items())
    followed = [
        *(name for name in subjects if name.startswith("^")),
        *(m for b in baskets for m in b.members),
    ]
    histories = store.history(followed, session)
    window = store.window(session - WINDOW, session)
    close, volume = adjusted(window.days, window.symbols, window.close, window.volume, splits)
    lists = {universe: store.membership(universe, session) for universe in UNIVERSES}
    return Market(
        session=session,
        week_finished=calendars.is_last_of_week(session),
        series={name: aligned(name, history, session, splits) for name, history in histories.items()},
        panel=Panel(
            days=window.days, symbols=window.symbols, close=close, volume=volume, market_cap=window.market_cap
        ),
        rates={name: observations(store, name, session) for name in (*YIELDS, *CURRENCIES)},
        instruments={**store.instruments(), **subjects},
        universes={universe: listed.symbols for universe, listed in lists.items()},
        covered=frozenset(universe for universe, listed in lists.items() if listed.covers),
        baskets=baskets,
        anchors=tuple(Anchor(date=anchor.date, label=anchor.label) for anchor in config.anchors),
        releases=tuple(store.releases(session - RELEASES, session)),
        policy=policy(store, session, config),
        peaks=dict(peaks),
    )


def policy(store: Store, session: dt.date, config: Config) -> Policy:
    """Load what the Fed's facts of a session need; of the day after it, what a decision put in force."""
    meetings = config.fed.calendar()
    first, decides = session - FED_WINDOW, meetings.decided_on(session) is not None
    effr, dff = (_by_day(store.recent_rates(name, first, session)) for name in ("EFFR", "DFF"))
    until = session + dt.timedelta(days=1) if decides else session
    ends = (store.recent_rates(name, first, until) for name in ("DFEDTARL", "DFEDTARU"))
    low, high = map(_by_day, ends)
    found = Policy(
        session=session,
        meetings=meetings,
        contracts=_contracts(store, {session, *compared(session).values()}),
        effr=dff | effr,
        effr_name="EFFR" if effr else "DFF",
        low=low,
        high=high,
        warn_days=config.fed.warn_days,
    )
    return _as_released(found, store) if decides else found


def coming(store: Store, session: dt.date) -> tuple[Scheduled, ...]:
    """Return what is due in the seven days after a session: what and when, and no figure of it."""
    following = store.releases(session + dt.timedelta(days=1), session + dt.timedelta(days=7))
    return tuple(Scheduled(one.code, one.period, one.date) for one in following)


def _by_day(rates: Iterable[Rate]) -> dict[dt.date, float]:
    return {rate.date: rate.value for rate in rates}


def _contracts(store: Store, sessions: Collection[dt.date]) -> dict[dt.date, dict[int, float]]:
    """Return the prices of fed funds futures on some sessions, by month."""
    found: dict[dt.date, dict[int, float]] = {}
    for rate in store.recent_rates(FUTURES, min(sessions), max(sessions)):
        if rate.date in sessions:
            found.setdefault(rate.date, {})[month_named(rate.series.removeprefix(FUTURES))] = rate.value
    return found


def _as_released(found: Policy, store: Store) -> Policy:
    """Return the policy with the decision of the session, where a recorded release tells it."""
    came = (one for one in store.releases(found.session, found.session) if one.code == "FED_RATE")
    for one in came:
        if one.actual is not None:  # the upper end
            told = Input(symbol=one.code, date=one.date, value=one.actual, field="actual")
            return found.with_decision(one.actual - WIDTH, one.actual, told)
    return found


def observations(store: Store, name: str, session: dt.date) -> Observations:
    """Return a series; where it has nothing of the session, its stand-by if that has.

    Both days of a change are then the stand-by's: two sources are never compared with each other.
    """
    days, values = store.rates(name, session)
    if name in STAND_BY and not _has(days, session):
        other, instead = store.rates(STAND_BY[name], session)
        if _has(other, session):
            return Observations(days=other, values=instead, symbol=STAND_BY[name])
    return Observations(days=days, values=values)


def _has(days: Days, session: dt.date) -> bool:
    return days.size > 0 and bool(days[-1] == np.datetime64(session))


def aligned(symbol: str, history: History, session: dt.date, splits: Iterable[Split]) -> Series:
    """Return a history on every session of the exchange from its first to ``session``, split-adjusted."""
    every = _sessions()
    first, end = (
        np.searchsorted(every, history.days[0]),
        np.searchsorted(every, np.datetime64(session), side="right"),
    )
    days = every[first:end]
    rows = np.searchsorted(days, history.days)
    columns: dict[str, Floats] = {}
    for name in ("close", "open", "high", "low"):
        column = np.full(days.size, np.nan)
        column[rows] = getattr(history, name)
        columns[name] = column
    for split in splits:
        if split.symbol == symbol:
            for column in columns.values():
                column[days < np.datetime64(split.date)] /= split.ratio
    return Series(symbol=symbol, days=days, **columns)


@functools.cache
def _sessions() -> Days:
    """Return every session that the calendar knows, as an array."""
    return np.array(calendars.sessions(*calendars.bounds()), dtype="datetime64[D]")


def adjusted(
    days: Days, symbols: tuple[str, ...], close: Floats, volume: Floats, splits: Iterable[Split]
) -> tuple[Floats, Floats]:
    """Return closes and volumes as if every split up to the last day had always been in force."""
    column_of = {symbol: column for column, symbol in enumerate(symbols)}
    due = [split for split in splits if split.symbol in column_of]
    if not due or not days.size:
        return close, volume
    close, volume = close.copy(), volume.copy()
    for split in due:
        before, column = days < np.datetime64(split.date), column_of[split.symbol]
        close[before, column] /= split.ratio
        volume[before, column] *= split.ratio
    return close, volume
