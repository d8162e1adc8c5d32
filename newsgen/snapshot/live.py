"""A session so far: the market as it stood at a moment, from bars of fifteen minutes.

Whatever the store holds of the session besides bars is taken out, so that no close of the evening can stand
in an article of the afternoon. A bar counts once it is complete.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from newsgen.fed.clock import decision_time, release_time
from newsgen.fed.policy import Policy
from newsgen.snapshot.snapshot import Floats, Observations, Panel, Series, Snapshot
from newsgen.sources.batch import Bar, Release

BAR = dt.timedelta(minutes=15)


def so_far(snapshot: Snapshot, bars: Mapping[str, Sequence[Bar]], until: dt.datetime) -> Snapshot:
    """Return the market as it stood at ``until`` (with its time zone), from the session's bars by symbol.

    Instruments whose last complete bar is missing have no price of the session.
    """
    done = {symbol: [bar for bar in rows if bar.start + BAR <= until] for symbol, rows in bars.items()}
    traded = {symbol: rows for symbol, rows in done.items() if rows and rows[-1].start + 2 * BAR > until}
    return replace(
        snapshot,
        moment=until,
        series={name: _series(series, traded.get(name, ())) for name, series in snapshot.series.items()},
        giants={},
        commodities={},
        elsewhere={},
        panel=_panel(snapshot.panel, traded, snapshot),
        bars={name: tuple(done.get(name, ())) for name in snapshot.bars},
        rates={name: _before(found, snapshot) for name, found in snapshot.rates.items()},
        policy=_policy(snapshot.policy, until) if snapshot.policy else None,
        releases=tuple(one for one in snapshot.releases if one.date < snapshot.day or until >= _out(one)),
        covered=snapshot.covered if any(name in traded for name in snapshot.panel.symbols) else frozenset(),
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


def _panel(panel: Panel, traded: Mapping[str, Sequence[Bar]], snapshot: Snapshot) -> Panel:
    """Return the panel with the day so far as its last row; a part of a day has no volume to compare.

    Where the row before is not the session before, no stock has a move.
    """
    session, before = np.datetime64(snapshot.day), np.datetime64(snapshot.session.previous.day)
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


def before_decision(snapshot: Snapshot) -> bool:
    """Tell whether a market is seen at an hour before the Fed's decisions of its session are out."""
    return snapshot.moment is not None and snapshot.moment < decision_time(snapshot.day)


def _out(release: Release) -> dt.datetime:
    """Return when a release is out at the latest."""
    return (decision_time if release.code == "FED_RATE" else release_time)(release.date)


def _before(found: Observations, snapshot: Snapshot) -> Observations:
    """Return a series up to the day before the session."""
    return found.rows(found.days < np.datetime64(snapshot.day))
