"""What the store knows of the Fed on a session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsgen.config import Config
from newsgen.fed.contracts import FUTURES, month_named
from newsgen.fed.fomc import Meeting
from newsgen.fed.policy import WIDTH, Policy, compared
from newsgen.model import Input
from newsgen.store import Store

WINDOW = dt.timedelta(days=100)
"""What the odds of a month ago are computed from: the effective rate of the month before that."""
DECISIONS = dt.timedelta(days=366 * 12)
"""Twelve years of decisions: the run that one goes on with, and when the Fed last moved the same way."""
_DAY = dt.timedelta(days=1)
_DAILY = ("EFFR", "DFF", "DFEDTARL", "DFEDTARU")


def policy(store: Store, session: dt.date, config: Config) -> Policy:
    """Load what the Fed's facts of a session need; of the day after it, what a decision put in force."""
    return read(store, session, session, config).at(session)


@dataclass(frozen=True, kw_only=True)
class Rates:
    """What the store holds of the Fed from the first of some sessions to the last."""

    store: Store
    config: Config
    daily: Mapping[str, Mapping[dt.date, float]]
    """Effective rates and ends of the target range, by series and day."""
    low: Mapping[dt.date, float]
    """The lower end of the target range by day, as far back as decisions are told."""
    contracts: Mapping[dt.date, Mapping[int, float]]
    """Prices of fed funds futures, by day and month."""

    def at(self, session: dt.date) -> Policy:
        """Return what was known at the end of one of the sessions."""
        meetings = self.config.fed.calendar()
        decides = meetings.decided_on(session) is not None
        effr, dff = (self._of(name, session, session) for name in ("EFFR", "DFF"))
        until = session + _DAY if decides else session
        since = min(compared(session).values())
        found = Policy(
            session=session,
            meetings=meetings,
            contracts={day: prices for day, prices in self.contracts.items() if since <= day <= session},
            effr=dff | effr,
            effr_name="EFFR" if effr else "DFF",
            low=self._of("DFEDTARL", session, until),
            high=self._of("DFEDTARU", session, until),
            moved=self.moved(meetings.known(session), session),
            warn_days=self.config.fed.warn_days,
        )
        return _as_released(found, self.store) if decides else found

    def moved(self, meetings: Iterable[Meeting], session: dt.date) -> dict[dt.date, int]:
        """Return by how many basis points meetings before a session moved the range, where that is known."""
        days = [one.decision for one in meetings if session - DECISIONS <= one.decision < session]
        ends = {day: (self.low.get(day), self.low.get(day + _DAY)) for day in days}
        return {
            day: round((after - before) * 100)
            for day, (before, after) in ends.items()
            if before is not None and after is not None
        }

    def _of(self, name: str, session: dt.date, until: dt.date) -> dict[dt.date, float]:
        first = session - WINDOW
        return {day: value for day, value in self.daily[name].items() if first <= day <= until}


def read(store: Store, first: dt.date, last: dt.date, config: Config) -> Rates:
    """Read what the sessions from one to another need."""
    contracts: dict[dt.date, dict[int, float]] = {}
    for rate in store.recent_rates(FUTURES, min(compared(first).values()), last):
        contracts.setdefault(rate.date, {})[month_named(rate.series.removeprefix(FUTURES))] = rate.value
    span = first - WINDOW, last + _DAY
    lows = store.recent_rates("DFEDTARL", first - DECISIONS, last)
    daily = {name: {one.date: one.value for one in store.recent_rates(name, *span)} for name in _DAILY}
    low = {one.date: one.value for one in lows}
    return Rates(store=store, config=config, daily=daily, low=low, contracts=contracts)


def _as_released(found: Policy, store: Store) -> Policy:
    """Return the policy with the decision of the session, where a recorded release tells it."""
    came = (one for one in store.releases(found.session, found.session) if one.code == "FED_RATE")
    for one in came:
        if one.actual is not None:  # the upper end
            told = Input(symbol=one.code, date=one.date, value=one.actual, field="actual")
            return found.with_decision(one.actual - WIDTH, one.actual, told)
    return found
