"""What the store knows of the Fed on a session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from newsgen.config import Config
from newsgen.fed.contracts import FUTURES, month_named
from newsgen.fed.policy import WIDTH, Policy, compared
from newsgen.model import Input
from newsgen.sources.batch import Rate
from newsgen.store import Store

WINDOW = dt.timedelta(days=100)
"""What the odds of a month ago are computed from: the effective rate of the month before that."""


def policy(store: Store, session: dt.date, config: Config) -> Policy:
    """Load what the Fed's facts of a session need; of the day after it, what a decision put in force."""
    meetings = config.fed.calendar()
    first, decides = session - WINDOW, meetings.decided_on(session) is not None
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
