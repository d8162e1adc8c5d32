"""A session so far: the market as it stood at a moment, from bars of fifteen minutes.

Whatever the store holds of the session besides bars is taken out, so that no close of the evening can stand
in an article of the afternoon. A bar counts once it is complete.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from newsgen import calendars
from newsgen.facts.fed import Policy
from newsgen.facts.market import Floats, Market, Observations, Panel, Series
from newsgen.sources.batch import Bar, Release

BAR = dt.timedelta(minutes=15)
DECISION = dt.time(14)
"""When the Fed tells its decision, in New York's time."""
LAST_RELEASE = dt.time(10)
"""When the last of the morning's economic releases come out."""


def so_far(market: Market, bars: Mapping[str, Sequence[Bar]], until: dt.datetime) -> Market:
    """Return the market as it stood at ``until`` (with its time zone), from the session's bars by symbol.

    Instruments whose last complete bar is missing have no price of the session.
    """
    done = {symbol: [bar for bar in rows if bar.start + BAR <= until] for symbol, rows in bars.items()}
    traded = {symbol: rows for symbol, rows in done.items() if rows and rows[-1].start + 2 * BAR > until}
    return replace(
        market,
        moment=until,
        week_finished=False,
        series={name: _series(series, traded.get(name, ())) for name, series in market.series.items()},
        panel=_panel(market.panel, traded, market),
        rates={name: _before(found, market) for name, found in market.rates.items()},
        policy=_policy(market.policy, until) if market.policy else None,
        releases=tuple(one for one in market.releases if one.date < market.session or until >= _out(one)),
        covered=market.covered if any(name in traded for name in market.panel.symbols) else frozenset(),
    )


def latest(bars: Mapping[str, Sequence[Bar]], until: dt.datetime) -> dt.datetime | None:
    """Return the end of the last complete bar at ``until``; None where there is none."""
    ends = [bar.start + BAR for rows in bars.values() for bar in rows if bar.start + BAR <= until]
    return max(ends, default=None)


def _series(series: Series, bars: Sequence[Bar]) -> Series:
    """Return a history with the day so far as its last row."""
    opened, closed = (bars[0].open, bars[-1].close) if bars else (np.nan, np.nan)
    return replace(
        series,
        close=_ended(series.close, closed),
        open=None if series.open is None else _ended(series.open, opened),
        high=None
        if series.high is None
        else _ended(series.high, max((b.high for b in bars), default=np.nan)),
        low=None if series.low is None else _ended(series.low, min((b.low for b in bars), default=np.nan)),
    )


def _ended(column: Floats, last: float) -> Floats:
    """Return a column with another value in its last row."""
    changed = column.copy()
    changed[-1:] = last
    return changed


def _panel(panel: Panel, traded: Mapping[str, Sequence[Bar]], market: Market) -> Panel:
    """Return the panel with the day so far as its last row; a part of a day has no volume to compare.

    Where the row before is not the session before, no stock has a move.
    """
    session, before = np.datetime64(market.session), np.datetime64(calendars.previous(market.session))
    rows = panel.days < session
    nothing = np.full(len(panel.symbols), np.nan)
    if not rows.any() or panel.days[rows][-1] != before:
        now, cap = nothing, nothing
    else:
        now = np.array([traded[name][-1].close if name in traded else np.nan for name in panel.symbols])
        cap = panel.market_cap[rows][-1]
    return replace(
        panel,
        days=np.append(panel.days[rows], session),
        close=np.vstack([panel.close[rows], now]),
        volume=np.vstack([panel.volume[rows], nothing]),
        market_cap=np.vstack([panel.market_cap[rows], cap]),
    )


def _policy(policy: Policy, until: dt.datetime) -> Policy:
    """Return what was known of the Fed: no settlement of the session, no decision before its hour."""
    earlier = {day: prices for day, prices in policy.contracts.items() if day < policy.session}
    if until >= decision_time(policy.session):
        return replace(policy, contracts=earlier)
    low, high = (
        {day: value for day, value in ends.items() if day <= policy.session}
        for ends in (policy.low, policy.high)
    )
    return replace(policy, contracts=earlier, low=low, high=high, told=None)


def decision_time(session: dt.date) -> dt.datetime:
    """Return the moment from which a decision of the session may be told."""
    return dt.datetime.combine(session, DECISION, tzinfo=calendars.NEW_YORK)


def _out(release: Release) -> dt.datetime:
    """Return when a release is out at the latest: most at 08:30, some at 10:00, the Fed's at 14:00."""
    hour = DECISION if release.code == "FED_RATE" else LAST_RELEASE
    return dt.datetime.combine(release.date, hour, tzinfo=calendars.NEW_YORK)


def _before(found: Observations, market: Market) -> Observations:
    """Return a series up to the day before the session."""
    kept = found.days < np.datetime64(market.session)
    return replace(found, days=found.days[kept], values=found.values[kept])
